"""The drawing that stands where Plotly's is to come, until it is there: the same scene as a picture that is as wide as its place.

Times are hundredths of the width and heights are pixels, so that words and marks keep their size at every width; lines through
many points are stretched, in a drawing of their own within it. A box of HTML leaves room beside the plot, as the figure does: SVG
cannot take pixels from a share. It is a picture, since Streamlit takes drawings out of HTML, and says nothing to screen readers,
since the figure that takes its place has a text of its own.
"""

from __future__ import annotations

from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from dossier.layout.geometry import MARGIN
from dossier.layout.primitives import Box, Line, Mark, Rule, Scene, Text, Upright
from dossier.layout.shapes import SHAPES
from dossier.layout.theme import both_looks
from dossier.render.markup import NOTHING, Markup, as_is, html, joined
from dossier.render.parts import script
from dossier.render.signs import NAME_AT, YEAR_AT, cross, defs, fits, n, path, pointer, tops, weight_class
from dossier.render.timeline import FOOT, Painter, Sides, sheet

LEAST = 560  # pixels of the time axis on the narrowest desk; a word that finds no room in its box there is left out
NARROW = 760  # pixels of the picture below which the names at the line, placed for a wide one, would meet
PADDING = "{t}px {r}px 0 {l}px".format(**MARGIN)
OWN = f"""
svg {{ overflow: visible }}
:root {{ color-scheme: light dark; --font: 'Source Sans', system-ui, sans-serif; {both_looks("--", {})} }}
.t-long * {{ vector-effect: non-scaling-stroke }}
@media (max-width: {NARROW}px) {{ .t-names-label, .t-leader {{ display: none }} }}
"""


def still(s: Scene) -> Markup:
    """The scene as a picture that takes no room on its page."""
    return html(
        '<div class="d-still" aria-hidden="true"><img alt="" height="{tall}" src="data:image/svg+xml;base64,{drawing}"></div>',
        tall=n(s.frame(0, 1).height + MARGIN["t"] + FOOT), drawing=b64encode(picture(s).encode("utf-8")).decode("ascii"),
    )  # fmt: skip


def picture(s: Scene) -> Markup:
    """The picture itself, in both looks, without links and tooltips."""
    return _Still(s).whole()


@cache
def _rules() -> Markup:
    """The rules of the drawing, which nothing of the page reaches."""
    return as_is(script(OWN) + sheet())


