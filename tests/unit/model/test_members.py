"""Members of a post or a unit: who held it, and from when until when."""

import pytest
from pydantic import ValidationError

from cchc.model.commune import Party

POST = {"id": "vp-tk", "title": "Công chức Văn phòng - Thống kê", "kind": "official"}


def party(*members: dict[str, str], kind: str = "official") -> Party:
    return Party.model_validate({**POST, "kind": kind, "members": list(members)})


@pytest.mark.parametrize("kind", ["official", "unit"])
def test_a_post_and_a_unit_have_members_with_their_first_and_last_days(kind: str) -> None:
    first, second = party(
        {"name": "Người giữ trước", "until": "2026-06-30"}, {"name": "Người giữ sau", "from": "2026-07-01"}, kind=kind
    ).members
    assert (first.name, first.since, str(first.until)) == ("Người giữ trước", None, "2026-06-30")
    assert (second.name, str(second.since), second.until) == ("Người giữ sau", "2026-07-01", None)
    assert type(first).fields() == ("name", "from", "until")


@pytest.mark.parametrize(
    ("kind", "member", "sentence"),
    [
        ("group", {"name": "A"}, "members chỉ dùng cho công chức (kind: official) và bộ phận (kind: unit)."),
        ("outside", {"name": "A"}, "members chỉ dùng cho công chức (kind: official) và bộ phận (kind: unit)."),
        (
            "unit",
            {"name": "A", "from": "2026-07-01", "until": "2026-06-30"},
            "ngày cuối 30/6/2026 trước ngày đầu 01/7/2026.",
        ),
    ],
)
def test_others_have_none_and_nobody_ends_before_the_beginning(
    kind: str, member: dict[str, str], sentence: str
) -> None:
    with pytest.raises(ValidationError, match=r"S212|.") as error:
        party(member, kind=kind)
    (found,) = error.value.errors()
    assert (found["type"], sentence in found["msg"]) == ("S212", True)
