"""Fonts for letters that the sheet's own font lacks: those that ship, then those of the machine.

Arabic (with the letters of Persian and Urdu) and Devanagari ship; their terms are in `fonts/OFL.txt`. Fonts of Han signs are too
large to ship, and there are many other scripts: for them the machine is asked.
"""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

FONTS = Path(__file__).parent / "fonts"
SHIPPED = {"ARABIC": "NotoNaskhArabic", "DEVANAGARI": "NotoSansDevanagari"}  # by the first word of a letter's name in Unicode
HAN = ("CJK", "IDEOGRAPHIC", "FULLWIDTH", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "BOPOMOFO", "HANGUL", "KANGXI")
# Fonts with outlines of TrueType that machines have, by the name of their file: only such are put into a PDF here.
HAN_FILES = (
    "DroidSansFallbackFull.ttf", "DroidSansFallback.ttf", "wqy-zenhei.ttc", "wqy-microhei.ttc", "msyh.ttc", "simsun.ttc",
    "simhei.ttf", "Arial Unicode.ttf", "ArialUni.ttf", "malgun.ttf", "msgothic.ttc", "uming.ttc", "ukai.ttc",
)  # fmt: skip
FILES = ("NotoSans{}-{}.ttf", "NotoSerif{}-{}.ttf", "DejaVuSans-{1}.ttf", "DejaVuSans.ttf")  # of any other script
PLACES = (
    "~/.local/share/fonts", "~/.fonts", "~/Library/Fonts", "/Library/Fonts", "/System/Library/Fonts", "/usr/local/share/fonts",
    "/usr/share/fonts", "C:/Windows/Fonts",
)  # fmt: skip
FAMILY, TYPOGRAPHIC = 1, 16  # numbers of names in a font
ENOUGH = 20_000  # files that are looked at


@dataclass(frozen=True)
class Face:
    """A font in a file."""

    path: Path

    @property
    def name(self) -> str:
        """Its name, that of the file."""
        return self.path.stem

    @cached_property
    def family(self) -> str:
        """The name of its family."""
        face = self.shape.face
        return face.get_name(TYPOGRAPHIC) or face.get_name(FAMILY) or self.name

    @cached_property
    def shape(self) -> Any:
        """HarfBuzz's font."""
        import uharfbuzz

        return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(self.path))))

    @cached_property
    def signs(self) -> frozenset[int]:
        """The code points that it has; none where it holds no outlines of TrueType."""
        face = self.shape.face
        return frozenset(face.unicodes) if "glyf" in face.table_tags and not face.has_var_data else frozenset()


@cache
def _installed(places: tuple[str, ...]) -> dict[str, Path]:
    """The fonts of the machine by the names of their files in small letters; the first place that has one counts."""
    out: dict[str, Path] = {}
    for place in places:
        for folder, _, files in os.walk(os.path.expanduser(place)):
            for name in files:
                if name.lower().endswith((".ttf", ".ttc")):
                    out.setdefault(name.lower(), Path(folder, name))
            if len(out) > ENOUGH:
                return out
    return out


@cache
def _face(path: Path) -> Face | None:
    """The font of a file; `None` where it cannot be read."""
    try:
        return Face(path) if Face(path).signs else None
    except Exception:  # a broken file of the machine's is as good as none
        return None


@cache
def _faces(script: str, bold: bool, places: tuple[str, ...]) -> tuple[Face, ...]:
    """The fonts that may have the letters of a script, the best first."""
    weights = ("Bold", "Regular") if bold else ("Regular",)
    if script in SHIPPED:
        paths = [FONTS / f"{SHIPPED[script]}-{weight}.ttf" for weight in weights]
    else:
        there, named = _installed(places), [form.format(script.title(), weight) for weight in weights for form in FILES]
        paths = [there[name.lower()] for name in (HAN_FILES if script in HAN else named) if name.lower() in there]
    return tuple(face for path in paths if (face := _face(path)))


def face_of(sign: str, bold: bool = False, beside: Face | None = None) -> Face | None:
    """The font for a sign: the one `beside` it where that has it, else one for its script; `None` where there is none.

    The environment's `DOSSIER_FONTS` names folders that are looked at in place of the machine's.
    """
    if beside and ord(sign) in beside.signs:
        return beside
    given = os.environ.get("DOSSIER_FONTS")
    places = tuple(given.split(os.pathsep)) if given else PLACES
    script = unicodedata.name(sign, "").split(" ")[0]
    for one in (script, *((*SHIPPED, "CJK") if not sign.isalpha() else ())):
        for face in _faces(one, bold, places):
            if ord(sign) in face.signs:
                return face
    return None
