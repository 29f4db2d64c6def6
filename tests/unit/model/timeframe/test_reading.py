import re
import time
import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cchc.model.calendar import months
from cchc.model.timeframe import Deadline, Deadlines, NoDeadline, OnEvent, Recurrence, Timeframe, timeframe_of
from cchc.model.timeframe.advice import nearest_readable, not_in_calendar


def span(first: str, last: str) -> Deadline:
    return Deadline(date.fromisoformat(last), date.fromisoformat(first))


def by(day: str) -> Deadline:
    return Deadline(date.fromisoformat(day))


def each(*days: str) -> Deadlines:
    return Deadlines(tuple(map(date.fromisoformat, days)))


@pytest.mark.parametrize("phrase", ["Thường xuyên", "thường xuyên", "THƯỜNG XUYÊN"])
def test_the_usual_time_means_what_its_reading_gives(phrase: str) -> None:
    assert timeframe_of(phrase, 2024) == timeframe_of(f"{phrase}.", 2024) == NoDeadline()


@pytest.mark.parametrize("year", [2000, 2024, 2099])
def test_the_plans_year_means_what_its_reading_gives(year: int) -> None:
    quick, careful = timeframe_of(f"Năm {year}", year), timeframe_of(f"Năm {year}.", year)
    assert repr(quick) == repr(careful) == repr(Deadline(date(year, 12, 31), date(year, 1, 1), ends_month=True))


