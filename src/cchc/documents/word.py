"""The annex in a Word template.

docxtpl renders with a sandbox: a template comes from outside, and by default it could run programs, drop `&`, and print
nothing for a name that does not exist. Core properties are set afterwards, since rendering would escape them twice.
"""

import io
import re
from collections import Counter
from dataclasses import fields
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml.etree import _Element as XmlElement

from cchc.documents.annex import Annex, Cell
from cchc.documents.marks import MERGE_CONTINUE, MERGE_START, marked, resolve, texts
from cchc.errors import CchcError
from cchc.model.emphasis import plain

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
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, RecursionError, MemoryError) as error:
        raise CchcError(
            f"Mẫu “{template}” có chỗ không xuất được: {_said(error)}. Đề nghị mở mẫu bằng Word và sửa."
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


def _said(error: Exception) -> str:
    """What a template did wrong; jinja2 names it in quotes within an English sentence."""
    named = re.findall(r"'([^']+)'", str(error))
    if isinstance(error, UndefinedError):
        return f"không có “{named[-1]}” để in" if named else "không có giá trị để in"
    if isinstance(error, SecurityError):
        return "mẫu làm điều không được phép"
    if isinstance(error, TemplateSyntaxError):
        return f"sai cú pháp ở “{named[-1]}”" if named else "sai cú pháp"
    return "không tính được giá trị để in"


def _refuse_gaps(body: XmlElement, annex: Annex, template: Path) -> None:
    """Every line of the annex is a row of the document, whole: a template that lost a row or a column is not used."""
    rows = [[texts(cell) for cell in row.iter(qn("w:tc"))] for row in body.iter(qn("w:tr"))]
    following = iter(rows)
    for line in annex.lines:
        wanted = [plain(text) for text in line.texts if text]
        if not any(not _missing(row, wanted) for row in following):
            text = min((_missing(row, wanted) for row in rows), key=len, default=wanted)[0]
            raise CchcError(
                f"Mẫu “{template}” không in “{text}” của hàng “{plain(line.title)}”. Đề nghị mở mẫu bằng Word và sửa."
            )


def _missing(row: list[str], wanted: list[str]) -> list[str]:
    """The texts for which a row has no cell; what is left of its cells may hold several texts together."""
    cells = Counter(row)
    rest = "\n".join((cells - Counter(wanted)).elements())
    return [text for text in (Counter(wanted) - cells).elements() if text not in rest]


def _set_properties(properties: Any, annex: Annex) -> None:  # noqa: ANN401 — python-docx does not export the class
    properties.title = f"{annex.label}. {annex.title}"
    properties.author = annex.issuer
    properties.language = "vi-VN"
