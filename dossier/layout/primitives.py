"""A drawing as data: seven primitives in data units, each with its panel, the record it stands for, its role and its words.

Places are decimal years from left to right and the panel's own units upward. What a primitive looks like is decided by its
role, and where the role has several looks by its tone; both have names here and looks in each renderer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from dossier.content.model import Alignment
from dossier.layout.axis import FILE, Scale, Steps

Words = tuple[str, ...]
Place = tuple[float, float]
Kind = TypeVar("Kind", bound="Primitive")
WIDTH = 715  # of the time axis in the default drawing, in pixels, for keeping marks and labels apart


@dataclass(frozen=True)
class Panel:
    """A strip of a drawing: its height, the gap above it, and its scale.

    `apart` is the height for which its marks keep apart, where that is another; `room` is left free within it at top and foot.
    """

    name: str
    height: float
    gap: float = 0.0
    low: float = 0.0
    high: float = 1.0
    apart: float = 0.0
    room: float = 0.0


@dataclass(frozen=True)
class Composition:
    """How a scene is put together: its panels from top to bottom, the layers shown (none named: all of them), the years drawn
    where not all are, how many of them are named, and the alignments, where not all are shown.

    `wide` is the time axis in pixels, by which labels are placed; at most `most` turning points are named, `dated` with their years.
    """

    panels: tuple[Panel, ...]
    layers: frozenset[str] = frozenset()
    years: Place | None = None
    named: Steps = FILE
    rows: tuple[Alignment, ...] | None = None
    wide: float = WIDTH
    most: int = 14
    dated: bool = True

    def shows(self, layer: str) -> bool:
        """Whether a layer is shown."""
        return not self.layers or layer in self.layers


@dataclass(frozen=True, kw_only=True)
class Primitive:
    """What all have. Without a panel it goes through all of them. `id` names a record, such as `event:some-id`.

    `words` are what a tooltip says, its title first; `said` is the same in one line, for those who do not see the drawing.
    """

    role: str
    panel: str = ""
    id: str = ""
    tone: str = ""
    words: Words = ()
    said: str = ""

    @property
    def key(self) -> str:
        """The id without its kind."""
        return self.id.partition(":")[2]


@dataclass(frozen=True, kw_only=True)
class Mark(Primitive):
    """A point: `shape` is the kind of an event, `value` its weight, `home` the period to which it belongs."""

    x: float
    y: float
    shape: str = ""
    value: float | None = None
    hollow: bool = False
    home: str = ""


@dataclass(frozen=True, kw_only=True)
class Box(Primitive):
    """A rectangle from `x0` to `x1` and from `y0` to `y1`, with a text and a short sign for it."""

    x0: float
    x1: float
    y0: float = 0.0
    y1: float = 1.0
    text: str = ""
    sign: str = ""


@dataclass(frozen=True, kw_only=True)
class Line(Primitive):
    """A line through points, with words for each where it has them."""

    points: tuple[Place, ...]
    each: tuple[Words, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Area(Primitive):
    """What lies between two lines."""

    low: tuple[Place, ...]
    high: tuple[Place, ...]


@dataclass(frozen=True, kw_only=True)
class Rule(Primitive):
    """A value of a panel, across it."""

    y: float


@dataclass(frozen=True, kw_only=True)
class Upright(Primitive):
    """A time, through its panel; its text stands at a side."""

    x: float
    text: str = ""
    side: str = ""


@dataclass(frozen=True, kw_only=True)
class Text(Primitive):
    """Lines of text around a place, or at a side of it (`right`, `left`, `above`, `below`); without a time they stand beside the panel."""

    y: float
    lines: Words
    x: float | None = None
    side: str = ""


@dataclass(frozen=True)
class Frame:
    """Where a scene stands in a drawing: a scale for the years, one for the values of each panel, its top and foot, and the height of all."""

    x: Scale
    rows: Mapping[str, Scale]
    edges: Mapping[str, Place]
    height: float

    def y(self, panel: str, value: float) -> float:
        return self.rows[panel](value)

    def share(self, panel: str) -> Place:
        """A panel's share of the height, as fractions from the bottom."""
        top, foot = self.edges[panel]
        return round(1 - foot / self.height, 6), round(1 - top / self.height, 6)


@dataclass(frozen=True)
class Scene:
    """A whole drawing: its first and last year, its panels from top to bottom, and what stands in them, in no order of layers."""

    first: float
    last: float
    panels: tuple[Panel, ...]
    items: tuple[Primitive, ...]
    title: str = ""
    said: str = ""

    def of(self, kind: type[Kind], *roles: str, panel: str | None = None) -> list[Kind]:
        """The primitives of a kind in order, those of some roles or of one panel where these are named."""
        return [
            one for one in self.items if isinstance(one, kind) and (not roles or one.role in roles) and panel in (None, one.panel)
        ]

    def frame(self, left: float, right: float) -> Frame:
        """The scene between two edges, from top to bottom as high as its panels are."""
        rows, edges, top = {"": Scale(1.0, 0.0, 0.0, sum(p.gap + p.height for p in self.panels))}, {}, 0.0
        for p in self.panels:
            top += p.gap
            rows[p.name] = Scale(p.high, p.low, top + p.room, top + p.height - p.room)
            edges[p.name] = (top, top + p.height)
            top += p.height
        return Frame(Scale(self.first, self.last, left, right), rows, edges, top)
