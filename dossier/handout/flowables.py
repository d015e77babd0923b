"""What ReportLab sets on a page: paragraphs, drawings, ruled lines, blocks that no page cuts, and two columns of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Flowable

from dossier.content.direction import dated
from dossier.handout.blocks import RULE, Figure, Label, Stroke
from dossier.handout.letters import FAMILY, set_in
from dossier.handout.lines import Piece, Row, broken, wide
from dossier.handout.mixed import Link, line, put, set_row
from dossier.handout.tagged import Node

GUTTER = 16.0  # between two columns
SOFT = 0.92  # the size of marks and of what is said more softly, as a share
TALL = 400.0  # what is higher than this may be cut

Sizes = list[tuple[float, float, float]]  # the room that each row wants before it, its height, the room after it


@dataclass(frozen=True)
class Look:
    """How a paragraph is set: size, from line to line, room before and after, and how far it and its first line stand to the right."""

    size: float
    leading: float
    before: float = 0.0
    after: float = 0.0
    left: float = 0.0
    first: float = 0.0


class Told(Flowable):
    """A paragraph that is what its `node` says, with a mark in its margin.

    `whole`: no page and no column cuts it, unless it fills most of a page. `rows`: its lines, where they are known already.
    """

    def __init__(
        self, pieces: list[Piece], look: Look, node: Node, mark: str = "", whole: bool = False, rows: list[Row] | None = None
    ):
        super().__init__()
        self.pieces, self.look, self.node, self.mark, self.whole, self.rows = pieces, look, node, mark, whole, rows
        self.spaceBefore, self.spaceAfter = look.before, look.after
        self.start = look.left + look.first  # of the first line
        if mark:
            self.start = max(self.start, wide(mark, FAMILY, look.size * SOFT) + 0.6 * look.size * SOFT)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        if self.rows is None:
            self.rows = broken(self.pieces, width - self.start, width - self.look.left)
        self.width, self.height = width, len(self.rows) * self.look.leading
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """No line of a paragraph stands alone before or after a cut."""
        rows, fit = self.rows or [], int(height / self.look.leading)
        if (self.whole and self.height <= TALL) or fit <= 1 or len(rows) == fit + 1 <= 3:
            return []
        fit -= len(rows) == fit + 1
        rest = Told([], replace(self.look, first=0.0), self.node, rows=rows[fit:])
        return [Told([], self.look, self.node, self.mark, rows=rows[:fit]), rest] if len(rows) > fit else [self]

    def draw(self) -> None:
        with self.canv.tagged(self.node):
            if self.rows:
                self._drawn(self.rows)

    def _drawn(self, rows: list[Row]) -> None:
        look = self.look
        y = self.height - max(piece.size for piece, _ in rows[0].bits)
        if self.mark:
            margin = self.canv.beginText(0, y)
            margin.setFont(FAMILY, look.size * SOFT)
            margin.textOut(self.mark)
            self.canv.drawText(margin)
        for href, box in self._mixed(rows, y) if rows[0].levels else self._plain(rows, y):
            self.canv.linkURL(href, box, relative=1)

    def _mixed(self, rows: list[Row], y: float) -> list[Link]:
        """Set lines of several scripts; the links on them with their places."""
        lefts = (self.start, *[self.look.left] * (len(rows) - 1))
        placed = ((row, left, y - i * self.look.leading) for i, (row, left) in enumerate(zip(rows, lefts, strict=True)))
        return [link for row, left, at in placed for link in set_row(self.canv, row, left, at, self.width - left)]

    def _plain(self, rows: list[Row], y: float) -> list[Link]:
        """Set lines of the sheet's own letters; the links on them with their places."""
        look, links = self.look, list[Link]()
        text = self.canv.beginText(self.start, y)
        for i, row in enumerate(rows):
            left = look.left if i else self.start
            links += _row(text, row, look.leading, left, y - i * look.leading)
            if i == 0 and self.start != look.left:
                text.setXPos(look.left - self.start)
        self.canv.drawText(text)
        return links


def _row(text: PDFTextObject, row: Row, leading: float, x: float, y: float) -> list[Link]:
    """Set a line from left to right; the links on it with their places."""
    gaps = row.words - 1 + sum(said.count("\xa0") for _, said in row.bits)
    less = row.over / gaps if gaps > 0 else 0.0
    if less:
        text.setWordSpace(-less)
    for i, (piece, said) in enumerate(row.bits):
        text.setFont(piece.font, piece.size, leading)
        (text.textOut if i + 1 < len(row.bits) else text.textLine)(said)
    if not row.bits:
        text.textLine("")
    if less:
        text.setWordSpace(0)
    return _links(row, less, x, y) if any(piece.href for piece, _ in row.bits) else []


def _links(row: Row, less: float, x: float, y: float) -> list[Link]:
    """The links of a line with their places; its blanks are so much smaller."""
    out = []
    for piece, said in row.bits:
        shown = said.rstrip(" ")
        end = x + wide(shown, piece.font, piece.size) - less * shown.count(" ")
        if piece.href:
            out.append((piece.href, (x, y - 0.2 * piece.size, end, y + piece.size)))
        x += wide(said, piece.font, piece.size) - less * (said.count(" ") + said.count("\xa0"))
    return out


