"""Times and products in the text of a row: a quick test never passes over a stated time."""

import re

from hypothesis import given
from hypothesis import strategies as st

from cchc.model.products import STATED_TIME, may_state_time

_PIECES = st.sampled_from(
    re.findall(
        r"\S+",
        "trước hạn đến hết hằng hàng mỗi định kỳ ngày tháng quý tuần năm một lần/ 01 6 30 11/2024 15.6 3-9 IV iii đầu "
        "cuối TRƯỚC THÁNG QUÝ TUẦN MỖI NĂM ſ ı İ K : ; . ,",
    )
)
_TEXTS = st.lists(_PIECES | st.text(max_size=3), max_size=10).map(" ".join)


@given(_TEXTS)
def test_a_text_that_the_quick_test_passes_over_states_no_time(text: str) -> None:
    assert may_state_time(text) or not re.search(STATED_TIME, text)
