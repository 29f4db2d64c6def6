"""Readers of what the program writes for machines, each that of the form itself and not of this program."""

import csv
import io
import json
import re
import warnings
from base64 import b64encode
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any
from zipfile import ZipFile

import openpyxl
import vobject
import yaml
from docx import Document
from lxml import etree, html

BINARY = frozenset({"docx", "xlsx", "pdf", "html", "raw"})
"""Forms whose bytes are not meant for a terminal; `raw` is a text that goes through as it came."""
_COMMAND = re.compile(r"::(error|warning|notice) file=[^:]*::.+")
_CONCISE = re.compile(r".+:\d+:\d+: (error|warning|info) [A-Z]\d{3} .+")


def readable(form: str, content: bytes) -> str:
    """Why a reader does not take it; blank when it does."""
    try:
        with warnings.catch_warnings(action="ignore"):
            READERS[form](content)
    except Exception as error:  # noqa: BLE001 — whatever a reader says
        return f"{form}: {type(error).__name__} {str(error)[:80]}"
    return ""


def _json(content: bytes) -> Any:  # noqa: ANN401 — JSON is anything
    def refuse(word: str) -> None:
        raise ValueError(word)

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(dict(pairs)) < len(pairs):
            raise ValueError("a key twice")
        return dict(pairs)

    return json.loads(content.decode("utf-8"), parse_constant=refuse, object_pairs_hook=once)


def _shape(content: bytes) -> None:
    if "schema_version" not in _json(content):
        raise ValueError("no schema_version")


def _gitlab(content: bytes) -> None:
    prints = [each["fingerprint"] for each in _json(content) if each["location"]["path"]]
    if len(set(prints)) < len(prints):
        raise ValueError("a fingerprint twice")


def _sarif(content: bytes) -> None:
    for result in _json(content)["runs"][0]["results"]:
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        if min(region[name] for name in ("startLine", "startColumn", "endLine", "endColumn")) < 1:
            raise ValueError("a position before the first")


def _junit(content: bytes) -> None:
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, huge_tree=True))
    if root.tag not in {"testsuites", "testsuite"}:
        raise ValueError(root.tag)


def _csv(content: bytes) -> None:
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    if len({len(row) for row in rows}) != 1:
        raise ValueError("rows of several widths")


def _lines(pattern: re.Pattern[str]) -> Callable[[bytes], None]:
    def read(content: bytes) -> None:
        for line in content.decode().splitlines():
            if not pattern.fullmatch(line):
                raise ValueError(line)

    return read


def _github(content: bytes) -> None:
    _lines(_COMMAND)("\n".join(line for line in content.decode().split("\n") if line.startswith("::")).encode())


def _calendar(content: bytes) -> None:
    for event in vobject.readOne(content.decode()).contents.get("vevent", []):
        event.dtstart.value.isoformat()


def _word(content: bytes) -> None:
    with ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
        if len(set(names)) < len(names) or package.testzip():
            raise ValueError("a part twice, or a damaged one")
        for name in names:
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name), etree.XMLParser(resolve_entities=False, huge_tree=True))
    Document(io.BytesIO(content))


def _whole_pdf(content: bytes) -> None:
    """What stands between is as sound as the PDF that was signed, which need not be."""
    if not (content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF")):
        raise ValueError("cut short")


def _page(content: bytes) -> None:
    """Its policy lets one style and one script run, and these are there; nothing else is in the page that could."""
    root: Any = html.document_fromstring(content.decode())
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    for tag in (b"style", b"script"):
        (own,) = re.findall(b"<%b>(.*?)</%b>" % (tag, tag), content, re.DOTALL)
        if f"{tag.decode()}-src 'sha256-{b64encode(sha256(own).digest()).decode()}'" not in policy:
            raise ValueError("a policy of another page")
    foreign = root.xpath("//script[@src] | //@*[starts-with(name(), 'on')] | //@style | //img | //iframe | //link")
    links = [link for link in root.xpath("//@href") if not link.startswith("#")]
    if foreign or links or len(root.xpath("//script[not(@type)]")) > 1:
        raise ValueError("something that a plan brought")
    for data in root.xpath("//script[@type='application/json']"):
        _json(data.text.encode())


READERS: Mapping[str, Callable[[bytes], object]] = {
    "json": _shape,
    "schema": _json,
    "baseline": _shape,
    "gitlab": _gitlab,
    "sarif": _sarif,
    "junit": _junit,
    "csv": _csv,
    "github": _github,
    "concise": _lines(_CONCISE),
    "ics": _calendar,
    "docx": _word,
    "xlsx": lambda content: openpyxl.load_workbook(io.BytesIO(content)),
    "html": _page,
    "pdf": _whole_pdf,
    "raw": len,
    "yaml": lambda content: yaml.load(content, yaml.CBaseLoader),  # noqa: S506 — it makes nothing but texts
}
"""By the name of a form."""