class Kept(Flowable):
    """Several things one below the other that no page and no column cuts, unless they fill most of a page."""

    def __init__(self, rows: list[Flowable]):
        super().__init__()
        self.rows = rows
        self.spaceBefore, self.spaceAfter = rows[0].getSpaceBefore(), rows[-1].getSpaceAfter()

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.ends, at = [], 0.0
        for i, one in enumerate(self.rows):
            at += max(one.getSpaceBefore(), self.rows[i - 1].getSpaceAfter()) if i else 0
            at += one.wrapOn(self.canv, width, height)[1]
            self.ends.append(at)
        self.width, self.height = width, at
        return width, at

    def split(self, width: float, height: float) -> list[Flowable]:
        return self.rows if self.height > TALL else []

    def draw(self) -> None:
        for one, end in zip(self.rows, self.ends, strict=True):
            one.drawOn(self.canv, 0, self.height - end)


class Pair(Flowable):
    """Rows in two columns of about the same height. A page cuts between rows.

    `sizes`: the rows as measured already, in columns of this width; `Pair` measures each row once, however many pages it fills.
    """

    def __init__(self, rows: list[Flowable], column: float = 0.0, sizes: Sizes | None = None):
        super().__init__()
        self.rows, self.spaceAfter = rows, 4
        self.column, self.sizes = column, sizes or []

    def _measured(self, width: float) -> None:
        """The width of a column; how high each row is in it, and how much room it wants before and after."""
        column = (width - GUTTER) / 2
        if column != self.column:
            self.column, self.sizes = column, []
        for one in self.rows[len(self.sizes) :]:
            self.sizes.append((one.getSpaceBefore(), one.wrapOn(self.canv, column, 1e6)[1], one.getSpaceAfter()))

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self._measured(width)
        low, high = 0.0, height
        if self._filled(high) < len(self.rows):
            return width, height + 1  # asks to be cut
        while high - low > 0.5:
            middle = (low + high) / 2
            low, high = (low, middle) if self._filled(middle) == len(self.rows) else (middle, high)
        self.width, self.height = width, high
        return width, high

    def _filled(self, height: float) -> int:
        """How many rows two columns of this height hold. `turn` is the first of the second; `ends`, how far down each ends."""
        first = self._column(0, height)
        self.turn = len(first)
        self.ends = [*first, *self._column(self.turn, height)]
        return len(self.ends)

    def _column(self, start: int, height: float) -> list[float]:
        ends: list[float] = []
        for i in range(start, len(self.rows)):
            gap = max(self.sizes[i][0], self.sizes[i - 1][2]) if ends else 0.0
            end = (ends[-1] if ends else 0.0) + gap + self.sizes[i][1]
            if end > height:
                break
            ends.append(end)
        return ends

    def split(self, width: float, height: float) -> list[Flowable]:
        self._measured(width)
        count = self._filled(height)
        if count == 0 and (parts := self.rows[0].split(self.column, height)):
            return [Pair(parts[:1]), Pair([*parts[1:], *self.rows[1:]])]
        cut = slice(None, count), slice(count, None)
        return [Pair(self.rows[part], self.column, self.sizes[part]) for part in cut] if count else []

    def draw(self) -> None:
        self._filled(self.height)
        for i, (one, end) in enumerate(zip(self.rows, self.ends, strict=True)):
            one.drawOn(self.canv, 0 if i < self.turn else self.column + GUTTER, self.height - end)


class Drawing(Flowable):
    """A figure, scaled to the width there is."""

    def __init__(self, figure: Figure, known: frozenset[int], node: Node):
        super().__init__()
        self.figure, self.known, self.node = figure, known, node

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.scale = width / self.figure.width
        return width, self.figure.height * self.scale

    def draw(self) -> None:
        self.canv.scale(self.scale, self.scale)
        with self.canv.tagged(self.node):
            for shape in self.figure.shapes:
                if isinstance(shape, Label):
                    row = line(set_in(dated(shape.text), self.known), shape.size, shape.bold)
                    self.canv.setFillGray(shape.grey)
                    put(self.canv, row, shape.x, self.figure.height - shape.y, shape.anchor)
                else:
                    _path(self.canv, shape, self.figure.height)


def _path(canvas: Canvas, s: Stroke, tall: float) -> None:
    canvas.setLineWidth(s.width)
    canvas.setStrokeGray(s.grey)
    canvas.setDash(list(s.dash) or [])
    if s.fill is not None:
        canvas.setFillGray(s.fill)
    path = canvas.beginPath()
    path.moveTo(s.points[0][0], tall - s.points[0][1])
    for x, y in s.points[1:]:
        path.lineTo(x, tall - y)
    if s.closed:
        path.close()
    canvas.drawPath(path, stroke=int(s.width > 0), fill=int(s.fill is not None))


class Lines(Flowable):
    """Ruled lines to write on."""

    def __init__(self, count: int):
        super().__init__()
        self.count = count

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        return width, self.count * RULE + 6

    def draw(self) -> None:
        with self.canv.artifact():
            self.canv.setStrokeGray(0.5)
            self.canv.setLineWidth(0.6)
            for i in range(self.count):
                self.canv.line(0, 6 + i * RULE, self.width, 6 + i * RULE)


class End(Flowable):
    """Nothing to see: where something ends, the number of the page and how much of it is filled."""

    page, filled = 0, 1.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.left = height
        return 0, 0

    def draw(self) -> None:
        frame = self._frame
        self.page, self.filled = self.canv.getPageNumber(), 1 - self.left / frame._aH if frame else 1.0


class Place(Flowable):
    """A place that the outline of the document leads to."""

    def __init__(self, text: str, level: int, key: str):
        super().__init__()
        self.text, self.level, self.key = text, level, key

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        self.canv.bookmarkHorizontal(self.key, 0, 14)
        self.canv.addOutlineEntry(self.text, self.key, self.level)