class _Still:
    """A scene in hundredths and pixels."""

    def __init__(self, s: Scene):
        self.s, self.at = s, s.frame(0, 100)

    def x(self, year: float) -> str:
        """A time as a share of the width."""
        return f"{round(self.at.x(year), 2)}%"

    def whole(self) -> Markup:
        """All layers, from the one that lies below the others."""
        s = self.s
        layers = (
            self.group("t-eras", (self.box(one, "t-era1") for one in s.of(Box, "period") if one.tone == "1")),
            self.group("", (self.rule(one) for one in s.of(Rule, "hairline", "zero"))),
            self.group("t-ribbon", map(self.reading, s.of(Box, "reading"))),
            self.level(),
            self.group("t-means", (self.dot(one, 2.6) for one in s.of(Mark, "means"))),
            *(self.flow(part, side) for side in "ab" for part in ("coop", "conf")),
            self.group("", map(self.gap, s.of(Mark, "no act"))),
            self.group("", map(self.breaking, s.of(Upright, "break"))),
            self.group("", map(self.span, s.of(Line, "span"))),
            self.acts(),
            self.group("", map(self.leader, s.of(Line, "leader"))),
            self.group("t-rings", (self.dot(one, 4 if one.role == "turn" else 5.5) for one in s.of(Mark, "turn", "extreme"))),
            *(self.group(f"t-names-{role}", map(self.named, s.of(Text, role))) for role in ("way", "extreme", "label")),
            self.group("t-lanes", (self.box(one, f"t-{one.tone}") for one in s.of(Box, "alignment"))),
            self.group("t-office", map(self.term, s.of(Box, "term"))),
            self.group("t-names", (self.beside(one) for role in ("name", "tick", "lane") for one in s.of(Text, role))),
            self.years(),
        )
        return html(
            '<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%"><style>{rules}</style>'
            '<foreignObject width="100%" height="100%"><div xmlns="http://www.w3.org/1999/xhtml" style="padding:{padding}">'
            '<svg xmlns="http://www.w3.org/2000/svg" class="t-svg" width="100%" height="{tall}"><defs>{defs}</defs>{layers}</svg>'
            "</div></foreignObject></svg>",
            rules=_rules(), padding=PADDING, tall=n(self.at.height), defs=defs(), layers=joined(layers),
        )  # fmt: skip

    def group(self, css: str, parts: Iterable[Markup]) -> Markup:
        return html("<g{css}>{parts}</g>", css=html(' class="{css}"', css=css) if css else NOTHING, parts=joined(parts))

    def box(self, one: Box, css: str) -> Markup:
        top, foot = self.at.y(one.panel, one.y1), self.at.y(one.panel, one.y0)
        wide = round(self.at.x(one.x1), 2) - round(self.at.x(one.x0), 2)
        return html(
            '<rect class="{css}" x="{x}" y="{y}" width="{wide}%" height="{tall}"/>',
            css=css, x=self.x(one.x0), y=n(min(top, foot)), wide=round(wide, 2), tall=n(abs(foot - top)),
        )  # fmt: skip

    def word(self, x: str, y: float, text: str, more: Markup = NOTHING) -> Markup:
        return html('<text{more} x="{x}" y="{y}">{text}</text>', more=more, x=x, y=n(y), text=text)

    def within(self, one: Box, y: float, more: Markup = NOTHING) -> Markup:
        """The text of a box in its middle, where the narrowest desk has room for it."""
        a, b = (self.at.x(year) * LEAST / 100 for year in (one.x0, one.x1))
        return self.word(self.x((one.x0 + one.x1) / 2), y, one.text, more) if one.text and fits(one, a, b) else NOTHING

    def reading(self, one: Box) -> Markup:
        on = html(' class="t-on-{tone}"', tone=one.tone)
        return self.box(one, f"t-read t-{one.tone}") + self.within(one, self.at.y("reading", 0.5) + 4, on)

    def term(self, one: Box) -> Markup:
        return self.box(one, "t-term") + self.within(one, self.at.y(one.panel, (one.y0 + one.y1) / 2) + 4)

    def line(self, css: str, x0: str, y0: float, x1: str, y1: float) -> Markup:
        return html('<line class="{css}" x1="{x0}" y1="{y0}" x2="{x1}" y2="{y1}"/>', css=css, x0=x0, y0=n(y0), x1=x1, y1=n(y1))

    def rule(self, one: Rule) -> Markup:
        y = self.at.y(one.panel, one.y)
        return self.line("t-zero" if one.role == "zero" else "t-thin", "0%", y, "100%", y)

    def level(self) -> Markup:
        """Band and lines of the level, stretched."""
        wide = Sides(0, 1000, 0)
        drawn = Painter(self.s, self.s.frame(wide.left, wide.edge), wide, None, False).level()
        return html(
            '<svg class="t-long" width="100%" height="{tall}" viewBox="0 0 1000 {tall}" preserveAspectRatio="none">{drawn}</svg>',
            tall=n(self.at.height), drawn=drawn,
        )  # fmt: skip

    def acts(self) -> Markup:
        """Every act with the shape of its kind, in groups of one look."""
        by: dict[str, list[Markup]] = defaultdict(list)
        for one in self.s.of(Mark, "event"):
            x, y = self.x(one.x), n(self.at.y(one.panel, one.y))
            by[weight_class(one)].append(html('<use href="#m{i}" x="{x}" y="{y}"/>', i=list(SHAPES).index(one.shape), x=x, y=y))
        return self.group("t-marks", (self.group(css, marks) for css, marks in by.items()))

    def flow(self, part: str, side: str) -> Markup:
        boxes = self.s.of(Box, f"flow-{part}-{side}")
        return self.group("", (self.box(one, f"t-flow t-{part} t-of-{side}") for one in boxes if one.y0 != one.y1))

    def gap(self, one: Mark) -> Markup:
        return self.put(one.x, self.at.y(one.panel, one.y), path("t-gap", cross(0, 0)))

    def put(self, year: float, y: float, shape: Markup) -> Markup:
        return html('<svg x="{x}" y="{y}">{shape}</svg>', x=self.x(year), y=n(y), shape=shape)

    def dot(self, one: Mark, size: float) -> Markup:
        y = self.at.y(one.panel, one.y)
        return html('<circle cx="{x}" cy="{y}" r="{size}"/>', x=self.x(one.x), y=n(y), size=n(size))

    def breaking(self, one: Upright) -> Markup:
        """A line through the panel with a pointer at its top, and the year beside it."""
        row, x = self.at.rows[one.panel], self.x(one.x)
        out = self.line("t-break", x, row.start, x, row.end) + self.put(one.x, row.start, path("t-turn", pointer(0, 0)))
        by, anchor = YEAR_AT[one.side]
        more = html(' class="t-small" text-anchor="{anchor}" dx="{by}"', anchor=anchor, by=by)
        return out + (self.word(x, row.start + 5, one.text, more) if one.text else NOTHING)

    def span(self, one: Line) -> Markup:
        y = self.at.y(one.panel, one.points[0][1])
        css = "t-span t-doubt" if one.tone == "doubt" else "t-span"
        return self.line(css, self.x(one.points[0][0]), y, self.x(one.points[1][0]), y)

    def leader(self, one: Line) -> Markup:
        (x, low), (_, high) = one.points
        return self.line("t-leader", self.x(x), self.at.y("level", low), self.x(x), self.at.y("level", high))

    def named(self, one: Text) -> Markup:
        """A name at a side of the end of its leader; what up and down mean stands at an edge."""
        by, down, anchor = NAME_AT[one.side]
        x = self.x(one.x) if one.x is not None and one.role != "way" else "100%" if one.side == "left" else "0%"
        tone = html(' class="t-{tone}"', tone=one.tone) if one.role == "way" else NOTHING
        more = html('{tone} text-anchor="{anchor}" dx="{by}"', tone=tone, anchor=anchor, by=by)
        return self.word(x, self.at.y(one.panel, one.y) + down, one.lines[0], more)

    def beside(self, one: Text) -> Markup:
        """What stands at the right edge, line by line."""
        by = html(' dx="{by}"', by=34 if one.panel == "level" and one.role == "name" else 7)
        heights = tops(self.at.y(one.panel, one.y), len(one.lines), 13)
        return joined(self.word("100%", y, text, by) for y, text in zip(heights, one.lines, strict=True))

    def years(self) -> Markup:
        """The axis below the level, or below all, with its years."""
        foot = self.at.edges["level"][1] if "level" in self.at.edges else self.at.height
        years = self.s.of(Upright, "year")
        ticks = (self.line("t-zero", self.x(one.x), foot, self.x(one.x), foot + 5) for one in years)
        words = (self.word(self.x(one.x), foot + 18, one.text) for one in years)
        return self.group("", ticks) + self.group("t-axis", words)