@pytest.mark.parametrize(
    ("phrase", "meaning"),
    [
        ("Thường xuyên", NoDeadline()),
        ("thường xuyên trong năm.", NoDeadline()),
        ("Thường xuyên, liên tục", NoDeadline()),
        ("Thường xuyên trong năm 2024", NoDeadline()),
        ("Năm 2024", span("2024-01-01", "2024-12-31")),
        ("Cả năm", span("2024-01-01", "2024-12-31")),
        ("Trong năm", span("2024-01-01", "2024-12-31")),
        ("Quý III/2024", span("2024-07-01", "2024-09-30")),
        ("Quý 3", span("2024-07-01", "2024-09-30")),
        ("Quý 03", span("2024-07-01", "2024-09-30")),
        ("quí IV năm 2024", span("2024-10-01", "2024-12-31")),
        ("QÚY\u00a0IV,  năm 2024 ;", span("2024-10-01", "2024-12-31")),
        ("6 tháng đầu năm 2024", span("2024-01-01", "2024-06-30")),
        ("6 tháng cuối năm", span("2024-07-01", "2024-12-31")),
        ("Sáu tháng đầu năm", span("2024-01-01", "2024-06-30")),
        ("9 tháng đầu năm", span("2024-01-01", "2024-09-30")),
        ("3 tháng cuối năm", span("2024-10-01", "2024-12-31")),
        ("Tháng 6/2024", span("2024-06-01", "2024-06-30")),
        ("Tháng 02/2024", span("2024-02-01", "2024-02-29")),
        ("Tháng 02/2023", span("2023-02-01", "2023-02-28")),
        ("Xong trong tháng 5", span("2024-05-01", "2024-05-31")),
        ("Hoàn thành trong quý II", span("2024-04-01", "2024-06-30")),
        ("Trước ngày 30/11/2024", by("2024-11-29")),
        ("Trước 30/11", by("2024-11-29")),
        ("Trước ngày 15/12 hằng năm", by("2024-12-14")),
        ("Trước ngày 01/3", by("2024-02-29")),
        ("Trước tháng 6", by("2024-05-31")),
        ("Xong trước Quý III", by("2024-06-30")),
        ("Chậm nhất ngày 15/12/2024", by("2024-12-15")),
        ("Chậm nhất là ngày 15 tháng 12 năm 2024", by("2024-12-15")),
        ("Đến ngày 15/12", by("2024-12-15")),
        ("Đến hết tháng 11/2024", by("2024-11-30")),
        ("Hết quý III", by("2024-09-30")),
        ("ngày 05 tháng 3 năm 2024", by("2024-03-05")),
        ("15/3/2024", by("2024-03-15")),
        ("15.3.2024.", by("2024-03-15")),
        ("15 – 3 – 2024", by("2024-03-15")),
        ("Từ tháng 3 đến tháng 9/2024", span("2024-03-01", "2024-09-30")),
        ("Từ tháng 11/2023 đến tháng 3/2024", span("2023-11-01", "2024-03-31")),
        ("Từ ngày 01/3 đến ngày 15/4/2024", span("2024-03-01", "2024-04-15")),
        ("Từ ngày 01 đến 15/4", span("2024-04-01", "2024-04-15")),
        ("Tháng 3 - tháng 9/2024", span("2024-03-01", "2024-09-30")),
        ("Tháng 3–9/2024", span("2024-03-01", "2024-09-30")),
        ("Quý I - Quý III", span("2024-01-01", "2024-09-30")),
        ("Từ quý I đến hết quý III năm 2024", span("2024-01-01", "2024-09-30")),
        ("Hằng tháng", Recurrence("month")),
        ("Định kỳ hàng quý", Recurrence("quarter")),
        ("Định kì hằng quý năm 2024", Recurrence("quarter")),
        ("Mỗi tháng 01 lần", Recurrence("month")),
        ("Hằng năm", Recurrence("year")),
        ("Mỗi 6 tháng", Recurrence("half-year")),
        ("01 lần/quý", Recurrence("quarter")),
        ("Hằng tuần", Recurrence("week")),
        ("Chiều thứ Sáu hằng tuần", Recurrence("week", day=5)),
        ("Trước 16h00 thứ Sáu hàng tuần", Recurrence("week", day=5)),
        ("Trước thứ Sáu hàng tuần", Recurrence("week", day=4)),
        ("Trước ngày 20 hằng tháng", Recurrence("month", day=19)),
        ("Hằng tháng (trước ngày 25)", Recurrence("month", day=24)),
        ("Trước ngày 01 hằng tháng", Recurrence("month", months_after=-1)),
        ("Ngày 05 của tháng tiếp theo", Recurrence("month", months_after=1, day=5)),
        ("Trước ngày 15 tháng cuối quý", Recurrence("quarter", day=14)),
        ("Ngày 10 tháng đầu quý sau", Recurrence("quarter", months_after=1, day=10)),
        ("Thường xuyên, hằng tháng", Recurrence("month", continuous=True)),
        ("Thường xuyên, định kỳ hằng quý báo cáo UBND tỉnh", Recurrence("quarter", continuous=True)),
        ("2024", span("2024-01-01", "2024-12-31")),
        ("02/2024", span("2024-02-01", "2024-02-29")),
        ("T6/2024", span("2024-06-01", "2024-06-30")),
        ("T6-T9/2024", span("2024-06-01", "2024-09-30")),
        ("2024 - 2026", span("2024-01-01", "2026-12-31")),
        ("Giai đoạn 2024-2030", span("2024-01-01", "2030-12-31")),
        ("Quý I+II/2024", span("2024-01-01", "2024-06-30")),
        ("Từ nay đến hết năm", by("2024-12-31")),
        ("Từ tháng 3 đến tháng 11 hằng năm", span("2024-03-01", "2024-11-30")),
        ("Nộp trước 15/12", by("2024-12-14")),
        ("Trước 17h00 ngày 15/12/2024", by("2024-12-15")),
        ("Thời hạn hoàn thành: trước 15/12", by("2024-12-14")),
        ("Hoàn thành việc đầu tư, xây dựng trong năm 2024 và vận hành thường xuyên", span("2024-01-01", "2024-12-31")),
        ("Thường xuyên; báo cáo trước ngày 15/12", by("2024-12-14")),
        ("Năm 2024 và các năm tiếp theo", replace(span("2024-01-01", "2024-12-31"), yearly=True)),
        ("Hằng năm, trước ngày 15/12", replace(by("2024-12-14"), yearly=True)),
        ("Từ năm 2024", NoDeadline(date(2024, 1, 1))),
        ("Bắt đầu triển khai từ quý II/2024", NoDeadline(date(2024, 4, 1))),
        ("Quý II/2024 trở đi", NoDeadline(date(2024, 4, 1))),
        ("Giai đoạn 2024-2026 và những năm tiếp theo", NoDeadline(date(2024, 1, 1))),
        ("Triển khai từ năm 2024 và thực hiện thường xuyên", NoDeadline(date(2024, 1, 1))),
        ("Quý I, II", each("2024-03-31", "2024-06-30")),
        ("Quý II, III và IV/2024", each("2024-06-30", "2024-09-30", "2024-12-31")),
        ("Tháng 6 và tháng 12 hằng năm", each("2024-06-30", "2024-12-31")),
        ("Trước ngày 15/6 và 15/12", each("2024-06-14", "2024-12-14")),
        ("- Sơ kết trong tháng 6;\n- Tổng kết trong tháng 12", each("2024-06-30", "2024-12-31")),
        ("Khi có yêu cầu", OnEvent()),
        ("Đột xuất", OnEvent()),
        ("Theo kế hoạch của UBND tỉnh", OnEvent()),
        ("20 ngày sau khi Tỉnh ủy ban hành", OnEvent(20)),
        ("Trong 05 ngày làm việc kể từ ngày nhận được văn bản", OnEvent(5, "working day")),
        ("Từ tháng 3/2024 đến khi kết thúc", OnEvent()),
        ("Quý 1-2/2024", span("2024-01-01", "2024-06-30")),
        ("Quý 2 và 4/2024", each("2024-06-30", "2024-12-31")),
        ("Trước ngày 15 tháng 6, tháng 12", each("2024-06-14", "2024-12-14")),
        ("QuýII/2024", span("2024-04-01", "2024-06-30")),
        ("Trước 25/6; 25/11", each("2024-06-24", "2024-11-24")),
        ("Trước ngày 20/3; 20/6\n20/9; 20/12", each("2024-03-19", "2024-06-19", "2024-09-19", "2024-12-19")),
        ("Trước 20/6 sơ kết, 20/11 tổng kết", each("2024-06-19", "2024-11-19")),
        ("Trước 24/7", by("2024-07-23")),
        ("Thường xuyên 24/7", NoDeadline()),
        ("Duy trì liên tục trong năm", NoDeadline()),
        ("Theo từng sự kiện", OnEvent()),
        ("Năm 2024, thường xuyên", NoDeadline()),
        ("Cả năm, thường xuyên", NoDeadline()),
        ("Thường xuyên; năm 2024", NoDeadline()),
        ("Năm 2024 (thường xuyên)", NoDeadline()),
        ("Giai đoạn 2021-2025, thường xuyên", NoDeadline()),
        ("Thực hiện trong năm 2024, thường xuyên, liên tục", NoDeadline()),
        ("Hoàn thành trong năm 2024, thường xuyên", span("2024-01-01", "2024-12-31")),
        ("Năm 2024, thường xuyên; báo cáo trước 15/12", by("2024-12-14")),
        ("Năm 2024, thường xuyên, hằng quý báo cáo", Recurrence("quarter", continuous=True)),
        ("Liên tục", NoDeadline()),
        ("Kể từ ngày 01/7/2024", NoDeadline(date(2024, 7, 1))),
        ("Từ năm 2024 và các năm tiếp theo", NoDeadline(date(2024, 1, 1))),
        ("Định kỳ 3 tháng/lần", Recurrence("quarter")),
        ("Trước 16 giờ 30 phút ngày 15 hằng tháng", Recurrence("month", day=15)),
        ("Hoàn thành: quý II", span("2024-04-01", "2024-06-30")),
        ("Sơ kết: tháng 6; tổng kết: tháng 12", each("2024-06-30", "2024-12-31")),
        ("Triển khai từ quý I, hoàn thành trong quý III", span("2024-07-01", "2024-09-30")),
        ("Năm 2024; năm 2025", each("2024-12-31", "2025-12-31")),
        ("Từ quý II/2024 đến 2026", span("2024-04-01", "2026-12-31")),
        ("Kịp thời khi có phát sinh", OnEvent()),
        ("Sau Đại hội", OnEvent()),
        ("Sau Lễ phát động", OnEvent()),
        ("Theo kế hoạch phục vụ Tết Nguyên đán", OnEvent()),
        ("Tháng 6 + tháng 7", span("2024-06-01", "2024-07-31")),
        ("Tháng 6 + tháng 12", Deadlines((date(2024, 6, 30), date(2024, 12, 31)))),
        ("Quý I + III", Deadlines((date(2024, 3, 31), date(2024, 9, 30)))),
        ("31.8.24", Deadline(date(2024, 8, 31))),
        ("Trước ngày 05/06/24", Deadline(date(2024, 6, 4))),
        ("Hoàn thành 31/8/25.", Deadline(date(2025, 8, 31))),
        ("15/6/24 và 15/12/24", Deadlines((date(2024, 6, 15), date(2024, 12, 15)))),
        ("Từ 01/6/24 đến 31/8/24", span("2024-06-01", "2024-08-31")),
        ("Quý IV - quý I/2025", span("2024-10-01", "2025-03-31")),
        ("Tháng 11 – tháng 02 năm 2025", span("2024-11-01", "2025-02-28")),
        ("15/12 - 15/01/2025", span("2024-12-15", "2025-01-15")),
        ("Quý IV/2023", span("2023-10-01", "2023-12-31")),
        ("Hoàn thành trong năm 2023", span("2023-01-01", "2023-12-31")),
        ("Báo cáo năm 2023, trước 15/01/2024", by("2024-01-14")),
        ("Tổng kết giai đoạn 2021-2023, trong năm 2024", span("2024-01-01", "2024-12-31")),
        ("Báo cáo quý II: trước 15/7", by("2024-07-14")),
        ("Báo cáo 6 tháng trước ngày 10/6; báo cáo năm trước ngày 10/12", each("2024-06-09", "2024-12-09")),
        ("Trước 15/6 (báo cáo 6 tháng); trước 15/12 (báo cáo năm)", each("2024-06-14", "2024-12-14")),
        ("Trước ngày 30/6 (đối với 6 tháng), trước ngày 31/12 (đối với năm)", each("2024-06-29", "2024-12-30")),
        ("Đợt 1: 30/6/2024; Đợt 2: 30/11/2024", each("2024-06-30", "2024-11-30")),
        ("Lần 1: tháng 6; lần 2: tháng 11", each("2024-06-30", "2024-11-30")),
        ("Kiểm tra quý III; báo cáo trước 15/11", each("2024-09-30", "2024-11-14")),
        ("Trước ngày 15 tháng 6, 12", each("2024-06-14", "2024-12-14")),
        ("Ngày 20 các tháng 3, 6, 9, 12", each("2024-03-20", "2024-06-20", "2024-09-20", "2024-12-20")),
        ("ngày 15, 16/4/2024", each("2024-04-15", "2024-04-16")),
        ("Năm 2024: xây dựng; năm 2025: triển khai", each("2024-12-31", "2025-12-31")),
        ("Hằng năm vào quý II và quý IV", each("2024-06-30", "2024-12-31")),
        ("Thường xuyên; cao điểm từ 01/10 đến 10/10", NoDeadline()),
        ("Thường xuyên, tập trung trong quý I/2024", NoDeadline()),
        ("Thường xuyên, tập trung hoàn thành trong quý I", span("2024-01-01", "2024-03-31")),
        ("Tập huấn tập trung trong quý II", span("2024-04-01", "2024-06-30")),
        ("Thường xuyên, liên tục trong giai đoạn 2024-2030", NoDeadline()),
        ("Trong năm 2024, bắt đầu từ quý II", span("2024-01-01", "2024-12-31")),
        ("Giai đoạn 2024-2030, bắt đầu từ 2025", span("2024-01-01", "2030-12-31")),
        ("Quý II/2024, duy trì các năm tiếp theo", span("2024-04-01", "2024-06-30")),
        ("Hoàn thành đầu tư năm 2024, vận hành thường xuyên", span("2024-01-01", "2024-12-31")),
        ("Trước ngày 15/12 hằng năm đối với báo cáo định kỳ hằng năm", by("2024-12-14")),
        ("Chậm nhất trong quý III", by("2024-09-30")),
        ("Chậm nhất là trước ngày 15/12", by("2024-12-14")),
        ("Không muộn hơn 31/10", by("2024-10-31")),
        ("Hoàn thành 100% trong năm 2024", span("2024-01-01", "2024-12-31")),
        ("Năm 2024 (trước 30/11)", by("2024-11-29")),
        ("Quý IV, trước 15/12", by("2024-12-14")),
        ("Từ ngày ban hành Kế hoạch đến 31/12/2024", by("2024-12-31")),
        ("Từ nay đến trước 30/6", by("2024-06-29")),
        ("GĐ 2024-2030, tầm nhìn 2045", span("2024-01-01", "2030-12-31")),
        ("Triển khai năm 2024, hoàn thành năm 2026", span("2024-01-01", "2026-12-31")),
        ("Triển khai quý I, hoàn thành quý III/2024", span("2024-01-01", "2024-09-30")),
        ("Q3", span("2024-07-01", "2024-09-30")),
        ("Q.II/2024", span("2024-04-01", "2024-06-30")),
        ("Sáng ngày 15/5", by("2024-05-15")),
        ("Thứ Tư, ngày 15/5/2024", by("2024-05-15")),
        ("Trước 15h00 ngày thứ Năm hàng tuần", Recurrence("week", day=4)),
        ("Định kỳ 6 tháng", Recurrence("half-year")),
        ("Thường xuyên, định kỳ báo cáo hằng quý", Recurrence("quarter", continuous=True)),
        ("Thường xuyên hằng năm", Recurrence("year", continuous=True)),
        ("Ngày cuối cùng của quý", Recurrence("quarter")),
        ("Tháng đầu quý", Recurrence("quarter", months_after=-2)),
        ("Mỗi quý một lần, trước ngày 20 tháng cuối quý", Recurrence("quarter", day=19)),
        ("Mỗi tháng ít nhất 1 lần", Recurrence("month")),
        ("Hàng tháng: trước ngày 20", Recurrence("month", day=19)),
        ("Hằng tháng, trước ngày 05 tháng sau", Recurrence("month", months_after=1, day=4)),
        ("Đột xuất khi có yêu cầu", OnEvent()),
        ("Kể từ ngày ban hành", OnEvent()),
        ("Trong 24h sau khi có phản ánh", OnEvent(1)),
        ("Tùy theo tình hình thực tế", OnEvent()),
    ],
)
def test_what_officials_write_is_read(phrase: str, meaning: Timeframe) -> None:
    assert timeframe_of(phrase, 2024) == timeframe_of(unicodedata.normalize("NFD", phrase.upper()), 2024) == meaning


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "sớm",
        "Tháng 13",
        "Tháng 6/",
        "Tháng 62024",
        "Tháng 6/1999",
        "Trong tháng",
        "Quý V",
        "1-3",
        "1-3/2024",
        "31/6",
        "Ngày 31/6/2024",
        "Trước ngày 31/6/2024",
        "Ngày 29/02/2023",
        "Từ tháng 9 đến tháng 3/2024",
        "Từ tháng 11/2023 đến tháng 3",
        "Hằng tháng, quý",
        "Hằng tháng năm 2025",
        "Thường xuyên năm 2025",
        "Định kỳ",
        "Theo lịch",
        "Trong cuối năm 2024",
        "Bắt đầu quý I/2024",
        "Dự kiến quý II/2024",
        "Quý I/2024 (dự kiến)",
        "Khoảng tháng 6",
        "Sau ngày 30/6",
        "Trong quý I, khi có hướng dẫn",
        "Hoàn thành trước 30/6 theo kế hoạch của tỉnh",
        "Tháng 6 hoặc tháng 7",
        "Tầm nhìn đến năm 2045",
        "Mỗi tháng 2 lần",
        "2 lần/năm",
        "Hằng quý, 6 tháng, năm",
        "Thường xuyên, hằng tháng, hằng quý",
        "Rà soát kết quả năm 2023, hoàn thành trong quý I",
        "Trong tuần ngày 15 đến ngày 31 tháng 12",
        "Đến 0h00 ngày 30/12",
        "Trước khi hết quý I",
        "Khi nào xong",
        "Năm học 2024-2025",
        "đến " * 10_000 + "năm 2024",
        "24/7",
        "Quý IV, quý I/2024",
        "Trong năm học",
        "Năm tới",
        "Đầu hằng tháng",
        "Hàng quý, năm",
        "6 tháng tiếp theo",
        "Dịp hè trong năm 2024",
        "Theo kế hoạch của UBND tỉnh (quý II/2024)",
        "Theo từng quý",
        "Sau mỗi năm",
        "45 ngày kể từ ngày 01/7/2024",
        "Tháng 7/2024 bắt đầu thực hiện",
        "Khởi công trong quý II/2024",
        "20 tháng sau",
        "Năm",
        "Thường xuyên, năm",
        "Năm 2025, thường xuyên",
        "Năm 2024; giai đoạn 2024-2030",
        "Năm 2024, giai đoạn 2024-2030",
        "Giai đoạn 2024-2030, hằng năm",
        "Tháng 6/2024, 2025",
        "Quý I/2024; năm 2025",
        "Quý IV/2024 - 2025",
        "Trước 15/12 hằng năm từ 2024 đến 2030",
        "Trước 16 giờ 20 hằng tháng",
        "Trước 16h 20 mỗi tháng",
        "Sau Tết Nguyên đán",
        "Ngay sau kỳ nghỉ Tết",
        "Sau kỳ nghỉ lễ 30/4",
        "Sau Quốc khánh",
        "Sau dịp 30/4",
        "Sau mùa mưa",
        "Sau khi kết thúc quý I",
        "Khi kết thúc năm học",
        "Từ ngày 15 đến ngày 05/01/2025",
        "Quý I - đến quý III",
        "Báo cáo năm 2023",
        "Báo cáo quý IV/2023",
        "Đánh giá giai đoạn 2021-2023",
        "Rà soát giai đoạn 2021 - 2023; xây dựng giai đoạn 2024 - 2030",
        "Năm 2023, trước 15/01/2024",
        "Báo cáo quý II; trước 15/7",
        "Xây dựng kế hoạch giai đoạn 2024-2030",
        "Dữ liệu tính đến 31/12/2023",
        "Số liệu lấy đến hết tháng 11",
        "Cao điểm trong tháng 10",
        "Trong năm 2024, cao điểm trong tháng 10",
        "Từ quý II, tập trung trong quý III",
        "Thường xuyên từ nay đến hết năm",
        "Thường xuyên, liên tục đến năm 2030",
        "Từ nay đến hết năm, thường xuyên",
        "Năm 2024, từ quý II/2025",
        "Quý I hằng năm, bắt đầu từ năm 2025",
        "Từ năm 2025, quý II",
        "Ngày 15 và ngày 30 hằng tháng",
        "Quý I (trước 15/6)",
        "Quý I + II + IV",
        "Trước 15/6 + 15/12",
        "31/8/20",
        "31/8/45",
        "24/8/25",
        "31-8-24",
        "Quý II/24",
        "Tháng 6/24",
        "Ngày 5/10/24 hằng tháng",
        "Đầu quý II",
        "Tuần 2 tháng 3",
        "Quý II (năm 2025)",
        "Thứ Năm, ngày 15/5/2024",
        "Trước chiều ngày 15/5",
        "Không sớm hơn 31/10",
        "05 ngày sau Tết Nguyên đán",
    ],
)
def test_what_cannot_be_read_is_not_guessed(phrase: str) -> None:
    assert timeframe_of(phrase, 2024) is None


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_day_is_due_on_itself_and_before_it_on_the_day_before(day: date) -> None:
    words = f"ngày {day.day:02} tháng {day.month} năm {day.year}"
    assert timeframe_of(words, 2024) == timeframe_of(f"chậm nhất {words}", 2024) == Deadline(day)
    assert timeframe_of(f"Trước ngày {day.day}/{day.month}/{day.year}", 2024) == Deadline(
        date.fromordinal(day.toordinal() - 1)
    )


