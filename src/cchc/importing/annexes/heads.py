"""The heading of an annex: “Phụ lục …”, its name, “(Kèm theo …)”, and the lines between these and the table."""

from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import NamedTuple

from cchc.importing.annexes.document_lines import DocumentLine, headlines_above, names_place
from cchc.importing.annexes.issuing_unit import stated_issuer
from cchc.reading.signposts import is_authority, is_label, is_reference, label_number, label_title

_TITLE_LINES = 5
_REFERENCE_LINES = 3
_MOST_OTHERS = 6
"""The most lines between a heading and its table that are no part of it."""


class AnnexHead(NamedTuple):
    """The heading of an annex above its table."""

    label: str | None = None
    """The number as the line “Phụ lục …” has it, blank for one without; `None` where there is no such line."""
    title: tuple[str, ...] = ()
    """The lines of its name."""
    reference: str = ""
    below: str = ""
    """The lines between the heading and the table."""
    issuer: str | None = None
    """The issuer that a line of the heading says by itself, which is no part of the name."""

    @property
    def begins(self) -> bool:
        """True if “Phụ lục …” or “(Kèm theo …)” says that an annex begins here."""
        return self.label is not None or bool(self.reference)


def annex_head(lines: Sequence[DocumentLine]) -> AnnexHead:
    """The heading among the lines above a table: that of the last annex that they begin."""
    label = next((index for index in reversed(range(len(lines))) if is_label(lines[index])), None)
    own = lines if label is None else lines[label + 1 :]
    issuers = _issuers(own, within=label is not None)
    rest = [line for index, line in enumerate(own) if index not in issuers]
    head = _unlabelled(rest) if label is None else _labelled(lines[label], rest)
    return head._replace(issuer=stated_issuer(own[issuers[0]].text) if issuers else None)


def _issuers(lines: Sequence[DocumentLine], *, within: bool) -> list[int]:
    """The places of lines that only say the issuer: right above the table or “(Kèm theo …)”, or within the name.

    The name begins below a line “Phụ lục …”; without one (`within`), where the lines above look like a heading.
    """
    found, closes, quoted = [], True, _quoted(lines)
    for index in reversed(range(len(lines))):
        is_issuer = index not in quoted and stated_issuer(lines[index].text) is not None
        if is_issuer and (closes or within or _is_in_name(lines, index)):
            found.append(index)
        closes = index in quoted or (closes and is_issuer)
    return found


def _is_in_name(lines: Sequence[DocumentLine], at: int) -> bool:
    """True if lines above and below one look like one heading: “PHÂN CÔNG NHIỆM VỤ / UBND XÃ MẪU / NĂM 2026”."""
    above, below = _above(lines[:at]), lines[at + 1 : at + 2]
    is_signed = any(map(is_authority, lines[: at - len(above)][-1:]))
    is_name = bool(above) and not is_signed and not names_place(above[-1])
    return is_name and any(line.is_headline and not line.is_numbered for line in below)


def _quoted(lines: Sequence[DocumentLine]) -> set[int]:
    """The places of the lines that “(Kèm theo …)” takes."""
    return {index for at in _references(lines) for index in range(at, _reference(lines, at)[1])}


def _unlabelled(lines: Sequence[DocumentLine]) -> AnnexHead:
    """The heading without a line “Phụ lục …”: that of “(Kèm theo …)”, else the lines that look like one."""
    if places := _references(lines):
        return _referring(lines, places[-1])
    above = _above(lines)
    title = [line for line in above if not line.is_numbered]
    if not above and (title := _above_others(lines)):
        return AnnexHead(title=_texts(title), below=_joined(lines[lines.index(title[-1]) + 1 :]))
    below = [line for line in above or lines[-1:] if line not in title]
    return AnnexHead(title=_texts(title), below=_joined(below))


def _above_others(lines: Sequence[DocumentLine]) -> list[DocumentLine]:
    """The heading above the last lines, which are few and look like none; one with a number is of a part."""
    others = next(
        (count for count in range(1, _MOST_OTHERS + 1) if lines[:-count] and lines[-count - 1].is_headline), 0
    )
    title = _above(lines[:-others]) if others else []
    return [] if any(line.is_numbered for line in title) else title


def _labelled(label: DocumentLine, lines: Sequence[DocumentLine]) -> AnnexHead:
    """The heading that begins with a line “Phụ lục …”, and goes on with these."""
    own, number, places = label_title(label), label_number(label), _references(lines)
    if not places:
        title = [] if own else _title_below(lines)
        return AnnexHead(number, (own,) if own else _texts(title), below=_joined(lines[len(title) :]))
    reference, after = _reference(lines, places[0])
    title = list(lines[: places[0]])
    below = [] if title or own else _title_below(lines[after:])
    named = tuple(filter(None, (own, *_texts(title or below))))
    return AnnexHead(number, named, reference, _joined(lines[after + len(below) :]))


def _references(lines: Sequence[DocumentLine]) -> list[int]:
    return [index for index, line in enumerate(lines) if is_reference(line)]


def _referring(lines: Sequence[DocumentLine], at: int) -> AnnexHead:
    """The heading of an annex that has no line “Phụ lục …”, by its line “(Kèm theo …)”."""
    reference, after = _reference(lines, at)
    title = _above(lines[:at])
    below = [] if title else _title_below(lines[after:])
    return AnnexHead(None, _texts(title or below), reference, _joined(lines[after + len(below) :]))


def _above(lines: Sequence[DocumentLine]) -> list[DocumentLine]:
    return headlines_above(list(lines), _TITLE_LINES)


def _title_below(lines: Sequence[DocumentLine]) -> list[DocumentLine]:
    """The first line, and those below that go on with it: in the middle as it is, and not numbered."""
    goes_on = takewhile(lambda line: line.centred and lines[0].centred and not line.is_numbered, lines[1:])
    return [] if not lines or lines[0].is_numbered else [lines[0], *goes_on][:_TITLE_LINES]


def _reference(lines: Sequence[DocumentLine], at: int) -> tuple[str, int]:
    """The line “(Kèm theo …)”, up to the closing bracket when it takes several, and the place after it."""
    end = at + 1
    while (
        lines[at].text.startswith("(")
        and ")" not in lines[end - 1].text
        and end < min(len(lines), at + _REFERENCE_LINES)
    ):
        end += 1
    return _joined(lines[at:end]), end


def _texts(lines: Iterable[DocumentLine]) -> tuple[str, ...]:
    return tuple(line.text for line in lines)


def _joined(lines: Iterable[DocumentLine]) -> str:
    return " ".join(_texts(lines))
