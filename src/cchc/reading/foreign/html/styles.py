"""The look of an element of a web page: by its tag, its attributes, the page's own style sheets and its own style.

Of style sheets only selectors of a tag, a class, or a tag of a class are known: what Word, Excel and Google Docs write.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from lxml.etree import _Element as HtmlElement

from cchc.reading.bounds import TooMuchError

Properties = Mapping[str, str]
_BOLD = {"font-weight": "bold"}
_CENTRED = {"text-align": "center"}
_OF_TAGS: Mapping[str, Properties] = {
    "b strong h1 h2 h3 h4 h5 h6": _BOLD,
    "i em cite var dfn address": {"font-style": "italic"},
    "s strike": {"text-decoration": "line-through"},
    "center caption": _CENTRED,
    "pre textarea": {"white-space": "pre"},
    "table": {"text-align": "start"},
    "th": _BOLD | _CENTRED,
    "ul": {"list-style-type": "disc"},
    "ol": {"list-style-type": "decimal"},
}
_BY_TAG = {tag: properties for tags, properties in _OF_TAGS.items() for tag in tags.split()}
_ALIGNED = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "tr", "tbody", "thead", "tfoot", "caption"}
"""The elements whose attribute `align` is about their text, and not about their own place."""
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_SELECTOR = re.compile(r"(?P<tag>[a-z][\w]*)?(?:\.(?P<of>[\w-]+))?", re.IGNORECASE)
_OTHER_MARKS = "lst-kix"
"""The classes of lists by which Google Docs takes marks away, to write them by a rule that is not known here."""
_FONT = re.compile(r"(?P<look>[^0-9]*)(?P<size>[0-9][\w.%/]*)?\s*(?P<family>.*)", re.DOTALL)
_SHORT_WEIGHT = re.compile(r"\b(?:bold|bolder|[6-9]00)\b")
_BOLD_FROM = 600
_LONGEST_SHEETS = 2_000_000
"""The most characters of a page's style sheets; Word writes some 50,000."""


@dataclass(frozen=True, slots=True)
class HtmlLook:
    """The look of text in an element, which inner elements inherit."""

    bold: bool = False
    italic: bool = False
    centred: bool = False
    struck: bool = False
    unseen: bool = False
    """Takes its room and is not seen."""
    preformatted: bool = False
    font: str = ""
    marker: str = "disc"
    """The kind of mark before the items of a list: `disc`, `decimal`, `lower-alpha`, `none` …"""


class HtmlStyles:
    """The style sheets of a page."""

    def __init__(self, root: HtmlElement) -> None:
        """The `style` elements of this page.

        Raises:
            TooMuchError: They are longer than any program writes them.
        """
        self._rules: dict[tuple[str, str], dict[str, str]] = {}
        sheets = [sheet.text or "" for sheet in root.iter("style")]
        if sum(map(len, sheets)) > _LONGEST_SHEETS:
            raise TooMuchError
        for selectors, declarations in chain.from_iterable(map(rules, sheets)):
            for selector in selectors.split(","):
                self._add(selector.strip(), declarations)

    def of(self, element: HtmlElement) -> Properties:
        """The properties that an element has of itself; what is nearer to it comes over what is more general.

        Attributes come over rules for all elements of a tag, unlike in browsers: LibreOffice writes
        `p {text-align: left}` above `<p align="center">`, and means the second.
        """
        tag = str(element.tag)
        classes = element.get("class", "").split()
        found = {**_BY_TAG.get(tag, {}), **self._rules.get((tag, ""), {}), **_of_attributes(element, tag)}
        for key in (*(("", name) for name in classes), *((tag, name) for name in classes)):
            found |= self._rules.get(key, {})
        return found | declared(element.get("style", ""))

    def _add(self, selector: str, declarations: str) -> None:
        match = _SELECTOR.fullmatch(selector)
        if match and (match["tag"] or match["of"]) and _OTHER_MARKS not in selector:
            key = ((match["tag"] or "").lower(), match["of"] or "")
            self._rules[key] = self._rules.get(key, {}) | declared(declarations)


