"""The letters that PDF and drawings carry, and what is put in place of those that they lack.

The font is a part of DejaVu Sans Condensed; its terms are in `fonts/LICENSE.txt`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from unicodedata import category

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
    return {c for c in set().union(*texts) if ord(c) not in known and not c.isspace() and not _unseen(c)}


def set_in(text: str, known: frozenset[int]) -> str:
    """The text with a box for every letter that the font lacks; signs that are never seen go without one."""
    if known.issuperset(map(ord, text)):
        return text
    return "".join(c if ord(c) in known or c.isspace() else "" if _unseen(c) else MISSING for c in text)


def owned_up(texts: Iterable[str], known: frozenset[int], what: str, instead: str) -> str:
    """A line that says how many letters of its texts `what` lacks, and where they are; empty where it has them all."""
    signs = lacking(texts, known)
    return (
        f"{what} has no letters for some signs of the text ({len(signs)} of them); they stand as {MISSING}. {instead}"
        if signs
        else ""
    )


def _unseen(letter: str) -> bool:
    return category(letter) in ("Cc", "Cf")
