"""Comments that were probably meant as text."""

import re
from collections.abc import Iterator

from cchc.source.document import Document
from cchc.source.spans import Fault

_GLUED = re.compile(r"#(?!cchc)[^\s#!]")


def swallowed(document: Document) -> Iterator[Fault]:
    """Faults (Y116) for comments after a value with no space after the “#”; few texts have any such sign."""
    for comment in document.comments if _GLUED.search(document.text) else ():
        if not comment.alone and _GLUED.match(comment.text):
            yield Fault(
                comment.span,
                "Y116",
                f"Từ “{comment.text}” trở đi là chú thích, không được đọc và không in. Đề nghị đặt giá trị trong ngoặc "
                "kép nếu đó là nội dung, hoặc thêm dấu cách sau “#”.",
            )
