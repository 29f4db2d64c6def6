"""Parties: names that the register lacks, where they stand, and who leads and supports at once."""

from pathlib import Path

import pytest
from helpers.rule_checks import COMMUNE, found, messages, plan_text, written

from cchc.loading import load
from cchc.model.emphasis import plain


def test_a_short_name_after_a_post_is_guessed_by_the_short_name(tmp_path: Path) -> None:
    assert [code for code, _ in found(tmp_path, lead="Công chức TP-HT")] == ["O401"]
    (only,) = messages(tmp_path)
    assert "có phải “Công chức Tư pháp - Hộ tịch”?" in only


def test_each_unknown_name_is_pointed_at_where_it_stands(tmp_path: Path) -> None:
    assert found(tmp_path, lead="Công chức VHX; Công chức VH") == [("O401", "Công chức VHX"), ("O401", "Công chức VH")]


def test_spaces_at_a_cells_beginning_move_no_caret(tmp_path: Path) -> None:
    assert found(tmp_path, lead='"  Ban Lạ; VP-TK"') == [("O401", "Ban Lạ")]


@pytest.mark.parametrize("joined", [" và ", "/", " + ", "&", ", và ", "\\n      - "])
def test_known_parties_may_be_joined_in_any_usual_way(joined: str, tmp_path: Path) -> None:
    written = f"|-\n      VP-TK{joined}TP-HT".replace("\\n", "\n")
    assert found(tmp_path, lead=written) == []


