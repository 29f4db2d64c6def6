"""Reports on checked signatures: a text for people, and JSON."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from cchc.signing.signatures import (
    LARGEST,
    MOST_TEXT,
    TO_REVIEW,
    Certificate,
    CertificateHolder,
    Covering,
    Drawing,
    Flaw,
    Signature,
    SignedFile,
    Timestamp,
    Verdict,
)
from cchc.wording import VIETNAM, count, day, harmless, instant, listing

_SENTENCES = {
    Flaw.BROKEN: "Tệp không phải là PDF, hoặc hỏng.",
    Flaw.ENCRYPTED: "Tệp đặt mật khẩu nên không kiểm tra được.",
    Flaw.UNSIGNED: "Tệp không có chữ ký số.",
    Flaw.APPENDED: "Sau khi ký, tệp bị nối thêm dữ liệu ở cuối.",
    Flaw.UNREADABLE: "Chữ ký hỏng, hoặc thuộc loại không kiểm tra được.",
    Flaw.CHANGED: "Nội dung đã ký bị sửa.",
    Flaw.FORGED: "Chữ ký không phải do khóa của chứng thư này tạo ra.",
    Flaw.PARTIAL: "Chữ ký không bao trùm toàn bộ văn bản.",
    Flaw.CHANGED_LATER: "Sau khi ký, văn bản bị sửa ngoài việc ký thêm.",
    Flaw.COVERED_LATER: "Chữ ký ký thêm về sau che hơn một phần mười của một trang.",
    Flaw.CERTIFICATE_NOT_VALID: "Chứng thư không có hiệu lực khi ký.",
    Flaw.UNTRUSTED: "Chứng thư không do nơi cấp trong --trust cấp để ký văn bản.",
    Flaw.REVOKED: "Chứng thư đã bị thu hồi.",
    Flaw.TIMESTAMP_BROKEN: "Dấu thời gian không phải của chữ ký này, hoặc bị sửa.",
    Flaw.TIMESTAMP_UNTRUSTED: "Dấu thời gian không do nơi cấp trong --trust xác nhận.",
}
_VERDICTS = {
    Verdict.VALID: "Hợp lệ",
    Verdict.INDETERMINATE: "Chưa đủ căn cứ",
    Verdict.REVIEW: "Cần xem lại",
    Verdict.INVALID: "KHÔNG hợp lệ",
}
_LABEL_WIDTH = 16


def text(files: Sequence[tuple[str, SignedFile]]) -> str:
    """The report as text: each file with its signatures in order of signing."""
    return "\n".join("".join(f"{harmless(line)}\n" for line in _file(name, file)) for name, file in files)


def shape(files: Sequence[tuple[str, SignedFile]]) -> dict[str, Any]:
    """The JSON shape of `verify`."""
    return {"files": [_file_shape(name, file) for name, file in files]}


def _file(name: str, file: SignedFile) -> Iterator[str]:
    yield f"{name}: {_VERDICTS[file.verdict]}{_state(file)}"
    yield from (f"  {_label(flaw)}: {file.reason or _SENTENCES[flaw]}" for flaw in file.flaws)
    yield from (f"  CẦN XEM LẠI: {_review(covering)}" for covering in file.reviews)
    for signature in file.signatures:
        yield from _signature(signature, file)


def _review(covering: Covering) -> str:
    share = f"{covering.share * 100:.0f} %"
    return f"các hình ký thêm che {share} trang {covering.page}. Đề nghị xem các hình đó có che chữ, số nào không."


def _sentence(flaw: Flaw, signature: Signature, file: SignedFile) -> str:
    """The sentence for a flaw; what hides too much only together, and what was forbidden, is told as that."""
    if flaw is Flaw.CHANGED_LATER and signature.locks:
        return "Sau khi ký, văn bản bị sửa hoặc ký thêm, dù chữ ký này không cho."
    hidden = [covering for covering in signature.covered if covering.text_share > MOST_TEXT]
    if flaw is not Flaw.COVERED_LATER or not hidden or _is_hidden_by_one(signature, file):
        return _SENTENCES[flaw]
    places = [f"{covering.text_share * 100:.0f} % chữ đã ký ở trang {covering.page}" for covering in hidden]
    return f"Các hình ký thêm về sau che {listing(places)}; quá {MOST_TEXT * 100:.0f} % thì phải xem lại."


def _is_hidden_by_one(signature: Signature, file: SignedFile) -> bool:
    """True if one drawing of a later signature is too large by itself."""
    later = [other for other in file.signatures if other.field in signature.later]
    return any(drawing.share > LARGEST for other in later for drawing in other.drawn)


def _label(flaw: Flaw) -> str:
    return "CẦN XEM LẠI" if flaw in TO_REVIEW else "SAI"


def _state(file: SignedFile) -> str:
    """The number of signatures of a sound file, with what was not checked; nothing of another file."""
    if not file.sound:
        return ""
    number = count(sum(not signature.is_timestamp for signature in file.signatures))
    is_checked = all(signature.trusted for signature in file.signatures)
    return f" ({number} chữ ký, nguyên vẹn{'' if is_checked else '; nơi cấp chứng thư chưa kiểm tra'})"


def _signature(signature: Signature, file: SignedFile) -> Iterator[str]:
    yield f"  {_kind(signature)} {signature.field}"
    yield from (f"    {_label(flaw)}: {_sentence(flaw, signature, file)}" for flaw in signature.flaws)
    facts = [*_who(signature), *_when(signature), *_what(signature, file), *_later(signature, file)]
    yield from (f"    {label + ':':<{_LABEL_WIDTH}}{said}" for label, said in facts)


def _kind(signature: Signature) -> str:
    return "Dấu thời gian" if signature.is_timestamp else "Chữ ký"


def _trust(signature: Signature) -> str:
    if signature.trusted is None:
        return "chưa kiểm tra (--trust)"
    return "do nơi cấp trong --trust cấp" if signature.trusted else "không xác minh được"


def _who(signature: Signature) -> Iterator[tuple[str, str]]:
    if certificate := signature.certificate:
        yield "Nơi đóng dấu" if signature.is_timestamp else "Người ký", _named(certificate.holder)
        yield "Nơi cấp", _named(certificate.issuer)
        valid_from, valid_until = (
            day(at.astimezone(VIETNAM)) for at in (certificate.valid_from, certificate.valid_until)
        )
        yield "Chứng thư", f"có hiệu lực từ {valid_from} đến {valid_until}"
        yield "Tin cậy", _trust(signature)


def _when(signature: Signature) -> Iterator[tuple[str, str]]:
    if signature.signed_at:
        yield "Ký lúc", f"{instant(signature.signed_at)}, theo đồng hồ của máy ký"
    if stamp := signature.timestamp:
        yield "Dấu thời gian", f"{instant(stamp.at)}, theo {_named(stamp.authority)}"


def _what(signature: Signature, file: SignedFile) -> Iterator[tuple[str, str]]:
    if signature.certificate and not signature.flaws and not file.flaws:
        yield "Phạm vi", "toàn bộ tệp" if signature.covers_file else "văn bản; sau đó tệp chỉ thêm phần của việc ký"
    if signature.certificate and not signature.is_timestamp:
        yield "Khóa", "không được sửa, không được ký thêm" if signature.locks else "không khóa, ký thêm được"


def _later(signature: Signature, file: SignedFile) -> Iterator[tuple[str, str]]:
    """The later signatures of the file, each with the size and page of its drawings."""
    others = [_other(other) for other in file.signatures if other.field in signature.later]
    if others:
        yield "Sau đó có thêm", listing(others)


def _other(signature: Signature) -> str:
    places = [f"{drawing.width:.0f} × {drawing.height:.0f} mm ở trang {drawing.page}" for drawing in signature.drawn]
    seen = f" (hình {listing(places)})" if places else ""
    return f"{_kind(signature).lower()} {signature.field}{seen}"


def _named(holder: CertificateHolder) -> str:
    return f"{holder.name} ({holder.organisation})" if holder.organisation else holder.name


def _file_shape(name: str, file: SignedFile) -> dict[str, Any]:
    reviews = [_review_shape(covering) for covering in file.reviews]
    return {
        "path": name,
        "verdict": file.verdict,
        "sound": file.sound,
        "flaws": list(file.flaws),
        "reason": file.reason,
        **({"reviews": reviews} if reviews else {}),
        "signatures": [_signature_shape(signature) for signature in file.signatures],
    }


def _review_shape(covering: Covering) -> dict[str, Any]:
    return {
        "kind": "covered",
        "page": covering.page,
        "share": round(covering.share, 4),
        "text_share": round(covering.text_share, 4),
    }


def _signature_shape(signature: Signature) -> dict[str, Any]:
    return {
        "field": signature.field,
        "kind": "timestamp" if signature.is_timestamp else "signature",
        "flaws": list(signature.flaws),
        "certificate": _certificate_shape(signature.certificate) if signature.certificate else None,
        "signed_at": _iso(signature.signed_at) if signature.signed_at else None,
        "timestamp": _timestamp_shape(signature.timestamp) if signature.timestamp else None,
        "covers_file": signature.covers_file,
        "later": list(signature.later),
        "drawn": [_drawing_shape(drawing) for drawing in signature.drawn],
        "locks": signature.locks,
        "trusted": signature.trusted,
    }


def _drawing_shape(drawing: Drawing) -> dict[str, Any]:
    return {"page": drawing.page, "width_mm": round(drawing.width, 1), "height_mm": round(drawing.height, 1)}


def _certificate_shape(certificate: Certificate) -> dict[str, Any]:
    return {
        "subject": asdict(certificate.holder),
        "issuer": asdict(certificate.issuer),
        "valid_from": _iso(certificate.valid_from),
        "valid_until": _iso(certificate.valid_until),
    }


def _timestamp_shape(timestamp: Timestamp) -> dict[str, Any]:
    return {"at": _iso(timestamp.at), "authority": asdict(timestamp.authority)}


def _iso(value: datetime) -> str:
    """An instant in ISO 8601, in Việt Nam's time."""
    return value.astimezone(VIETNAM).isoformat(timespec="seconds")
