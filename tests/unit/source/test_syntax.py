"""The usual slips of people who type YAML: each is found where it is, and said as what it is."""

import pytest

from cchc.source import parse

PLAN = """cchc: 1
areas:
- number: II
  criteria:
  - code: "2.1"
    title: Một
    score: 3,5
    tasks: |-
      TTHC:abc
      hai
  - code: "2.2"
    target: Rà soát
    deliverables:
    - id: bao-cao
      title: Báo cáo
"""

pytestmark = pytest.mark.usefixtures("parser")


@pytest.mark.parametrize(
    ("old", "new", "place", "begins"),
    [
        ("cchc: 1", "cchc:1  # x", (1, 5), "Sau dấu “:” phải có dấu cách"),
        ("cchc: 1", "# y\n\ncchc 1  # x", (3, 1), "Thiếu dấu hai chấm sau tên trường"),
        ("score: 3,5", "score:3,5", (7, 10), "Sau dấu “:” phải có dấu cách"),
        ("score: 3,5", "score:\u00a03,5", (7, 11), "Ở đây là dấu cách cứng"),
        ("score: 3,5", "score：3,5", (7, 10), "Ở đây là dấu cách cứng hoặc dấu hai chấm toàn khổ"),
        ("    score: 3,5", "\t\tscore: 3,5", (7, 1), "Dòng này thụt đầu dòng bằng phím Tab"),
        ("    - id", "    -id", (14, 5), "Sau dấu “-” phải có dấu cách"),
        ('code: "2.1"', 'code: "2.1', (5, 11), "Dấu ngoặc kép mở ở đây chưa đóng"),
        ("title: Báo cáo", "title: 'Báo cáo", (15, 14), "Dấu ngoặc kép hoặc dấu nháy mở ở đây chưa đóng"),
        ("target: Rà soát", 'target: "Rà" soát', (12, 18), "Sau dấu ngoặc kép hoặc dấu nháy đóng không được có chữ"),
        ("target: Rà soát", "target: *Rà soát", (12, 13), "Giá trị bắt đầu bằng “*” phải đặt trong ngoặc kép"),
        ("target: Rà soát", "target: [x] Rà", (12, 13), "Giá trị bắt đầu bằng “[” phải đặt trong ngoặc kép"),
        ("target: Rà soát", "target: >90% hồ sơ", (12, 13), "Giá trị bắt đầu bằng “>” phải đặt trong ngoặc kép"),
        ("target: Rà soát", "target: %Rà", (12, 13), "Giá trị bắt đầu bằng “%” phải đặt trong ngoặc kép"),
        ("target: Rà soát", "target: Rà: soát", (12, 15), "Giá trị có dấu hai chấm phải đặt trong ngoặc kép"),
        ("target: Rà soát", 'target: "Kế hoạch\\CCHC"', (12, 22), "Dấu “\\” trong ngoặc kép có nghĩa riêng"),
        ("target: Rà soát", 'target: "Rà\n      soát"\n   lead: A', (14, 4), "Dòng này không khớp với mục đang viết"),
        ("target: Rà soát", "target: Rà\nsoát", (13, 1), "Thiếu dấu hai chấm sau tên trường"),
        ('  - code: "2.2"', '   - code: "2.2"', (11, 4), "Dòng này không khớp với mục đang viết"),
        ("- number: II", "- number: [II", (3, 11), "Ngoặc mở ở đây chưa đóng"),
        ("deliverables:", "deliverables: - x", (13, 19), "Danh sách phải bắt đầu ở dòng dưới tên trường"),
        ("    target: Rà soát", "     target: Rà soát", (12, 6), "Dòng này không khớp với mục đang viết"),
    ],
)
def test_a_slip_is_found_where_it_is(old: str, new: str, place: tuple[int, int], begins: str) -> None:
    assert old in PLAN
    (fault,) = parse(PLAN.replace(old, new).encode()).faults
    assert (fault.code, (fault.span.line, fault.span.column)) == ("Y101", place), fault.message
    assert fault.message.startswith(begins)


def test_rows_without_their_dash_are_one_finding() -> None:
    (fault,) = parse(
        PLAN.replace('  - code: "2.2"\n    target', '    code: "2.2"\n    title: Hai\n    target').encode()
    ).faults
    assert (fault.code, fault.span.line) == ("Y102", 11)
    assert fault.message.endswith("hoặc thêm dấu “-” nếu đây là mục mới.")
