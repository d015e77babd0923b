"""The scene of the timeline as SVG: every mark, bar and line of it.

Colours are custom properties (`theme.variables`), set by the page or by `sheet`, so that light and dark are one drawing. Marks
may be links; they are no stops for the Tab key, since every event and alignment is in the lists beside the drawing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dossier.content.unicode import columns
from dossier.index.queries import Catalogue
from dossier.layout.level import Drawn, drawn
from dossier.layout.primitives import Area, Box, Frame, Line, Mark, Place, Primitive, Rule, Scene, Text, Upright
from dossier.layout.scene import scene
from dossier.layout.shapes import SHAPES
from dossier.render.markup import NOTHING, Markup, html, joined
from dossier.render.parts import script as sent
from dossier.render.signs import NAME_AT, WIDE, YEAR_AT, cross, defs, fits, label, n, path, pointer, tops, weight_class

FOOT = 24.0  # below the last panel, for the years of an axis that stands there
Href = Callable[[str, str], str]


@dataclass(frozen=True)
class Sides:
    """What lies beside each other in a drawing, in pixels: the plot with its time axis between two margins."""

    left: float
    plot: float
    right: float

    @property
    def edge(self) -> float:
        """Where the plot ends."""
        return self.left + self.plot

    @property
    def whole(self) -> float:
        """How wide the drawing is."""
        return self.edge + self.right


SCREEN = Sides(6, 724, 116)


def timeline_svg(
    catalogue: Catalogue, what: Drawn | None = None, href: Href | None = None, titled: bool = False, style: Markup = NOTHING
) -> Markup:
    """The drawing of a dossier and of a choice of the level, the dossier's own where none is given."""
    return scene_svg(scene(catalogue, what or drawn(catalogue)), href, titled, style)


def scene_svg(s: Scene, href: Href | None = None, titled: bool = False, style: Markup = NOTHING, sides: Sides = SCREEN) -> Markup:
    """The whole drawing. `href` makes links of marks, bars and periods, where it gives an address; `titled` gives each its words; `style` is put inside."""
    paint = Painter(s, s.frame(sides.left, sides.edge), sides, href, titled)
    wide, tall = n(sides.whole), n(paint.at.height + FOOT)
    return html(
        '<svg class="t-svg" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {tall}" role="img" aria-label="{said}">'
        "{style}<desc>{said}</desc><defs>{defs}</defs>{whole}</svg>",
        wide=wide, tall=tall, said=f"{s.title}: {s.said}", defs=defs(), whole=paint.whole(),
        style=html("<style>{style}</style>", style=style) if style else NOTHING,
    )  # fmt: skip


