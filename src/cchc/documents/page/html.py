"""The page as bytes of HTML.

Its policy (CSP) forbids everything but this very style and this very script, by the hashes of their bytes as they are
written: so nothing that a plan says can run, and nothing is asked of a network. What is printed is escaped, and what
would act on its reader unseen (the order of letters, above all) becomes U+FFFD.
"""

import hashlib
import json
from base64 import b64encode
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from cchc.documents.page.data import data
from cchc.documents.page.view import Page
from cchc.documents.views.title import HARD
from cchc.files import encoded
from cchc.wording import harmless_lines

_HERE = Path(__file__).parent


def html_page(page: Page) -> bytes:
    """The page of these values, in UTF-8."""
    style, script = (_HERE.joinpath(name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    template = _environment().get_template("page.html")
    text = template.render(
        page=page,
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
        data=_json(data(page.tables)),
    )
    return encoded(text)


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )
    environment.globals.clear()
    return environment


def _shown(value: Any) -> Any:  # noqa: ANN401 — whatever a template prints
    """A printed value: text without what acts unseen; what a template calls safe, our own alone, passes as it is."""
    return _harmless(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def _harmless(text: str) -> str:
    """A text of several lines, safe to show, with the hard spaces that leave room for a number or a day."""
    return HARD.join(map(harmless_lines, text.split(HARD)))


def _hash(text: str) -> str:
    """The hash of a style or a script, as a policy names it."""
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _json(value: dict[str, Any]) -> str:
    """JSON that no `</script>` or `<!--` in it can end; blank for nothing."""
    if not value:
        return ""
    shown = {**value, "texts": [_harmless(text) for text in value["texts"]]}
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