YEARS = st.integers(2023, 2026)


@st.composite
def spelled(draw: st.DrawFn, words: str) -> str:
    """A way to type these words: letters, Unicode form, spaces and what stands at the end."""
    typed = draw(st.sampled_from([words, words.upper(), words.lower(), words.title()]))
    typed = re.sub(" ", lambda _: draw(st.sampled_from([" ", "  ", "\u00a0", "\n"])), typed)
    return unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD"])), typed) + draw(
        st.sampled_from(["", ".", " ", ";"])
    )


@st.composite
def period(draw: st.DrawFn, year: int) -> tuple[str, int, int]:
    """A period of a year as it is written, its first month, and how many it has."""
    number = draw(st.integers(1, 12))
    quarter = (number + 2) // 3
    quarters = [str(quarter), f"0{quarter}", ("I", "II", "III", "IV")[quarter - 1]]
    name, first, long = draw(
        st.sampled_from(
            [
                (f"tháng {number}", number, 1),
                (f"tháng {number:02}", number, 1),
                *((f"{quy} {each}", quarter * 3 - 2, 3) for each in quarters for quy in ("quý", "qúy", "quí")),
                ("6 tháng đầu năm", 1, 6),
                ("06 tháng cuối năm", 7, 6),
            ]
        )
    )
    ends = (
        [f" {year}"] if name.endswith("năm") else [f"/{year}", f" năm {year}", f" / {year}", f"-{year}", f" – {year}"]
    )
    return name + draw(st.sampled_from(["", *ends])), first, long


