import errno
import os
import signal
import subprocess
import sys
import tempfile
import time
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


def test_a_library_that_writes_to_the_temporary_folder_writes_into_one_of_ours(parent: Path) -> None:
    with files.scratch_for_libraries(), tempfile.NamedTemporaryFile(delete=False) as file:
        assert Path(file.name).parent.parent == parent
    assert tempfile.gettempdir() == str(parent)
    assert list(parent.iterdir()) == []


def test_a_folder_that_a_program_still_uses_after_its_run_was_killed_stays(parent: Path) -> None:
    code = HOLDING.replace(
        "    input()",
        "    import subprocess; subprocess.Popen(['sleep', '60'], close_fds=False); print(flush=True); input()",
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        env={**os.environ, "TMPDIR": str(parent)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout
    folder = Path(process.stdout.readline().decode().strip())
    process.stdout.readline()  # the other program runs
    process.kill()
    process.wait()
    with files.scratch():
        assert folder.exists()
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    for _ in range(100):  # the system takes its time to end it
        with files.scratch():
            pass
        if not list(parent.iterdir()):
            break
        time.sleep(0.05)
    assert list(parent.iterdir()) == []


def test_what_could_not_be_removed_is_found_the_next_time(parent: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    process, left = holding(parent)
    (left / "profile").mkdir()
    process.kill()
    process.communicate()

    def busy(*_: object, **__: object) -> None:
        raise OSError(errno.EBUSY, "")

    with monkeypatch.context() as patched:
        patched.setattr("shutil.rmtree", busy)
        with files.scratch():
            assert sorted(path.name for path in left.iterdir()) == [".held", "profile"]
    with files.scratch():
        assert not left.exists()
