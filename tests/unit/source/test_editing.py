"""Progress files edited where they stand: every line stays, what is added stands where it belongs."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from cchc.language.formatting import PlanForm, formatted
from cchc.model.progress import Progress
from cchc.source import editing, parse
from cchc.source.editing import Change, edited

FORM = PlanForm(Progress)
HEAD = "cchc: 1\nkind: progress\nplan: 2024.yaml\n"
ENTRY = {"what": "1.2", "date": "2024-06-28"}
ADDED = '- what: "1.2"\n  date: "2024-06-28"\n'


def with_entry(text: str) -> str | None:
    after = edited(text.encode(), Change({"entries": [ENTRY]}), FORM)
    return None if after is None else after.decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (HEAD, f"{HEAD}entries:\n{ADDED}"),
        (HEAD.rstrip("\n"), f"{HEAD}entries:\n{ADDED}"),
        (f"{HEAD}entries:  # sổ\n", f"{HEAD}entries:  # sổ\n{ADDED}"),
        (f"{HEAD}entries: []  # sổ\n", f"{HEAD}entries:  # sổ\n{ADDED}"),
        (
            f"{HEAD}# gia hạn\nextensions:\n- a: b\n",
            f"{HEAD}entries:\n{ADDED}# gia hạn\nextensions:\n- a: b\n",
        ),
        (
            f"{HEAD}entries:\n- what:   '1.1'   # một\n  note: >-\n    dài\n    # không phải chú thích\n  # sâu\n\n# gia hạn\nextensions:\n",
            f"{HEAD}entries:\n- what:   '1.1'   # một\n  note: >-\n    dài\n    # không phải chú thích\n  # sâu\n{ADDED}\n# gia hạn\nextensions:\n",
        ),
        (
            f"{HEAD}entries:\n  - {{what: '1.1',\n     date: 2024-01-31}}  # dòng này\n# hết\n",
            f"{HEAD}entries:\n  - {{what: '1.1',\n     date: 2024-01-31}}  # dòng này\n"
            '  - what: "1.2"\n    date: "2024-06-28"\n# hết\n',
        ),
    ],
)
def test_an_item_is_added_at_the_end_of_its_list(before: str, after: str) -> None:
    assert with_entry(before) == after


def test_a_bom_and_line_ends_stay() -> None:
    before = b"\xef\xbb\xbf" + f"{HEAD}entries:\n- what: '1.1'\n".replace("\n", "\r\n").encode()
    after = edited(before, Change({"entries": [ENTRY]}), FORM)
    assert after == before + ADDED.replace("\n", "\r\n").encode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "- what: '1.1'\n  note: |-\n    a\n  # sâu\n",
            "- what: '1.1'\n  note: |-\n    a\n  withdrawn: \"X\"\n  # sâu\n",
        ),
        ("- what: '1.1'\n  withdrawn:  # trống\n", "- what: '1.1'\n  withdrawn: \"X\"  # trống\n"),
        ("- {what: '1.1'}  # a\n", "- {what: '1.1', withdrawn: \"X\"}  # a\n"),
        ("- {what: '1.1',}\n", "- {what: '1.1', withdrawn: \"X\"}\n"),
    ],
)
def test_a_field_is_added_to_its_item(before: str, after: str) -> None:
    change = Change(fields={("entries", 0, "withdrawn"): "X"})
    assert edited(f"{HEAD}entries:\n{before}".encode(), change, FORM) == f"{HEAD}entries:\n{after}".encode()


@pytest.mark.parametrize("text", ["entries: [{what: '1.1'}]\n", "entries:\n-\n  what: '1.1'\n"])
def test_a_layout_that_leaves_no_place_is_left_alone_until_it_is_laid_out(text: str) -> None:
    assert with_entry(HEAD + text) is None
    laid_out = formatted((HEAD + text).encode()).content.decode()
    assert with_entry(laid_out) == f'{HEAD}entries:\n- what: "1.1"\n{ADDED}'


def test_a_file_in_brackets_is_left_alone() -> None:
    assert with_entry("{cchc: 1, kind: progress, plan: 2024.yaml}\n") is None


def test_what_no_file_may_hold_is_not_written() -> None:
    assert edited(HEAD.encode(), Change({"entries": [{"note": "a\x07"}]}), FORM) is None


LINES = st.sampled_from(["", "# c", "  # d", "    # e"])
VALUES = st.sampled_from(
    [
        "2024-06-28  # b",
        '"2024-06-28"',
        "'2024-06-28'",
        "|-\n{i}  một\n\n{i}  # hai",
        ">-\n{i}  một\n{i}  hai",
        "",
        "một\n{i}  hai",
    ]
)


@st.composite
def progress_files(draw: st.DrawFn) -> str:
    lines = HEAD.splitlines()
    for name in draw(st.permutations(["entries", "extensions"])):
        lines += [draw(LINES), f"{name}:{draw(st.sampled_from(['', '  # f']))}"]
        indent = draw(st.sampled_from(["", "  ", "   "]))
        for number in range(draw(st.integers(0, 3))):
            lines += [draw(LINES), f'{indent}- what: "1.{number + 1}"', draw(LINES)]
            value = draw(VALUES).replace("{i}", f"{indent}  ")
            lines += f"{indent}  date: {value}".splitlines()
        lines.append(draw(LINES))
    return "\n".join(lines) + draw(st.sampled_from(["", "\n"]))


@given(progress_files(), st.text("aộ:#-'\"| \n{[,", min_size=1).filter(lambda text: text.strip() == text))
def test_every_line_stays_and_another_reader_sees_the_same(text: str, note: str) -> None:
    if parse(text.encode(), normalize=False).faults:
        return
    change = Change({"entries": [ENTRY | {"note": note}], "extensions": [ENTRY]})
    after = edited(text.encode(), change, FORM)
    assert after is not None
    left = iter(after.decode().splitlines())
    assert all(line in left for line in text.splitlines())  # each in its order
    reader = YAML(typ="safe", pure=True)
    was, now = reader.load(text), reader.load(BytesIO(after))
    assert now["entries"] == [*(was["entries"] or []), ENTRY | {"note": note}]
    assert now["extensions"] == [*(was["extensions"] or []), ENTRY]


@given(progress_files())
def test_a_file_in_canonical_form_stays_in_it(text: str) -> None:
    before = formatted(text.encode())
    if before.faults:
        return
    after = edited(before.content, Change({"entries": [ENTRY], "extensions": [ENTRY]}), FORM)
    assert after is not None
    assert formatted(after).content == after


def test_an_edit_that_loses_a_comment_is_none() -> None:
    before = parse(b"a: 1  # one\nb: 2  # two\n", normalize=False)
    for text, same in ((b"a: 1  # one\nb: 2  # two\n", True), (b"a: 1  # one\nb: 2\n", False)):
        assert editing._is_that(parse(text, normalize=False), before, Change()) == same
