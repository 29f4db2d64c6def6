"""What came of a run, as one outcome: the worst that can be said of it."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from itertools import chain

import yaml
from cases import Case, Outcome, Verdict
from machine import BINARY, readable
from running import CANARY, Ran

from cchc.language.spellings import canonical
from cchc.source import Data

MEMORY = 500 * 1024**2
"""More bytes than any case may take, the warmed process that it is forked from included."""
_ENDS = re.compile(rb"\r\n|\r|\n")
_CODES = {0: Outcome.DONE, 1: Outcome.FINDING, 2: Outcome.SENTENCE, 3: Outcome.SENTENCE, 130: Outcome.SENTENCE}
_TRACEBACK = re.compile(r"^Traceback \(most recent call last\):$", re.MULTILINE)
_FRAME = re.compile(r'^\s+File "(.+?)", line (\d+),? in (\S+)', re.MULTILINE)
_RAISED = re.compile(r"^([A-Za-z_][\w.]*(?:Error|Exception|Interrupt|Exit|Warning|[a-z]\w*))(?::|$)", re.MULTILINE)
_WARNING = re.compile(r"^(\S+\.py):\d+: (\w+Warning): ", re.MULTILINE)
_VIETNAMESE = re.compile("[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")
_USUAL = {"csv": "\r", "ics": "\r", "completion": "\t"}
"""Control characters that a form has of its own."""
_UNSEEN = {"Cc": "control", "Cf": "format", "Cs": "surrogate", "Zl": "line", "Zp": "paragraph"}
"""Categories of Unicode whose characters are not seen, and change what is."""
_ORDER = (
    *(Outcome.OUTSIDE, Outcome.CHANGED, Outcome.MEMORY, Outcome.HANG, Outcome.TRACEBACK, Outcome.EXIT, Outcome.CONTROL),
    *(Outcome.MACHINE, Outcome.UNSAID),
)


def judged(case: Case, ran: Ran, memory: int = MEMORY) -> Verdict:
    """The worst that is found; nothing found, what the exit code says."""
    found = {verdict.outcome: verdict for verdict in reversed(list(_bad(case, ran, memory)))}
    worst = next((found[outcome] for outcome in _ORDER if outcome in found), None)
    return worst or Verdict(_CODES[ran.code or 0])


def _bad(case: Case, ran: Ran, memory: int) -> Iterator[Verdict]:
    checks: tuple[Callable[[Case, Ran], Iterator[Verdict]], ...] = (_outside, _changed, _stopped, _said, _shown, _read)
    yield from chain.from_iterable(check(case, ran) for check in checks)
    if ran.memory > memory:
        yield Verdict(Outcome.MEMORY, _command(case))


def _command(case: Case) -> str:
    return next((word for word in case.arguments if not word.startswith("-")), "")[:20]


def _outside(case: Case, ran: Ran) -> Iterator[Verdict]:
    asked = [line for line in ran.notes if re.match(r"(open|os|subprocess|socket)\b", line)]
    for line in asked:
        if not line.startswith(case.reaches or ("\0",)):
            yield Verdict(Outcome.OUTSIDE, line[:120])
    if not ran.beside:
        yield Verdict(Outcome.OUTSIDE, "a file beside the folder was changed")
    told = [ran.out, ran.err, *(content for name, content in ran.after.items() if ran.before.get(name) != content)]
    for secret in (CANARY, *(each.encode() for each in case.secrets)):
        if any(secret in text for text in told):
            yield Verdict(Outcome.OUTSIDE, "a secret was told")


def _changed(case: Case, ran: Ran) -> Iterator[Verdict]:
    for name in sorted({*ran.before, *ran.after}):
        old, new = ran.before.get(name), ran.after.get(name)
        if old == new:
            continue
        allowed = (*case.writes, *(case.makes if old is None else ()))
        if not any(fnmatchcase(name, pattern) for pattern in allowed):
            how = "made" if old is None else "lost" if new is None else "changed"
            yield Verdict(Outcome.CHANGED, f"{_command(case)}: {how} {re.sub(r'[^./]+(?=[.]tmp$)', '…', name)}")
        elif new is None:
            yield Verdict(Outcome.CHANGED, f"{_command(case)}: lost {name}")
        elif old is not None and (lost := _lost(case.keeps, old, new)):
            yield Verdict(Outcome.CHANGED, f"{_command(case)}: {name}: {lost}")
        elif (form := case.outputs.get(name)) and (why := readable(form, new)):
            yield Verdict(Outcome.MACHINE, f"{_command(case)}: {why}")
    if ran.left and ran.code is not None:
        yield Verdict(Outcome.CHANGED, f"{_command(case)}: left over {len(ran.left)}")


def _lost(keeps: str, old: bytes, new: bytes) -> str:
    """What an input no longer has after it was changed as its command may."""
    if keeps == "lines":
        lines = iter(_ENDS.split(new))  # the ends of lines may become alike
        kept = (line.endswith(b"[]") or line in lines for line in _ENDS.split(old.rstrip(b"\r\n")))  # a list that fills
        return "" if all(kept) else "old lines are gone"
    if keeps == "data":
        try:
            was, now = (_no_blanks(yaml.load(text, yaml.CBaseLoader)) for text in (old, new))  # noqa: S506 — nothing but texts
        except yaml.YAMLError:
            return "it is no YAML any more" if not readable("yaml", old) else ""
        return "" if now in (was, canonical(was)) else "it says something else"
    return ""


def _no_blanks(data: Data) -> Data:
    """Data whose blank texts are empty, as the program reads them."""
    if isinstance(data, dict):
        return {name: _no_blanks(value) for name, value in data.items()}
    if isinstance(data, list):
        return [_no_blanks(value) for value in data]
    return data if data and data.strip() else ""


def _stopped(case: Case, ran: Ran) -> Iterator[Verdict]:
    if ran.code is None or ran.seconds > case.seconds:
        yield Verdict(Outcome.HANG, f"{_command(case)}: {_last_place(chr(10).join(reversed(ran.notes)))}")
    if ran.code is not None and ran.code not in _CODES:
        yield Verdict(Outcome.EXIT, f"{_command(case)}: {ran.code}")


def _said(case: Case, ran: Ran) -> Iterator[Verdict]:
    err = ran.err.decode(errors="replace")
    if _TRACEBACK.search(err):
        yield Verdict(Outcome.TRACEBACK, f"{_raised(err)} {_last_place(err)}")
    if warned := _WARNING.search(err):
        yield Verdict(Outcome.TRACEBACK, f"{warned[2]} {warned[1].rpartition('site-packages/')[2]}")
    if ran.code in {2, 3} and not _VIETNAMESE.search(err):
        yield Verdict(Outcome.UNSAID, f"{_command(case)}: {ran.code} {_bare(err)[:60]}")
    if ran.code == 1 and not (ran.out.strip() or ran.err.strip()) and case.form != "completion":
        yield Verdict(Outcome.UNSAID, f"{_command(case)}: 1")


def _raised(err: str) -> str:
    names = [match[1] for match in _RAISED.finditer(err) if "." in match[1] or match[1][0].isupper()]
    return names[-1] if names else "?"


def _last_place(err: str) -> str:
    """The last line of the program's own in a traceback, else the very last."""
    frames = _FRAME.findall(err)
    own = [frame for frame in frames if "/cchc/" in frame[0]] or frames
    return f"{own[-1][0].rpartition('/cchc/')[2]}:{own[-1][1]} {own[-1][2]}" if own else "?"


