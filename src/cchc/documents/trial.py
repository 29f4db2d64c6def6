"""Trying a template before it is used: every fault at once, each with its place in Word's terms.

Each tag is read by itself, so that one fault does not hide the next. A template whose tags are sound is rendered with a
sample, in which names that the annex does not have are noted instead of stopping; what came out is compared with the
sample as any annex is. Where docxtpl-lint is installed, it adds what rendering does not show: text that a tag of a
whole row swallows, tags that Word's tracked changes have deleted.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from textwrap import shorten
from typing import Any

from docx import Document
from jinja2 import ChainableUndefined, TemplateSyntaxError, Undefined

from cchc.documents.sample import SAMPLES
from cchc.documents.templating.language import FILTERS, Environment, said
from cchc.documents.templating.outside import foreign
from cchc.documents.templating.review import has_changes, said_of_traces
from cchc.documents.templating.tags import Spot, spots, tags, unprinted, words
from cchc.documents.templating.template import Template, TemplateFaultError, context, rendered
from cchc.documents.views.annex import Annex
from cchc.documents.views.view import View
from cchc.documents.word.readback import losses
from cchc.documents.word.render import finished
from cchc.form import findings

_BLOCKS = {"if": "{tag}{{% endif %}}", "elif": "{{% if true %}}{tag}{{% endif %}}", "for": "{tag}{{% endfor %}}"}
"""A complete block around a tag, by the tag's first word, so that the tag can be parsed by itself."""
_LONGEST_TAG = 200
_ENDS = ("else", "endif", "endfor")
_LINT = {
    "DTL001": "thẻ chưa khép kín",
    "DTL002": "thẻ nằm ở hai đoạn",
    "DTL003": "thẻ nằm trong phần đã xóa ở chế độ theo dõi thay đổi",
    "DTL101": "lệnh mở mà không đóng",
    "DTL102": "lệnh đóng mà không mở",
    "DTL106": "biến của vòng lặp dùng ngoài vòng lặp",
    "DTL201": "dấu % hoặc } trong lệnh của cả hàng",
    "DTL202": "dấu cách trước tr, tc hoặc p",
    "DTL203": "lệnh tr, tc ở ngoài bảng",
    "DTL204": "lệnh mở và lệnh đóng khác loại (tr, tc, p)",
    "DTL205": "lệnh tr mở ở bảng này, đóng ở bảng khác",
    "DTL206": "lệnh tr mở và đóng ở cùng một hàng",
    "DTL207": "lệnh tc mở và đóng ở hai hàng",
    "DTL208": "lệnh của ô nằm ngoài bảng",
    "DTL209": "nội dung đứng cạnh lệnh của cả hàng hoặc cả đoạn sẽ không được in",
    "DTL210": "lệnh p mở và đóng ở cùng một đoạn",
}


@dataclass(frozen=True, slots=True, order=True)
class TemplateFault:
    """A fault of a template: its place in Word's terms (blank for the whole template), and what is wrong."""

    place: str
    what: str


def template_faults(template: Template) -> list[TemplateFault]:
    """The faults of a template, one for each tag; docxtpl-lint adds those at places without one.

    Raises:
        CchcError: The template is broken, or has content that reaches outside it.
    """
    package = template.read()
    places = spots(package.word)
    found = list(_in_tags(places))
    if not found and not has_changes(package.word):  # what is printed depends on them
        found += [TemplateFault(*said) for said in unprinted(package)]
        found += _in_trial(template, places, words(package.word))
    found = [*(TemplateFault(*said) for said in said_of_traces(package.word)), *found]
    seen = {fault.place for fault in found}
    return [*found, *(fault for fault in _by_lint(template, places) if fault.place not in seen)]


