"""What stands on a sheet, as a list of blocks that know nothing of HTML, PDF or Word; and drawings as plain shapes.

Lengths are in points (1/72 inch); a drawing's origin is its upper left corner. `grey` runs from 0 (black) to 1 (white).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dossier.content.direction import apart, dated
from dossier.render.markup import curled

PAPER = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}  # width and height
MARGIN = (46.0, 45.0, 46.0, 54.0)  # top, right, bottom, left
RULE = 20.0  # between ruled lines


@dataclass(frozen=True)
class Run:
    """Text in one style: plain, `b` (bold), `soft` (smaller) or `original` (the author's words); `href` makes it a link."""

    text: str
    style: str = ""
    href: str = ""


Line = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 4 with, before it, a tag that says whose word follows."""

    level: int
    text: str
    tag: str = ""


@dataclass(frozen=True)
class Text:
    """A paragraph: plain, `lead`, `small`, or `blank` for lines with a place to fill in."""

    runs: Line
    kind: str = ""


@dataclass(frozen=True)
class Entry:
    """One record: a mark in the margin, a line, and lines below it. `key` names the record, such as `event:some-id`."""

    mark: str
    runs: Line
    below: tuple[Line, ...] = ()
    key: str = ""
    kind: str = ""  # decides the width of the margin: sentence, claim, event, alignment, source


@dataclass(frozen=True)
class Ruled:
    """So many ruled lines to write on."""

    lines: int


@dataclass(frozen=True)
class Group:
    """Blocks that stay on one page."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Columns:
    """Entries, and groups of blocks, set small in two columns; none of them is cut."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Break:
    """A new sheet begins."""


@dataclass(frozen=True)
class Stroke:
    """A line through points, or a closed shape where `fill` is given. `dash` alternates drawn and free lengths."""

    points: tuple[tuple[float, float], ...]
    width: float = 0.8
    grey: float = 0.0
    dash: tuple[float, ...] = ()
    fill: float | None = None
    closed: bool = False


@dataclass(frozen=True)
class Label:
    """A line of text in a drawing; `anchor` is start, middle or end of it at `x`; `y` is its base line."""

    x: float
    y: float
    text: str
    size: float = 7.0
    anchor: str = "start"
    bold: bool = False
    grey: float = 0.0


@dataclass(frozen=True)
class Figure:
    """A drawing with its description in words and a caption."""

    width: float
    height: float
    shapes: tuple[Stroke | Label, ...]
    alt: str
    caption: str = ""


Block = Heading | Text | Entry | Ruled | Group | Columns | Break | Figure


@dataclass(frozen=True)
class Sheet:
    """A whole hand-out: its names at head and foot of each page, paper (a key of `PAPER`), and the blocks in order.

    `language` is that of the author's words, where the sheet has them.
    """

    title: str
    head: str
    foot: str
    paper: str
    created: str
    language: str = ""
    blocks: tuple[Block, ...] = field(default=())


def texts(line: Line) -> list[str]:
    """The texts of a line's runs, with apostrophes curled, as they may stand beside each other and dates in their order."""
    said = [run.text if run.href or run.style == "original" else curled(run.text) for run in line]
    return [apart(text) if len(line) > 1 else dated(text) for text in said]


def plain(runs: Line) -> str:
    """A line as text alone."""
    return "".join(run.text for run in runs)


def flat(blocks: tuple[Block, ...]) -> list[Block]:
    """All blocks in order, those of groups and columns in their place."""
    return [one for block in blocks for one in (flat(block.blocks) if isinstance(block, Group | Columns) else [block])]
