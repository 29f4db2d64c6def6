"""Plan files of version 0.2.0 mean what they meant there.

`printed.tsv` was made with that version: by row of each plan its code and TT, a digest of the texts of its printed
cells (that of a merged cell counts in each of its rows), and its occurrences with their days.
"""

from hashlib import sha256
from pathlib import Path

import pytest
from helpers.docx_reading import grid, unmerged
from helpers.support import ROOT, Run

from cchc.diagnostics import Severity
from cchc.documents.registry import annex_of
from cchc.documents.templating.template import template
from cchc.documents.views.annex import annex
from cchc.documents.word.render import docx
from cchc.loading import load
from cchc.model.occurrences import occurrences

FORMER = ROOT / "tests" / "data" / "v0.2.0"
FILES = sorted(path.relative_to(FORMER).as_posix() for path in FORMER.glob("*/*.yaml"))
PRINTED = [line.split("\t") for line in (FORMER / "printed.tsv").read_text(encoding="utf-8").splitlines()]
"""By row of each plan: the file, the code, the TT, the digest of its cells, its occurrences."""
PLANS = sorted({file for file, *_ in PRINTED})


@pytest.mark.parametrize("file", FILES)
def test_a_file_of_the_version_before_has_no_error(file: str) -> None:
    assert [each.code for each in load([FORMER / file]).diagnostics if each.severity is Severity.ERROR] == []


@pytest.mark.parametrize("file", PLANS)
def test_its_rows_print_and_are_due_for_what_they_were(file: str) -> None:
    assert made(FORMER / file) == [row for name, *row in PRINTED if name == file]


def made(path: Path) -> list[list[str]]:
    """The rows of a plan as `printed.tsv` has them."""
    (case, *_) = load([path]).cases
    dossier = case.dossier
    assert case.kind
    assert dossier.plan
    assert dossier.commune
    ours = template(ROOT / "templates" / annex_of(case.kind).template)
    heading, *others = unmerged(grid(docx(annex(dossier.plan, dossier.commune), ours)))
    lines = [texts for texts in others if len(texts) == len(heading)]
    due: dict[str, list[str]] = {}
    for each in occurrences(dossier.plan):
        due.setdefault(each.row.address, []).append(f"{each.address}={each.due}")
    return [
        [
            row.address,
            row.number,
            sha256("\x1f".join(texts).encode()).hexdigest()[:12],
            " ".join(due.get(row.address, [])),
        ]
        for row, texts in zip(dossier.plan.rows, lines, strict=True)
    ]


def test_fmt_leaves_its_columns_a_group(run: Run, tmp_path: Path) -> None:
    with_columns = [file for file in PLANS if "\ncolumns:\n" in (FORMER / file).read_text(encoding="utf-8")]
    assert with_columns == ["examples/maintain.yaml", "examples/t-wording.yaml", "plans/2023_gaps.yaml"]
    for file in PLANS:
        text = (FORMER / file).read_text(encoding="utf-8")
        (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
        run("fmt", tmp_path / "a.yaml")
        after = (tmp_path / "a.yaml").read_text(encoding="utf-8")
        assert ("\ncolumns:\n  " in after) is (file in with_columns)
