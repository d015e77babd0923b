"""A sheet as PDF by ReportLab, with the letters of the font embedded. The same sheet gives the same bytes."""

from __future__ import annotations

from functools import partial
from html import escape
from io import BytesIO
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Paragraph, SimpleDocTemplate, Spacer

from dossier.handout.blocks import (
    MARGIN,
    PAPER,
    RULE,
    Block,
    Break,
    Entry,
    Figure,
    Group,
    Heading,
    Label,
    Line,
    Ruled,
    Run,
    Sheet,
    Stroke,
    Text,
    flat,
)
from dossier.handout.letters import FAMILY, lacking, registered, set_in
from dossier.render.parts import curled

HEADS = {1: (18, 22, 0), 2: (13, 16, 12), 3: (10.5, 13, 9), 4: (9.4, 12, 6)}  # size, leading, room above
MARKS = {"sentence": 26.0, "claim": 26.0, "event": 84.0, "alignment": 24.0, "source": 20.0}  # width of the margin
SIZES = {"small": (7.6, 10.0), "source": (7.4, 9.6)}
SOFT = 0.92
LACKS = "This PDF has no letters for some signs of the text ({signs}); they stand as □. The HTML page prints them."


def style(name: str, size: float = 8.8, leading: float = 12.2, **more: Any) -> ParagraphStyle:
    """A style of paragraphs in our font."""
    return ParagraphStyle(
        name, fontName=FAMILY, fontSize=size, leading=leading, allowWidows=0, allowOrphans=0, splitLongWords=1, **more
    )


class Drawing(Flowable):
    """A figure, scaled to the width there is."""

    def __init__(self, figure: Figure, known: frozenset[int]):
        super().__init__()
        self.figure, self.known = figure, known

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.scale = width / self.figure.width
        return width, self.figure.height * self.scale

    def draw(self) -> None:
        canvas = self.canv
        canvas.scale(self.scale, self.scale)
        for shape in self.figure.shapes:
            if isinstance(shape, Label):
                _letter(canvas, shape, self.figure.height, self.known)
            else:
                _path(canvas, shape, self.figure.height)


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


def _letter(canvas: Canvas, s: Label, tall: float, known: frozenset[int]) -> None:
    canvas.setFillGray(s.grey)
    canvas.setFont(f"{FAMILY}-Bold" if s.bold else FAMILY, s.size)
    put = {"start": canvas.drawString, "middle": canvas.drawCentredString, "end": canvas.drawRightString}[s.anchor]
    put(s.x, tall - s.y, set_in(s.text, known))


class Lines(Flowable):
    """Ruled lines to write on."""

    def __init__(self, count: int):
        super().__init__()
        self.count = count

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        return width, self.count * RULE + 6

    def draw(self) -> None:
        self.canv.setStrokeGray(0.5)
        self.canv.setLineWidth(0.6)
        for i in range(self.count):
            self.canv.line(0, 6 + i * RULE, self.width, 6 + i * RULE)


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


