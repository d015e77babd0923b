"""The timeline as SVG: every mark, bar and line of it, from the same numbers as the page's figure.

Colours are custom properties (`theme.variables`), set by the page or by `sheet`, so that light and dark are one drawing. Marks
may be links; they are no stops for the Tab key, since every event and alignment is in the lists beside the drawing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from dossier.content.dates import display
from dossier.content.vocabulary import term
from dossier.index.queries import Index
from dossier.index.words import direction, signed, stance_line
from dossier.layout.drawing import (
    Drawn,
    bar_width,
    both_ways,
    doubtful,
    drawn,
    empty_years,
    flow_reach,
    hollow,
    panel_names,
    pointers,
    reach,
    tick_name,
    ticks,
)
from dossier.layout.geometry import YEAR, Mark, axis, bars, labels, marks, panels, total_height
from dossier.layout.theme import step
from dossier.measures.flow import bin_middle
from dossier.render.levelpaths import level_paths, n
from dossier.render.parts import esc

LEFT, PLOT, RIGHT, FOOT = 6.0, 724.0, 116.0, 24.0
WIDE = 6.8  # pixels of a letter in the widest of the fonts; a word that finds no room is left out
SHAPES = {
    "diplomacy": "M4.2 0A4.2 4.2 0 1 1-4.2 0A4.2 4.2 0 1 1 4.2 0Z",
    "agreement": "M-3.8-3.8H3.8V3.8H-3.8Z",
    "aid": "M0-5.2 5.2 0 0 5.2-5.2 0Z",
    "security": "M0-4.9 4.9 3.6H-4.9Z",
    "sanction": "M-4.6-2.4-2.4-4.6 0-2.2 2.4-4.6 4.6-2.4 2.2 0 4.6 2.4 2.4 4.6 0 2.2-2.4 4.6-4.6 2.4-2.2 0Z",
    "force": "M0-5.6 1.3-1.8 5.3-1.7 2.2.7 3.3 4.5 0 2.3-3.3 4.5-2.2.7-5.3-1.7-1.3-1.8Z",
    "nuclear": "M-4.4 0-2.2-3.8H2.2L4.4 0 2.2 3.8H-2.2Z",
    "politics": "M-1.6-4.6H1.6V-1.6H4.6V1.6H1.6V4.6H-1.6V1.6H-4.6V-1.6H-1.6Z",
}  # of the same kinds as `theme.SYMBOLS`
HATCHED = {"strained": "M0 5 5 0", "opposed": "M0 5 5 0M0 0 5 5", "at-war": "M2.5 0V5", "unknown": "M1 2.5H2"}
Href = Callable[[str, str], str]


@dataclass(frozen=True)
class Frame:
    """The drawing's measures: axis in decimal years, top, height and vertical scale of each panel in pixels."""

    first: float
    last: float
    rows: dict[str, tuple[float, float, float, float]]
    height: float

    def x(self, year: float) -> float:
        return LEFT + (year - self.first) / (self.last - self.first) * PLOT

    def y(self, panel: str, value: float) -> float:
        top, height, low, high = self.rows[panel]
        return top + height * (high - value) / (high - low)


def frame(index: Index, what: Drawn) -> Frame:
    """The measures of a drawing, with the scales of level and flow that what is drawn needs."""
    scales, rows, top = {"level": reach(what), "flow": flow_reach(what.found.flows)}, {}, 0.0
    for p in panels(index):
        top += p.gap
        rows[p.name] = (top, p.height, *scales.get(p.name, (p.low, p.high)))
        top += p.height
    return Frame(*axis(index), rows, total_height(panels(index)))


def timeline_svg(index: Index, what: Drawn | None = None, href: Href | None = None, titled: bool = False, style: str = "") -> str:
    """The whole drawing. `href` makes links of marks, bars and periods, where it gives an address; `titled` gives each its words; `style` is put inside."""
    what = what or drawn(index)
    at = frame(index, what)
    link = _Link(href, titled)
    within = (
        _bands(index, at, link),
        _rules(index, at, what),
        _ribbon(index, at, link),
        level_paths(at.x, lambda value: at.y("level", value), what),
        _flow(index, at, what),
        _breaks(at, what),
        _marks(index, at, link),
        _lanes(index, at, link),
        _names(index, at, what),
        _axis(index, at),
    )
    wide, tall = n(LEFT + PLOT + RIGHT), n(at.height + FOOT)
    said = f"{index.meta.title}: {described(index)}"
    return (
        f'<svg class="t-svg" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {tall}" role="img" aria-label="{esc(said)}">'
        f"{f'<style>{style}</style>' if style else ''}<desc>{esc(said)}</desc><defs>{_defs()}</defs>{''.join(within)}</svg>"
    )


