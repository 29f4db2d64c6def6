"""Traces of work in a document that is to be signed, wherever they stand: comments, tracked changes, field errors."""

from collections.abc import Iterator, Sequence

from cchc.form.basis import CONVENTION
from cchc.form.found import FormFault
from cchc.reading.annex_places import AnnexPlaces
from cchc.reading.annexes import DocumentAnnex
from cchc.reading.field_errors import printed_errors
from cchc.reading.review import Trace, traces
from cchc.reading.word_file import Package

_FAULTS = {
    Trace.COMMENT: (
        "còn bình luận (comment)",
        "văn bản để ký không còn bình luận",
        "Đề nghị vào Review, Delete, chọn Delete All Comments in Document.",
    ),
    Trace.CHANGE: (
        "còn sửa đổi đang theo dõi (Track Changes)",
        "văn bản để ký không còn sửa đổi như vậy",
        "Đề nghị vào Review, Accept hoặc Reject, chấp nhận hoặc từ chối hết.",
    ),
}


def check_review(every: Sequence[DocumentAnnex], package: Package) -> Iterator[FormFault]:
    """Nothing is left of reviewing, and no field prints an error; in the whole file, the Kế hoạch itself included."""
    found = [trace for trace in traces(package.word.part) if trace.kind in _FAULTS]
    errors = list(printed_errors(package.word.part))
    if not found and not errors:
        return
    places = AnnexPlaces(every)
    for trace in found:
        wrong, right, mend = _FAULTS[trace.kind]
        yield FormFault("N832", places.of(trace), wrong, CONVENTION, right, mend, trace.text)
    for error in errors:
        wrong, right = "trường (field) báo lỗi thay cho nội dung", "không in câu báo lỗi"
        mend = "Đề nghị xóa hoặc chèn lại tham chiếu ở chỗ này (References, Cross-reference), rồi cập nhật bằng F9."
        yield FormFault("N833", places.of(error), wrong, CONVENTION, right, mend, error.text)
