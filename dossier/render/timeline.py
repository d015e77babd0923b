"""The scene of the timeline as SVG: every mark, bar and line of it.

Colours are custom properties (`theme.variables`), set by the page or by `sheet`, so that light and dark are one drawing. Marks
may be links; they are no stops for the Tab key, since every event and alignment is in the lists beside the drawing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dossier.index.queries import Index
from dossier.layout.level import Drawn, drawn
from dossier.layout.primitives import Area, Box, Frame, Line, Mark, Place, Primitive, Rule, Scene, Text, Upright
from dossier.layout.scene import scene
from dossier.layout.shapes import SHAPES
from dossier.layout.theme import step
from dossier.render.parts import esc

LEFT, PLOT, RIGHT, FOOT = 6.0, 724.0, 116.0, 24.0
EDGE = LEFT + PLOT
WIDE = 6.8  # pixels of a letter in the widest of the fonts; a word that finds no room is left out
HATCHED = {"strained": "M0 5 5 0", "opposed": "M0 5 5 0M0 0 5 5", "at-war": "M2.5 0V5", "unknown": "M1 2.5H2"}
Href = Callable[[str, str], str]


def timeline_svg(index: Index, what: Drawn | None = None, href: Href | None = None, titled: bool = False, style: str = "") -> str:
    """The drawing of a dossier and of a choice of the level, the dossier's own where none is given."""
    return scene_svg(scene(index, what or drawn(index)), href, titled, style)


def scene_svg(s: Scene, href: Href | None = None, titled: bool = False, style: str = "") -> str:
    """The whole drawing. `href` makes links of marks, bars and periods, where it gives an address; `titled` gives each its words; `style` is put inside."""
    paint = Painter(s, s.frame(LEFT, EDGE), href, titled)
    wide, tall = n(EDGE + RIGHT), n(paint.at.height + FOOT)
    said = esc(f"{s.title}: {s.said}")
    return (
        f'<svg class="t-svg" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {tall}" role="img" aria-label="{said}">'
        f"{f'<style>{style}</style>' if style else ''}<desc>{said}</desc><defs>{_defs()}</defs>{paint.whole()}</svg>"
    )


