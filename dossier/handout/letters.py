"""The letters that PDF and drawings carry, and what is put in place of those that no font has.

The sheet's own font is a part of DejaVu Sans Condensed; its terms are in `fonts/LICENSE.txt`. `faces` has those of other scripts.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from unicodedata import category

from dossier.content.direction import ORDERS
from dossier.handout.faces import FONTS, Face, face_of

REGULAR, BOLD = FONTS / "DejaVuSansCondensed.ttf", FONTS / "DejaVuSansCondensed-Bold.ttf"
MISSING = "□"
FAMILY = "DejaVuSansCondensed"
JOINERS = frozenset("\u200c\u200d")  # they choose the form of the letters beside them


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
    """The letters of the texts that no font has."""
    return {c for c in set().union(*texts) if ord(c) not in known and not c.isspace() and not _unseen(c) and not face_of(c)}


def set_in(text: str, known: frozenset[int]) -> str:
    """The text with a box for every letter that no font has. Signs that are never seen go, unless they order or join others."""
    if known.issuperset(map(ord, text)):
        return text
    kept = ORDERS | JOINERS if other_faces(text, known) else frozenset()
    return "".join(c if ord(c) in known or c.isspace() or c in kept else _put(c) for c in text)


def _put(letter: str) -> str:
    return "" if _unseen(letter) else letter if face_of(letter) else MISSING


def owned_up(texts: Iterable[str], known: frozenset[int], what: str, instead: str) -> str:
    """A line that says how many letters of its texts `what` lacks, and where they are; empty where it has them all."""
    signs = lacking(texts, known)
    return (
        f"{what} has no letters for some signs of the text ({len(signs)} of them); they stand as {MISSING}. {instead}"
        if signs
        else ""
    )


def other_faces(text: str, known: frozenset[int], bold: bool = False) -> list[Face]:
    """The fonts that a text needs beside the sheet's own."""
    signs = {c for c in set(text) if ord(c) not in known and not c.isspace() and not _unseen(c)} if not text.isascii() else ()
    return sorted({face for c in signs if (face := face_of(c, bold))}, key=lambda face: face.name)


def font_files(text: str) -> list[str]:
    """The files of all fonts that a drawing of a text needs."""
    known = registered()
    faces = {face for bold in (False, True) for face in other_faces(text, known, bold)}
    return [str(REGULAR), str(BOLD), *sorted(str(face.path) for face in faces)]


@lru_cache(1 << 12)
def stretches(text: str, known: frozenset[int], bold: bool = False) -> tuple[tuple[str, Face | None], ...]:
    """The text in parts of one font each: `None` is the sheet's own. Blanks and marks stay with what they follow."""
    out: list[tuple[str, Face | None]] = []
    for letter in text:
        face = out[-1][1] if out else None
        follows = letter == " " or category(letter)[0] == "M" or letter in JOINERS
        if not (face and follows and (letter in JOINERS or ord(letter) in face.signs)):
            face = None if ord(letter) in known or letter.isspace() or _unseen(letter) else face_of(letter, bold, face)
        if out and out[-1][1] is face:
            out[-1] = (out[-1][0] + letter, face)
        else:
            out.append((letter, face))
    return tuple(out)


def _unseen(letter: str) -> bool:
    return category(letter) in ("Cc", "Cf")
