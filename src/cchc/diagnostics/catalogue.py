"""Every code that cchc can announce, with its severity and its title (which says what is wrong).

Letter: Y text of the file · S fields and values · P points and structure · O who · T wording · D dates · X across
files · N form of a Word document. A code is never reused. `docs/quy-tac.md` is made from this list.

Why a code matters, and the fragments that fail and pass, stand in `explanations.toml` beside this module: only
`cchc rule` and the reports that carry help read them.
"""

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Severity(StrEnum):
    """Mức: lỗi (mend before signing) · cảnh báo (look again) · lưu ý (for information)."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def label(self) -> str:
        """The word that people read."""
        return {"error": "lỗi", "warning": "cảnh báo", "info": "lưu ý"}[self.value]

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return _WORST_FIRST.index(self)


_WORST_FIRST = tuple(Severity)


class CatalogueEntry(NamedTuple):
    """One code of the catalogue."""

    code: str
    severity: Severity
    title: str

    @property
    def mandatory(self) -> bool:
        """True if findings of this code can be neither deselected nor ignored: with one, a file cannot be used."""
        return self.severity is Severity.ERROR and (self.code[0] in "YS" or self.code in _ESSENTIAL)


class Explanation(NamedTuple):
    """The reason for a code, a fragment that fails and one that passes; both blank where no text can show it."""

    why: str
    bad: str
    good: str


_ESSENTIAL = {"P301", "O402", "D602", "X701", "X702"}
"""Mandatory codes beside Y and S: with such an error, a name, an address or a file has no clear meaning."""
_ENTRIES = (
    CatalogueEntry("Y101", Severity.ERROR, "Sai cú pháp YAML"),
    CatalogueEntry("Y102", Severity.ERROR, "Một trường ghi hai lần"),
    CatalogueEntry("Y103", Severity.ERROR, "Dùng neo (&) hoặc tham chiếu (*) của YAML"),
    CatalogueEntry("Y104", Severity.ERROR, "Dùng thẻ kiểu (!) của YAML"),
    CatalogueEntry("Y105", Severity.ERROR, "Tệp trống"),
    CatalogueEntry("Y106", Severity.ERROR, "Tệp không phải mã UTF-8"),
    CatalogueEntry("Y107", Severity.ERROR, "Ký tự không được có trong tệp kế hoạch"),
    CatalogueEntry("Y108", Severity.ERROR, "Tệp quá lớn, quá nhiều mục hoặc lồng quá sâu"),
    CatalogueEntry("Y109", Severity.ERROR, "Nhiều văn bản YAML trong một tệp"),
    CatalogueEntry("Y110", Severity.ERROR, "Tên trường không phải là chữ"),
    CatalogueEntry("Y111", Severity.ERROR, "Không đọc được tệp"),
    CatalogueEntry("Y112", Severity.INFO, "Chữ Việt chưa ở dạng dựng sẵn (NFC)"),
    CatalogueEntry("Y113", Severity.ERROR, "Chữ của bảng mã cũ (TCVN3, VNI)"),
    CatalogueEntry("Y114", Severity.WARNING, "Chú thích “cchc: ignore” ghi sai"),
    CatalogueEntry("Y115", Severity.WARNING, "Chú thích “cchc: ignore” không còn tác dụng"),
    CatalogueEntry("Y116", Severity.WARNING, "Dấu # biến phần sau thành chú thích"),
    CatalogueEntry("S201", Severity.ERROR, "Trường không có trong ngôn ngữ kế hoạch"),
    CatalogueEntry("S202", Severity.ERROR, "Thiếu trường bắt buộc"),
    CatalogueEntry("S203", Severity.ERROR, "Giá trị sai dạng (chữ, danh sách, nhóm trường)"),
    CatalogueEntry("S204", Severity.ERROR, "Trường bắt buộc để trống"),
    CatalogueEntry("S205", Severity.ERROR, "Giá trị không thuộc các giá trị được dùng"),
    CatalogueEntry("S206", Severity.ERROR, "Số điểm ghi sai"),
    CatalogueEntry("S207", Severity.ERROR, "Ngày ghi sai hoặc không có trong lịch"),
    CatalogueEntry("S208", Severity.ERROR, "Năm ghi sai"),
    CatalogueEntry("S209", Severity.ERROR, "Mã tiêu chí, mã đơn vị hoặc số La Mã ghi sai"),
    CatalogueEntry("S210", Severity.ERROR, "Mã (id), địa chỉ nhiệm vụ hoặc mã băm ghi sai"),
    CatalogueEntry("S211", Severity.ERROR, "Đường dẫn tệp ghi sai"),
    CatalogueEntry("S212", Severity.ERROR, "Các trường mâu thuẫn nhau, hoặc thiếu trường phải chọn"),
    CatalogueEntry("S213", Severity.ERROR, "Danh sách cột của phụ lục ghi sai"),
    CatalogueEntry("P301", Severity.ERROR, "Mã tiêu chí ghi hai lần"),
    CatalogueEntry("P302", Severity.ERROR, "Mã tiêu chí không thuộc lĩnh vực"),
    CatalogueEntry("P303", Severity.ERROR, "Điểm đạt được lớn hơn điểm tối đa"),
    CatalogueEntry("P304", Severity.WARNING, "Tiêu chí sai thứ tự"),
    CatalogueEntry("P305", Severity.ERROR, "Lĩnh vực sai thứ tự hoặc ghi hai lần"),
    CatalogueEntry("P306", Severity.ERROR, "Tiêu chí thành phần không thuộc tiêu chí chứa nó"),
    CatalogueEntry("P307", Severity.ERROR, "Điểm tối đa của tiêu chí khác tổng của các tiêu chí thành phần"),
    CatalogueEntry("P308", Severity.ERROR, "Điểm đạt được của tiêu chí khác tổng của các tiêu chí thành phần"),
    CatalogueEntry("P309", Severity.ERROR, "Tiêu chí thành phần đứng ngang hàng với tiêu chí chứa nó"),
    CatalogueEntry("P310", Severity.ERROR, "“như trên” mà phía trên không có nội dung"),
    CatalogueEntry("P311", Severity.WARNING, "Chưa ghi mục tiêu"),
    CatalogueEntry("P312", Severity.WARNING, "Chưa ghi nhiệm vụ, giải pháp"),
    CatalogueEntry("P313", Severity.WARNING, "Chưa ghi đầu mối chủ trì"),
    CatalogueEntry("P314", Severity.WARNING, "Chưa ghi thời gian thực hiện"),
    CatalogueEntry("P315", Severity.WARNING, "Bị mất điểm mà chưa có nhiệm vụ, giải pháp khắc phục"),
    CatalogueEntry("P316", Severity.WARNING, "Ô ghi tắt thay cho “như trên”"),
    CatalogueEntry("P317", Severity.ERROR, "Năm được chấm điểm không trước năm của Kế hoạch"),
    CatalogueEntry("P318", Severity.ERROR, "Năm cuối của giai đoạn không hợp với năm đầu"),
    CatalogueEntry("P320", Severity.WARNING, "Ô có chữ ở cột mà phụ lục không có"),
    CatalogueEntry("P331", Severity.WARNING, "Loại văn bản không khớp với ký hiệu"),
    CatalogueEntry("P332", Severity.INFO, "Ký hiệu không cho biết loại văn bản"),
    CatalogueEntry("O401", Severity.WARNING, "Đầu mối không có trong tệp đơn vị"),
    CatalogueEntry("O402", Severity.ERROR, "Một tên gọi chỉ hai đầu mối"),
    CatalogueEntry("O403", Severity.WARNING, "Tập thể chủ trì, người chịu trách nhiệm ghi ở cột phối hợp"),
    CatalogueEntry("O404", Severity.WARNING, "Chủ trì chỉ có tập thể hoặc cơ quan ngoài xã"),
    CatalogueEntry("O405", Severity.INFO, "Một đầu mối vừa chủ trì vừa phối hợp"),
    CatalogueEntry("O406", Severity.WARNING, "Tên thiếu phần trong ngoặc, có thể là nhiều đầu mối"),
    CatalogueEntry("O407", Severity.INFO, "Hai đầu mối chỉ khác nhau phần trong ngoặc"),
    CatalogueEntry("O408", Severity.WARNING, "Người thực hiện không có trong tệp đơn vị"),
    CatalogueEntry("T501", Severity.WARNING, "Thẻ định dạng không khép kín hoặc không có trong ngôn ngữ kế hoạch"),
    CatalogueEntry("T502", Severity.WARNING, "Từ lặp lại liền nhau"),
    CatalogueEntry("T503", Severity.INFO, "Dấu cách thừa"),
    CatalogueEntry("T504", Severity.INFO, "Dấu cách trước dấu %"),
    CatalogueEntry("T505", Severity.INFO, "Năm ghi trong nội dung không phải năm của Kế hoạch"),
    CatalogueEntry("T506", Severity.INFO, "“Địa bàn” của cấp khác với đơn vị ban hành"),
    CatalogueEntry("T507", Severity.INFO, "Cơ quan, cấp chính quyền đã kết thúc hoạt động"),
    CatalogueEntry("D601", Severity.WARNING, "Thời gian thực hiện không đọc được"),
    CatalogueEntry("D602", Severity.ERROR, "Hai nhiệm vụ, sản phẩm của một tiêu chí cùng mã"),
    CatalogueEntry("D603", Severity.INFO, "Sản phẩm cụ thể mà thời gian chỉ ghi “Thường xuyên”"),
    CatalogueEntry("D604", Severity.WARNING, "Nội dung nêu thời hạn mà chưa có nhiệm vụ có thời hạn"),
    CatalogueEntry("D605", Severity.WARNING, "Thời hạn ngoài năm của Kế hoạch"),
    CatalogueEntry("D606", Severity.WARNING, "Ngày của Kế hoạch không hợp với năm"),
    CatalogueEntry("D607", Severity.WARNING, "Ngày ghi nhận ngoài năm của Kế hoạch và năm sau, hoặc rút trước khi ghi"),
    CatalogueEntry("D608", Severity.WARNING, "Gia hạn không nối tiếp thời hạn trước đó"),
    CatalogueEntry("D609", Severity.WARNING, "Tiêu chí bị mất điểm chưa ấn định thời hạn khắc phục"),
    CatalogueEntry("X701", Severity.ERROR, "Không đọc được tệp được dẫn tới"),
    CatalogueEntry("X702", Severity.ERROR, "Tệp được dẫn tới không đúng loại"),
    CatalogueEntry("X703", Severity.ERROR, "Tiêu chí tương ứng không có trong phụ lục duy trì"),
    CatalogueEntry("X704", Severity.ERROR, "Dẫn tới tiêu chí của phụ lục duy trì mà không có tệp phụ lục duy trì"),
    CatalogueEntry("X705", Severity.ERROR, "Kết quả, gia hạn, sự việc ghi cho nhiệm vụ không có trong kế hoạch"),
    CatalogueEntry("X706", Severity.ERROR, "Tên tệp tiến độ và trường plan không khớp"),
    CatalogueEntry("X707", Severity.WARNING, "Cùng mã nhưng khác tên ở hai phụ lục"),
    CatalogueEntry("X708", Severity.WARNING, "Điểm tối đa khác nhau giữa hai năm"),
    CatalogueEntry("X709", Severity.ERROR, "Hai phụ lục của một Kế hoạch ghi khác nhau"),
    CatalogueEntry("X710", Severity.INFO, "Thông tin chung của hai phụ lục ghi chưa đủ"),
    CatalogueEntry("X711", Severity.WARNING, "Một kết quả hoặc một sự việc ghi nhận hai lần"),
    CatalogueEntry("X712", Severity.WARNING, "Tệp kiểm chứng không còn"),
    CatalogueEntry("X713", Severity.WARNING, "Tệp kiểm chứng đã bị sửa"),
    CatalogueEntry("X714", Severity.INFO, "Kết quả chưa có tài liệu kiểm chứng"),
    CatalogueEntry("X715", Severity.WARNING, "Hai phụ lục cùng loại, cùng năm, cùng đơn vị"),
    CatalogueEntry("X716", Severity.WARNING, "Ghi nhận theo số thứ tự của hàng mà không ghi tên nhiệm vụ"),
    CatalogueEntry("X717", Severity.WARNING, "Hai phụ lục gia hạn một nhiệm vụ đến hai ngày"),
    CatalogueEntry("X718", Severity.WARNING, "Điểm đạt được giống hệt phụ lục khắc phục năm trước"),
    CatalogueEntry("X719", Severity.INFO, "Tiêu chí có ở hai phụ lục mà chưa nối"),
    CatalogueEntry("X720", Severity.WARNING, "Hai tiêu chí cùng ghi một tiêu chí tương ứng"),
    CatalogueEntry("N801", Severity.ERROR, "Khổ giấy không phải A4"),
    CatalogueEntry("N802", Severity.ERROR, "Lề trang ngoài khoảng quy định"),
    CatalogueEntry("N803", Severity.ERROR, "Phông chữ không phải Times New Roman"),
    CatalogueEntry("N804", Severity.ERROR, "Chữ không phải màu đen"),
    CatalogueEntry("N805", Severity.ERROR, "Không có dòng “Phụ lục”, hoặc không thành một dòng riêng"),
    CatalogueEntry("N806", Severity.ERROR, "Dòng “Phụ lục” trình bày sai"),
    CatalogueEntry("N807", Severity.WARNING, "Không có tên phụ lục"),
    CatalogueEntry("N808", Severity.ERROR, "Tên phụ lục trình bày sai"),
    CatalogueEntry("N809", Severity.ERROR, "Không có dòng “Kèm theo”"),
    CatalogueEntry("N810", Severity.ERROR, "Dòng “Kèm theo” trình bày sai"),
    CatalogueEntry("N811", Severity.ERROR, "Dòng “Kèm theo” ghi thiếu, hoặc ghi sai số, ngày, tháng"),
    CatalogueEntry("N812", Severity.ERROR, "Phụ lục chưa đánh số La Mã, hoặc đánh số sai thứ tự"),
    CatalogueEntry("N813", Severity.ERROR, "Không có số trang"),
    CatalogueEntry("N814", Severity.ERROR, "Số trang hiện ở trang đầu của phụ lục"),
    CatalogueEntry("N815", Severity.ERROR, "Số trang trình bày sai"),
    CatalogueEntry("N816", Severity.ERROR, "Số trang ở cuối trang"),
    CatalogueEntry("N817", Severity.ERROR, "Số trang không đánh riêng từng phụ lục, từ 1"),
    CatalogueEntry("N818", Severity.WARNING, "Hàng tiêu đề của bảng không lặp lại ở trang sau"),
    CatalogueEntry("N819", Severity.INFO, "Hàng của bảng có thể bị ngắt giữa hai trang"),
    CatalogueEntry("N820", Severity.INFO, "Hàng lĩnh vực có thể nằm một mình ở cuối trang"),
    CatalogueEntry("N821", Severity.WARNING, "Ô gộp có thể sang trang, phần sau không có chữ"),
    CatalogueEntry("N822", Severity.WARNING, "Hàng của bảng thiếu hoặc thừa cột"),
    CatalogueEntry("N823", Severity.WARNING, "Ô gộp không có ô bắt đầu, hoặc có chữ bị che"),
    CatalogueEntry("N824", Severity.INFO, "Có hàng trống hoặc hàng tổng sau tiêu chí cuối cùng"),
    CatalogueEntry("N825", Severity.INFO, "Ngôn ngữ của chữ không phải tiếng Việt"),
    CatalogueEntry("N826", Severity.INFO, "Không có “./.” ở cuối phụ lục"),
    CatalogueEntry("N827", Severity.INFO, "Không có đường kẻ ngắn dưới dòng “Kèm theo”"),
    CatalogueEntry("N828", Severity.ERROR, "Khối chữ ký trình bày sai"),
    CatalogueEntry("N829", Severity.INFO, "Đầu trang đầu có chữ ở chỗ của chữ ký số"),
    CatalogueEntry("N830", Severity.WARNING, "Bảng rộng quá hai lề, hoặc ra ngoài mép giấy"),
    CatalogueEntry("N831", Severity.INFO, "Dòng “Kèm theo” ghi “Ban hành kèm theo”"),
    CatalogueEntry("N832", Severity.WARNING, "Còn bình luận hoặc sửa đổi đang theo dõi"),
    CatalogueEntry("N833", Severity.WARNING, "Trường (field) báo lỗi thay cho nội dung"),
    CatalogueEntry("N834", Severity.WARNING, "Tiêu đề của văn bản ở trên dòng “Phụ lục”"),
    CatalogueEntry("N835", Severity.WARNING, "Tệp không có phụ lục"),
    CatalogueEntry("N840", Severity.ERROR, "Trước họ tên người ký có học hàm, học vị hoặc danh hiệu"),
    CatalogueEntry("N841", Severity.WARNING, "“Phụ Lục” viết hoa cả hai chữ"),
    CatalogueEntry("N842", Severity.ERROR, "Chữ theo bảng mã cũ (TCVN3, VNI), không phải Unicode"),
    CatalogueEntry("N843", Severity.INFO, "Đầu trang, chân trang cách mép giấy xa hơn lề"),
    CatalogueEntry("N844", Severity.INFO, "Có chữ khác bên cạnh số trang"),
    CatalogueEntry("N845", Severity.INFO, "Có hình mờ, chữ chìm (watermark)"),
    CatalogueEntry("N846", Severity.INFO, "Dòng tiêu đề hoặc khối chữ ký bị gạch chân"),
    CatalogueEntry("N847", Severity.INFO, "Chữ còn tô nền"),
    CatalogueEntry("N848", Severity.INFO, "Dòng “Kèm theo” thiếu dấu cách"),
)
CATALOGUE = {entry.code: entry for entry in _ENTRIES}


@cache
def explanations() -> dict[str, Explanation]:
    """The explanations by code, in the catalogue's order."""
    import tomllib  # noqa: PLC0415 — only those who ask why pay for it

    text = Path(__file__).with_name("explanations.toml").read_text(encoding="utf-8")
    return {code: Explanation(**fields) for code, fields in tomllib.loads(text).items()}
