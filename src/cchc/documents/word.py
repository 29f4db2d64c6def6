"""The annex in a Word template.

docxtpl renders with a sandbox: a template comes from outside, and by default it could run programs, drop `&`, and print
nothing for a name that does not exist. Core properties are set afterwards, since rendering would escape them twice.
"""

import io
from dataclasses import fields
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml.etree import _Element as XmlElement

from cchc.documents.annex import Annex, Cell
from cchc.documents.marks import MERGE_CONTINUE, MERGE_START, marked, resolve, texts, unmarked
from cchc.errors import CchcError

_MERGES = {"": "", "start": MERGE_START, "continue": MERGE_CONTINUE}


def docx(annex: Annex, template: Path) -> bytes:
    """The annex as the bytes of a DOCX.

    Raises:
        CchcError: The template is no Word file, asks for what cannot be printed, or leaves out a part of the annex.
    """
    document = _opened(template)
    context = {field.name: getattr(annex, field.name) for field in fields(annex)}
    try:
        document.render(context, _environment())
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise CchcError(
            f"Mẫu “{template}” có chỗ không xuất được: {error}. Đề nghị sửa mẫu, hoặc xóa tệp này để dùng mẫu có sẵn."
        ) from error
    resolve(document.docx.element.body)
    _refuse_gaps(document.docx.element.body, annex, template)
    _set_properties(document.docx.core_properties, annex)
    file = io.BytesIO()
    document.docx.save(file)
    return file.getvalue()


def _opened(template: Path) -> DocxTemplate:
    document = DocxTemplate(template)
    try:
        document.init_docx()
    except (PackageNotFoundError, BadZipFile, KeyError, OSError, ValueError) as error:
        raise CchcError(f"Không mở được mẫu “{template}”. Đề nghị kiểm tra: mẫu phải là tệp Word (.docx).") from error
    return document


def _environment() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_printed)


def _printed(value: Any) -> Any:  # noqa: ANN401 — whatever a template prints
    """What a template prints, as text with marks; docxtpl's own rich values (`__html__`) pass as they are."""
    if isinstance(value, Cell):
        return _MERGES[value.merge] + marked(value.text)
    if value is None or hasattr(value, "__html__"):
        return value or ""
    return marked(str(value))


def _refuse_gaps(body: XmlElement, annex: Annex, template: Path) -> None:
    """Every text of the annex's table is in some cell: a template that lost its table or a column is not used."""
    cells = {texts(cell) for cell in body.iter(qn("w:tc"))}
    everything = "\n".join(cells)
    for line in annex.lines:
        for text in map(unmarked, line.texts):
            if text not in cells and text not in everything:
                raise CchcError(
                    f"Mẫu “{template}” không in “{text}” ({unmarked(line.title)}). "
                    "Đề nghị sửa mẫu, hoặc xóa tệp này để dùng mẫu có sẵn."
                )


def _set_properties(properties: Any, annex: Annex) -> None:  # noqa: ANN401 — python-docx does not export the class
    properties.title = f"{annex.label}. {annex.title}"
    properties.author = annex.issuer
    properties.language = "vi-VN"
