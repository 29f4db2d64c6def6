import os
import stat
from pathlib import Path

import pytest

from cchc import files
from cchc.errors import CchcError


def test_a_file_is_written_with_its_folder_and_nothing_beside_it(tmp_path: Path) -> None:
    files.write(tmp_path / "a" / "b.txt", b"x")
    assert [(path.name, path.read_bytes()) for path in (tmp_path / "a").iterdir()] == [("b.txt", b"x")]


def test_a_replaced_file_keeps_its_permissions_and_a_new_one_has_the_usual(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.write_bytes(b"x")
    old.chmod(0o640)
    files.write(old, b"y")
    files.write(tmp_path / "new", b"y")
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o666 & ~mask


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"x")
    (tmp_path / "link").symlink_to(tmp_path / "target")
    files.write(tmp_path / "link", b"y")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_bytes() == b"y"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="POSIX pipes")
def test_what_is_no_regular_file_is_written_to_and_stays_what_it_is(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reading = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    files.write(tmp_path / "pipe", b"x")
    assert os.read(reading, 10) == b"x"
    os.close(reading)
    assert (tmp_path / "pipe").is_fifo()


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(CchcError, match="Không ghi được tệp"):
        files.write(tmp_path / "a", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"old")]


def test_what_is_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    with pytest.raises(CchcError, match="đường dẫn đi qua một tệp thường"):
        files.write(tmp_path / "file" / "x", b"")
    with pytest.raises(CchcError, match="đó là một thư mục"):
        files.write(tmp_path / "folder", b"")


def test_reading_stops_after_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert files.read(tmp_path / "a", 3) == b"1234"


def test_in_a_folder_whose_names_may_not_be_read_a_name_is_taken_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(_: Path) -> None:  # nothing is forbidden to root, who runs the tests of CI
        raise PermissionError

    monkeypatch.setattr(Path, "iterdir", forbidden)
    assert files.existing(tmp_path / "a.pdf") == tmp_path / "a.pdf"