@pytest.mark.parametrize(
    "text", ["Các ngành, đoàn thể", "Sở, ban, ngành có liên quan", "Tổ công nghệ số cộng đồng các thôn"]
)
def test_a_collective_needs_no_register_and_is_nobody_in_particular(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, lead=text) == [("O404", text)]
    assert found(tmp_path, lead=f"VP-TK, {text}") == []


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("VP-TK (chủ trì), TP-HT (phối hợp)", []),
        ("VP-TK chủ trì, phối hợp với TP-HT", []),
        ("VP-TK chủ trì, phối hợp với Viettel", [("O401", "Viettel")]),
        ("Cán bộ, công chức phối hợp với VP-TK", [("O404", "Cán bộ, công chức phối hợp với VP-TK")]),
    ],
)
def test_who_only_helps_in_a_lead_cell_is_known_but_answers_for_nothing(
    lead: str, expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    assert found(tmp_path, lead=lead) == expected


def test_who_helps_in_a_lead_cell_may_support_in_its_own(tmp_path: Path) -> None:
    assert found(tmp_path, lead="VP-TK chủ trì, phối hợp với TP-HT\n    support: TP-HT") == []


def test_a_party_that_leads_by_the_cell_above_and_supports_by_its_own_is_told(tmp_path: Path) -> None:
    below = (
        '\n  - code: "1.2"\n    title: U\n    max_score: 1\n    target: A\n    tasks: B\n    lead: như trên\n'
        "    support: Cán bộ, công chức; VP-TK\n    timeframe: Quý I"
    )
    assert found(tmp_path, timeframe=f"Quý I{below}") == [("O405", "Cán bộ, công chức; VP-TK")]


def test_of_two_posts_the_one_that_begins_so_is_guessed(tmp_path: Path) -> None:
    found(tmp_path)
    commune = (tmp_path / "c.yaml").read_text(encoding="utf-8")
    posts = "- {id: ct, title: Chủ tịch UBND xã, short: Chủ tịch, kind: official}\n- {id: pct, title: Phó Chủ tịch UBND xã, kind: official}\n"
    plan = (tmp_path / "p.yaml").read_text(encoding="utf-8").replace("lead: VP-TK", "lead: Phó Chủ tịch")
    (tmp_path / "c.yaml").write_text(commune + posts, encoding="utf-8")
    (tmp_path / "p.yaml").write_text(plan, encoding="utf-8")
    (only,) = messages(tmp_path)
    assert "có phải “Phó Chủ tịch UBND xã”?" in only


@pytest.mark.parametrize(("posts", "code"), [(["VHTT"], "O401"), (["VHTT", "LĐTBXH"], "O406")])
def test_a_speciality_is_asked_for_only_where_several_have_one(tmp_path: Path, posts: list[str], code: str) -> None:
    parties = "".join(
        f"- {{id: p{number}, title: Thú y ({post}), kind: official}}\n" for number, post in enumerate(posts)
    )
    plan = plan_text().replace("lead: VP-TK", "lead: Thú y")
    folder = written(tmp_path, c=COMMUNE + parties, p=plan)
    assert [each.code for each in load([folder / "p.yaml"]).diagnostics if each.code.startswith("O")] == [code]


@pytest.mark.parametrize(
    ("head", "codes"), [("", ["O404"]), ("head: false", ["O404"]), ("head: true", []), ("head: có", [])]
)
def test_an_outside_body_with_a_head_is_accountable(head: str, codes: list[str], tmp_path: Path) -> None:
    found(tmp_path)
    commune = (tmp_path / "c.yaml").read_text(encoding="utf-8")
    (tmp_path / "c.yaml").write_text(
        f"{commune}- id: cong-an\n  title: Công an xã\n  kind: outside\n  {head}\n", encoding="utf-8"
    )
    plan = (tmp_path / "p.yaml").read_text(encoding="utf-8").replace("lead: VP-TK", "lead: Công an xã Mẫu")
    (tmp_path / "p.yaml").write_text(plan, encoding="utf-8")
    assert [each.code for each in load([tmp_path / "p.yaml"]).diagnostics] == codes


@pytest.mark.parametrize(
    ("fields", "code"), [("kind: unit\n  head: true", "S212"), ("kind: outside\n  head: 1", "S205")]
)
def test_a_head_is_yes_or_no_and_of_an_outside_body(fields: str, code: str, tmp_path: Path) -> None:
    found(tmp_path)
    commune = (tmp_path / "c.yaml").read_text(encoding="utf-8")
    (tmp_path / "c.yaml").write_text(f"{commune}- id: a\n  title: A\n  {fields}\n", encoding="utf-8")
    assert [each.code for each in load([tmp_path / "c.yaml"]).diagnostics] == [code]


@pytest.mark.parametrize(
    ("lead", "entry"),
    [
        ("Phòng Kinh tế xã", '{id: kinh-te, title: "Phòng Kinh tế", kind: unit}'),
        ("Công an xã Mẫu", '{id: cong-an, title: "Công an", kind: outside, head: true}'),
        ("<i>Uỷ ban MTTQ VN</i>", '{id: mttq, title: "Ủy ban MTTQ Việt Nam", kind: outside}'),
        ("TT PVHCC", '{id: ttpvhcc, title: "Trung tâm Phục vụ hành chính công", kind: unit}'),
    ],
)
def test_an_unknown_name_of_the_starter_register_brings_the_entry_to_paste(
    tmp_path: Path, lead: str, entry: str
) -> None:
    assert [code for code, _ in found(tmp_path, lead=lead)] == ["O401"]
    assert messages(tmp_path) == [
        f"“{plain(lead)}” ở cột Chủ trì không có trong tệp đơn vị. Đề nghị sửa cách viết, hoặc thêm vào trường parties: "
        f"- {entry}"
    ]
    (tmp_path / "c.yaml").write_text(f"{COMMUNE}- {entry}\n", encoding="utf-8")
    assert [each.code for each in load([tmp_path / "p.yaml"]).diagnostics if each.code == "O401"] == []
    assert [each for each in load([tmp_path / "c.yaml"]).diagnostics if each.path.endswith("c.yaml")] == []


def test_an_entry_to_paste_has_an_id_of_its_own(tmp_path: Path) -> None:
    taken = "- {id: cong-an, title: A, kind: unit}\n- {id: cong-an-2, title: B, kind: unit}\n"
    found(tmp_path, lead="Công an")
    (tmp_path / "c.yaml").write_text(COMMUNE + taken, encoding="utf-8")
    (only,) = messages(tmp_path)
    assert only.endswith('- {id: cong-an-3, title: "Công an", kind: outside, head: true}')


def test_a_party_that_is_there_under_another_name_is_guessed(tmp_path: Path) -> None:
    found(tmp_path, lead="TT CUDVC")
    own = "- {id: tt, title: Trung tâm Cung ứng dịch vụ sự nghiệp công, kind: unit}\n"
    (tmp_path / "c.yaml").write_text(COMMUNE + own, encoding="utf-8")
    assert messages(tmp_path) == [
        "“TT CUDVC” ở cột Chủ trì không có trong tệp đơn vị; có phải “Trung tâm Cung ứng dịch vụ sự nghiệp công”? "
        "Đề nghị sửa cách viết, hoặc thêm vào trường aliases của đầu mối đó."
    ]
