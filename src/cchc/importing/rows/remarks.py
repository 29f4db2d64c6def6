"""What a person must know about how a place was read, as doubts: hidden and deleted text, pictures, notes, values."""

from collections.abc import Iterable, Iterator

from cchc.importing.imported import Doubt, Weight
from cchc.reading.foreign.document import Oddity, ReadingRemark

_SAID = {
    Oddity.DELETED: (Weight.READING, "đã bỏ chữ bị xóa", "Văn bản còn dấu sửa đổi. Đề nghị kiểm tra lại chữ đã bỏ."),
    Oddity.HIDDEN: (Weight.READING, "đã bỏ chữ ẩn", "Đề nghị kiểm tra lại; cần dùng thì bỏ định dạng ẩn rồi nhập lại."),
    Oddity.UNSEEN: (Weight.CELL, "đã đọc hàng, cột ẩn", "Đề nghị xóa khỏi kế hoạch nếu hàng, cột ẩn không còn dùng."),
    Oddity.STRUCK: (Weight.CELL, "đã đọc chữ gạch ngang", "Đề nghị xóa khỏi kế hoạch nếu chữ gạch ngang là chữ đã bỏ."),
    Oddity.NESTED: (Weight.READING, "bảng trong ô, đọc thành các dòng", "Đề nghị kiểm tra lại các dòng của ô này."),
    Oddity.BOX: (Weight.READING, "chưa đọc chữ trong hộp chữ", "Đề nghị ghi vào ô của bảng nếu là nội dung kế hoạch."),
    Oddity.NOTE: (Weight.READING, "chưa đọc chú thích", "Đề nghị ghi vào ô của bảng nếu là nội dung kế hoạch."),
    Oddity.PICTURE: (Weight.READING, "chưa đọc hình", "Hình có thể chứa chữ. Đề nghị ghi chữ ấy vào ô của bảng."),
    Oddity.VALUE: (
        Weight.READING,
        "giá trị của bảng tính",
        "Ô lỗi, hoặc hiện khác số đã lưu. Đề nghị kiểm tra lại.",
    ),
}
"""How much each oddity weighs, what was done, and the mend; a font of an old code table is the business of letters."""


def remark_doubts(remarks: Iterable[ReadingRemark], place: str) -> Iterator[Doubt]:
    """The doubts that remarks about a place are; a remark may name a place of its own."""
    for remark in remarks:
        if remark.oddity in _SAID:
            weight, read_as, advice = _SAID[remark.oddity]
            yield Doubt(weight, remark.place or place, remark.text, read_as, advice)
