"""Hyperlinks on cells: their targets are kept as words beside the text; nothing is opened."""

import re
from urllib.parse import unquote

_SCHEME = re.compile("[a-z][a-z0-9+.-]*:/*")


def with_target(text: str | None, link: str | None) -> str | None:
    """The text with the target of its link in brackets; the target alone where the text says no more."""
    if link is None or text is None or link in text:
        return text
    return link if _bare(link) == _bare(text) else f"{text} ({link})"


def leads_to(link: str | None, path: str) -> bool:
    """True for no link, and for one to a file of that path: from its folder, or from the top of a disk."""
    return link is None or _bare(link).endswith(_bare(path))


def _bare(target: str) -> str:
    """A target for comparing: without its scheme, in small letters, with one kind of slashes and none at the end."""
    return _SCHEME.sub("", unquote(target).casefold().replace("\\", "/"), count=1).rstrip("/")