@given(st.data(), YEARS)
def test_every_spelling_of_a_period_is_read(data: st.DataObject, year: int) -> None:
    name, first, long = data.draw(period(year))
    days = months(year, first, long)
    before, named = data.draw(
        st.sampled_from(
            [
                ("", True),
                ("trong ", True),
                ("xong trong ", True),
                ("hết ", False),
                ("đến hết ", False),
                ("chậm nhất ", False),
            ]
        )
    )
    assert timeframe_of(data.draw(spelled(before + name)), year) == Deadline(days.end, days.start if named else None)
    assert timeframe_of(data.draw(spelled("trước " + name)), year) == Deadline(
        date.fromordinal(days.start.toordinal() - 1)
    )


@given(st.data(), st.dates(date(2023, 1, 1), date(2026, 12, 31)))
def test_every_spelling_of_a_day_is_read_and_with_another_digit_is_no_longer_that_day(
    data: st.DataObject, day: date
) -> None:
    written = data.draw(
        st.sampled_from(
            [
                f"{day.day}/{day.month}/{day.year}",
                f"ngày {day.day:02}/{day.month:02}/{day.year}",
                f"ngày {day.day:02} tháng {day.month} năm {day.year}",
                f"{day:%d.%m.%Y}",
                f"{day:%d-%m-%Y}",
                f"{day.day} / {day.month}",
            ]
        )
    )
    typed = data.draw(spelled(written))
    assert timeframe_of(typed, day.year) == Deadline(day)
    at = data.draw(st.sampled_from([match.start() for match in re.finditer("[0-9]", typed)]))
    digit = data.draw(st.sampled_from("0123456789"))
    assume(digit != typed[at])
    assert timeframe_of(typed[:at] + digit + typed[at + 1 :], day.year) != Deadline(day)


