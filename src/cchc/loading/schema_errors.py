"""pydantic's errors → findings in Vietnamese, with their places.

pydantic says what is wrong by an error's `type`; its English sentences are not used. A type that is not known here is a
bug and raises `KeyError`: a test walks through every way in which a file can break the schema.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pydantic_core import ErrorDetails

from cchc.diagnostics import CATALOGUE, FieldPath, Part, Place
from cchc.guessing import nearest, question
from cchc.loading.needed import Lacking
from cchc.model.element import Element
from cchc.wording import CHOICES, FIELDS, bare, field_name, field_title

_FOREIGN = "extra_forbidden"
"""pydantic's type for a field that a group does not have."""
_BLANK = "không được để trống. Đề nghị bổ sung."


class SchemaFinding(NamedTuple):
    """An S-finding by its place."""

    place: Place
    code: str
    message: str


def schema_findings(
    errors: Sequence[ErrorDetails], lacking: Iterable[Lacking], model: type[Element], file: str
) -> Iterator[SchemaFinding]:
    """The findings where a file breaks the schema, in pydantic's order; a misspelt required field is reported once.

    `lacking` are required fields that pydantic does not know of.
    """
    misspelt = set(_misspelt(errors, model))
    told = [details for details in errors if details["type"] != "missing" or details["loc"] not in misspelt]
    for details in told:
        part = Part.KEY if details["type"] == _FOREIGN else Part.VALUE
        yield SchemaFinding(Place(file, details["loc"], part), *_explained(details, model))
    known = {*misspelt, *(details["loc"] for details in errors)}
    yield from (_lacking(each, model, file) for each in lacking if each.path not in known)


def _lacking(field: Lacking, model: type[Element], file: str) -> SchemaFinding:
    place = Place(file, field.path)
    if field.is_blank:
        return SchemaFinding(place, "S204", _with_field(field.path, _BLANK, model))
    return SchemaFinding(place, "S202", _absent(field.path))


def _misspelt(errors: Sequence[ErrorDetails], model: type[Element]) -> Iterator[tuple[str | int | None, ...]]:
    """The paths of the fields that misspelt ones were probably meant to be."""
    foreign = (details["loc"] for details in errors if details["type"] == _FOREIGN)
    yield from ((*path[:-1], _intended(path, model)) for path in foreign)


def _explained(details: ErrorDetails, model: type[Element]) -> tuple[str, str]:
    kind, path, value = details["type"], details["loc"], details["input"]
    if kind in CATALOGUE:
        return kind, _with_field(path, details["ctx"]["sentence"], model, kind)
    if kind == "missing":
        return "S202", _absent(path)
    if kind == _FOREIGN:
        return "S201", _unknown_field(path, model)
    if value is None:
        return "S204", _with_field(path, _BLANK, model)
    sentence = {
        "model_type": "phải là nhóm trường. Đề nghị ghi mỗi trường một dòng “tên: giá trị”.",
        "tuple_type": "phải là danh sách. Đề nghị ghi mỗi mục một dòng bắt đầu bằng dấu “-”.",
        "literal_error": _not_a_choice(value, details),
    }[kind]
    return "S205" if kind == "literal_error" and isinstance(value, str) else "S203", _with_field(path, sentence, model)


def _absent(path: FieldPath) -> str:
    return f"Thiếu trường {field_name(str(path[-1]))}. Đề nghị bổ sung."


def _with_field(path: FieldPath, sentence: str, model: type[Element], code: str = "") -> str:
    """The sentence after the field's name; S212 and S213 speak of a whole group and name its fields themselves."""
    if code in {"S212", "S213"}:
        return sentence
    subject = _named(path, model) or "Tệp"
    if sentence.startswith("“"):
        return f"{subject}: {sentence}"
    return f"Mỗi mục của {subject} {sentence}" if path and isinstance(path[-1], int) else f"{subject} {sentence}"


def _named(path: FieldPath, model: type[Element]) -> str:
    """The name of the field that `path` leads to or into; blank for the whole file."""
    names = [step for step in path if isinstance(step, str)]
    return field_name(names[-1], _group_at(tuple(names[:-1]), model).__name__) if names else ""


def _not_a_choice(value: object, details: ErrorDetails) -> str:
    choices = re.findall(r"'([^']+)'", details.get("ctx", {}).get("expected", ""))
    listed = ", ".join(f"{choice} ({CHOICES[choice]})" if choice in CHOICES else choice for choice in choices)
    if not isinstance(value, str):
        return f"phải là chữ. Đề nghị ghi một trong: {listed}."
    meanings = {bare(meaning): choice for choice, meaning in CHOICES.items() if choice in choices}
    guess = meanings.get(bare(value)) or meanings.get(nearest(bare(value), meanings) or "") or nearest(value, choices)
    return f"“{value}” không thuộc các giá trị được dùng{question(guess)} Đề nghị ghi một trong: {listed}."


def _unknown_field(path: FieldPath, model: type[Element]) -> str:
    name = str(path[-1])
    if intended := _intended(path, model):
        title = field_title(intended, _group_at(path[:-1], model).__name__)
        return f"Không có trường “{name}”; có phải “{intended}” ({title})?"
    known = ", ".join(_group_at(path[:-1], model).fields())
    if path[:1] == ("columns",):
        return (
            f"Nhóm tên cột không có “{name}”; các tên dùng được: {known}. Đề nghị ghi columns là danh sách, mỗi cột "
            "một dòng “- tên”, để có cột này."
        )
    if name in FIELDS:
        return f"Trường {field_name(name)} không dùng ở đây. Các trường dùng được: {known}."
    return f"Không có trường “{name}”. Các trường dùng được: {known}."


def _intended(path: FieldPath, model: type[Element]) -> str | None:
    """The field that a misspelt one was probably meant to be; its Vietnamese name counts, too.

    A name of the language that only stands in the wrong place is not misspelt.
    """
    group = _group_at(path[:-1], model)
    titles = {field: field_title(field, group.__name__) for field in group.fields()}
    names = {name: field for field, title in titles.items() for name in (field, title, bare(title))}
    word = str(path[-1])
    guess = None if word in FIELDS else nearest(word, names) or nearest(bare(word.replace("_", " ")), names)
    return names[guess] if guess else None


def _group_at(path: FieldPath, model: type[Element]) -> type[Element]:
    """The model of the group of fields at `path`."""
    for step in path:
        if isinstance(step, str):
            model = model.element_in(step) or model
    return model
