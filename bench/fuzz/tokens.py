"""Hostile texts: what has broken, or could break, a reader, a terminal, a log, a sheet or a shell."""

from random import Random

CONTROLS = ("\x1b[31m", "\x1b]0;x\x07", "\x07", "\x00", "\r", "\x85", "\u2028", "\u2029", "\x9b31m", "\x7f", "\x0b")
UNSEEN = (
    "\u202e",
    "\u2066",
    "\u200b",
    "\u200f",
    "\ufeff",
    "\u00ad",
    "\u2060",
    "\ue000",
    "\ufffe",
    "\U000e0041",
    "\ud800",
)
COMMANDS = (
    "::stop-commands::x",
    "::error file=x::y",
    "##[group]x",
    "##[error]x",
    "##vso[task.setvariable variable=a]b",
)
SHELL = (
    "$(touch x)",
    "`id`",
    "\\$(id)",
    "; id",
    "| id",
    "%PATH%",
    "!x",
    "~root",
    "*",
    "?",
    "'",
    '"',
    "\\",
    "[/b]",
)
SHEET = ("=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\t=1", '=HYPERLINK("file:///etc/passwd")', "'=1")
MARKUP = (
    *(
        "<script>",
        "&lt;",
        "&#0;",
        "&x;",
        "]]>",
        "<!--",
        "<i>",
        "</i>",
        "<b><i></b></i>",
        "[x](javascript:x)",
        "|a|",
        "# a",
    ),
    *("**", "[bold]", "[/]", "<!DOCTYPE x [<!ENTITY a 'b'>]>", "%s%n", "{0}", "{{", "{% raw %}", "${x}"),
)
NUMBERS = (
    *(
        "0",
        "-1",
        "1e9",
        "1e999999999",
        "-0",
        "0x10",
        "1_000",
        "1.10",
        "1,5",
        ".5",
        "NaN",
        "Infinity",
        "9" * 20,
        "9" * 5000,
    ),
    *("4294967296", "18446744073709551616", "2147483648", "1" + "0" * 400, "1/0", "٣", "½", "Ⅳ"),
)
DAYS = (
    *(
        "2024-02-30",
        "2024-12-31",
        "0000-01-01",
        "9999-12-31",
        "10000-01-01",
        "2024-1-1",
        "31/6/2024",
        "2024-W01",
        "29/2/2023",
    ),
    *(
        "15/7",
        "2024-07-15T00:00:00Z",
        "1970-01-01",
        "-2024-01-01",
        "2024-13-01",
        "０１/０１/２０２４",
        "31/12/9999",
        "01/01/0001",
    ),
)
WORDS = (
    *(
        "như trên",
        "Như Trên ",
        "Thường xuyên",
        "Năm 2024",
        "Quý III/2024",
        "Quý 0",
        "Quý V",
        "Tháng 13",
        "Trước ngày 30/11",
    ),
    *(
        "Trước ngày 01/01",
        "Chậm nhất là ngày 31/02",
        "Hằng tháng",
        "Từ tháng 9 đến tháng 3",
        "Đến hết tháng 99",
        "Hết năm 9999",
    ),
    *(
        "no",
        "yes",
        "null",
        "~",
        "true",
        "",
        " ",
        "\n",
        "- ",
        "---",
        "...",
        "%YAML 1.1",
        "MMXXIV",
        "IIII",
        "month",
        "year",
    ),
    *(
        "Công chức VP-TK",
        "Các công chức: VP-TK; TP-HT",
        ";;;",
        ",,,",
        "a;" * 500,
        "VP-TK",
        "vp-tk",
        "hoà",
        "hòa",
        "ho\u0300a",
    ),
    *("1.1", "1.1.1", "1.1/x", "1.1/x/2024-06", "9.9.9.9", "99999999.1", "I", "II", "XL", "01.01", "1.1.1.1.1.1.1.1"),
    *("100 %", "và và", "TCVN3 Céng chøc", "x" * 300, "x " * 3000, "ố" * 2000, "…", "“”", "\U0001f600", "\u0301" * 50),
)
YAML = (
    *(
        "&a [*a]",
        "*a",
        "!!python/object/apply:os.system [id]",
        "!!binary aGk=",
        "<<: *a",
        "? x",
        "{a: b, a: c}",
        "[" * 200,
    ),
    *(
        "{a: " * 100,
        "|+\n  a",
        ">-\n a\n  b",
        "# cchc: ignore[P303] vì",
        "# cchc: ignore[",
        "#cchc:ignore[*]",
        "'",
        '"\\x00"',
    ),
    *('"\\uD800"', '"\\U00110000"', "!x", "@x", "`x", "%x", "a: b: c", "- - - x", "\t", "\ufeff", "key with spaces: x"),
)
PATHS = (
    *(
        "..",
        ".",
        "/",
        "//",
        "../beside/secret.txt",
        "/dev/zero",
        "/dev/null",
        "/dev/stdin",
        "/proc/self/environ",
        "/etc/passwd",
    ),
    *(
        "C:\\x",
        "CON",
        "NUL.yaml",
        "a/b/c.yaml",
        "x" * 260 + ".yaml",
        "./2024.yaml",
        "plans/../plans/2024.yaml",
        "-",
        "--",
        "-x",
    ),
    *(
        "commune.yaml",
        "maintain.yaml",
        "2024.yaml",
        "không có.yaml",
        "a\x00b",
        "a\nb.yaml",
        "file:///etc/passwd",
        "\\\\host\\share\\x",
    ),
    *("http://127.0.0.1:9/x", "kiem-chung", "kiem-chung/bao-cao.pdf", "kiem-chung/../../x"),
)
EVERY = (CONTROLS, UNSEEN, COMMANDS, SHELL, SHEET, MARKUP, NUMBERS, DAYS, WORDS, YAML, PATHS)


def token(rng: Random) -> str:
    """A hostile text; sometimes several, or one in the middle of ordinary words."""
    one = rng.choice(rng.choice(EVERY))
    roll = rng.random()
    if roll < 0.1:
        return one + rng.choice(rng.choice(EVERY))
    if roll < 0.25:
        return f"Báo cáo {one} quý I"
    return one * rng.randint(2, 200) if roll > 0.98 and len(one) < 20 else one


def short(rng: Random, limit: int = 200) -> str:
    """A hostile text that a name or an argument can carry."""
    return token(rng)[:limit]


def encoded(text: str) -> bytes:
    """The text in UTF-8; a half of a surrogate pair as no encoder would write it."""
    return text.encode("utf-8", "surrogatepass")
