"""Notes on the fonts of PDFs: another font than Times New Roman is one that the template asks for, or a lack."""

from collections.abc import Sequence
from pathlib import Path

from cchc.documents.pdf import foreign_fonts
from cchc.form import fonts_beside_times
from cchc.form.basis import LETTERS
from cchc.wording import listing

_OF_MACHINE = (
    "máy thiếu Times New Roman. Đề nghị cài Times New Roman hoặc Liberation Serif 2 (Debian, Ubuntu: apt install "
    "fonts-liberation2)"
)


def font_notes(documents: Sequence[tuple[Sequence[Path], bytes]], made: Sequence[bytes]) -> list[str]:
    """A sentence about other fonts in the PDFs, or none; each document is given with the templates it was made of."""
    used = sorted({font for pdf in made for font in foreign_fonts(pdf)})
    if not used:
        return []
    asked = [(fonts_beside_times(content, str(sources[0])), sources) for sources, content in documents]
    reason = _of_template([each for each in asked if each[0]]) or _OF_MACHINE
    return [f"PDF dùng phông {', '.join(used)} vì {reason} rồi xuất lại."]


def _of_template(asked: Sequence[tuple[frozenset[str], Sequence[Path]]]) -> str:
    """The fonts that templates ask for, as the reason and its mend; blank without any."""
    if not asked:
        return ""
    fonts = sorted(frozenset().union(*(own for own, _ in asked)))
    named = dict.fromkeys(f"“{path}”" for _, sources in asked for path in sources)
    return (
        f"mẫu {listing([*named])} đặt phông {listing(fonts)}; {LETTERS} quy định Times New Roman. Đề nghị đổi phông "
        "trong mẫu"
    )
