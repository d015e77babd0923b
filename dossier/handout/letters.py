"""The letters that PDF and drawings carry, and what is put in place of those that they lack.

The font is a part of DejaVu Sans Condensed; its terms are in `fonts/LICENSE.txt`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
REGULAR, BOLD = FONTS / "DejaVuSansCondensed.ttf", FONTS / "DejaVuSansCondensed-Bold.ttf"
MISSING = "□"
FAMILY = "DejaVuSansCondensed"


@cache
def registered() -> frozenset[int]:
    """Make the font known to ReportLab; the code points that it has."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    regular = TTFont(FAMILY, REGULAR)
    pdfmetrics.registerFont(regular)
    pdfmetrics.registerFont(TTFont(f"{FAMILY}-Bold", BOLD))
    pdfmetrics.registerFontFamily(FAMILY, FAMILY, f"{FAMILY}-Bold", FAMILY, f"{FAMILY}-Bold")
    return frozenset(regular.face.charToGlyph)


def lacking(texts: Iterable[str], known: frozenset[int]) -> set[str]:
    """The letters of the texts that the font does not have."""
    return {c for text in texts for c in text if ord(c) not in known and not c.isspace() and c.isprintable()}


def set_in(text: str, known: frozenset[int]) -> str:
    """The text with a box for every letter that the font lacks."""
    if known.issuperset(map(ord, text)):
        return text
    return "".join(c if ord(c) in known or c.isspace() else MISSING for c in text)