def rules(sheet: str) -> Iterator[tuple[str, str]]:
    """The selectors and declarations of a style sheet; blocks of at-rules (@media, @page) are left out."""
    text = "".join(piece.partition("/*")[0] for piece in sheet.split("*/"))
    depth, selectors, start = 0, "", 0
    for brace in re.finditer("[{}]", text):
        between, start = text[start : brace.start()], brace.end()
        if brace[0] == "{":
            selectors, depth = between.rpartition(";")[2] if depth == 0 else selectors, depth + 1
        elif depth:
            depth -= 1
            if depth == 0 and "@" not in selectors:
                yield selectors.replace("<!--", ""), between


@lru_cache(maxsize=4096)
def declared(style: str) -> dict[str, str]:
    """The declarations of a style by their names; all is in small letters, but for fonts."""
    found: dict[str, str] = {}
    for declaration in style.split(";"):
        name, _, value = declaration.partition(":")
        found |= _one(name.strip().lower(), value.replace("!important", "").strip())
    return found


def is_gone(properties: Properties) -> bool:
    """True for an element that is not there for who sees the page (`mso-hide`: hidden text of Word)."""
    return properties.get("display") == "none" or properties.get("mso-hide") == "all"


def looked(inherited: HtmlLook, properties: Properties) -> HtmlLook:
    """The look of an element with these properties inside one of another look."""
    if not properties:
        return inherited
    family = properties.get("font-family", inherited.font)
    visibility = properties.get("visibility")
    spaces = ("pre", "pre-wrap", "pre-line")
    return HtmlLook(
        bold=_bold(properties.get("font-weight", ""), inherited=inherited.bold),
        italic=_chosen(properties, "font-style", ("italic", "oblique"), inherited=inherited.italic),
        centred=_chosen(properties, "text-align", ("center", "-webkit-center"), inherited=inherited.centred),
        struck=inherited.struck or "line-through" in _decoration(properties),
        unseen=inherited.unseen if visibility is None else visibility in {"hidden", "collapse"},
        preformatted=_chosen(properties, "white-space", spaces, inherited=inherited.preformatted),
        font=family.split(",")[0].strip(" '\"\t\r\n"),
        marker=properties.get("list-style-type", inherited.marker),
    )


def _of_attributes(element: HtmlElement, tag: str) -> dict[str, str]:
    found: dict[str, str] = {}
    if tag in _ALIGNED and (align := element.get("align")):
        found["text-align"] = "center" if align.lower() == "middle" else align.lower()
    if tag == "font" and (face := element.get("face")):
        found["font-family"] = face
    if element.get("hidden") is not None:
        found["display"] = "none"
    if tag in {"ol", "ul", "li"} and (kind := element.get("type")):
        found["list-style-type"] = _TYPES.get(kind, kind.lower())
    return found


def _one(name: str, value: str) -> dict[str, str]:
    """A declaration, those that stand for several as these."""
    if name == "font":
        return _of_font(value)
    if name == "list-style":
        return {"list-style-type": next((word for word in value.lower().split() if "(" not in word), "")}
    return {name: value if name == "font-family" else value.lower()} if name and value else {}


def _of_font(value: str) -> dict[str, str]:
    match = _FONT.fullmatch(value)
    words = value.lower()
    family = match["family"] if match else ""
    weight = "bold" if _SHORT_WEIGHT.search(words) else "normal"
    found = {"font-weight": weight, "font-style": "italic" if "italic" in words else "normal"}
    return found | ({"font-family": family} if family else {})


def _bold(weight: str, *, inherited: bool) -> bool:
    if weight.isdecimal():
        return int(weight[:4]) >= _BOLD_FROM
    return {"bold": True, "bolder": True, "normal": False, "lighter": False}.get(weight, inherited)


def _chosen(properties: Properties, name: str, values: Iterable[str], *, inherited: bool) -> bool:
    """True if a property has one of the values; as inherited where nothing is said."""
    said = properties.get(name)
    return inherited if said in {None, "inherit"} else said in values


def _decoration(properties: Properties) -> str:
    return properties.get("text-decoration", "") + properties.get("text-decoration-line", "")
