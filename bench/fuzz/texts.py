"""Changes of texts: of their bytes, of their lines, and of the tree that a YAML text stands for."""

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

import yaml
from tokens import encoded, token

Change = Callable[[Random, bytes], bytes]
_KEYS = (
    *(
        "cchc",
        "kind",
        "year",
        "assessed_year",
        "commune",
        "annex",
        "title",
        "document",
        "number",
        "symbol",
        "date",
        "areas",
    ),
    *(
        "criteria",
        "code",
        "max_score",
        "score",
        "target",
        "tasks",
        "lead",
        "support",
        "timeframe",
        "deliverables",
        "parts",
        "cells",
        "product",
        "basis",
        "funding",
        "numbering",
        "labels",
        "criterion",
    ),
    *(
        "decided_by",
        "id",
        "due",
        "every",
        "note",
        "same_as",
        "part_of",
        "maintain_plan",
        "columns",
        "name",
        "unit",
        "issuer",
    ),
    *(
        "parties",
        "short",
        "aliases",
        "signatory",
        "lines",
        "plan",
        "entries",
        "extensions",
        "what",
        "by",
        "evidence",
        "file",
    ),
    *(
        "sha256",
        "withdrawn",
        "was",
        "<<",
        "__class__",
        "Kind",
        "schema_version",
        "findings",
        "count",
        "select",
        "fail-on",
    ),
)
_MOST = 3_000_000
"""Bytes beyond which a text is not made longer: the program reads less than that many times over."""


def bytewise(rng: Random, content: bytes) -> bytes:
    """Some bytes flipped, inserted, deleted, repeated, or cut off."""
    data = bytearray(content)
    for _ in range(rng.choice((1, 1, 1, 2, 4, 16))):
        at = rng.randrange(len(data) + 1)
        kind = rng.randrange(7)
        if kind == 0 and data:
            data[at - 1] ^= 1 << rng.randrange(8)
        elif kind == 1:
            data[at:at] = rng.randbytes(rng.choice((1, 1, 2, 8)))
        elif kind == 2:
            data[at:at] = encoded(token(rng))
        elif kind == 3:
            del data[at : at + rng.choice((1, 2, 8, 64, 512))]
        elif kind == 4 and len(data) < _MOST:
            piece = data[at : at + rng.choice((4, 64, 512))]
            data[at:at] = piece * rng.choice((1, 2, 16))
        elif kind == 5:
            data[at : at + 1] = bytes(
                [rng.choice((0, 9, 10, 13, 0x1B, 0x7F, 0x85, 0xC0, 0xED, 0xFF, 0x3A, 0x2D, 0x23))]
            )
        elif rng.random() < 0.3:
            del data[at:]
    return bytes(data)


def spliced(rng: Random, content: bytes, others: Sequence[bytes]) -> bytes:
    """The beginning of one and the end of another."""
    other = rng.choice(others)
    return content[: rng.randrange(len(content) + 1)] + other[rng.randrange(len(other) + 1) :]


def linewise(rng: Random, content: bytes) -> bytes:
    """Some lines deleted, repeated, moved, indented otherwise, or given another value."""
    lines = content.split(b"\n")
    for _ in range(rng.choice((1, 1, 2, 3, 6))):
        at = rng.randrange(len(lines))
        key, colon, value = lines[at].partition(b": ")
        kind = rng.randrange(8)
        if kind == 0 and len(lines) > 1:
            del lines[at]
        elif kind == 1:
            lines[at:at] = [lines[at]] * rng.choice((1, 1, 2, 50))
        elif kind == 2:
            lines.insert(rng.randrange(len(lines)), lines[at])
        elif kind == 3:
            lines[at] = b" " * rng.choice((1, 2, 3, 40)) + lines[at] if rng.random() < 0.5 else lines[at][1:]
        elif kind == 4 and colon:
            lines[at] = key + colon + _scalar(rng, token(rng))
        elif kind == 5 and colon:
            lines[at] = key + colon + value + encoded(rng.choice(("", " ")) + token(rng))
        elif kind == 6:
            lines[at] = lines[at] + b"  # " + encoded(token(rng))
        elif colon:
            lines[at] = encoded(rng.choice(_KEYS)) + colon + value
    return b"\n".join(lines)


def _scalar(rng: Random, text: str) -> bytes:
    """A text as a YAML value: quoted, so that it is read, or as it is."""
    roll = rng.random()
    if roll < 0.4:
        return encoded('"' + "".join(_escaped(character) for character in text) + '"')
    return encoded("'" + text.replace("'", "''") + "'" if roll < 0.6 else text)


def _escaped(character: str) -> str:
    if character in '"\\' or not character.isprintable():
        number = ord(character)
        return f"\\x{number:02X}" if number < 256 else f"\\u{number:04X}" if number < 65536 else f"\\U{number:08X}"
    return character


