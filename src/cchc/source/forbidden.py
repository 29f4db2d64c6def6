"""Characters that no text may have, as patterns, since few texts need them compiled."""

FORBIDDEN = (
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069"
    "\ud800-\uf8ff\ufeff\ufffe\uffff\U000f0000-\U0010ffff]"
)
"""Characters that nobody sees or can print: control and format characters, those of private use (bullets of Word's
symbol fonts), halves of surrogate pairs (the pure parser makes them of "\\uD800"), and line breaks that editors do not
count as lines and the two YAML parsers do not treat alike."""
MARK = "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
"""A mark on the letter before it."""
PILED_MARKS = f"{MARK}{{9}}"
"""Nine marks on one letter, more than any language has: Unicode normalisation takes quadratic time over them."""
