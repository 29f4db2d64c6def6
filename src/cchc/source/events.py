"""The two YAML parsers of ruamel.yaml, as one stream of events.

The C parser (`ruamel.yaml.clib`, made from libyaml 0.1.7) reads a plan of 34 KB in about a millisecond. Since 0.19
ruamel.yaml does not bring it along, so it is a dependency of its own. The pure parser is there on every implementation
of Python and some 30 times slower; tests hold that both see the same trees and find the same faults. Only events are
asked for, never constructed values: a constructor turns `1.10` into 1.1 and runs out of stack on a deep file, while
events let the reader stop at any point.

The C parser refuses colons and question marks inside a text in brackets, as in `[8:30]` or `{from: https://dvc.vn}`,
which YAML 1.2 and libyaml since 0.2 allow: such a text is read again by the pure parser.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scanner import Scanner, ScannerError

if TYPE_CHECKING:
    from cchc.source.spans import Mark

try:
    from _ruamel_yaml import CParser
except ImportError:  # an implementation for which it is not built
    CParser = None

ParserEvent = Any
"""An event of either parser: same classes; the marks are alike but have no common type."""

_MAX_PURE = 64 * 1024
"""The longest text, in characters, that is read again by the pure parser: two real plans. A hostile one takes long."""
_IN_BRACKETS = ("found unexpected ':'", "did not find expected ',' or")
_BREAKS = "\r\n\x85\u2028\u2029"
_ANCHOR_SIGN = re.compile(r"[0-9A-Za-z_-]")


class YamlSyntaxError(Exception):
    """The text is not YAML; holds the parser's message and marks (`problem`, `mark`, `context_mark`)."""

    def __init__(self, cause: Exception) -> None:
        """Take over a parser's error, which may have no marks."""
        super().__init__(str(cause))
        self.problem: str = getattr(cause, "problem", None) or ""
        self.mark: Mark | None = getattr(cause, "problem_mark", None)
        self.context_mark: Mark | None = getattr(cause, "context_mark", None)


def events(text: str) -> Iterator[ParserEvent]:
    """The events of `text`, through the fastest parser that is there.

    Raises:
        YamlSyntaxError: While iterating, at the first place that is not YAML.
    """
    return pure_events(text) if CParser is None else c_events(text)


def c_events(text: str) -> Iterator[ParserEvent]:
    """The events of `text` through the C parser."""
    try:
        yield from iter(CParser(text).get_event, None)
    except (YAMLError, UnicodeDecodeError) as error:  # the latter for a tag like "!%ED%A0%80"
        raise YamlSyntaxError(error) from error


def pure_events(text: str) -> Iterator[ParserEvent]:
    """The events of `text` through the pure parser."""
    yaml = YAML(typ="safe", pure=True)
    yaml.Scanner = _Scanner
    try:
        yield from yaml.parse(text)
    except (YAMLError, AssertionError, OverflowError, ValueError) as error:  # "%YAML 1.3", "\UFFFFFFFF"
        raise YamlSyntaxError(error) from error


def refused_by_c_alone(error: YamlSyntaxError, text: str) -> bool:
    """True if the pure parser may read what the C one refused: a colon or question mark inside a text in brackets.

    It is to begin anew: before the C parser stops at a question mark, it has given what stands before that as a text.
    """
    if error.mark is None or len(text) > _MAX_PURE or not error.problem.startswith(_IN_BRACKETS):
        return False
    return text[error.mark.index : error.mark.index + 1] in {":", "?"}


class _Scanner(Scanner):
    """The pure scanner, made to take and refuse what the C one does where what people type shows the difference."""

    def scan_to_next_token(self) -> None:
        """Pass tabs between tokens over, too, but for those that indent a line."""
        super().scan_to_next_token()
        while self.reader.peek() == "\t" and not self.allow_simple_key:
            self.reader.forward()
            super().scan_to_next_token()

    def scan_plain_spaces(self, indent: Any, start_mark: Any) -> list[str]:  # noqa: ANN401 — as it is declared
        """Take tabs between words, as they come out of Word's tables, for spaces; those that indent a line are refused.

        One line break is a space; of several the first goes, and each of the others stands for a blank line.
        """
        blanks = self._blanks()
        breaks: list[str] = []
        while self.reader.peek() in _BREAKS:
            breaks.append(self.scan_line_break())
            self.allow_simple_key = True
            if self.reader.prefix(3) in {"---", "..."} and self.reader.peek(3) in f"\0 \t{_BREAKS}":
                return []
            self._indentation(indent, start_mark)
        if not breaks:
            return [blanks] if blanks else []
        first, *others = breaks
        return [*([] if others else [" "]), *others] if first == "\n" else breaks

    def _blanks(self) -> str:
        """Pass over spaces and tabs."""
        length = 0
        while self.reader.peek(length) in " \t":
            length += 1
        blanks: str = self.reader.prefix(length)
        self.reader.forward(length)
        return blanks

    def _indentation(self, indent: int, start_mark: Any) -> None:  # noqa: ANN401 — of either parser
        """Pass over the spaces, and the tabs after them, with which a line of a text begins.

        Raises:
            ScannerError: A tab stands where the line is still to be indented.
        """
        while self.reader.peek() in " \t":
            if self.reader.peek() == "\t" and self.reader.column < indent:
                problem = "found a tab character that violates indentation"
                raise ScannerError("while scanning a plain scalar", start_mark, problem, self.reader.get_mark())
            self.reader.forward()

    def scan_flow_scalar_non_spaces(self, double: Any, start_mark: Any) -> Any:  # noqa: ANN401 — as it is declared
        """Show an unknown escape at its backslash."""
        try:
            return super().scan_flow_scalar_non_spaces(double, start_mark)
        except ScannerError as error:
            if error.problem.startswith("found unknown escape character"):
                error.problem_mark.index -= 1
                error.problem_mark.column -= 1
            raise

    def scan_anchor(self, TokenClass: Any) -> Any:  # noqa: ANN401, N803 — as it is declared
        """Take ASCII letters only: “&Rà soát” is a text that lacks its quotes, and no anchor."""
        start = self.reader.get_mark()
        length = 1
        while _ANCHOR_SIGN.match(self.reader.peek(length)):
            length += 1
        name = self.reader.prefix(length)[1:]
        self.reader.forward(length)
        if not name or self.reader.peek() not in "\0 \t\n?:,]}%@`":
            problem = "did not find expected alphabetic or numeric character"
            raise ScannerError("while scanning an anchor", start, problem, self.reader.get_mark())
        return TokenClass(name, start, self.reader.get_mark())
