"""Lines on a page in which letters of several scripts stand, each part in its font and its direction.

What is set first is what is read first, wherever on the line it stands: programs that read a page aloud or copy it go by that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter

from dossier.content.direction import unmarked
from dossier.handout.bidi import order, turned
from dossier.handout.letters import registered, stretches
from dossier.handout.lines import Piece, Row, broken, wide
from dossier.handout.shaping import width
from dossier.handout.tagged import TaggedCanvas

Box = tuple[float, float, float, float]
Link = tuple[str, Box]
WORDS = re.compile(r"[^ ]+ *| +")  # a word with the blanks after it
ENDLESS = 1e6  # the width of a line that does not break


@dataclass(frozen=True)
class Part:
    """A part of a line in one font and one direction, with the blanks after it."""

    piece: Piece
    text: str
    level: int

    @property
    def right(self) -> bool:
        """True where it runs from the right."""
        return self.level % 2 == 1

    @property
    def blanks(self) -> int:
        """How many blanks it has."""
        return self.text.count(" ")

    def wide(self, less: float) -> float:
        """Its width where each blank is so much smaller."""
        face, size = self.piece.face, self.piece.size
        made = width(face, self.text, self.right, size) if face else wide(self.text, self.piece.font, size)
        return made - less * self.blanks


def pieces(text: str, size: float, bold: bool = False, href: str = "") -> list[Piece]:
    """A text in one look as pieces of one font each."""
    known = registered()
    if known.issuperset(map(ord, text)):
        return [Piece(text, size, bold, href)]
    return [Piece(part, size, bold, href, face=face) for part, face in stretches(text, known, bold)]


def line(text: str, size: float, bold: bool = False) -> Row:
    """A text on one line."""
    made = pieces(text, size, bold)
    if not any(piece.face for piece in made):
        whole = "".join(piece.text for piece in made)
        return Row([(Piece(whole, size, bold), whole)], wide(whole, made[0].font, size)) if made else Row()
    (row,) = broken(made, ENDLESS, ENDLESS) or [Row()]
    row.width = sum(part.wide(0.0) for part in _parts(row))
    return row


def put(canvas: TaggedCanvas, row: Row, x: float, y: float, anchor: str = "start") -> None:
    """Set a line so that its start, middle or end is at a place."""
    x -= row.width * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
    if row.levels:
        set_row(canvas, row, x, y, row.width)
    else:
        for piece, text in row.bits:
            canvas.setFont(piece.font, piece.size)
            canvas.drawString(x, y, text)


def set_row(canvas: TaggedCanvas, row: Row, x: float, y: float, room: float) -> list[Link]:
    """Set a line at a place, to the right of the room there is where it runs from the right; the links on it."""
    blanks = row.text.count(" ")
    less = row.over / blanks if row.over and blanks else 0.0
    parts = placed(row, less)
    if row.right:
        x += room - sum(part.wide(less) for part, _ in parts)
    for part, place in parts:
        _set(canvas, part, x + place, y, less)
    return _links([(part, x + place, part.wide(less)) for part, place in parts], y)


def placed(row: Row, less: float = 0.0) -> list[tuple[Part, float]]:
    """The parts of a line in the order in which they are read, each with its place; blanks are so much smaller."""
    parts, at = _parts(row), 0.0
    places = [0.0] * len(parts)
    for i in order([part.level for part in parts]):
        places[i] = at
        at += parts[i].wide(less)
    return list(zip(parts, places, strict=True))


def _parts(row: Row) -> list[Part]:
    """A line in the order in which it is read."""
    out, at = list[Part](), 0
    for piece, said in row.bits:
        for level, letters in groupby(zip(row.levels[at : at + len(said)], said, strict=True), itemgetter(0)):
            text = "".join(letter for _, letter in letters)
            words = WORDS.findall(text) if piece.face or level % 2 else [text]
            out += [Part(piece, one, level) for one in words]
        at += len(said)
    return out


def _set(canvas: TaggedCanvas, part: Part, x: float, y: float, less: float) -> None:
    piece, text = part.piece, unmarked(part.text)
    if part.right:
        x -= less * part.blanks  # which stand to its left
    if piece.face and not text.isspace():
        canvas.addLiteral(canvas.embedded(piece.face).drawn(text, part.right, piece.size, x, y))
    elif text:
        _own(canvas, replace(piece, face=None), "".join(map(turned, reversed(text))) if part.right else text, x, y, less)


def _own(canvas: TaggedCanvas, piece: Piece, text: str, x: float, y: float, less: float) -> None:
    """Set a text in the sheet's own letters."""
    made = canvas.beginText(x, y)
    made.setFont(piece.font, piece.size)
    if less:
        made.setWordSpace(-less)
    made.textOut(text)
    if less:
        made.setWordSpace(0)
    canvas.drawText(made)


def _links(parts: list[tuple[Part, float, float]], y: float) -> list[Link]:
    """The links of a line with their places, those of one address that touch as one."""
    out = list[Link]()
    for part, x, long in sorted(parts, key=itemgetter(1)):
        href, size = part.piece.href, part.piece.size
        if not href:
            continue
        box = (x, y - 0.2 * size, x + long, y + size)
        if out and out[-1][0] == href and abs(out[-1][1][2] - x) < 0.1:
            box = (out.pop()[1][0], *box[1:])
        out.append((href, box))
    return out