@given(st.data(), YEARS)
def test_a_range_is_read_from_its_first_to_its_last_day(data: st.DataObject, year: int) -> None:
    first, last = sorted(data.draw(st.tuples(st.integers(1, 12), st.integers(1, 12))))
    written = data.draw(
        st.sampled_from(
            [
                f"từ tháng {first} đến tháng {last}/{year}",
                f"tháng {first} - tháng {last}",
                f"tháng {first:02} — {last:02}/{year}",
                f"từ tháng {first}/{year} đến hết tháng {last} năm {year}",
            ]
        )
    )
    expected = Deadline(months(year, last).end, months(year, first).start)
    assert timeframe_of(data.draw(spelled(written)), year) == expected


@given(st.text(st.sampled_from("ngàythmăquýđếrưc 0123456789/-IVX"), max_size=100))
def test_any_text_is_read_or_not_but_never_raises(phrase: str) -> None:
    assert isinstance(timeframe_of(phrase, 2024), Timeframe | None)


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "đến ",
            "từ 1-",
            "năm ",
            "- ",
            "1/",
            "tháng 1 đến ",
            "hoàn thành xong ",
            "quý i",
            "và từ ",
            "a, từ ",
            "hằng ",
        ),
        *("báo cáo năm ", "đợt 1: ", "từ khi a ", "tập trung ", "chậm nhất ", "duy trì, ", "ngày 1, ", "triển khai: "),
    ],
)
def test_no_phrase_takes_long_to_read(piece: str) -> None:
    started = time.process_time()
    for _ in range(20):
        timeframe_of((piece * 80)[:80], 2024)
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize("phrase", ["Từ ngày 15/4 đến ngày 15/4", "Từ ngày 15 đến 15/4/2024", "Từ tháng 4 đến tháng 4"])
def test_a_range_may_have_one_day_or_one_month(phrase: str) -> None:
    found = timeframe_of(phrase, 2024)
    assert isinstance(found, Deadline)
    day = date(2024, 4, 15)
    assert (found.start, found.due) == ((date(2024, 4, 1), date(2024, 4, 30)) if "tháng" in phrase else (day, day))