def n(value: float) -> str:
    """A length with one decimal at most."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def path(css: str, d: str) -> str:
    return f'<path class="{css}" d="{d}"/>'


def weight_class(m: Mark) -> str:
    """The class of a mark by its weight: `c0` to `c2`, `x0` to `x2` for conflict, `z` for none; `o` where it is hollow."""
    css = f"{'c' if m.value > 0 else 'x'}{step(m.value)}" if m.value else "z"
    return css + (" o" if m.hollow else "")


def _defs() -> str:
    shapes = "".join(f'<path id="m{i}" d="{shape.path}"/>' for i, shape in enumerate(SHAPES.values()))
    hatches = {f"h-{key}": (f"t-{key}", d) for key, d in HATCHED.items()}
    hatches |= {f"h-{part}": (f"t-{part}", "M0 5 5 0") for part in ("coop", "conf", "silent")}
    return shapes + "".join(
        f'<pattern id="{key}" width="5" height="5" patternUnits="userSpaceOnUse"><path class="t-fill {css}" d="M0 0H5V5H0Z"/>'
        f'<path class="t-hatch {css}" d="{d}"/></pattern>'
        for key, (css, d) in hatches.items()
    )


@dataclass(frozen=True)
class Painter:
    """A scene in pixels; a primitive is a path, a mark or a text, and where somebody may follow it, a link."""

    s: Scene
    at: Frame
    href: Href | None
    titled: bool

    def whole(self) -> str:
        """All layers, from the one that lies below the others."""
        s = self.s
        return "".join(
            (
                self.group("t-eras", (self.link(one, self.box(one, f"t-era{one.tone}")) for one in s.of(Box, "period"))),
                path("t-thin", self.across(s.of(Rule, "hairline"))) + path("t-zero", self.across(s.of(Rule, "zero"))),
                self.group("t-ribbon", map(self.reading, s.of(Box, "reading"))),
                self.level(),
                *(path(f"t-flow t-{part} t-of-{side}", self.flow(f"flow-{part}-{side}")) for side in "ab" for part in ("coop", "conf")),
                path("t-gap", "".join(self.cross(one) for one in s.of(Mark, "no act"))),
                *(self.breaking(one) for one in s.of(Upright, "break")),
                self.spans("t-span", "") + self.spans("t-span t-doubt", "doubt"),
                self.group("t-marks", map(self.mark, s.of(Mark, "event"))),
                self.group("t-labels", (self.text(one, self.at.x(one.x or 0), 0) for one in s.of(Text, "label"))),
                self.group("t-lanes", (self.link(one, self.box(one, f"t-{one.tone}")) for one in s.of(Box, "alignment"))),
                self.group("t-names", (self.beside(one) for role in ("name", "tick", "lane") for one in s.of(Text, role))),
                self.years(),
            )
        )  # fmt: skip

    def group(self, css: str, parts: Iterable[str]) -> str:
        return f'<g class="{css}">{"".join(parts)}</g>'

    def link(self, one: Primitive, inner: str) -> str:
        title = f"<title>{esc(one.said)}</title>" if self.titled else ""
        if not (there := self.href(one.id.partition(":")[0], one.key) if self.href else ""):
            return f"<g>{title}{inner}</g>" if title else inner
        return f'<a href="{esc(there)}" tabindex="-1">{title}{inner}</a>'

    def points(self, panel: str, points: Iterable[Place]) -> list[str]:
        return [f"{n(self.at.x(x))} {n(self.at.y(panel, y))}" for x, y in points]

    def box(self, one: Box, css: str) -> str:
        top, foot = self.at.y(one.panel, one.y1), self.at.y(one.panel, one.y0)
        left, right = n(self.at.x(one.x0)), n(self.at.x(one.x1))
        return path(css, f"M{left} {n(top)}H{right}v{n(foot - top)}H{left}Z")

    def across(self, rules: Iterable[Rule]) -> str:
        return "".join(f"M{n(LEFT)} {n(self.at.y(one.panel, one.y))}h{n(PLOT)}" for one in rules)

    def reading(self, one: Box) -> str:
        a, b = self.at.x(one.x0), self.at.x(one.x1)
        inner = self.box(one, f"t-read t-{one.tone}")
        if len(one.text) * WIDE <= b - a - 2:
            y = self.at.y("reading", 0.5) + 4
            inner += f'<text class="t-on-{one.tone}" x="{n((a + b) / 2)}" y="{n(y)}">{esc(one.text)}</text>'
        return self.link(one, inner)

    def level(self) -> str:
        """Band, envelope and lines of the level, or the means where the record is too thin."""
        out = ""
        if dots := self.points("level", ((one.x, one.y) for one in self.s.of(Mark, "means"))):
            out += path("t-means", "".join(f"M{dot}m-2.6 0a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0-5.2 0" for dot in dots))
        for one in self.s.of(Area, "band"):
            out += path("t-bandlevel", f"M{'L'.join(self.points('level', (*one.low, *reversed(one.high))))}Z")
        for role in ("envelope", "usual", "level"):
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

    def cross(self, one: Mark) -> str:
        return f"M{n(self.at.x(one.x) - 2.2)} {n(self.at.y(one.panel, one.y) - 2.2)}l4.4 4.4m0-4.4-4.4 4.4"

    def breaking(self, one: Upright) -> str:
        """A line through the panel with a pointer at its top, and the year beside it."""
        x, row = self.at.x(one.x), self.at.rows[one.panel]
        start = self.at.rows["level"].end if one.joined else row.start
        out = path("t-break", f"M{n(x)} {n(start)}V{n(row.end)}") + path("t-turn", f"M{n(x - 4)} {n(row.start - 2)}h8l-4 7Z")
        if one.text:
            by, anchor = (7, "start") if one.side == "right" else (-7, "end")
            out += f'<text class="t-small" text-anchor="{anchor}" x="{n(x + by)}" y="{n(row.start + 5)}">{one.text}</text>'
        return out

    def spans(self, css: str, tone: str) -> str:
        there = [one for one in self.s.of(Line, "span") if one.tone == tone]
        lines = ("H".join((self.points(one.panel, one.points[:1])[0], n(self.at.x(one.points[1][0])))) for one in there)
        return path(css, "".join(f"M{line}" for line in lines)) if there else ""

    def mark(self, one: Mark) -> str:
        number, x, y = list(SHAPES).index(one.shape), n(self.at.x(one.x)), n(self.at.y(one.panel, one.y))
        return self.link(one, f'<use class="{weight_class(one)}" href="#m{number}" x="{x}" y="{y}"/>')

    def text(self, one: Text, x: float, apart: float) -> str:
        tops = [self.at.y(one.panel, one.y) + 4 + apart * (i - (len(one.lines) - 1) / 2) for i in range(len(one.lines))]
        return "".join(f'<text x="{n(x)}" y="{n(y)}">{esc(text)}</text>' for y, text in zip(tops, one.lines, strict=True))

    def beside(self, one: Text) -> str:
        return self.text(one, EDGE + (30 if one.panel == "level" and one.role == "name" else 7), 13)

    def years(self) -> str:
        """The edges of periods, the axis and its years."""
        x, foot = self.at.x, self.at.height
        years = [(n(x(one.x)), one.text) for one in self.s.of(Upright, "year")]
        edges = "".join(f"M{n(x(one.x))} 0V{n(foot)}" for one in self.s.of(Upright, "edge"))
        line = f"M{n(LEFT)} {n(foot)}h{n(PLOT)}" + "".join(f"M{left} {n(foot)}v5" for left, _ in years)
        named = (f'<text x="{left}" y="{n(foot + 18)}">{text}</text>' for left, text in years)
        return path("t-edges", edges) + path("t-zero", line) + self.group("t-axis", named)


@cache
def sheet() -> str:
    """The stylesheet of the drawing; the colours that it names are those of `theme.variables`, the letters `--font`."""
    return (Path(__file__).parent / "assets" / "timeline.css").read_text("utf-8")
