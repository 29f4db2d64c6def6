"""A commune file to begin with: the parties of the starter register, in canonical form, with notes on who answers."""

from collections.abc import Iterator

from cchc.language.formatting import PlanForm, formatted
from cchc.model.commune import Commune, Party
from cchc.model.starter import starter_sections, starter_since
from cchc.source import Data
from cchc.source.layout import lines_of
from cchc.wording import day

_FORM = PlanForm(Commune)


def starting_commune(level: str, name: str) -> str:
    """The text of the commune file of that name, at one of the starter register's levels."""
    return formatted("\n".join(_lines(level, name)).encode()).content.decode()


def _lines(level: str, name: str) -> Iterator[str]:
    since = day(starter_since())
    yield f"# Các đầu mối thường có của {level} từ ngày {since}. Đề nghị bỏ đầu mối không có ở đơn vị, sửa tên cho đúng"
    yield "# quyết định thành lập, thêm cách viết khác (aliases) như ghi ở cột chủ trì, phối hợp."
    head: dict[str, Data] = {"cchc": "1", "kind": "commune", "name": name, "unit": level}
    yield from lines_of(head | {"issuer": f"Ủy ban nhân dân {level} {name}"}, (), _FORM)
    yield "parties:"
    for number, section in enumerate(starter_sections(level)):
        yield from [""] if number else []
        yield f"# {section.note}"
        yield from lines_of([party_fields(party) for party in section.parties], ("parties",), _FORM)


def party_fields(party: Party) -> dict[str, Data]:
    """The fields of a party as they stand in a file, where a flag is a word."""
    fields = party.model_dump(mode="json", exclude_defaults=True)
    return {name: "true" if value is True else value for name, value in fields.items()}
