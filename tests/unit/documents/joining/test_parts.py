"""Files that cannot be joined."""

import io
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from helpers.docx_hosts import DOCUMENT, KINDS, RELATED, TYPES, changed, plan

from cchc.documents.joining import appended
from cchc.errors import CchcError
from cchc.reading.package import SAVE_AGAIN


def retyped(kind: str) -> bytes:
    return changed(plan(), {KINDS: lambda text: text.replace(f"{TYPES}document.main+xml", kind)})


def signed() -> bytes:
    relation = (
        '<Relationship Id="rId9" Target="_xmlsignatures/origin.sigs" '
        'Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"/>'
    )
    kind = '<Default Extension="sigs" ContentType="application/vnd.openxmlformats-package.digital-signature-origin"/>'
    changes: dict[str, Callable[[str], str]] = {
        "_rels/.rels": lambda text: text.replace("</Relationships>", f"{relation}</Relationships>"),
        KINDS: lambda text: text.replace("<Override", f"{kind}<Override", 1),
    }
    file = io.BytesIO(changed(plan(), changes))
    with ZipFile(file, "a") as package:
        package.writestr("_xmlsignatures/origin.sigs", b"")
    return file.getvalue()


def bomb() -> bytes:
    file = io.BytesIO(plan())
    with ZipFile(file, "a", ZIP_DEFLATED) as package, package.open("word/media/x.png", "w") as image:
        for _ in range(130):
            image.write(bytes(1024 * 1024))
    return file.getvalue()


def locked() -> bytes:
    content = bytearray(plan())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


NOT_WORD = f"Tệp Word của Kế hoạch không phải là tệp Word (.docx). {SAVE_AGAIN}"
BROKEN = f"Tệp Word của Kế hoạch bị hỏng. {SAVE_AGAIN}"
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "no zip": (lambda: b"abc", NOT_WORD),
    "an empty file": (lambda: b"", NOT_WORD),
    "locked entries": (locked, NOT_WORD),
    "a workbook": (
        lambda: retyped("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
        NOT_WORD,
    ),
    "another main part": (
        lambda: changed(plan(), {"_rels/.rels": lambda text: text.replace('/officeDocument"', '/khac"')}),
        BROKEN,
    ),
    "an old .doc": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
        f"Tệp Word của Kế hoạch là tệp Word kiểu cũ (.doc). {SAVE_AGAIN}",
    ),
    "a password": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "Tệp Word của Kế hoạch có mật khẩu. Đề nghị mở bằng Word, bỏ mật khẩu rồi lưu lại.",
    ),
    "macros": (
        lambda: retyped("application/vnd.ms-word.document.macroEnabled.main+xml"),
        f"Tệp Word của Kế hoạch có macro (.docm). {SAVE_AGAIN}",
    ),
    "a template": (
        lambda: retyped(f"{TYPES}template.main+xml"),
        f"Tệp Word của Kế hoạch là mẫu của Word (.dotx). {SAVE_AGAIN}",
    ),
    "a signature": (
        signed,
        "Tệp Word của Kế hoạch đã ký số, thêm phụ lục sẽ làm hỏng chữ ký. "
        "Đề nghị dùng bản chưa ký, ghép phụ lục xong rồi mới ký.",
    ),
    "a zip bomb": (
        bomb,
        "Tệp Word của Kế hoạch quá lớn (tối đa 64 MB, riêng phần chữ 16 MB). Đề nghị bớt hình ảnh, hoặc tách thành "
        "nhiều tệp.",
    ),
    "a missing part": (
        lambda: changed(plan(), {RELATED: lambda text: text.replace("styles.xml", "s.xml")}),
        BROKEN,
    ),
    "broken XML": (lambda: changed(plan(), {DOCUMENT: lambda text: text[:-20]}), BROKEN),
    "no body": (lambda: changed(plan(), {DOCUMENT: lambda text: text.replace("w:body", "w:thân")}), BROKEN),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_host_that_cannot_be_used_is_refused_in_a_sentence(what: str, maintain: bytes) -> None:
    make, sentence = REFUSED[what]
    with pytest.raises(CchcError) as refusal:
        appended(make(), [maintain])
    assert str(refusal.value) == sentence
    assert refusal.value.exit_code == 3