def _shown(case: Case, ran: Ran) -> Iterator[Verdict]:
    streams = [("stderr", ran.err)] + ([("stdout", ran.out)] if case.form not in BINARY else [])
    for name, content in streams:
        usual = _USUAL.get(case.form, "") if name == "stdout" else ""
        for sign in _hostile(content, usual, commands=case.form == "github" and name == "stdout"):
            yield Verdict(Outcome.CONTROL, f"{_command(case)} {name}: {sign}")


def _hostile(content: bytes, usual: str, *, commands: bool) -> Iterator[str]:
    """What a terminal or a CI runner would obey instead of showing it."""
    try:
        text = content.decode().removeprefix("\ufeff")
    except UnicodeDecodeError:
        yield "no UTF-8"
        return
    if not text.isprintable():
        for character in set(text) - {"\n", *usual}:
            if kind := _UNSEEN.get(unicodedata.category(character)):
                yield kind
    if "##[" in text:
        yield "##["
    if not commands and re.search(r"^\s*::", text, re.MULTILINE):
        yield "::"


def _read(case: Case, ran: Ran) -> Iterator[Verdict]:
    if case.form == "completion":
        if found := re.search(rb"\$\(|`|\\\$", ran.out):
            yield Verdict(Outcome.CONTROL, f"completion: {found[0]!r}")
    elif case.form != "text" and ran.code in {0, 1} and ran.out and (why := readable(case.form, ran.out)):
        yield Verdict(Outcome.MACHINE, f"{_command(case)}: {why}")


def _bare(err: str) -> str:
    return re.sub(r"\W+", " ", err).strip()
