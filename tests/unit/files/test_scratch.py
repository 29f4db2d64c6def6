import errno
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from cchc import files
from cchc.errors import CchcError

HOLDING = "from cchc import files\nwith files.scratch() as folder:\n    print(folder, flush=True)\n    input()"


@pytest.fixture
def parent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's temporary folder of a test."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def holding(parent: Path) -> tuple[subprocess.Popen[bytes], Path]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDING],
        env={**os.environ, "TMPDIR": str(parent)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout
    return process, Path(process.stdout.readline().decode().strip())


def test_it_is_gone_afterwards(parent: Path) -> None:
    with files.scratch() as folder:
        (folder / "a").write_bytes(b"x")
        assert folder.parent == parent
    assert list(parent.iterdir()) == []


def test_what_a_killed_run_left_is_cleared_by_the_next_one_and_what_is_in_use_stays(parent: Path) -> None:
    killed, left = holding(parent)
    living, used = holding(parent)
    (left / "profile").mkdir()
    killed.kill()
    killed.communicate()
    with files.scratch():
        assert (left.exists(), used.exists()) == (False, True)
    living.communicate(b"\n")
    assert list(parent.iterdir()) == []


def test_what_is_no_folder_of_ours_is_left_alone(parent: Path) -> None:
    (parent / "kept" / ".held").mkdir(parents=True)
    (parent / "cchc-link").symlink_to("kept")
    (parent / "cchc-other").mkdir()
    (parent / "cchc-file").write_bytes(b"")
    before = sorted(parent.rglob("*"))
    with files.scratch():
        pass
    assert sorted(parent.rglob("*")) == before


@pytest.mark.parametrize(("number", "why"), [(errno.ENOSPC, "đĩa đầy"), (errno.EROFS, "ổ đĩa chỉ đọc")])
def test_a_folder_that_takes_nothing_is_told(parent: Path, number: int, why: str) -> None:
    with pytest.raises(CchcError) as told, files.scratch():
        raise OSError(number, os.strerror(number))
    assert str(told.value) == (
        f"Không ghi được vào thư mục tạm ({why}). Đề nghị dọn ổ đĩa chứa thư mục đó, hoặc đặt biến môi trường TMPDIR là "
        "một thư mục khác."
    )
    assert list(parent.iterdir()) == []


def test_without_any_such_folder_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> str:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    monkeypatch.setattr(tempfile, "gettempdir", none)
    with pytest.raises(CchcError, match=r"^Không ghi được vào thư mục tạm \(không có tệp\)\."), files.scratch():
        pass


def test_room_is_looked_for_and_given_back(parent: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files.require_room(parent)
    assert list(parent.iterdir()) == []

    def full(path: Path, _: bytes) -> None:
        path.touch()
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match=str(errno.ENOSPC)):
        files.require_room(parent)
    assert list(parent.iterdir()) == []
