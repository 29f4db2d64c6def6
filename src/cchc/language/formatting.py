"""The canonical form of a file: the order of its fields, which values stand in quotes, and the safe mends.

The form changes layout and spellings only (`cchc.language.spellings`): what is read afterwards is what was read before,
and every comment is kept. This is checked before anything is written; a text that stays the same keeps what it says.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from cchc.diagnostics import FieldPath, Part
from cchc.errors import CchcError
from cchc.language.spellings import canonical
from cchc.model.columns import TEXT_COLUMNS
from cchc.model.element import Element
from cchc.model.kinds import KINDS
from cchc.model.spelling import around, spaced_percents, stray_spaces, without
from cchc.source import Data, Document, Fault, ignores, parse
from cchc.source.layout import laid_out
from cchc.source.scalars import Style

_BOM = b"\xef\xbb\xbf"
_OF_OTHERS = {"Y103", "Y104", "Y109"}
"""Codes of YAML features that only other programs' files have: anchors, tags, several documents."""
_VERSION = re.compile(rb"^\W*cchc\W*:", re.MULTILINE)
"""The field `cchc`, which a file of ours has however broken it is."""
_BARE = {"cchc", "year", "assessed_year", "max_score", "score", "head", "numbering", "labels"}
_IN_QUOTES = {"code", "same_as", "part_of", "what", "date", "due", "was", "withdrawn", "sha256", "from", "until"}
"""Fields whose values are put in quotes: other readers of YAML could take them for numbers or days."""
_MENDED = {"title", *TEXT_COLUMNS}
_MENDS = {"T503": stray_spaces, "T504": spaced_percents}


class Formatted(NamedTuple):
    """A file in its canonical form; or as it was, with what keeps it from being read, or when it is none of ours."""

    content: bytes
    faults: tuple[Fault, ...] = ()
    is_ours: bool = True
    """False for YAML of an unknown kind: another program's file, which must not be changed."""
    mended: str | None = None
    """The text with its syntax slips mended, before it was laid out; `None` if there were none."""


class PlanForm(NamedTuple):
    """The form of a kind of file."""

    model: type[Element]

    def order(self, path: FieldPath) -> Sequence[str]:
        """The fields in the order of the model."""
        return _order(self.model, _names(path))

    def style(self, path: FieldPath) -> Style:
        """Numbers and flags as they are, codes and days in quotes, the rest as text."""
        return _style(_names(path))

    def apart(self, path: FieldPath) -> bool:
        """Areas are set apart, those within others too."""
        return path[-2:-1] == ("areas",) and path[-1] != 0


@lru_cache(maxsize=4096)
def _names(path: FieldPath) -> tuple[str, ...]:
    """A path without the numbers of items; kept, since plans have most paths in common."""
    return tuple([step for step in path if isinstance(step, str)])


@lru_cache(maxsize=256)
def _order(model: type[Element], names: tuple[str, ...]) -> Sequence[str]:
    found: type[Element] | None = model
    for name in names:
        found = found and found.element_in(name)
    return found.fields() if found else ()


@lru_cache(maxsize=256)
def _style(names: tuple[str, ...]) -> Style:
    if names[:1] == ("columns",) or names[-2:-1] == ("cells",):
        return Style.TEXT
    if names == ("document", "number"):
        return Style.QUOTED
    if names == ("until",) or not _BARE.isdisjoint(names[-1:]):
        return Style.PLAIN
    return Style.TEXT if _IN_QUOTES.isdisjoint(names[-1:]) else Style.QUOTED


@dataclass(slots=True)
class _Mended:
    """Data with its mends, and beside which field which remark is to stand."""

    data: Data
    remarks: dict[FieldPath, str] = field(default_factory=dict)


def formatted(content: bytes, *, fix: bool = False) -> Formatted:
    """A file in its canonical form; with `fix`, also in NFC and without stray spaces, what stood there in a comment.

    With `fix`, syntax slips are mended that can be for certain, up to the first that a person must mend; a file with
    such a one is not laid out, and has the faults that are left.
    Line ends (CRLF) and a BOM stay what they are.

    Raises:
        CchcError: The form would change what the file says, which is a bug of this program; the file is to be kept.
    """
    document = _parsed(content)
    if fix and (repaired := _from_mended(content, document)):
        return repaired
    if document.faults:
        of_others = {fault.code for fault in document.faults} <= _OF_OTHERS and not _VERSION.search(content)
        return Formatted(content, is_ours=False) if of_others else Formatted(content, document.faults)
    model = _model_of(document.data)
    if model is None:
        return Formatted(content, is_ours=False)
    if fix:
        document = _parsed(unicodedata.normalize("NFC", document.text).encode(), normalize=True)
    mended = _mended(document) if fix else _Mended(document.data)
    text = laid_out(document, mended.data, PlanForm(model), mended.remarks)
    _compare(document, mended, text)
    return Formatted(_with_ends(text, content))