def _in_tags(places: list[Spot]) -> Iterator[TemplateFault]:
    environment = Environment()
    for spot in places:
        for tag in tags(spot.text):
            word = re.match(r"\{%-?\s*(\w+)", tag)
            if word and word[1] in _ENDS:
                continue
            try:
                environment.from_string(_BLOCKS.get(word[1] if word else "", "{tag}").format(tag=tag))
            except (TemplateSyntaxError, RecursionError, ValueError) as error:
                yield TemplateFault(spot.place, f"{said(error)} (“{shorten(tag, _LONGEST_TAG, placeholder='…')}”)")


def _in_trial(template: Template, places: list[Spot], used: frozenset[str]) -> Iterator[TemplateFault]:
    """Faults that a rendering of the sample shows: unknown names, outside content, lost text, faults of form."""
    view = _sample(places)
    unknown: list[str] = []
    try:
        document = rendered(template, view, Environment(_noting(unknown)))
    except TemplateFaultError as fault:
        yield TemplateFault(fault.place, fault.what)
        return
    if unknown:
        for name in dict.fromkeys(unknown):
            yield TemplateFault(_spot_of(name, places), f"không có “{name}” để in")
        return
    content = finished(document, view)
    yield from (TemplateFault("", f"in ra {what}") for what in foreign(Document(io.BytesIO(content))))
    yield from (TemplateFault("", _unnumbered(loss, view)) for loss in losses(content, view, used))
    if isinstance(view, Annex):
        for found in findings(content, "bản in thử"):
            yield TemplateFault(_in_sample(found.where, view), f"{found.code} {_unnumbered(found.message, view)}")


def _unnumbered(text: str, view: View) -> str:
    """A sentence about the printed sample, without the sample's number: the template has none of its own."""
    return text.replace(view.label, "Phụ lục …") if isinstance(view, Annex) else text


def _in_sample(where: str, annex: Annex) -> str:
    """A place in the printed sample: “bản in thử, bảng 1, hàng 3”; rows are not counted as in the template."""
    return ", ".join(filter(None, ("bản in thử", where.removeprefix(annex.label).removeprefix(", "))))


def _spot_of(name: str, places: list[Spot]) -> str:
    """The first place where a tag has that name; blank when none has."""
    word = re.compile(rf"\b{name}\b")
    return next((spot.place for spot in places if any(map(word.search, tags(spot.text)))), "")


def _sample(places: list[Spot]) -> View:
    """The sample of the kind of document that the template is for: the kind with the most names printed."""
    printed = {name for spot in places for tag in tags(spot.text) for name in re.findall(r"[\w.]+", tag)}
    return max((sample() for sample in SAMPLES.values()), key=lambda view: len(printed & _names(view)))


def _names(view: View) -> set[str]:
    """The names that a template for this view prints; of cells, only those with text in some line."""
    cells = {f"line.{name}" for line in view.lines for name, cell in line.cells.items() if cell.text}
    return cells | set(context(view)) | {f"heading.{name}" for name in view.heading}


def _noting(names: list[str]) -> type[Undefined]:
    """A value for names that the annex does not have: it notes the name, and prints nothing."""

    class Noted(ChainableUndefined):
        def __init__(self, *values: Any, **named: Any) -> None:  # noqa: ANN401 — as jinja2 calls it
            super().__init__(*values, **named)
            names.append(str(self._undefined_name))

    return Noted


def _by_lint(template: Template, places: list[Spot]) -> Iterator[TemplateFault]:
    """Faults that docxtpl-lint finds, where it is installed; it numbers paragraphs part by part, as `places` are."""
    if find_spec("docxtpl_lint") is None:
        return
    from docxtpl_lint import lint  # noqa: PLC0415 — an extra

    try:
        issues = lint(template.content, filters=FILTERS, autoescape=True).issues
    except (RecursionError, ValueError):  # a tag that nobody can read, which was found above
        return
    for issue in issues:
        at = [spot.place for spot in places if spot.part == issue.location.part]
        if issue.rule in _LINT and issue.location.paragraph <= len(at):
            yield TemplateFault(at[issue.location.paragraph - 1], _LINT[issue.rule])
