"""The copy that is rendered: electronic, or on paper with number, day and, if wanted, the signatory's block."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from cchc.documents.views.annex import PaperCopy, SignatureBlock
from cchc.errors import CchcError, WrongUsageError
from cchc.model.document_kind import mentioned
from cchc.wording import day, issued_number

if TYPE_CHECKING:
    from cchc.model.commune import Commune
    from cchc.model.plan import Plan

_MOST_LINES = 3


class Copy(NamedTuple):
    """The issue that a copy states: none (bản điện tử), or number, day and, if wanted, signature block (bản giấy)."""

    paper: bool
    number: str | None
    date: date | None
    signature_block: bool

    def refuse_contradictions(self) -> None:
        """Refuse number, day and signature block for an electronic copy, since only paper carries them.

        Raises:
            WrongUsageError: Number, day or signature block without paper.
        """
        options = {"--number": self.number, "--date": self.date, "--signature-block": self.signature_block}
        for option, value in options.items():
            if value and not self.paper:
                raise WrongUsageError(
                    f"{option} chỉ dùng cho bản giấy; bản điện tử để trống số, ngày và không có khối chữ ký. "
                    f"Đề nghị thêm --medium paper, hoặc bỏ {option}."
                )

    def of(self, plan: "Plan", commune: "Commune", name: str) -> PaperCopy | None:
        """The number and day on a plan's paper copy: the options', else the plan's; `None` for an electronic copy.

        Raises:
            WrongUsageError: Neither the options nor the plan say the number or the whole date.
            CchcError: The plan does not say the symbol.
        """
        if not self.paper:
            return None
        issued = plan.document
        kind = mentioned(issued, commune.issuer)
        number = self.number or issued_number(issued.number or "")
        on = self.date or (issued.date.whole if issued.date else None)
        if not number:
            raise WrongUsageError(
                f"Bản giấy phải ghi số của {kind}; {name} chưa ghi. Đề nghị thêm --number, ví dụ --number 05."
            )
        if on is None:
            raise WrongUsageError(
                f"Bản giấy phải ghi đủ ngày, tháng, năm của {kind}; {name} chưa ghi đủ. Đề nghị thêm --date, ví dụ "
                "--date 2024-01-15."
            )
        if not issued.symbol:
            raise CchcError(
                f"Bản giấy phải ghi ký hiệu của {kind}; {name} chưa ghi. Đề nghị ghi document.symbol, ví dụ KH-UBND."
            )
        return PaperCopy(number, on)

    def note(self, plan: "Plan", commune: "Commune", name: str) -> str | None:
        """A sentence about a day on paper that is not the plan's; `None` when there is no such day."""
        said = plan.document.date
        if not self.paper or said is None or self.date is None or said.covers(self.date):
            return None
        kind = mentioned(plan.document, commune.issuer)
        return f"{name} ghi ngày của {kind} là {said}; phụ lục in theo --date: {day(self.date)}."

    def signature(self, commune: "Commune") -> SignatureBlock | None:
        """The signatory's block; `None` when none is wanted.

        Raises:
            CchcError: The commune does not say who signs, or in more lines than a block has.
        """
        if not self.signature_block:
            return None
        signatory = commune.signatory
        if signatory is None or len(signatory.lines) > _MOST_LINES:
            raise CchcError(
                "Khối chữ ký cần từ một đến ba dòng ở trường signatory của tệp đơn vị. Đề nghị ghi, ví dụ, lines: "
                "[TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH] và name."
            )
        return SignatureBlock(tuple(line.upper() for line in signatory.lines), signatory.name or "")
