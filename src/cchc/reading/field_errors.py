"""Errors that Word or LibreOffice print in the place of a field's result: “Error! Reference source not found.”

They begin with the word for “error” in the language of the program, and a sign. Within a field that is enough. Outside,
where a field became plain text, only sentences count that these programs are known to print: a text may well speak of
errors.
"""

import re
from collections.abc import Iterator

from docx.opc.part import Part
from lxml.etree import _Element as XmlElement

from cchc.reading.namespaces import qn
from cchc.reading.places import Located, places_in, printed_parts
from cchc.reading.text import DELETED, run_text

_ERROR = "Error|Lỗi|Erreur|Fehler|Errore|Erro|Fout|Ошибка|错误|錯誤|エラー|오류"
_RESULT = re.compile(rf"\W{{0,9}}(?:{_ERROR})\s{{0,9}}[!:\uff01]|!\w", re.IGNORECASE)
_SENTENCE = re.compile(
    r"(?:Error|Lỗi)\s*[!:]\s*(?:Reference source|Bookmark|No text of specified|Hyperlink reference|Not a valid"
    r"|Unknown (?:document property|switch)|No (?:bookmark|sequence|topic|table of)|Main document only|Filename not"
    r"|Objects cannot|(?:không|chưa) (?:tìm thấy|xác định|có) |(?:thẻ|nguồn|dấu|siêu|tham chiếu)\b)",
    re.IGNORECASE,
)
_LONGEST = 200
"""The most characters of a paragraph that are told."""
_PARAGRAPH, _RUN, _SIMPLE = qn("w:p"), qn("w:r"), qn("w:fldSimple")
_FIELD, _KIND = qn("w:fldChar"), qn("w:fldCharType")


def printed_errors(main: Part) -> Iterator[Located]:
    """The paragraphs of a document that print an error of a field, by its main part; the text begins with the error."""
    for part, root in printed_parts(main):
        if found := list(_errors(root)):
            places = places_in(part, root)
            yield from (Located(paragraph, places.of(paragraph), text) for paragraph, text in found)


def _errors(root: XmlElement) -> Iterator[tuple[XmlElement, str]]:
    for paragraph in root.iter(_PARAGRAPH):
        text, results = _read(paragraph)
        starts = [start for start in results if _RESULT.match(text, start)]
        starts += [found.start() for found in _SENTENCE.finditer(text)]
        if starts:
            yield paragraph, text[min(starts) :][:_LONGEST].strip()


def _read(paragraph: XmlElement) -> tuple[str, list[int]]:
    """The text of a paragraph, and where in it the results of fields begin; deleted text is left out."""
    text, results = "", []
    for element in paragraph.iter(_RUN, _SIMPLE):
        if next(element.iterancestors(_PARAGRAPH, *DELETED)) is not paragraph:
            continue
        if element.tag == _SIMPLE or any(field.get(_KIND) == "separate" for field in element.iterchildren(_FIELD)):
            results.append(len(text))
        if element.tag == _RUN:
            text += run_text(element)
    return text, results
