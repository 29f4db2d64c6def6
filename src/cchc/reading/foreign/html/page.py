"""A web page as a tree of elements: its letters by the code table that it states; nothing is fetched, nothing run.

Browsers guess where a page states no code table; here such a page is UTF-8 or is refused.
"""

import codecs
import re

from lxml import etree

from cchc.errors import CchcError
from cchc.reading.bounds import MOST_TAGS
from cchc.reading.package import SAVE_AGAIN

_MHTML = re.compile(rb"\s*(?:MIME-Version|Content-Type|From|Subject|Snapshot-Content-Location):", re.IGNORECASE)
"""The headers with which a page that is saved with its pictures (.mht) begins."""
_BINARY = (b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1"), b"%PDF-", b"{\\rtf")
_LARGEST = 24 * 1024 * 1024
"""The most bytes of a page: 4,000 rows of a real annex have 11 MiB as Word saves them, a hundred times their text."""
_HEAD = 8192
"""The first bytes of a page, among which it states its code table."""
_STATED = re.compile(
    rb"""<meta[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE
)
_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_UNMARKED = {b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}
_KNOWN = re.compile(r"(?:windows-|cp)125\d|iso-?8859-\d{1,2}|koi8-r|gb2312|gbk|gb18030|big5|shift_jis")
"""Code tables that are known to be decoded in a time that grows with the text alone."""
_TAG = re.compile(rb"""<[A-Za-z](?:=\s*"[^"]*"|=\s*'[^']*'|[^>])*+""")
_MOST_ATTRIBUTES = 2000
"""The most words and quotes of one tag: the parser looks each of its attributes up among all those before it."""
_AS_BROWSERS = {"iso-8859-1": "windows-1252", "latin1": "windows-1252", "us-ascii": "windows-1252"}


def page(content: bytes, named: str) -> etree._Element | None:
    """The root of a page without its comments, `None` for one without anything; `named` begins the error message.

    Raises:
        CchcError: It is no page of text, states a code table that its letters are not of, or is too large.
    """
    _refuse_others(content, named)
    text = _in_utf8(content, named)
    if text.count(b"<") > MOST_TAGS or any(map(_has_many_attributes, _TAG.finditer(text))):
        raise _too_large(named)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    root: etree._Element | None = etree.fromstring(text or b" ", parser)
    if parser.error_log.filter_from_fatals():  # what comes after it is not in the tree
        raise CchcError(f"{named} có các phần lồng nhau quá sâu. {SAVE_AGAIN}")
    return root


def _has_many_attributes(tag: re.Match[bytes]) -> bool:
    if len(tag[0]) <= _MOST_ATTRIBUTES:
        return False
    return max(len(tag[0].split()), tag[0].count(b'"'), tag[0].count(b"'")) > _MOST_ATTRIBUTES


def _refuse_others(content: bytes, named: str) -> None:
    """Refuse bytes that are no page.

    Raises:
        CchcError: They are refused.
    """
    if _MHTML.match(content[:_HEAD]):
        raise CchcError(f"{named} là trang web lưu thành một tệp (.mht, .mhtml) nên không đọc được. {SAVE_AGAIN}")
    if content.startswith(_BINARY):
        raise CchcError(f"{named} không phải là trang web (.html). {SAVE_AGAIN}")
    if len(content) > _LARGEST:
        raise _too_large(named)


def _too_large(named: str) -> CchcError:
    return CchcError(
        f"{named} quá lớn (tối đa {_LARGEST // 2**20} MB, {MOST_TAGS} thẻ HTML). Đề nghị tách thành nhiều tệp, "
        "hoặc mở bằng Word và lưu lại dạng Word Document (.docx)."
    )


def _in_utf8(content: bytes, named: str) -> bytes:
    """The page in UTF-8.

    Raises:
        CchcError: The letters are not of the code table that the page states, or it states none and is not UTF-8.
    """
    marked = next((table for mark, table in _MARKS.items() if content.startswith(mark)), None)
    table = marked or _UNMARKED.get(content[:2])
    try:
        if table:
            return content.decode(table).removeprefix("\ufeff").encode()
        return content if _is_utf8(content) else _by_statement(content, named).encode()
    except UnicodeError as error:
        raise CchcError(f"{named} có chữ không thuộc bảng mã {table}. {SAVE_AGAIN}") from error


def _is_utf8(content: bytes) -> bool:
    """True for UTF-8, whatever is stated: no Vietnamese text in another code table happens to be."""
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _by_statement(content: bytes, named: str) -> str:
    stated = _STATED.search(content[:_HEAD])
    if stated is None:
        raise CchcError(f"{named} không ghi bảng mã chữ và không phải là UTF-8. {SAVE_AGAIN}")
    name = (stated[1] or stated[2]).decode().lower()
    table = _AS_BROWSERS.get(name, name)
    if _KNOWN.fullmatch(table) is None:
        raise CchcError(f"{named} ghi bảng mã {name} mà chữ không đọc được theo bảng mã ấy. {SAVE_AGAIN}")
    try:
        return content.decode(table)
    except (UnicodeDecodeError, LookupError) as error:
        raise CchcError(f"{named} có chữ không thuộc bảng mã {name} mà tệp ghi. {SAVE_AGAIN}") from error
