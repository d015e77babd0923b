"""Where the lines of a paragraph break, for the PDF: without hyphens, and ragged at the side where they end.

Blanks may shrink by a twentieth, and a word that is longer than a line is cut. The paragraphs of ReportLab break at the same
places, but measure the blanks of a line again for each of its words, and read a markup language first.

Text of other scripts comes in pieces with a font of their own. Then each line is given the levels of its letters, by which `mixed`
puts them in order; a line may end between Han signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from unicodedata import category

from reportlab.pdfbase.pdfmetrics import stringWidth

from dossier.content.direction import opens_right, runs_right, unmarked
from dossier.handout.bidi import in_line, levels
from dossier.handout.faces import Face
from dossier.handout.letters import FAMILY
from dossier.handout.shaping import width

BLANKS = re.compile(r"[^\S\xa0]+")  # a no-break space is none
SHRINK = 0.05  # the share of a blank that a full line may take away
WIDTHS = 1 << 15  # how many words' widths are kept: most words of a sheet come again
# What may not end a line before Han signs, and what may not begin one after them.
OPENING, CLOSING = "（《〈「『【〔｛［", "、。，．：；？！）》〉」』】〕｝］…ー"
SIGNS = re.compile(f"[{OPENING}]*[^{OPENING}{CLOSING}]?[{CLOSING}]*")
HAN = re.compile("[\u2e80-\u2fff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")


@dataclass(frozen=True)
class Piece:
    """Text in one look, perhaps a link; `ends`: the line ends here. `face`: its font, where it is not the sheet's own."""

    text: str
    size: float
    bold: bool = False
    href: str = ""
    ends: bool = False
    face: Face | None = None

    @property
    def font(self) -> str | Face:
        """Its font, by name where it is the sheet's own."""
        return self.face or (f"{FAMILY}-Bold" if self.bold else FAMILY)


Bit = tuple[Piece, str]  # of a line: a part of a piece


@dataclass
class Word:
    """What no line cuts while it fits on one: its bits, their width, and the width of the blank after it."""

    bits: list[Bit]
    width: float
    blank: float = 0.0


@dataclass
class Row:
    """A line: its bits, how wide they are, how many words they hold, and the width of the blank after the last.

    `over`: by how much it is too wide for its place; its blanks shrink by that. `levels`: in a paragraph of several scripts, those
    of its letters; `right`: that paragraph runs from the right.
    """

    bits: list[Bit] = field(default_factory=list)
    width: float = 0.0
    words: int = 0
    blank: float = 0.0
    over: float = 0.0
    levels: list[int] = field(default_factory=list)
    right: bool = False

    @property
    def text(self) -> str:
        """All its text."""
        return "".join(said for _, said in self.bits)

    def add(self, word: Word) -> None:
        """Put a word at the end, after a blank where there is one."""
        (piece, text), *more = word.bits
        if self.bits:
            last, said = self.bits[-1]
            between = " " if self.blank and not said.endswith(" ") else ""
            if last is piece:
                self.bits[-1], text = (last, f"{said}{between}{text}"), ""
            else:
                self.bits[-1] = (last, said + between)
        if not self.bits or self.bits[-1][0] is not piece:
            self.bits.append((piece, text))
        self.bits += more
        self.width += self.blank * bool(word.width) + word.width
        self.words += word.width > 0
        self.blank = word.blank

    def over_with(self, word: Word, room: float) -> bool:
        """True where the word does not fit any more, however its blanks shrink."""
        width = self.width + self.blank * bool(word.width) + word.width
        if width <= room:
            return False
        blanks = sum(said.count(" ") * wide(" ", piece.font, piece.size) for piece, said in self.bits)
        return width > room + SHRINK * (blanks + self.blank)


@lru_cache(WIDTHS)
def wide(text: str, font: str | Face, size: float) -> float:
    """The width of a text."""
    if isinstance(font, str):
        return stringWidth(unmarked(text), font, size)
    return width(font, text, runs_right(text), size)


