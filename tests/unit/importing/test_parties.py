"""The commune file of annexes: the unit, its parties, variants folded, and what a person must decide."""

from helpers.annexes_read import annex

from cchc.importing.parties import commune_text, missing_parties, with_parties
from cchc.language.formatting import formatted
from cchc.model.commune import Commune
from cchc.source import parse


def commune(text: str) -> Commune:
    return Commune.model_validate(parse(text.encode(), normalize=False).data)


def test_a_new_commune_file_has_the_unit_and_the_parties_in_canonical_form() -> None:
    read = annex([("VP HĐND-UBND xã", "Công an xã; Phòng Kinh tế"), ("Tư pháp - Hộ tịch", "các đơn vị liên quan")])
    written = commune_text([read])
    assert written.text.splitlines() == [
        "# Đơn vị và các đầu mối ghi ở cột chủ trì, phối hợp. Đề nghị sửa tên, loại (kind) cho đúng, gộp các cách",
        "# viết của một đầu mối (aliases).",
        "cchc: 1",
        "kind: commune",
        "name: Mẫu",
        "unit: xã",
        "issuer: Ủy ban nhân dân xã Mẫu",
        "parties:",
        "# Công chức, lãnh đạo: một người chịu trách nhiệm.",
        "- id: tu-phap-ho-tich",
        "  title: Tư pháp - Hộ tịch",
        "  kind: official",
        "",
        "# Phòng, bộ phận trong cơ quan: người đứng đầu chịu trách nhiệm.",
        "- id: vp",
        "  title: Văn phòng HĐND và UBND",
        "  short: VP HĐND-UBND",
        "  kind: unit",
        "- id: kinh-te",
        "  title: Phòng Kinh tế",
        "  short: Phòng KT",
        "  kind: unit",
        "",
        "# Cơ quan, tổ chức khác: chỉ có người chịu trách nhiệm khi ghi head.",
        "- id: cong-an",
        "  title: Công an",
        "  kind: outside",
        "  head: true",
    ]
    assert formatted(written.text.encode()).content.decode() == written.text
    assert [(doubt.place, doubt.written) for doubt in written.doubts] == [
        ("bảng 1, hàng 3, cột 3", "Tư pháp - Hộ tịch")
    ]


def test_an_existing_commune_file_gets_what_it_lacks_and_keeps_every_line() -> None:
    old = "cchc: 1\r\nkind: commune\r\nname: Mẫu\r\nunit: xã\r\nissuer: UBND xã Mẫu\r\nparties:\r\n# Một\r\n- {id: a, title: Phòng Kinh tế, kind: unit}\r\n# Cuối\r\n"
    missing = missing_parties([annex([("Phòng Kinh tế xã", "Công an xã")])], commune(old))
    assert missing.lines == ("- id: cong-an", "  title: Công an", "  kind: outside", "  head: true")
    content = with_parties(b"\xef\xbb\xbf" + old.encode(), missing)
    assert content is not None
    added = "".join(f"{line}\r\n" for line in missing.lines)
    assert content.decode() == "\ufeff" + old.replace("# Cuối", f"{added}# Cuối")