@dataclass(frozen=True)
class Painter:
    """A scene in pixels; a primitive is a path, a mark or a text, and where somebody may follow it, a link."""

    s: Scene
    at: Frame
    sides: Sides
    href: Href | None
    titled: bool

    def whole(self) -> Markup:
        """All layers, from the one that lies below the others."""
        s = self.s
        return joined(
            (
                self.group("t-eras", (self.link(one, self.box(one, f"t-era{one.tone}")) for one in s.of(Box, "period"))),
                path("t-thin", self.across(s.of(Rule, "hairline"))) + path("t-zero", self.across(s.of(Rule, "zero"))),
                self.group("t-ribbon", map(self.reading, s.of(Box, "reading"))) + self.under(),
                self.means() + self.level(),
                *(path(f"t-flow t-{part} t-of-{side}", self.flow(f"flow-{part}-{side}")) for side in "ab" for part in ("coop", "conf")),
                path("t-gap", "".join(cross(self.at.x(one.x), self.at.y(one.panel, one.y)) for one in s.of(Mark, "no act"))),
                *(self.breaking(one) for one in s.of(Upright, "break")),
                self.spans("t-span", "") + self.spans("t-span t-doubt", "doubt"),
                self.group("t-marks", map(self.mark, s.of(Mark, "event"))),
                *self.at_the_line(),
                self.group("t-lanes", (self.link(one, self.box(one, f"t-{one.tone}")) for one in s.of(Box, "alignment"))),
                self.group("t-office", map(self.term, s.of(Box, "term"))),
                self.group("t-names", (self.beside(one) for role in ("name", "tick", "lane") for one in s.of(Text, role))),
                self.years(),
            )
        )  # fmt: skip

    def group(self, css: str, parts: Iterable[Markup]) -> Markup:
        return html('<g class="{css}">{parts}</g>', css=css, parts=joined(parts))

    def link(self, one: Primitive, inner: Markup) -> Markup:
        title = html("<title>{said}</title>", said=one.said) if self.titled else NOTHING
        if not (there := self.href(one.id.partition(":")[0], one.key) if self.href else ""):
            return html("<g>{title}{inner}</g>", title=title, inner=inner) if title else inner
        return html('<a href="{there}" tabindex="-1">{title}{inner}</a>', there=there, title=title, inner=inner)

    def points(self, panel: str, points: Iterable[Place]) -> list[str]:
        return [f"{n(self.at.x(x))} {n(self.at.y(panel, y))}" for x, y in points]

    def box(self, one: Box, css: str) -> Markup:
        top, foot = self.at.y(one.panel, one.y1), self.at.y(one.panel, one.y0)
        left, right = n(self.at.x(one.x0)), n(self.at.x(one.x1))
        return path(css, f"M{left} {n(top)}H{right}v{n(foot - top)}H{left}Z")

    def across(self, rules: Iterable[Rule]) -> str:
        return "".join(f"M{n(self.sides.left)} {n(self.at.y(one.panel, one.y))}h{n(self.sides.plot)}" for one in rules)

    def reading(self, one: Box) -> Markup:
        a, b = self.at.x(one.x0), self.at.x(one.x1)
        inner = self.box(one, f"t-read t-{one.tone}")
        if fits(one, a, b):
            y = self.at.y("reading", 0.5) + 4
            inner += html(
                '<text class="t-on-{tone}" x="{x}" y="{y}">{text}</text>', tone=one.tone, x=n((a + b) / 2), y=n(y), text=one.text
            )
        return self.link(one, inner)

    def term(self, one: Box) -> Markup:
        """A leader's term, with the name where it has room."""
        a, b = self.at.x(one.x0), self.at.x(one.x1)
        named = (
            label((a + b) / 2, self.at.y(one.panel, (one.y0 + one.y1) / 2) + 4, one.text)
            if one.text and fits(one, a, b)
            else NOTHING
        )
        return self.link(one, self.box(one, "t-term") + named)

    def under(self) -> Markup:
        """The words of the ribbon that find no room in their boxes, below them, where none stands there already."""
        boxes, out, last = {one.id: one for one in self.s.of(Box, "reading")}, [], self.sides.left
        for one in self.s.of(Text, "under"):
            a, b, half = self.at.x(boxes[one.id].x0), self.at.x(boxes[one.id].x1), columns(one.lines[0]) * WIDE / 2
            x = min(max((a + b) / 2, self.sides.left + half), self.sides.edge - half)
            if not fits(boxes[one.id], a, b) and x - half >= last:
                out.append(label(x, self.at.y("reading", one.y) + 4, one.lines[0]))
                last = x + half + 4
        return self.group("t-under", out)

    def means(self) -> Markup:
        """What stands for the level where the record is too thin."""
        dots = self.points("level", ((one.x, one.y) for one in self.s.of(Mark, "means")))
        circles = "".join(f"M{dot}m-2.6 0a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0-5.2 0" for dot in dots)
        return path("t-means", circles) if circles else NOTHING

    def level(self) -> Markup:
        """Band, envelope and lines of the level."""
        out = NOTHING
        for one in self.s.of(Area, "band"):
            out += path("t-bandlevel", f"M{'L'.join(self.points('level', (*one.low, *reversed(one.high))))}Z")
        for role in ("envelope", "default", "level"):
            if lines := self.s.of(Line, role):
                out += path(f"t-{role}", "".join("M" + "L".join(self.points("level", line.points)) for line in lines))
        return out

    def flow(self, role: str) -> str:
        out = ""
        for one in self.s.of(Box, role):
            left, right, base, top = (
                n(v) for v in (*map(self.at.x, (one.x0, one.x1)), *map(self.at.rows["flow"], (one.y0, one.y1)))
            )
            out += f"M{left} {base}H{right}V{top}H{left}Z" if one.y0 != one.y1 else ""
        return out

    def breaking(self, one: Upright) -> Markup:
        """A line through the panel with a pointer at its top, and the year beside it."""
        x, row = self.at.x(one.x), self.at.rows[one.panel]
        out = path("t-break", f"M{n(x)} {n(row.start)}V{n(row.end)}") + path("t-turn", pointer(x, row.start))
        if one.text:
            by, anchor = YEAR_AT[one.side]
            out += html(
                '<text class="t-small" text-anchor="{anchor}" x="{x}" y="{y}">{text}</text>',
                anchor=anchor, x=n(x + by), y=n(row.start + 5), text=one.text,
            )  # fmt: skip
        return out

    def at_the_line(self) -> list[Markup]:
        """What is named at the line of the level: leaders, rings on the line, names."""
        s = self.s
        leaders = "".join(
            f"M{self.points('level', one.points)[0]}V{n(self.at.y('level', one.points[1][1]))}" for one in s.of(Line, "leader")
        )
        rings = (self.link(one, self.ring(one, 4 if one.role == "turn" else 5.5)) for one in s.of(Mark, "turn", "extreme"))
        return [
            path("t-leader", leaders) if leaders else NOTHING,
            self.group("t-rings", rings),
            *(self.group(f"t-names-{role}", map(self.named, s.of(Text, role))) for role in ("way", "extreme", "label")),
        ]

    def ring(self, one: Mark, size: float) -> Markup:
        return html('<circle cx="{x}" cy="{y}" r="{r}"/>', x=n(self.at.x(one.x)), y=n(self.at.y(one.panel, one.y)), r=n(size))

    def named(self, one: Text) -> Markup:
        """A name at a side of the end of its leader."""
        x, y = self.at.x(one.x or 0), self.at.y(one.panel, one.y)
        by, down, anchor = NAME_AT[one.side]
        css = html(' class="t-{tone}"', tone=one.tone) if one.role == "way" else NOTHING
        return html(
            '<text{css} text-anchor="{anchor}" x="{x}" y="{y}">{text}</text>',
            css=css,
            anchor=anchor,
            x=n(x + by),
            y=n(y + down),
            text=one.lines[0],
        )

    def spans(self, css: str, tone: str) -> Markup:
        there = [one for one in self.s.of(Line, "span") if one.tone == tone]
        lines = ("H".join((self.points(one.panel, one.points[:1])[0], n(self.at.x(one.points[1][0])))) for one in there)
        return path(css, "".join(f"M{line}" for line in lines)) if there else NOTHING

    def mark(self, one: Mark) -> Markup:
        number, x, y = list(SHAPES).index(one.shape), n(self.at.x(one.x)), n(self.at.y(one.panel, one.y))
        use = html('<use class="{css}" href="#m{number}" x="{x}" y="{y}"/>', css=weight_class(one), number=number, x=x, y=y)
        return self.link(one, use)

    def text(self, one: Text, x: float, apart: float) -> Markup:
        heights = tops(self.at.y(one.panel, one.y), len(one.lines), apart)
        return joined(label(x, y, text) for y, text in zip(heights, one.lines, strict=True))

    def beside(self, one: Text) -> Markup:
        return self.text(one, self.sides.edge + (30 if one.panel == "level" and one.role == "name" else 7), 13)

    def years(self) -> Markup:
        """The edges of periods, the axis and its years."""
        x, whole = self.at.x, self.at.height
        foot = self.at.edges["level"][1] if "level" in self.at.edges else whole
        years = self.s.of(Upright, "year")
        edges = "".join(f"M{n(x(one.x))} 0V{n(whole)}" for one in self.s.of(Upright, "edge"))
        line = f"M{n(self.sides.left)} {n(foot)}h{n(self.sides.plot)}" + "".join(f"M{n(x(one.x))} {n(foot)}v5" for one in years)
        named = (label(x(one.x), foot + 18, one.text) for one in years)
        return path("t-edges", edges) + path("t-zero", line) + self.group("t-axis", named)


@cache
def sheet() -> str:
    """The stylesheet of the drawing; the colours that it names are those of `theme.variables`, the letters `--font`."""
    return sent((Path(__file__).parent / "assets" / "timeline.css").read_text("utf-8"))
