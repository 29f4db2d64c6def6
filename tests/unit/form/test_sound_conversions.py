"""Sound documents that went through LibreOffice, as OpenDocument and as Word 97 files, are sound still."""

import subprocess
from pathlib import Path

import pytest
from helpers.decree import formatting, layouts, paper, writing
from helpers.decree.draft import Draft
from helpers.word_documents import found

SOUND = (
    Draft,
    formatting.headings_by_styles,
    formatting.each_run_by_itself,
    paper.portrait,
    paper.mirrored_margins_with_a_gutter,
    paper.two_annexes,
    paper.plan_before,
    layouts.two_rows_of_headings,
    layouts.content_controls_around_rows,
    writing.numbered_by_the_program,
    writing.a_paper_copy_with_signatures,
)
WORD = "docx:MS Word 2007 XML"


def converted(folder: Path, form: str, *files: Path) -> list[Path]:
    """The files in another form, in a folder of its own."""
    target = folder / form.split(":", maxsplit=1)[0] / files[0].suffix[1:]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ("--headless", "--convert-to", form, "--outdir", str(target), *map(str, files))
    subprocess.run(["soffice", profile, *convert], check=True, capture_output=True, timeout=240)
    return sorted(target.iterdir())


@pytest.mark.needs("soffice")
@pytest.mark.parametrize("form", ["odt", "doc:MS Word 97"])
def test_sound_documents_stay_sound_in_another_program(tmp_path: Path, form: str) -> None:
    for make in SOUND:
        (tmp_path / f"{make.__name__}.docx").write_bytes(make().packed())
    others = converted(tmp_path, form, *sorted(tmp_path.glob("*.docx")))
    assert len(others) == len(SOUND)
    back = converted(tmp_path, WORD, *others)
    assert {path.stem: found(path.read_bytes()) for path in back} == {make.__name__: [] for make in SOUND}