def described(index: Index) -> str:
    """What the drawing holds, in a line for those who do not see it."""
    first, last = index.opens.year, index.closes.year
    return (
        f"timeline from {first} to {last} with {len(index.periods)} periods, {len(index.events)} events and "
        f"{len(index.alignments)} alignments; all of them are in the lists"
    )


@dataclass(frozen=True)
class _Link:
    href: Href | None
    titled: bool

    def __call__(self, kind: str, key: str, inner: str, said: str) -> str:
        title = f"<title>{esc(said)}</title>" if self.titled else ""
        if not (there := self.href(kind, key) if self.href else ""):
            return f"<g>{title}{inner}</g>" if title else inner
        return f'<a href="{esc(there)}" tabindex="-1">{title}{inner}</a>'


def _defs() -> str:
    shapes = "".join(f'<path id="m{i}" d="{d}"/>' for i, d in enumerate(SHAPES.values()))
    hatches = {f"h-{key}": (f"t-{key}", d) for key, d in HATCHED.items()}
    hatches |= {f"h-{part}": (f"t-{part}", "M0 5 5 0") for part in ("coop", "conf", "silent")}
    return shapes + "".join(
        f'<pattern id="{key}" width="5" height="5" patternUnits="userSpaceOnUse"><path class="t-fill {css}" d="M0 0H5V5H0Z"/>'
        f'<path class="t-hatch {css}" d="{d}"/></pattern>'
        for key, (css, d) in hatches.items()
    )


def _bands(index: Index, at: Frame, link: _Link) -> str:
    out = []
    for i, p in enumerate(index.periods.values()):
        a, b = (at.x(year) for year in index.span(p.dates))
        box = f'<path class="t-era{i % 2}" d="M{n(a)} 0H{n(b)}V{n(at.height)}H{n(a)}Z"/>'
        out.append(link("period", p.id, box, f"{p.title}, {display(p.dates)}"))
    return f'<g class="t-eras">{"".join(out)}</g>'


def _across(y: float) -> str:
    return f"M{n(LEFT)} {n(y)}h{n(PLOT)}"


def _rules(index: Index, at: Frame, what: Drawn) -> str:
    lines = ticks(*reach(what))
    zero = [at.y(name, 0) for name in ("flow", "a", "joint", "b")] + ([at.y("level", 0)] if 0 in lines else [])
    thin = [at.y("level", value) for value in lines if value] + [at.y("lanes", i) for i in range(1, max(len(index.lanes), 1))]
    return f'<path class="t-thin" d="{"".join(map(_across, thin))}"/><path class="t-zero" d="{"".join(map(_across, zero))}"/>'


def _ribbon(index: Index, at: Frame, link: _Link) -> str:
    top, height, _, _ = at.rows["reading"]
    out = []
    for p in index.periods.values():
        a, b = map(at.x, index.span(p.dates))
        read = term("reading", p.reading)
        box = f'<path class="t-read t-{p.reading}" d="M{n(a)} {n(top)}H{n(b)}v{n(height)}H{n(a)}Z"/>'
        if len(read.label) * WIDE <= b - a - 2:
            box += f'<text class="t-on-{p.reading}" x="{n((a + b) / 2)}" y="{n(top + height / 2 + 4)}">{esc(read.label)}</text>'
        out.append(link("period", p.id, box, f"{p.title}, {display(p.dates)}. The article reads: {read.label}"))
    return f'<g class="t-ribbon">{"".join(out)}</g>'


def _flow(index: Index, at: Frame, what: Drawn) -> str:
    """Bars of both directions, those of side b beyond those of side a; crosses where there is no act."""
    flows, out = what.found.flows, ""
    stacked: dict[tuple[str, int], float] = {}
    half = bar_width(flows) / 2
    for side, _, bins in both_ways(index, flows):
        for part in ("coop", "conf"):
            boxes = []
            for place, flow in bins.items():
                value, base = getattr(flow, part), stacked.get((part, place), 0.0)
                if value:
                    stacked[part, place] = base + value
                    a, b = (at.x(bin_middle(place, flows.unit) + by) for by in (-half, half))
                    boxes.append(f"M{n(a)} {n(at.y('flow', base))}H{n(b)}V{n(at.y('flow', base + value))}H{n(a)}Z")
            out += f'<path class="t-flow t-{part} t-of-{side}" d="{"".join(boxes)}"/>'
    zero = at.y("flow", 0)
    crosses = "".join(f"M{n(at.x(year + 0.5) - 2.2)} {n(zero - 2.2)}l4.4 4.4m0-4.4-4.4 4.4" for year in empty_years(index, flows))
    return out + f'<path class="t-gap" d="{crosses}"/>'


