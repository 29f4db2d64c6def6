"""The widths of letters, from the font files of Liberation Serif, as `src/cchc/letter_widths.txt` holds them.

    python tools/letter_widths.py /usr/share/fonts/truetype/liberation2 > src/cchc/letter_widths.txt

Liberation Serif 2 has the widths of Times New Roman for every letter that plans use.
"""

import argparse
import sys
import unicodedata
from collections import defaultdict
from itertools import product
from pathlib import Path

from fontTools.ttLib import TTFont

FACES = {
    "regular": "LiberationSerif-Regular.ttf",
    "bold": "LiberationSerif-Bold.ttf",
    "italic": "LiberationSerif-Italic.ttf",
    "bold italic": "LiberationSerif-BoldItalic.ttf",
}
_HEAD = """\
# Widths of letters in thousandths of the size, made by tools/letter_widths.py from Liberation Serif
# (fonts-liberation2; (c) 2010 Google Corporation, (c) 2012 Red Hat, Inc.; SIL Open Font License, Version 1.1,
# http://scripts.sil.org/OFL), whose widths are those of Times New Roman.
# After the name of a face, lines of a width, a space, and the letters of that width.
"""
_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
_SIGNS = "§«°±²³·»¼½¾×÷àéè†‡•…‰′″‹›€№™←↑→↓−√∞≈≠≤≥□▪▫●○◊‐–—―‘’‚“”„"


def letters() -> str:
    """The letters whose widths are told: ASCII, Vietnamese, and signs that plans use."""
    ascii_letters = {chr(code) for code in range(0x20, 0x7F)}
    small = {unicodedata.normalize("NFC", vowel + tone) for vowel, tone in product(_VOWELS, _TONES)} | {"đ"}
    capitals = {letter.upper() for letter in small}
    return "".join(sorted(ascii_letters | small | capitals | set(_SIGNS) | set(_MARKS)))


def face(path: Path) -> list[str]:
    """The lines of a face: each width with its letters, the narrowest first."""
    font = TTFont(path)
    names, advances = font.getBestCmap(), font["hmtx"]
    by_width: dict[int, str] = defaultdict(str)
    for letter in letters():
        if name := names.get(ord(letter)):
            by_width[round(1000 * advances[name][0] / font["head"].unitsPerEm)] += letter
    return [f"{width} {by_width[width]}" for width in sorted(by_width)]


def table(folder: Path) -> str:
    """The whole file."""
    lines = [line for name, file in FACES.items() for line in (name, *face(folder / file))]
    return _HEAD + "\n".join(lines) + "\n"


def main() -> None:
    """Print the file, made from the fonts in a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder of the font files of Liberation Serif")
    sys.stdout.buffer.write(table(parser.parse_args().folder).encode())


if __name__ == "__main__":
    main()