def _from_mended(content: bytes, document: Document) -> Formatted | None:
    """A file whose syntax slips are mended, in its canonical form; `None` for one without, or of an unknown kind.

    Where a slip is left that a person must mend, the file is not laid out, and has the faults that are left.
    """
    if document.begun is not None and _VERSION.search(content):
        left = _parsed(document.begun.encode())
        return Formatted(_with_ends(document.begun, content), left.faults, mended=document.begun)
    if document.mended is None:
        return None
    mended = document.mended
    result = formatted(mended.encode(), fix=True)
    if not result.is_ours or result.faults:
        return Formatted(content, document.faults)
    return result._replace(content=_with_ends(result.content.decode(), content), mended=mended)


def _with_ends(text: str, like: bytes) -> bytes:
    """A text as a file with the line ends and the BOM of another."""
    if b"\r\n" in like:
        text = text.replace("\n", "\r\n")
    return (_BOM if like.startswith(_BOM) else b"") + text.encode()


def _parsed(content: bytes, *, normalize: bool = False) -> Document:
    """A file whose values are in their canonical spelling."""
    document = parse(content, normalize=normalize)
    return replace(document, data=canonical(document.data))


def _model_of(data: Data) -> type[Element] | None:
    """The model of the kind of file that the data says it is; `None` for none of ours."""
    kind = data.get("kind") if isinstance(data, dict) else None
    return KINDS[kind].model if isinstance(kind, str) and kind in KINDS else None


def _compare(before: Document, mended: _Mended, text: str) -> None:
    """Refuse a layout that loses or adds anything: the data is to be the mended data, the comments the file's.

    The remarks about what was mended stand among the comments.

    Raises:
        CchcError: Data or comments differ, or the new text has faults.
    """
    if text == before.text:
        return
    after = parse(text.encode(), normalize=False)
    expected = [*(comment.text for comment in before.comments), *mended.remarks.values()]
    kept = _words(expected) == _words(comment.text for comment in after.comments)
    if after.faults or after.data != mended.data or not kept:
        raise CchcError(
            "Không trình bày lại được tệp này mà giữ nguyên nội dung, nên tệp được để như cũ. Đề nghị báo cho người "
            "phát triển, kèm tệp này."
        )


def _words(comments: Iterable[str]) -> Counter[str]:
    """The words of comments, whatever joins them."""
    return Counter(word for comment in comments for word in re.findall(r"[^\s#;]+", comment))


def _mended(document: Document) -> _Mended:
    passed_over = {(ignore.span.line, code) for ignore in ignores(document) for code in ignore.codes}
    mended = _Mended(deepcopy(document.data))
    for path, text in _texts(document.data):
        lines = {document.spans.find(path, part).line for part in Part}
        codes = [code for code in _MENDS if passed_over.isdisjoint((line, code) for line in lines)]
        value, was = _without_slips(text, codes)
        if value != text:
            _put(mended.data, path, value)
            mended.remarks[path] = "trước đây: " + ", ".join(f'"{piece}"' for piece in dict.fromkeys(was))
    return mended


def _without_slips(text: str, codes: Iterable[str]) -> tuple[str, list[str]]:
    """A text without the slips of these codes, and the words around each slip."""
    was: list[str] = []
    for code in codes:
        slips = _MENDS[code](text)
        was += [text[slice(*around(text, slip))] for slip in slips]
        text = without(text, slips)
    return text, was


def _texts(data: Data, path: FieldPath = ()) -> Iterator[tuple[FieldPath, str]]:
    """The texts that are printed or shown, with their paths."""
    if isinstance(data, dict):
        for name, value in data.items():
            if isinstance(value, str) and (name in _MENDED or path[:1] == ("columns",) or path[-1:] == ("cells",)):
                yield (*path, name), value
            else:
                yield from _texts(value, (*path, name))
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from _texts(item, (*path, index))


def _put(data: Data, path: FieldPath, value: str) -> None:
    """Set the value at `path`, which is one of the data."""
    for step in path[:-1]:
        data = data[step]  # type: ignore[index]
    data[path[-1]] = value  # type: ignore[index]
