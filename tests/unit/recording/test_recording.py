"""What other parts call: many results at once, each answered for itself."""

from datetime import date
from pathlib import Path

import pytest
from helpers.support import ROOT

from cchc.errors import CchcError
from cchc.recording import Accepted, NewEntry, NewExtension, Refusal, extend, record, withdraw, withdraw_extension

PLAN = Path("plans/2024.yaml")
DAY = date(2024, 7, 15)

pytestmark = pytest.mark.usefixtures("in_office")


def test_of_many_results_the_refused_ones_keep_nobody_from_recording_the_others() -> None:
    done = date(2024, 7, 1)
    recorded = record(
        PLAN,
        [
            NewEntry("2.1", done, evidence=" Báo cáo\r\nkèm biểu "),
            NewEntry("9.9", done),
            NewEntry("2.1", DAY),
            NewEntry("1.2/6-thang", done, by="CB-01"),
            NewEntry("1.2/6-thang", done, by="VP-TK"),
        ],
        DAY,
    )
    assert [answer.what if isinstance(answer, Refusal) else answer for answer in recorded.answers] == [
        Accepted("2.1", done, date(2024, 12, 31)),
        "9.9",
        "2.1",
        "1.2/6-thang",
        Accepted("1.2/6-thang", done, date(2024, 6, 17), days_late=14),
    ]
    assert [answer.sentence for answer in recorded.answers if isinstance(answer, Refusal)] == [
        "Không có nhiệm vụ “9.9” trong kế hoạch. Đề nghị ghi địa chỉ như cột Mã của cchc overdue.",
        "“2.1” đã ghi nhận hoàn thành ngày 01/7/2024. Đề nghị rút kết quả đó trước (cchc done 2.1 --undo), hoặc ghi thêm (cchc done 2.1 --again).",
        "Tệp đơn vị không có đầu mối “CB-01”. Các đầu mối: VP-TK, TP-HT, TC-KT, VH-XH, vh-xh-vhtt, dai-truyen-thanh, Bộ phận TN&Trả KQ, bbt-trang-ttdt, … Đề nghị ghi mã, tên gọi tắt hoặc tên đầy đủ trong tệp đơn vị.",
    ]
    assert recorded.text == (
        '- what: "2.1"\n  date: "2024-07-01"\n  evidence: |-\n    Báo cáo\n    kèm biểu\n'
        '- what: "1.2/6-thang"\n  date: "2024-07-01"\n  by: vp-tk\n'
    )
    assert recorded.path.read_text(encoding="utf-8").endswith(f"entries:\n{recorded.text}")


def test_when_all_is_refused_no_file_is_made() -> None:
    recorded = record(PLAN, [NewEntry("9.9", DAY)], DAY)
    assert (recorded.text, recorded.path.exists()) == ("", False)


@pytest.mark.parametrize("name", ["plans/commune.yaml", "plans/none.yaml"])
def test_what_is_no_sound_plan_has_nothing_recorded(name: str) -> None:
    with pytest.raises(CchcError, match="không phải là tệp kế hoạch"):
        record(Path(name), [NewEntry("2.1", DAY)], DAY)


def test_a_plan_whose_name_other_systems_refuse_gets_no_progress_file() -> None:
    odd = Path("plans/2024?.yaml")
    odd.write_bytes(PLAN.read_bytes())
    with pytest.raises(CchcError, match="Tên tệp “2024"):
        record(odd, [NewEntry("2.1", DAY)], DAY)


def test_an_address_that_is_nothing_can_be_neither_withdrawn_nor_put_off() -> None:
    sentence = "Không có nhiệm vụ “9.9” trong kế hoạch. Đề nghị ghi địa chỉ như cột Mã của cchc overdue."
    refused = (Refusal("9.9", sentence),)
    assert withdraw(PLAN, "9.9", DAY).answers == refused
    assert withdraw_extension(PLAN, "9.9", DAY).answers == refused
    assert extend(PLAN, NewExtension("9.9", date(2025, 1, 1), "CV", DAY), DAY).answers == refused


def test_asking_only_writes_nothing() -> None:
    record(PLAN, [NewEntry("2.1", DAY)], DAY)
    extend(PLAN, NewExtension("1.2/quy-3", date(2024, 10, 1), "CV", DAY), DAY)
    before = Path("plans/2024.progress.yaml").read_bytes()
    assert withdraw(PLAN, "2.1", DAY, write=False).text == (
        '- what: "2.1"\n  date: "2024-07-15"\n  withdrawn: "2024-07-15"\n'
    )
    assert withdraw_extension(PLAN, "1.2/quy-3", DAY, write=False).text == (
        '- what: "1.2/quy-3"\n  due: "2024-10-01"\n  withdrawn: "2024-07-15"\n'
    )
    assert Path("plans/2024.progress.yaml").read_bytes() == before


def test_a_file_of_another_folder_or_an_odd_name_is_no_evidence() -> None:
    outside = Path("ngoai.pdf")
    outside.write_bytes(b"x")
    link = Path("plans/lien-ket.pdf")
    link.symlink_to(outside.resolve())
    odd = Path("plans/a?.pdf")
    odd.write_bytes(b"x")
    recorded = record(
        PLAN, [NewEntry("2.1", DAY, file=file) for file in (outside, link, odd, Path("plans/x.pdf"))], DAY
    )
    assert [answer.sentence for answer in recorded.answers if isinstance(answer, Refusal)] == [
        "Tệp “ngoai.pdf” không nằm trong thư mục “plans” của kế hoạch nên không kèm được. Đề nghị chép tệp vào thư mục đó, ví dụ vào kiem-chung.",
        "Tệp “plans/lien-ket.pdf” không nằm trong thư mục “plans” của kế hoạch nên không kèm được. Đề nghị chép tệp vào thư mục đó, ví dụ vào kiem-chung.",
        "Tên tệp “plans/a?.pdf” có ký tự mà hệ điều hành khác không dùng được. Đề nghị đổi tên tệp.",
        "“plans/x.pdf”: Không đọc được tệp (không có tệp). Đề nghị kiểm tra tên tệp và quyền đọc.",
    ]


def test_the_project_has_recorded_nothing() -> None:
    assert list((ROOT / "plans").glob("*.progress.yaml")) == []
