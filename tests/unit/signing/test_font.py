"""The typeface of the visible text: which is taken, and what of it."""

import io
import shutil
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from signing_lab import TEXT

from cchc.errors import CchcError
from cchc.signing import font
from cchc.signing.font import typeface


def letters(program: bytes) -> str:
    return "".join(map(chr, sorted(TTFont(io.BytesIO(program)).getBestCmap())))


@pytest.fixture
def fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder where this machine keeps fonts: an empty one."""
    monkeypatch.setattr(font, "folders", lambda: (tmp_path, tmp_path / "no such folder"))
    return tmp_path


def test_only_the_letters_of_the_text_are_taken_at_a_thousand_units(times: Path) -> None:
    program = typeface(TEXT, times)
    assert letters(program) == "".join(sorted(set(TEXT)))
    assert TTFont(io.BytesIO(program))["head"].unitsPerEm == 1000
    assert len(program) < 20_000


def test_the_real_times_goes_first_wherever_it_is_and_however_it_is_written(fonts: Path, times: Path) -> None:
    (fonts / "a").mkdir()
    shutil.copy(times, fonts / "a" / "TIMES.TTF")
    (fonts / "LiberationSerif-Regular.ttf").write_bytes(b"never opened")
    assert letters(typeface(TEXT, None)) == "".join(sorted(set(TEXT)))


def test_a_typeface_without_vietnamese_letters_is_passed_over(fonts: Path, times: Path) -> None:
    (fonts / "LiberationSerif-Regular.ttf").write_bytes(typeface("So: 0123456789", times))
    shutil.copy(times, fonts / "Tinos-Regular.ttf")
    assert "ố" in letters(typeface(TEXT, None))


def test_without_a_typeface_it_says_what_to_install(fonts: Path, times: Path) -> None:
    (fonts / "Arial.ttf").write_bytes(times.read_bytes())
    with pytest.raises(CchcError) as caught:
        typeface(TEXT, None)
    assert str(caught.value) == (
        "Máy này không có phông Times New Roman, Liberation Serif hoặc Tinos đủ chữ tiếng Việt. Đề nghị cài "
        "(Debian, Ubuntu: fonts-liberation2), hoặc ghi --font TỆP.ttf."
    )


def test_a_chosen_typeface_must_have_every_letter(tmp_path: Path, times: Path) -> None:
    chosen = tmp_path / "a.ttf"
    chosen.write_bytes(typeface("S: 0123456789", times))
    with pytest.raises(CchcError) as caught:
        typeface(TEXT, chosen)
    assert str(caught.value) == f"Phông chữ “{chosen}” không có chữ “ố”. Đề nghị chọn phông khác (--font)."