def words(pieces: Iterable[Piece]) -> Iterator[Word | None]:
    """The words of pieces; `None` where a line must end. A blank belongs to the piece in which it stands."""
    held, fresh, after = Word([], 0.0), True, False  # the word that the next piece may go on; whether a blank has been
    for piece in pieces:
        if piece.ends:
            yield from (held,) if held.bits else ()
            yield None
            held, fresh, after = Word([], 0.0), True, False
            continue
        text = BLANKS.sub("", piece.text, 1) if fresh and BLANKS.match(piece.text) else piece.text
        if not text:
            continue
        blank, fresh, parts = wide(" ", piece.font, piece.size), False, BLANKS.split(text)
        if not parts[0] and (held.bits or not after):  # it begins with a blank
            yield from (held,) if held.bits else ()
            yield Word([(piece, "")], 0.0, blank)
            held, after = Word([], 0.0), True
        for i, part in enumerate(parts):
            *whole, part = _between(part) if piece.face and HAN.search(part) else (part,)
            for one in whole:  # a line may end after each
                yield Word([*held.bits, (piece, one)], held.width + wide(one, piece.font, piece.size))
                held = Word([], 0.0)
            if part:
                held = Word([*held.bits, (piece, part)], held.width + wide(part, piece.font, piece.size))
            if i + 1 < len(parts) and held.bits:
                held.blank = blank
                yield held
                held, after = Word([], 0.0), True
        after = after and not held.bits
    if held.bits:
        yield held


def _between(text: str) -> list[str]:
    """Han signs as parts between which a line may end."""
    return [part for part in SIGNS.findall(text) if part]


def cut(word: Word, room: float, full: float) -> list[Word]:
    """A word that is longer than a line, cut where this line (`room`) and each further one (`full`) ends."""
    out, bits, width = [], list[Bit](), 0.0
    for piece, text in word.bits:
        start, font, size = 0, piece.font, piece.size
        for i, letter in enumerate(text):
            more = wide(letter, font, size)
            if width + more > room and (width or more <= full) and not (piece.face and category(letter)[0] == "M"):
                out.append(Word([*bits, (piece, text[start:i])], width))
                bits, width, start, room = [], 0.0, i, full
            width += more
        bits.append((piece, text[start:]))
    return [*out, Word(bits, width, word.blank)]


def broken(pieces: Iterable[Piece], first: float, full: float) -> list[Row]:
    """The lines of a paragraph whose first line has another width than the rest."""
    pieces = list(pieces)
    if not any(piece.face for piece in pieces):
        return _broken(pieces, first, full)
    rows = list[Row]()
    for part in _paragraphs(pieces):
        made = _broken(part, full if rows else first, full)
        _ordered(made)
        rows += made
    return rows


def _paragraphs(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Pieces between which a line must end: each line has a direction of its own."""
    held = list[Piece]()
    for piece in pieces:
        if piece.ends:
            yield held
            held = []
        else:
            held.append(piece)
    yield held


def _ordered(rows: list[Row]) -> None:
    """Give the lines of a paragraph the levels of their letters."""
    whole = " ".join(row.text for row in rows)
    right = opens_right(whole)
    found, at = levels(whole, int(right)), 0
    for row in rows:
        text = row.text
        row.right, row.levels = right, in_line(text, found[at : at + len(text)], int(right))
        at += len(text) + 1


def _broken(pieces: list[Piece], first: float, full: float) -> list[Row]:
    rows, row = list[Row](), Row()
    for word in words(pieces):
        room = full if rows else first
        if word is None:
            rows.append(row)
            row = Row()
            continue
        over = row.over_with(word, room)
        *parts, last = cut(word, room - row.width - row.blank, full) if over and word.width > room else [word]
        for part in parts:
            row.add(part)
            rows.append(row)
            row = Row()
        if row.words and (row.over_with(last, full if rows else first)):
            rows.append(row)
            row = Row()
        row.add(last)
    rows += [row] if row.bits else []
    for i, one in enumerate(rows):
        one.over = max(one.width - (full if i else first), 0.0)
    return rows
