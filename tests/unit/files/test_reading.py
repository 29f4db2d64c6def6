import os
from pathlib import Path

import pytest

from cchc import files


def test_reading_stops_after_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert files.read(tmp_path / "a", 3) == b"1234"


def test_a_stream_that_the_shell_opened_is_read() -> None:
    reading, writing = os.pipe()
    os.write(writing, b"12345")
    os.close(writing)
    assert files.read(Path(f"/dev/fd/{reading}"), 3) == b"1234"
    os.close(reading)


@pytest.mark.parametrize("name", ["/dev/fd/99999", "/proc/self/fd/99999"])
def test_a_stream_that_is_not_open_cannot_be_read(name: str) -> None:
    with pytest.raises(OSError, match="Bad file descriptor") as refused:
        files.read(Path(name), 3)
    assert files.unreadable(refused.value) == (
        "Không đọc được tệp (luồng này đã đóng). Đề nghị kiểm tra tên tệp và quyền đọc."
    )


def test_a_link_that_leads_out_is_not_read_unless_it_may_lead_anywhere(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"x")
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "link").symlink_to("../secret")
    with pytest.raises(files.reasons.StrayLinkError) as refused:
        files.read(tmp_path / "plans" / "link", 10)
    assert files.unreadable(refused.value) == (
        "Không đọc tệp này (liên kết ra ngoài thư mục). Đề nghị chép chính tệp vào thư mục thay cho liên kết."
    )
    assert files.read(tmp_path / "plans" / "link", 10, anywhere=True) == b"x"
