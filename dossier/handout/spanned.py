"""Texts of a drawing in SVG in which letters of several scripts stand, for the library that makes a picture of it.

resvg shapes a text in one font and looks for another where letters are missing. Where the two join different letters (an fl, a
syllable of Hindi) it leaves the missing ones out without a word. So each part is put at its place with its font named.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape, unescape

from dossier.content.direction import unmarked
from dossier.handout.bidi import turned
from dossier.handout.letters import other_faces, registered, set_in
from dossier.handout.mixed import Part, line, placed

TEXT = re.compile(r"<text([^>]*)>([^<]*[^\x00-\x7f<][^<]*)</text>")
PLACE = re.compile(r' ([xy])="([^"]*)"')
ANCHOR = re.compile(r' text-anchor="(\w+)"')
BOLD = re.compile(r'font-weight="700"|class="t-head"')


def spanned(drawing: str) -> str:
    """The drawing with boxes for letters that no font has, and every text of several scripts in parts."""
    known = registered()
    return TEXT.sub(lambda found: _text(*found.groups()) if other_faces(found[2], known) else found[0], set_in(drawing, known))


def _text(about: str, said: str) -> str:
    """A text as parts; lengths in `em`, from the place of the whole."""
    row = line(unescape(said), 1.0, bool(BOLD.search(about)))
    start = {"middle": -row.width / 2, "end": -row.width}.get(anchor[1] if (anchor := ANCHOR.search(about)) else "start", 0.0)
    at = dict(PLACE.findall(about))
    parts = "".join(_part(part, start + x) for part, x in placed(row) if unmarked(part.text).strip())
    return f'<text{PLACE.sub("", about)} transform="translate({at.get("x", 0)} {at.get("y", 0)})">{parts}</text>'


def _part(part: Part, x: float) -> str:
    text, face = unmarked(part.text).strip(" "), part.piece.face
    left = part.text.rstrip(" ") if part.right else part.text.lstrip(" ")  # blanks after a word from the right stand to its left
    x += part.wide(0.0) - replace(part, text=left).wide(0.0)
    shown = text if face or not part.right else "".join(map(turned, reversed(text)))
    family = f' font-family="{escape(face.family)}"' if face else ""
    return f'<tspan x="{x:.3f}em" y="0" text-anchor="start"{family}>{escape(shown)}</tspan>'
