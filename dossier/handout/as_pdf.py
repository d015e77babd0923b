"""A sheet as PDF by ReportLab, with tags and the letters of the font embedded. The same sheet gives the same bytes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache, partial
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.lib.colors import Color
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    PageBreak,
    PageTemplate,
    Spacer,
)

from dossier.content.dates import parse
from dossier.content.direction import dated, unmarked
from dossier.handout.blocks import (
    MARGIN,
    PAPER,
    Block,
    Break,
    Columns,
    Entry,
    Figure,
    Group,
    Heading,
    Label,
    Line,
    Ruled,
    Run,
    Sheet,
    Text,
    flat,
    texts,
)
from dossier.handout.flowables import SOFT, Drawing, End, Kept, Lines, Look, Pair, Place, Told
from dossier.handout.letters import owned_up, registered, set_in
from dossier.handout.lines import Piece, Row
from dossier.handout.mixed import line, pieces, put
from dossier.handout.tagged import Node, TaggedCanvas
from dossier.progress import Said, silent
from dossier.render.markup import curled

HEADS = {1: (17, 21, 0), 2: (12.5, 15, 9), 3: (10, 12.5, 6), 4: (9, 11.5, 5)}  # size, leading, room above
MARKS = {"sentence": 24.0, "claim": 24.0, "alignment": 18.0, "source": 17.0}  # width of the margin; without one the mark runs in
HANG = 8.0  # of the further lines where the mark runs in
PLAIN, SMALL, COLUMN, SOURCE = (8.4, 11.0), (6.8, 8.3), (7.5, 9.0), (6.4, 7.5)  # size and leading
rl_config.useA85 = 0  # pages packed as they are: letters of ASCII would make them a quarter larger
FOOT = 7.2  # the size of head and foot
LOW = 90.0  # the room that a heading over columns needs below it
CLOSER = (0.97, 0.94, 0.91)  # of the room between lines, where it spares a page on which little would stand
TALLER = 5.0  # of the page then, nearer to its head and to its foot
LITTLE, SHORT = 0.2, 12  # how much of a page is little; in how many pages a line more or less is seen


class Setter:
    """Makes flowables of blocks; `close` is a share of the usual room between lines and paragraphs."""

    def __init__(self, known: frozenset[int], language: str, close: float = 1.0):
        self.tree, self.language, self.close = Node("Document"), language, close
        self.known, self.places, self.size = known, 0, PLAIN
        self.ends = [End()]

    def look(
        self, size: float, leading: float, before: float = 0.0, after: float = 0.0, left: float = 0.0, first: float = 0.0
    ) -> Look:
        """How a paragraph is set."""
        return Look(size, leading * self.close, before * self.close, after * self.close, left, first)

    def pieces(self, line: Line, size: float) -> list[Piece]:
        """A line as what ReportLab sets."""
        runs = zip(line, texts(line), strict=True)
        return [piece for run, text in runs if text for piece in self._pieces(run, text, size)]

    def _pieces(self, run: Run, text: str, size: float) -> list[Piece]:
        """A run as pieces of one font each."""
        href = run.href if run.href.startswith(("http://", "https://")) else ""
        small = round(size * SOFT, 1) if run.style == "soft" else size
        if self.known.issuperset(map(ord, text)):
            return [Piece(text, small, run.style == "b", href)]
        return pieces(set_in(text, self.known), small, run.style == "b", href)

    def story(self, blocks: tuple[Block, ...]) -> list[Flowable]:
        """All blocks; a heading, or several in a row, stays with the whole of the block that follows."""
        out: list[Flowable] = []
        heads: list[Flowable] = []
        for block in blocks:
            made = self.flowables(block)
            if isinstance(block, Heading):
                heads += made
            elif heads and isinstance(block, Columns):
                out += [CondPageBreak(LOW + 20 * len(heads)), *heads, *made]
                heads = []
            elif heads:
                out.append(KeepTogether([*heads, *_loose(made)]))
                heads = []
            else:
                out += made
        return [*out, *heads]

    def flowables(self, block: Block) -> list[Flowable]:
        """A block as what ReportLab sets."""
        match block:
            case Heading():
                return self._heading(block)
            case Text():
                size = SMALL if block.kind == "small" else self.size
                look = self.look(*size, before=4 if block.kind == "blank" else 1, after=3)
                return [Told(self.pieces(block.runs, size[0]), look, self.tree.add("P"), whole=True)]
            case Entry():
                return [self._entry(block)]
            case Columns():
                return [self._columns(block)]
            case Ruled():
                return [Lines(block.lines)]
            case Figure():
                return self._figure(block)
            case Group():
                return [KeepTogether([one for inner in block.blocks for one in _loose(self.flowables(inner))])]
            case Break():
                self.ends.append(End())
                return [self.ends[-2], PageBreak()]

    def _heading(self, block: Heading) -> list[Flowable]:
        *size, above = HEADS[block.level]
        tag = [Piece(f"[{block.tag}]", 7.2), Piece(" ", size[0])] if block.tag else []
        look = self.look(size[0], size[1], before=above, after=3)
        text = set_in(dated(curled(block.text)), self.known)
        made: list[Flowable] = [Told([*tag, *pieces(text, size[0], bold=True)], look, self.tree.add(f"H{block.level}"))]
        if block.level <= 2:
            self.places += 1
            made = [Place(text, block.level - 1, f"place{self.places}"), *made]
        return made

    def _figure(self, block: Figure) -> list[Flowable]:
        made: list[Flowable] = [Drawing(block, self.known, self.tree.add("Figure", block.alt)), Spacer(1, 3)]
        if block.caption:
            look = self.look(*SMALL, after=5)
            made.append(Told(self.pieces((Run(block.caption),), SMALL[0]), look, self.tree.add("P")))
        return made

    def _entry(self, e: Entry) -> Flowable:
        size = SOURCE if e.kind == "source" else self.size
        margin = MARKS.get(e.kind, 0.0)
        mark = set_in(curled(e.mark), self.known)
        pieces = [] if margin else [Piece(f"{mark}\u00a0\u00a0 ", size[0])]
        for i, said in enumerate((e.runs, *e.below)):
            pieces += [*([Piece("", size[0], ends=True)] if i else []), *self.pieces(said, size[0])]
        before = size[0] * (0.12 if e.kind == "source" else 0.25)
        look = self.look(*size, before=before, left=margin or HANG, first=0 if margin else -HANG)
        words = self.language if {run.style for run in e.runs} == {"original"} else ""
        node = self.tree.last("L").add("LI").add("LBody", language=words)
        return Told(pieces, look, node, f"{mark} " if margin and mark else "", whole=True)

    def _columns(self, block: Columns) -> Flowable:
        plain, self.size = self.size, COLUMN
        made = [Kept(rows) if len(rows) > 1 else rows[0] for one in block.blocks if (rows := _loose(self.flowables(one)))]
        self.size = plain
        return Pair(made)


def _loose(made: list[Flowable]) -> list[Flowable]:
    """Without what keeps them together: ReportLab breaks the page before one such thing inside another."""
    return [one for held in made for one in (held._content if isinstance(held, KeepTogether) else [held])]


def _texts(sheet: Sheet) -> list[str]:
    out = [sheet.head, sheet.foot]
    for block in flat(sheet.blocks):
        if isinstance(block, Heading):
            out.append(block.text)
        if isinstance(block, Figure):
            out += [block.caption, *(shape.text for shape in block.shapes if isinstance(shape, Label))]
        if isinstance(block, Text | Entry):
            out += [run.text for run in block.runs]
        if isinstance(block, Entry):
            out += [run.text for line in block.below for run in line]
    return out


def _furniture(canvas: TaggedCanvas, document: Any, sheet: Sheet, known: frozenset[int], told: Callable[[int], None]) -> None:
    """Head and foot of a page, of which is told that it begins."""
    told(canvas.getPageNumber())
    width, height = PAPER[sheet.paper]
    canvas.saveState()
    with canvas.artifact():
        canvas.setFillColor(Color(0.2, 0.2, 0.2))
        put(canvas, _fitted(set_in(dated(sheet.head), known), width - 110), MARGIN[3], height - 34)
        put(canvas, _fitted(set_in(dated(sheet.foot), known), width - 140), MARGIN[3], 30)
        put(canvas, line(str(canvas.getPageNumber()), FOOT), width - MARGIN[1], 30, "end")
    canvas.restoreState()


def _rows(story: list[Flowable]) -> int:
    """How many rows are still to be set; ReportLab takes from the list what is."""
    return sum(len(one.rows) if isinstance(one, Pair) else 1 for one in story)


@lru_cache(64)  # the same on each page
def _fitted(text: str, room: float) -> Row:
    """As much of a line as there is room for."""
    if (row := line(text, FOOT)).width <= room:
        return row
    kept = bisect_right(range(len(text)), room, key=lambda end: line(text[:end].rstrip() + "…", FOOT).width) - 1
    return line(text[: max(kept, 0)].rstrip() + "…", FOOT)


def pages(data: bytes) -> int:
    """How many pages a document has that this module made."""
    return data.count(b"/Type /Page\n")


def document(sheet: Sheet, said: Said = silent) -> bytes:
    """The whole document. Its date is that of the content; `said` is told how far it is.

    A short one whose last page would hold a few lines is set a little closer where that spares the page.
    """
    data, ends = _built(sheet, said)
    for close in CLOSER if _spills(ends) else ():
        closer, found = _built(sheet, silent, close)
        if found[-1].page < ends[-1].page:
            return closer
    return data


def _spills(ends: list[End]) -> bool:
    """True where the sheet, or its answers, end on a further page with little on it."""
    before = [0, *(end.page for end in ends)]
    return ends[-1].page <= SHORT and any(
        end.page - last > 1 and end.filled < LITTLE for last, end in zip(before, ends, strict=False)
    )


def _built(sheet: Sheet, said: Said, close: float = 1.0) -> tuple[bytes, list[End]]:
    """The document with so much of the usual room between its lines, and where the sheet and its answers end."""
    known, out = registered(), BytesIO()
    top, right, bottom, left = MARGIN
    if close < 1:
        top, bottom = top - TALLER, bottom - TALLER
    width, height = PAPER[sheet.paper]
    frame = Frame(left, bottom, width - left - right, height - top - bottom, 0, 0, 0, 0, "page")
    made = BaseDocTemplate(
        out, pagesize=(width, height),
        title=unmarked(sheet.head), author=unmarked(sheet.foot), subject="Hand-out", creator="Dossier", producer="Dossier", lang="en", invariant=1,
    )  # fmt: skip
    setter = Setter(known, sheet.language, close)
    story = setter.story(sheet.blocks)
    if words := owned_up(_texts(sheet), known, "This PDF", "The HTML page prints them."):
        story.append(Told(setter.pieces((Run(words),), SMALL[0]), setter.look(*SMALL), setter.tree.add("P")))
    story.append(setter.ends[-1])
    whole = _rows(story)

    def told(number: int) -> None:
        said(f"page {number} of the PDF", 1 - _rows(story) / whole)

    page = partial(_furniture, sheet=sheet, known=known, told=told)
    made.addPageTemplates([PageTemplate(frames=[frame], onPage=page)])
    made.build(story, canvasmaker=partial(TaggedCanvas, tree=setter.tree, day=parse(sheet.created).sort_key[0]))
    return out.getvalue(), setter.ends
