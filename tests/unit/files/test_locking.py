import errno
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from helpers.support import refusing

from cchc import files
from cchc.errors import CchcError

fcntl = pytest.importorskip("fcntl")

HOLDING = """
import fcntl, os, sys
from pathlib import Path
def refuse(*_): raise OSError({number}, "")
if {number}: fcntl.flock = refuse
from cchc import files
with files.locked(Path(sys.argv[1])):
    print(flush=True)
    input()
"""


def holding(path: Path, number: int = 0) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDING.format(number=number), path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout
    process.stdout.readline()
    return process


@pytest.mark.parametrize("name", ["ENOLCK", "ENOTSUP", "ENOSYS"])
def test_where_the_drive_has_no_locks_a_file_stands_for_one(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fcntl, "flock", refusing(getattr(errno, name)))
    monkeypatch.setattr("cchc.files.locking.PATIENCE", 0.1)
    with files.locked(tmp_path / "a"):
        assert (tmp_path / ".a.soft.lock").is_file()
        holder = tmp_path / ".a.soft.lock"
        os.utime(holder, (time.time() - 150,) * 2)
        with (
            pytest.raises(
                CchcError, match=r"^Tệp “.*/a” đang được một lệnh khác ghi\. Đề nghị chờ .*, có từ 2 phút trước\.$"
            ),
            files.locked(tmp_path / "a"),
        ):
            pass
    assert not (tmp_path / ".a.soft.lock").exists()


def test_on_a_drive_without_locks_a_killed_process_keeps_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = holding(tmp_path / "a", errno.ENOLCK)
    process.kill()
    process.communicate()
    assert (tmp_path / ".a.soft.lock").exists()
    monkeypatch.setattr(fcntl, "flock", refusing(errno.ENOLCK))
    with files.locked(tmp_path / "a"):
        pass
    assert not (tmp_path / ".a.soft.lock").exists()


def test_a_lock_file_of_another_machine_is_named_with_its_age(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fcntl, "flock", refusing(errno.ENOTSUP))
    monkeypatch.setattr("cchc.files.locking.PATIENCE", 0.1)
    lock = tmp_path / ".a.soft.lock"
    lock.write_text("123\nmay-khac\n", encoding="utf-8")
    os.utime(lock, (time.time() - 3 * 86400 - 60,) * 2)
    with pytest.raises(CchcError) as refused, files.locked(tmp_path / "a"):
        pass
    assert str(refused.value) == (
        f"Tệp “{tmp_path / 'a'}” đang được một lệnh khác ghi. Đề nghị chờ lệnh đó xong rồi chạy lại; nếu không còn lệnh "
        f"nào đang chạy thì xóa tệp khóa “{lock}”, có từ 3 ngày trước."
    )
    assert lock.exists()


@pytest.mark.parametrize(("name", "number"), [(".a.lock", 0), (".a.soft.lock", errno.ENOLCK)])
def test_a_link_in_place_of_a_lock_is_not_touched(
    name: str, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if number:
        monkeypatch.setattr(fcntl, "flock", refusing(number))
    (tmp_path / "kept").write_bytes(b"x")
    (tmp_path / name).symlink_to("kept")
    with pytest.raises(CchcError, match=f"^Tệp khóa “.*/{name}” là liên kết"), files.locked(tmp_path / "a"):
        pass
    assert (tmp_path / "kept").read_bytes() == b"x"


def test_it_is_released_when_what_is_done_with_it_fails(tmp_path: Path) -> None:
    with pytest.raises(KeyError), files.locked(tmp_path / "a"):
        raise KeyError
    process = holding(tmp_path / "a")
    process.communicate(b"\n")
    assert process.returncode == 0
