"""Every code that cchc can announce, with its severity and its title (which says what is wrong).

Letter: Y text of the file · S fields and values · P points and structure · O who · T wording · D dates · X across
files. A code is never reused. README's table is made from this one.
"""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is: lỗi (mend before signing) · cảnh báo (look again) · lưu ý (for information)."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def label(self) -> str:
        """The word that people read."""
        return {"error": "lỗi", "warning": "cảnh báo", "info": "lưu ý"}[self.value]


@dataclass(frozen=True, slots=True)
class Entry:
    """One code of the catalogue."""

    code: str
    severity: Severity
    title: str


_ERRORS = {
    "Y101": "Sai cú pháp YAML",
    "Y102": "Một trường ghi hai lần",
    "Y103": "Dùng neo (&) hoặc tham chiếu (*) của YAML",
    "Y104": "Dùng thẻ kiểu (!) của YAML",
    "Y105": "Tệp trống",
    "Y106": "Tệp không phải mã UTF-8",
    "Y107": "Ký tự không được có trong tệp kế hoạch",
    "Y108": "Tệp quá lớn, quá nhiều mục hoặc lồng quá sâu",
    "Y109": "Nhiều văn bản YAML trong một tệp",
    "Y110": "Tên trường không phải là chữ",
    "Y111": "Không đọc được tệp",
    "S201": "Trường không có trong ngôn ngữ kế hoạch",
    "S202": "Thiếu trường bắt buộc",
    "S203": "Giá trị sai dạng (chữ, danh sách, nhóm trường)",
    "S204": "Trường bắt buộc để trống",
    "S205": "Giá trị không thuộc các giá trị được dùng",
    "S206": "Số điểm ghi sai",
    "S207": "Ngày ghi sai hoặc không có trong lịch",
    "S208": "Năm ghi sai",
    "S209": "Mã tiêu chí hoặc số La Mã ghi sai",
    "S210": "Mã (id), địa chỉ nhiệm vụ hoặc mã băm ghi sai",
    "S211": "Đường dẫn tệp ghi sai",
    "S212": "Hai trường loại trừ nhau, hoặc thiếu cả hai",
    "P301": "Mã tiêu chí ghi hai lần",
    "P302": "Mã tiêu chí không thuộc lĩnh vực",
    "P303": "Điểm đạt được lớn hơn điểm tối đa",
    "P305": "Lĩnh vực sai thứ tự hoặc ghi hai lần",
    "P306": "Tiêu chí thành phần không thuộc tiêu chí chứa nó",
    "P307": "Điểm tối đa của tiêu chí khác tổng của các tiêu chí thành phần",
    "P308": "Điểm đạt được của tiêu chí khác tổng của các tiêu chí thành phần",
    "P309": "Tiêu chí thành phần đứng ngang hàng với tiêu chí chứa nó",
    "P310": "“như trên” mà phía trên không có nội dung",
    "O402": "Một tên gọi chỉ hai đầu mối",
    "D602": "Hai nhiệm vụ, sản phẩm của một tiêu chí cùng mã",
    "X701": "Không đọc được tệp được dẫn tới",
    "X702": "Tệp được dẫn tới không đúng loại",
    "X703": "Tiêu chí tương ứng không có trong phụ lục duy trì",
    "X704": "Dẫn tới tiêu chí của phụ lục duy trì mà không có tệp phụ lục duy trì",
    "X705": "Kết quả ghi nhận cho nhiệm vụ không có trong kế hoạch",
    "X706": "Tên tệp tiến độ và trường plan không khớp",
}
_WARNINGS = {
    "P304": "Tiêu chí sai thứ tự",
    "P311": "Chưa ghi mục tiêu",
    "P312": "Chưa ghi nhiệm vụ, giải pháp",
    "P313": "Chưa ghi đầu mối chủ trì",
    "P314": "Chưa ghi thời gian thực hiện",
    "P315": "Bị mất điểm mà chưa có nhiệm vụ, giải pháp khắc phục",
    "O401": "Đầu mối không có trong tệp đơn vị",
    "T501": "Thẻ định dạng không khép kín hoặc không có trong ngôn ngữ kế hoạch",
    "D601": "Thời gian thực hiện không đọc được",
}
_ORDER = "YSPOTDX"

CATALOGUE = {
    code: Entry(code, severity, title)
    for severity, titles in ((Severity.ERROR, _ERRORS), (Severity.WARNING, _WARNINGS))
    for code, title in titles.items()
}
CATALOGUE = {code: CATALOGUE[code] for code in sorted(CATALOGUE, key=lambda code: (_ORDER.index(code[0]), code))}