class Setter:
    """Makes flowables of blocks."""

    def __init__(self, known: frozenset[int]):
        self.known, self.places = known, 0

    def markup(self, line: Line, size: float) -> str:
        """A line in ReportLab's markup."""
        return "".join(self._run(run, size) for run in line)

    def _run(self, run: Run, size: float) -> str:
        text = run.text if run.href or run.style == "original" else curled(run.text)
        text = escape(set_in(text, self.known))
        text = f'<a href="{escape(run.href)}">{text}</a>' if run.href.startswith(("http://", "https://")) else text
        return (
            f"<b>{text}</b>"
            if run.style == "b"
            else f'<font size="{size * SOFT:.1f}">{text}</font>'
            if run.style == "soft"
            else text
        )

    def story(self, blocks: tuple[Block, ...]) -> list[Flowable]:
        """All blocks; a heading, or several in a row, stays with the whole of the block that follows."""
        out: list[Flowable] = []
        heads: list[Flowable] = []
        for block in blocks:
            made = self.flowables(block)
            if isinstance(block, Heading):
                heads += made
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
                size, leading = SIZES.get(block.kind, (8.8, 12.2))
                look = style("text", size, leading, spaceAfter=4, spaceBefore=4 if block.kind == "blank" else 1)
                return [Paragraph(self.markup(block.runs, size), look)]
            case Entry():
                return [self._entry(block)]
            case Ruled():
                return [Lines(block.lines)]
            case Figure():
                caption = [Paragraph(self.markup((Run(block.caption),), 7.2), style("caption", 7.2, 9.2, spaceAfter=6))]
                return [Drawing(block, self.known), Spacer(1, 3), *(caption if block.caption else [])]
            case Group():
                return [KeepTogether([one for inner in block.blocks for one in _loose(self.flowables(inner))])]
            case Break():
                return [PageBreak()]

    def _heading(self, block: Heading) -> list[Flowable]:
        size, leading, above = HEADS[block.level]
        tag = f'<font size="7.2">[{escape(block.tag)}]</font> ' if block.tag else ""
        look = style("head", size, leading, spaceBefore=above, spaceAfter=3)
        text = set_in(curled(block.text), self.known)
        made: list[Flowable] = [Paragraph(f"{tag}<b>{escape(text)}</b>", look)]
        if block.level <= 2:
            self.places += 1
            made = [Place(text, block.level - 1, f"place{self.places}"), *made]
        return made

    def _entry(self, e: Entry) -> Flowable:
        size, leading = SIZES.get(e.kind, (8.8, 12.0))
        margin = MARKS.get(e.kind, 26.0)
        first = style(
            "entry",
            size,
            leading,
            leftIndent=margin,
            bulletIndent=0,
            bulletFontName=FAMILY,
            bulletFontSize=size * SOFT,
            spaceBefore=1.5,
        )
        after = style("below", size, leading, leftIndent=margin)
        rows = [Paragraph(self.markup(e.runs, size), first, bulletText=set_in(e.mark, self.known) or None)]
        rows += [Paragraph(self.markup(line, size), after) for line in e.below]
        return KeepTogether(rows) if len(rows) > 1 else rows[0]


def _loose(made: list[Flowable]) -> list[Flowable]:
    """Without what keeps them together: ReportLab breaks the page before one such thing inside another."""
    return [one for held in made for one in (held._content if isinstance(held, KeepTogether) else [held])]


def _texts(sheet: Sheet) -> list[str]:
    out = [sheet.head, sheet.foot]
    for block in flat(sheet.blocks):
        if isinstance(block, Text | Entry):
            out += [run.text for run in block.runs]
        if isinstance(block, Entry):
            out += [run.text for line in block.below for run in line]
    return out


def _furniture(canvas: Canvas, document: Any, sheet: Sheet, known: frozenset[int]) -> None:
    """Head and foot of a page."""
    width, height = PAPER[sheet.paper]
    canvas.saveState()
    canvas.setFont(FAMILY, 7.2)
    canvas.setFillColor(Color(0.2, 0.2, 0.2))
    head = set_in(sheet.head, known)
    canvas.drawString(MARGIN[3], height - 34, head if len(head) <= 110 else head[:109] + "…")
    canvas.drawString(MARGIN[3], 30, set_in(sheet.foot, known))
    canvas.drawRightString(width - MARGIN[1], 30, str(canvas.getPageNumber()))
    canvas.restoreState()


def document(sheet: Sheet) -> bytes:
    """The whole document. Its date is that of the content."""
    known, out = registered(), BytesIO()
    top, right, bottom, left = MARGIN
    made = SimpleDocTemplate(
        out, pagesize=PAPER[sheet.paper], topMargin=top, rightMargin=right, bottomMargin=bottom, leftMargin=left,
        title=sheet.head, author=sheet.foot, subject="Hand-out", creator="Dossier", producer="Dossier", lang="en", invariant=1,
    )  # fmt: skip
    setter = Setter(known)
    story = setter.story(sheet.blocks)
    if signs := lacking(_texts(sheet), known):
        said = LACKS.format(signs=f"{len(signs)} of them")
        story.append(Paragraph(said, style("lacks", 7.6, 10)))
    page = partial(_furniture, sheet=sheet, known=known)
    made.build(story, onFirstPage=page, onLaterPages=page)
    return out.getvalue()
