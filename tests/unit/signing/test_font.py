"""The typeface of the visible text: which is taken, and what of it."""

import io
import os
import shutil
from itertools import count
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from helpers.signing_lab import TEXT

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


def broken_fonts(times: Path) -> dict[str, bytes]:
    """Files that are no font, or fonts that are not what they should be."""
    raw = times.read_bytes()
    tables = TTFont(times).reader.tables
    cut = {
        f"without {name}": raw.replace(name.encode(), b"xxxx", 1) for name in ("cmap", "head", "glyf", "loca", "hmtx")
    }
    zeroed = {
        f"{name} of zeros": raw[: entry.offset] + bytes(entry.length) + raw[entry.offset + entry.length :]
        for name, entry in tables.items()
        if name in ("cmap", "head", "maxp", "hhea")
    }
    return {
        **cut,
        **zeroed,
        "nothing": b"",
        "no font": b"PK",
        "a collection": b"ttcf" + raw[4:],
        "WOFF": b"wOFF" + bytes(40),
        "WOFF 2": b"wOF2" + bytes(60),
        "half": raw[: len(raw) // 2],
        "only a head": raw[:100],
        "a head of ones": raw[:4] + b"\xff" * 200,
    }


def test_a_file_that_is_no_font_is_one_sentence(tmp_path: Path, times: Path) -> None:
    chosen = tmp_path / "a.ttf"
    for name, content in broken_fonts(times).items():
        chosen.write_bytes(content)
        try:
            typeface(TEXT, chosen)
        except CchcError as error:
            said = str(error)
        else:
            said = ""
        assert said in (
            f"Không đọc được phông chữ “{chosen}”. Đề nghị chọn tệp .ttf khác (--font).",
            f"Phông chữ “{chosen}” không có chữ “S”. Đề nghị chọn phông khác (--font).",
        ), name


def test_a_font_that_has_no_end_is_not_read_to_it(tmp_path: Path) -> None:
    with (tmp_path / "a.ttf").open("wb") as file:
        file.truncate(10**12)
    with pytest.raises(CchcError, match=r"a\.ttf” quá lớn\. Đề nghị kiểm tra tên tệp\.$"):
        typeface(TEXT, tmp_path / "a.ttf")
    os.mkfifo(tmp_path / "ong.ttf")
    for path in (tmp_path / "ong.ttf", Path("/dev/zero")):
        with pytest.raises(CchcError) as caught:
            typeface(TEXT, path)
        assert str(caught.value) == f"“{path}” không phải là tệp thường. Đề nghị ghi tên của một tệp."


def test_a_font_that_takes_for_ever_is_ended(tmp_path: Path, times: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(font, "_SECONDS", 0.2)
    monkeypatch.setattr(font, "_taken", lambda *_: [None for _ in count()])
    shutil.copy(times, tmp_path / "a.ttf")
    with pytest.raises(CchcError) as caught:
        typeface(TEXT, tmp_path / "a.ttf")
    assert str(caught.value).startswith(f"Phông chữ “{tmp_path / 'a.ttf'}” cần ")


def test_a_broken_font_of_this_machine_is_passed_over(fonts: Path, times: Path) -> None:
    (fonts / "times.ttf").write_bytes(b"PK")
    shutil.copy(times, fonts / "Tinos-Regular.ttf")
    assert "ố" in letters(typeface(TEXT, None))
