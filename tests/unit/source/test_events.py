"""The C parser is in use, and where it is not there the pure one tells the same."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.source import Data, Document, careful, document, events, parse
from cchc.source.builder import Builder

ROOT = Path(__file__).parents[3]
FILES = sorted([*(ROOT / "plans").glob("*.yaml"), *(ROOT / "tests" / "examples").glob("*.yaml")])


def with_the_pure_parser(content: bytes) -> Document:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(events, "CParser", None)
        return with_a_parser(content)


def with_a_parser(content: bytes) -> Document:
    """The document of a text that is not read line by line."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(document, "read_by_line", lambda _: None)
        return parse(content)


def everything(document: Document) -> object:
    """What is found in a text; of one with faults only these, since its data is not used."""
    spans = document.spans
    where = (spans.keys, spans.values, spans.closings)
    return document.faults or (document.data, where, document.comments, document.notes)


@pytest.mark.skipif(sys.implementation.name != "cpython", reason="it is built for CPython only")
def test_the_c_parser_is_the_one_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    assert vars(events)["CParser"].__module__.endswith("_ruamel_yaml")
    monkeypatch.delattr(careful, "pure_events")
    monkeypatch.delattr(events, "pure_events")
    assert with_a_parser(b"cchc: 1\n").data == {"cchc": "1"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_both_parsers_find_the_same_in_all_examples(path: Path) -> None:
    assert everything(with_the_pure_parser(path.read_bytes())) == everything(with_a_parser(path.read_bytes()))


@pytest.mark.parametrize(
    "text",
    ["a: b: c\n", "a:\n\tb: 1\n", "a: 'x\n", "a: [1\nb: 2\n", "a: @x\n", "a: 1\n b: 2\n", "x: - a\n", "a: |-x\n"],
)
def test_both_parsers_refuse_the_same_texts_in_the_same_words(text: str) -> None:
    faults = parse(text.encode()).faults
    assert with_the_pure_parser(text.encode()).faults == faults
    assert [fault.code for fault in faults] == ["Y101"]


def tree(stream: object, text: str) -> tuple[Data, object]:
    builder = Builder(text)
    for event in stream:  # type: ignore[attr-defined]
        assert builder.take(event)
    return builder.data, (builder.spans.keys, builder.spans.values)


WORDS = st.text(st.sampled_from("aăâđơưạộ 12.,-:#'\"|>[]{}%&*!?~\n"), max_size=20)


def written(data: object, indent: int = 0) -> str:
    """Plain YAML for a tree of lists, groups and text, in several styles."""
    pad = "  " * indent
    if isinstance(data, dict):
        return "".join(f"\n{pad}{key}:{written(value, indent + 1)}" for key, value in data.items()) or " {}"
    if isinstance(data, list):
        return "".join(f"\n{pad}-{written(item, indent + 1)}" for item in data) or " []"
    text = str(data)
    if "\n" in text and text.strip() and text[0] not in "\n ":
        return " |-\n" + "\n".join(f"{pad}  {line}" for line in text.split("\n"))
    return " '" + text.replace("'", "''").replace("\n", " ") + "'"


TREES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.from_regex("[a-z_]{1,8}", fullmatch=True), inner),
    max_leaves=10,
)


@given(st.dictionaries(st.from_regex("[a-z_]{1,8}", fullmatch=True), TREES, min_size=1))
def test_both_parsers_see_the_same_tree_at_the_same_places(data: object) -> None:
    text = written(data).lstrip("\n") + "\n"
    assert tree(events.c_events(text), text) == tree(events.pure_events(text), text)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("[8:30, dvc:tp]", ["8:30", "dvc:tp"]),
        ("{from: https://dvc.vn/x?id=1, to: Đã họp?}", {"from": "https://dvc.vn/x?id=1", "to": "Đã họp?"}),
        ("[Đã họp? rồi]", ["Đã họp? rồi"]),
        ("{a: Đã họp? rồi, b: x ?, c?: d}", {"a": "Đã họp? rồi", "b": "x ?", "c?": "d"}),
        ("8:30", "8:30"),
        ("\tMột\thai \t ba\t  # bốn", "Một\thai \t ba"),
        ("Một\t\n  hai", "Một hai"),
        ("[\tMột,\tHai ]", ["Một", "Hai"]),
        ("Một\n  \tHai [8:30]", "Một Hai [8:30]"),
        ("[Một\n  \tHai, 8:30]", ["Một Hai", "8:30"]),
        ("Một\n  \t\n \n  Hai\t\n  Ba", "Một\n\nHai Ba"),
    ],
)
def test_colons_question_marks_and_tabs_may_stand_in_a_text(value: str, read: Data) -> None:
    found = parse(f"a: [1]\nb: {value}\nc: 'sau'\n".encode())
    assert (found.data, found.faults) == ({"a": ["1"], "b": read, "c": "sau"}, ())
    assert found.find(("c",)).line == 3 + value.count("\n")


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "text", ["a: Một\n\tHai\n", "a:\n  b: Một\n \tHai\n", "a: [Một\n\tHai]\n", "a: Một\n\t\n  Hai\n"]
)
def test_a_tab_that_indents_a_line_of_a_text_is_refused(text: str) -> None:
    (fault,) = parse(text.encode()).faults
    assert (fault.code, fault.span.line) == ("Y101", text[: text.index("\t")].count("\n") + 1)


def test_a_tab_is_read_alike_whatever_else_makes_a_text_be_read_again() -> None:
    assert parse(b"a: x\n  \ty\nb: [8:30]\n").data == {"a": "x y", "b": ["8:30"]}


def test_a_long_text_is_not_read_again_by_the_slow_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(careful, "pure_events")
    (fault,) = parse(b"# " + b"x" * 140_000 + b"\na: [8:30]\n").faults
    assert (fault.code, fault.span.line) == ("Y101", 2)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "text",
    ["%YAML 1.3\n---\na: 1\n", "a: !%ED%A0%80 x\n", 'a: "\\uD800"\n', 'a: "\\UFFFFFFFF"\n', 'a: "\\U00110000"\n'],
)
def test_what_a_parser_stumbles_over_is_a_fault(text: str) -> None:
    (fault,) = parse(text.encode()).faults
    assert fault.code in {"Y101", "Y107"}


def test_a_python_without_the_c_parser_runs_the_program() -> None:
    program = "import sys; sys.modules['_ruamel_yaml'] = None; from cchc.cli import main; sys.exit(main())"
    command = ["validate", "plans/2024.yaml", "tests/examples/y101-ampersand.yaml", "--format", "concise"]
    usual = subprocess.run([sys.executable, "-m", "cchc", *command], cwd=ROOT, capture_output=True, check=False)
    pure = subprocess.run([sys.executable, "-c", program, *command], cwd=ROOT, capture_output=True, check=False)
    assert (pure.returncode, pure.stdout) == (usual.returncode, usual.stdout)
    assert b"tests/examples/y101-ampersand.yaml:2:7: error Y101 " in pure.stdout