def coded(rng: Random, content: bytes) -> bytes:
    """The same text in another encoding, with other line ends, or with a mark of the order of bytes."""
    text = content.decode("utf-8", "replace")
    return rng.choice(
        (
            lambda: text.encode("utf-16"),
            lambda: b"\xef\xbb\xbf" + content,
            lambda: content.replace(b"\n", b"\r\n"),
            lambda: content.replace(b"\n", b"\r"),
            lambda: text.encode("cp1258", "replace"),
            lambda: content + b"\0" * rng.choice((1, 100, 5000)),
            lambda: content.replace(b"  ", b"\t"),
            lambda: content + b"\n---\n" + content,
            lambda: b"",
            lambda: content * 20,
        )
    )()


def treewise(rng: Random, content: bytes) -> bytes:
    """The tree of a YAML text with some of its places changed; a text that is no YAML has its lines changed."""
    try:
        tree = yaml.load(content, yaml.CBaseLoader)  # noqa: S506 — it makes nothing but texts
    except (yaml.YAMLError, UnicodeError, ValueError):
        return linewise(rng, content)
    for _ in range(rng.choice((1, 1, 2, 2, 3, 5, 10))):
        tree = _changed(rng, tree)
    return _written(rng, tree)


def _written(rng: Random, tree: Any) -> bytes:  # noqa: ANN401 — any tree of YAML or JSON
    try:
        text = yaml.dump(
            tree,
            Dumper=yaml.CSafeDumper,
            allow_unicode=rng.random() < 0.9,
            sort_keys=False,
            width=rng.choice((80, 100000)),
            default_flow_style=rng.random() < 0.03,
            default_style=rng.choice((None, None, None, '"')),
        )
    except (yaml.YAMLError, UnicodeError):
        return encoded(repr(tree))
    return encoded(str(text))


def _changed(rng: Random, tree: Any) -> Any:  # noqa: ANN401 — as above
    """The tree with a change at one of its places."""
    places = list(_places(tree))
    if not places:
        return _value(rng)
    holder, key = rng.choice(places)
    kind = rng.randrange(9)
    if kind == 0:
        del holder[key]
    elif kind == 1 and isinstance(holder, list):
        holder.extend([holder[key]] * rng.choice((1, 1, 2, 30, 300)))
    elif kind == 2 and isinstance(holder, dict):
        holder[rng.choice(_KEYS)] = _value(rng)
    elif kind == 3 and isinstance(holder, dict):
        holder[rng.choice((*_KEYS, token(rng)))] = holder.pop(key)
    elif kind == 4:
        other, its = rng.choice(places)
        if (isinstance(other, dict) and its in other) or (isinstance(other, list) and its < len(other)):
            holder[key] = _copied(other[its], 6)
    elif kind == 5:
        for _ in range(rng.choice((1, 3, 20))):
            holder[key] = rng.choice(([holder[key]], {rng.choice(_KEYS): holder[key]}))
    else:
        holder[key] = token(rng) if isinstance(holder[key], str) and rng.random() < 0.8 else _value(rng)
    return tree


def _places(tree: Any) -> Any:  # noqa: ANN401 — as above
    keys = tree if isinstance(tree, dict) else range(len(tree)) if isinstance(tree, list) else ()
    for key in keys:
        yield tree, key
        yield from _places(tree[key])


def _copied(tree: Any, depth: int) -> Any:  # noqa: ANN401 — as above
    """A copy, so that YAML writes no alias."""
    if isinstance(tree, dict):
        return {key: _copied(value, depth - 1) for key, value in tree.items()} if depth else {}
    if isinstance(tree, list):
        return [_copied(value, depth - 1) for value in tree] if depth else []
    return tree


def _value(rng: Random) -> Any:  # noqa: ANN401 — as above
    return rng.choice(
        (
            lambda: token(rng),
            lambda: token(rng),
            lambda: None,
            list,
            dict,
            lambda: [token(rng) for _ in range(rng.choice((1, 2, 40)))],
            lambda: {token(rng): token(rng) for _ in range(rng.choice((1, 2, 40)))},
        )
    )()


def mutated(rng: Random, content: bytes, others: Sequence[bytes]) -> bytes:
    """A YAML text changed in one of these ways, now and then in two."""
    roll = rng.random()
    if roll < 0.45:
        content = treewise(rng, content)
    elif roll < 0.75:
        content = linewise(rng, content)
    elif roll < 0.87:
        content = bytewise(rng, content)
    elif roll < 0.93:
        content = spliced(rng, content, others)
    else:
        content = coded(rng, content)
    return bytewise(rng, content) if rng.random() < 0.05 else content