@pytest.mark.parametrize(
    ("phrase", "wrong"),
    [
        ("Ngày 30/02/2024", "ngày 30/02/2024"),
        ("Trước ngày 31 tháng 9", "ngày 31/9/2024"),
        ("Từ 01/6 đến 31/6/2024", "ngày 31/6/2024"),
        ("31-4-2024", "ngày 31/4/2024"),
        ("31/9/24", "ngày 31/9/2024"),
        ("Tháng 13", "tháng 13"),
        ("Trong tháng 13/2024", "tháng 13"),
        ("Quý V", "quý V"),
        ("Ngày 29/02", None),
        ("Ngày 25-31", None),
        ("Theo Nghị quyết số 35/20", None),
        ("Trước 15.30 ngày 20/12", None),
        ("Quý IV", None),
        ("Sớm", None),
    ],
)
def test_a_time_that_no_calendar_has_is_named(phrase: str, wrong: str | None) -> None:
    assert not_in_calendar(phrase, range(2024, 2025)) == wrong


def test_in_a_plan_of_several_years_a_day_must_be_in_none_of_them() -> None:
    assert not_in_calendar("29/02 hằng năm", range(2026, 2031)) is None
    assert not_in_calendar("30/02 hằng năm", range(2026, 2031)) == "ngày 30/02"


@pytest.mark.parametrize(
    ("phrase", "form"),
    [
        ("Trong cuối năm", "Quý IV"),
        ("cuối năm 2024", "Quý IV năm 2024"),
        ("Khoảng tháng 6/2024", "Tháng 6/2024"),
        ("Quý I/2024 (dự kiến)", "Quý I/2024"),
        ("Định kỳ", "Định kỳ hằng quý"),
        ("Trong tháng 6, sau khi có hướng dẫn của tỉnh", "Trong tháng 6"),
        ("2 lần/năm", "6 tháng/lần"),
        ("Tối thiểu 04 lần trong năm", "Hằng quý"),
        ("Đầu quý II", "Tháng 4"),
        ("Giữa quý III/2024", "Tháng 8/2024"),
        ("Tuần 2 tháng 3", "Tháng 3"),
        ("Tuần đầu tháng 3/2024", "Tháng 3/2024"),
        ("Trước 31-8-24", "Trước 31/8/2024"),
        ("Quý II/24", "Quý II/2024"),
        ("Theo lịch", None),
        ("sớm", None),
    ],
)
def test_the_readable_form_nearest_to_a_phrase_is_known(phrase: str, form: str | None) -> None:
    assert nearest_readable(phrase, 2024) == form