def _breaks(at: Frame, what: Drawn) -> str:
    out, found = "", pointers(what, YEAR / (PLOT / (at.last - at.first)))
    above = {turn.year for turn, _, _ in found["level"]}
    for panel, turns in found.items():
        top, height, _, _ = at.rows[panel]
        for turn, side, said in turns:
            x, joined = at.x(turn.year), panel == "flow" and turn.year in above
            start = sum(at.rows["level"][:2]) if joined else top
            out += f'<path class="t-break" d="M{n(x)} {n(start)}V{n(top + height)}"/><path class="t-turn" d="M{n(x - 4)} {n(top - 2)}h8l-4 7Z"/>'
            if said:
                by, anchor = (7, "start") if side == "right" else (-7, "end")
                out += f'<text class="t-small" text-anchor="{anchor}" x="{n(x + by)}" y="{n(top + 5)}">{said}</text>'
    return out


def weight_class(m: Mark) -> str:
    """The class of a mark by its weight: `c0` to `c2`, `x0` to `x2` for conflict, `z` for none; `o` where it is hollow."""
    css = f"{'c' if m.value > 0 else 'x'}{step(m.value)}" if m.value else "z"
    return css + (" o" if hollow(m) else "")


def _marks(index: Index, at: Frame, link: _Link) -> str:
    placed = marks(index)
    lines: dict[bool, str] = {False: "", True: ""}
    for m in placed:
        if m.span:
            lines[doubtful(m)] += f"M{n(at.x(m.span[0]))} {n(at.y(m.panel, m.y))}H{n(at.x(m.span[1]))}"
    spans = "".join(f'<path class="t-span{" t-doubt" * doubt}" d="{d}"/>' for doubt, d in lines.items() if d)
    drawn_marks = "".join(
        link(
            "event",
            m.event.id,
            f'<use class="{weight_class(m)}" href="#m{list(SHAPES).index(m.event.kind)}" x="{n(at.x(m.x))}" y="{n(at.y(m.panel, m.y))}"/>',
            f"{m.event.title}. {display(m.event.date)}, {direction(index, m.event)}"
            + (f", Goldstein {signed(m.value)}" if m.value is not None else ""),
        )
        for m in placed
    )
    named = "".join(
        f'<text x="{n(at.x(x))}" y="{n(at.y("context", y) + 4)}">{esc(text)}</text>' for x, y, text, _ in labels(index, placed)
    )
    return f'{spans}<g class="t-marks">{drawn_marks}</g><g class="t-labels">{named}</g>'


def _lanes(index: Index, at: Frame, link: _Link) -> str:
    scale = at.rows["lanes"][1] / max(len(index.lanes), 1)
    out = []
    for b in bars(index, index.alignments.values()):
        left, right = at.x(b.start), at.x(b.end)
        top, tall = at.y("lanes", b.y + b.height / 2), b.height * scale
        box = f'<path class="t-{b.alignment.stance}" d="M{n(left)} {n(top)}H{n(right)}v{n(tall)}H{n(left)}Z"/>'
        out.append(link("alignment", b.alignment.id, box, stance_line(index, b.alignment)))
    return f'<g class="t-lanes">{"".join(out)}</g>'


def _names(index: Index, at: Frame, what: Drawn) -> str:
    edge = LEFT + PLOT
    out = [_lines(edge + (30 if name == "level" else 7), at.y(name, y), said) for name, y, said in panel_names(index, what)]
    out += [_lines(edge + 7, at.y("level", value), (tick_name(value),)) for value in ticks(*reach(what))]
    out += [_lines(edge + 7, at.y("lanes", i + 0.53), (name,)) for i, name in enumerate(reversed(list(index.lanes)))]
    return f'<g class="t-names">{"".join(out)}</g>'


def _lines(x: float, y: float, said: tuple[str, ...]) -> str:
    tops = [y + 4 + 13 * (i - (len(said) - 1) / 2) for i in range(len(said))]
    return "".join(f'<text x="{n(x)}" y="{n(top)}">{esc(text)}</text>' for top, text in zip(tops, said, strict=True))


def _axis(index: Index, at: Frame) -> str:
    opens, closes = (int(year) for year in index.span(index.meta.span))
    step_by = 10 if closes - opens > 30 else 5 if closes - opens > 12 else 2
    years = range(-(-opens // step_by) * step_by, closes + 1, step_by)
    line = "".join(f"M{n(at.x(year))} {n(at.height)}v5" for year in years)
    edges = "".join(
        f"M{n(at.x(b))} 0V{n(at.height)}" for _, b in pairwise([index.span(p.dates)[0] for p in index.periods.values()])
    )
    named = "".join(f'<text x="{n(at.x(year))}" y="{n(at.height + 18)}">{year}</text>' for year in years)
    return (
        f'<path class="t-edges" d="{edges}"/><path class="t-zero" d="{_across(at.height)}{line}"/><g class="t-axis">{named}</g>'
    )


@cache
def sheet() -> str:
    """The stylesheet of the drawing; the colours that it names are those of `theme.variables`, the letters `--font`."""
    return (Path(__file__).parent / "assets" / "timeline.css").read_text("utf-8")
