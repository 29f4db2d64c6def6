"""Folding: two spellings of one name become one text, for comparing only; nothing folded is ever printed or stored.

Folded away: Unicode form, case, spaces, kinds of dashes and the spaces around them, the placement of tone marks
(hoà/hòa), a full stop at the end. A commune's level word at the end (xã) is folded away by `Commune`, which knows it.
"""

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE_MARKS = frozenset(_TONES)
_MINUS = "\u2212"
_DASHES = re.compile(" ?[-\u2010-\u2015] ?")
"""The dashes but for the minus sign: a set of three stretches takes four times as long to compile."""
_ANY_DASH = re.compile("[\u2010-\u2015\u2212]")
_PLACES = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
"""The vowels at a syllable's end with the tone mark on the second → with the mark on the first."""
_PLACED = re.compile(rf"(?:{'|'.join(_PLACES)})(?<!q..)\b")
_TONED = re.compile(
    rf"([^\W\d_][\u0302\u0304-\u0308\u030a-\u0322\u0324-\u036f]*)([{_TONES}])((?:[^\W\d_]|[\u0300-\u036f])+)"
)
"""A letter with a tone mark that is not the last of its syllable: the letter, the mark, the rest of the syllable."""


@lru_cache(maxsize=2048)
def fold(text: str) -> str:
    """The text's key for comparison. Cached: each name of a plan is asked for some five times."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    toneless = _TONED.sub(_tone_last, decomposed)
    return _DASHES.sub("-", " ".join(toneless.replace(_MINUS, "-").split())).strip(" .;,")


def folded_in_place(text: str) -> str:
    """The text in small letters, with one kind of dash and one placement of tone marks, each character in its place."""
    small = "İ".join(map(str.lower, text.replace("Σ", "σ").split("İ")))  # the two that do not become one letter alone
    return _PLACED.sub(lambda found: _PLACES[found[0]], _ANY_DASH.sub("-", small))


def _tone_last(syllable: re.Match[str]) -> str:
    """The syllable with its tone mark after the last letter, so that its place no longer matters."""
    letter, tone, rest = syllable.groups()
    if _TONE_MARKS.isdisjoint(rest):
        return f"{letter}{rest}{tone}"
    letters = "".join(mark for mark in rest if mark not in _TONE_MARKS)
    return letter + letters + tone + "".join(mark for mark in rest if mark in _TONE_MARKS)


_AND = fold("và")
_CONNECTORS = re.compile(r"[\s,&./\-]+")
_ABBREVIATED = tuple(
    (f" {fold(long)} ", f" {fold(short)} ")
    for long, short in (
        ("ủy ban nhân dân", "ubnd"),
        ("hội đồng nhân dân", "hđnd"),
        ("mặt trận tổ quốc", "mttq"),
        ("mttqvn", "mttq"),
        ("mttq việt nam", "mttq"),
        ("mttq vn", "mttq"),
        ("ủy ban mttq", "ubmttq"),
        ("ub mttq", "ubmttq"),
        ("ubmttqvn", "ubmttq"),
        ("ubmttq việt nam", "ubmttq"),
        ("ubmttq vn", "ubmttq"),
        ("văn phòng", "vp"),
        ("trung tâm", "tt"),
        ("ban quản lý", "bql"),
        ("ban chỉ huy quân sự", "bchqs"),
        ("bch quân sự", "bchqs"),
        ("bch qs", "bchqs"),
        ("ban chqs", "bchqs"),
        ("phục vụ hành chính công", "pvhcc"),
        ("ttpvhcc", "tt pvhcc"),
        ("văn hóa xã hội", "vh xh"),
        ("vhxh", "vh xh"),
        ("phòng", "p"),
    )
)


@lru_cache(maxsize=2048)
def loosely(folded: str) -> str:
    """A folded name without its connectors, in usual abbreviations: “Văn phòng HĐND và UBND” is “VP HĐND-UBND”.

    Cached, as `fold` is: communes have many names in common.
    """
    words = [word for word in _CONNECTORS.split(folded) if word != _AND]
    text = f" {' '.join(words)} "
    for long, short in _ABBREVIATED:
        text = text.replace(long, short)
    return text.strip()
