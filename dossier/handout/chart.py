"""The timeline of the chosen years as a drawing for paper: periods, the level of the acts, events by who acts.

Numbers come from the modules that the chart on the page has them from; here they become points on paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from dossier.content.dates import display
from dossier.content.vocabulary import term, vocabulary
from dossier.handout.blocks import Figure, Label, Stroke
from dossier.handout.plan import Plan
from dossier.handout.shapes import box, fitting, line, mark, years
from dossier.index.queries import Index
from dossier.layout.drawing import Drawn, drawn, hollow, panel_names, reach, tick_name, ticks
from dossier.layout.geometry import Mark, marks, panels
from dossier.measures.flow import bin_middle

WIDTH, LEFT, EDGE = 480.0, 78.0, 472.0  # of the paper, and where the plot begins and ends
ROWS = {"reading": 30.0, "level": 46.0, "a": 42.0, "joint": 22.0, "b": 42.0, "context": 36.0}
GAP, FOOT = 5.0, 12.0
SIZE = 3.1  # half the width of a mark
ROOM = 5.0  # between the frame and the middle of the mark nearest to it

Shapes = list[Stroke | Label]


@dataclass(frozen=True)
class Frame:
    """Where things stand: decimal years to points from the left, and the top and the scale of each row."""

    opens: float
    closes: float
    tops: dict[str, float]
    scales: dict[str, tuple[float, float]]

    def x(self, year: float) -> float:
        """The place of a year, cut at both ends."""
        share = (min(max(year, self.opens), self.closes) - self.opens) / (self.closes - self.opens)
        return round(LEFT + ROOM + share * (EDGE - LEFT - 2 * ROOM), 2)

    def y(self, row: str, value: float) -> float:
        """The height of a value in a row."""
        (low, high), room = self.scales[row], 0.0 if row == "level" else ROOM
        return round(self.tops[row] + room + (ROWS[row] - 2 * room) * (1 - (value - low) / (high - low)), 2)


def frame(index: Index, periods: tuple[str, ...], found: Drawn) -> Frame:
    """The frame of the years from the first to the last of the chosen periods; scales are those of the chart on the page."""
    spans = [index.span(index.periods[p].dates) for p in periods]
    tops, at = {}, 0.0
    for name, tall in ROWS.items():
        tops[name] = at
        at += tall + GAP
    scales = {p.name: (p.low, p.high) for p in panels(index)} | {"level": reach(found)}
    return Frame(min(a for a, _ in spans), max(b for _, b in spans), tops, scales)


def _ribbon(index: Index, plan: Plan, f: Frame) -> Shapes:
    """The periods; with answers, how the article reads each, else an empty box for it."""
    out: Shapes = []
    for number, p in enumerate(index.periods.values(), 1):
        start, end = index.span(p.dates)
        a, b = LEFT if start <= f.opens else f.x(start), EDGE if end >= f.closes else f.x(end)
        if min(end, f.closes) <= max(start, f.opens) or b - a < 0.5:
            continue
        chosen = p.id in plan.periods
        out.append(box(a, 0, b, 15, 0.9 if chosen else 1.0))
        out.append(Label((a + b) / 2, 10, fitting(f"{number}. {p.title}", b - a - 4) or str(number), 6.6, "middle", chosen))
        read = term("reading", p.reading)
        said = f"{read.sign} {read.label}" if plan.answers == "shown" and chosen else ""
        out += [box(a, 15, b, 30, 1.0), Label((a + b) / 2, 25, fitting(said, b - a - 4) or said[:2].strip(), 6.6, "middle")]
    return out


def _level(found: Drawn, f: Frame) -> Shapes:
    """The level of the acts with its band of 95 %."""
    level, top = found.found.level, f.tops["level"]
    out: Shapes = [box(LEFT, top, EDGE, top + ROWS["level"], None, 0.3)]
    for value in ticks(*f.scales["level"]):
        y = f.y("level", value)
        out += [
            line(LEFT, y, EDGE, y, 0.6 if value == 0 else 0.25, 0.0 if value == 0 else 0.7),
            Label(LEFT - 4, y + 2.2, tick_name(value), 6.2, "end"),
        ]
    if found.found.thin:
        dots = [row for row in found.found.means if f.opens <= bin_middle(row.place, "year") <= f.closes]
        return [
            *out,
            *(mark(f.x(bin_middle(row.place, "year")), f.y("level", row.mean), "other", 1.6, 1.0, True) for row in dots),
        ]
    if not level:
        return [*out, Label((LEFT + EDGE) / 2, top + 20, "too few coded acts for a level", 6.6, "middle")]
    rows = _within(f, [(bin_middle(p, "year"), *v) for p in level.places if (v := level.at(p))])
    middle, low, high = ([(f.x(row[0]), f.y("level", row[i])) for row in rows] for i in (1, 2, 3))
    if len(rows) > 1:
        out += [Stroke((*high, *reversed(low)), 0.0, 0.6, fill=0.86, closed=True), Stroke(tuple(middle), 1.5)]
    return out


def _within(f: Frame, rows: list[tuple[float, ...]]) -> list[tuple[float, ...]]:
    """Rows of a year and its values, cut where the drawing begins and ends: there they are read off between two years."""
    out = [row for row in rows if f.opens <= row[0] <= f.closes]
    for one, other in pairwise(rows):
        for edge in (f.opens, f.closes):
            if one[0] < edge < other[0]:
                share = (edge - one[0]) / (other[0] - one[0])
                out.append((edge, *(a + (b - a) * share for a, b in zip(one[1:], other[1:], strict=True))))
    return sorted(out)


def _placed(f: Frame, m: Mark) -> Shapes:
    """A mark, with the span of its date where the day is not known."""
    y = f.y(m.panel, m.y)
    out: Shapes = []
    if m.span:
        a, b = f.x(m.span[0]), f.x(m.span[1])
        out.append(line(a, y, b, y, 0.5, 0.4, (1.2, 1.2)))
    grey = 0.1 if m.value is not None and m.value < 0 else 0.6 if m.value else 0.85
    return [*out, mark(f.x(m.x), y, m.event.kind, SIZE, grey, hollow(m))]


def _events(index: Index, plan: Plan, f: Frame) -> Shapes:
    """The events of the chosen periods, on the line where they weigh nothing, above it as cooperation, below it as conflict."""
    out: Shapes = []
    for row in ("a", "joint", "b", "context"):
        top, zero = f.tops[row], f.y(row, 0)
        out.append(box(LEFT, top, EDGE, top + ROWS[row], None, 0.3))
        out += [line(LEFT, zero, EDGE, zero, 0.6)] if row != "context" else []
    chosen = [m for m in marks(index) if index.home.get(m.event.id) in plan.periods]
    return [*out, *(shape for m in chosen for shape in _placed(f, m))]


def _names(index: Index, found: Drawn, f: Frame) -> Shapes:
    """What stands beside each row."""
    out: Shapes = [Label(0, 10, "period", 6.6), Label(0, 25, "the article reads", 6.6)]
    for name, _, lines in panel_names(index, found):
        if name in f.tops and name != "reading":
            first = f.tops[name] + ROWS[name] / 2 - 4 * len(lines) + 6
            out += [Label(0, first + 8 * i, text, 6.6) for i, text in enumerate(lines)]
    return out


def _step(f: Frame) -> int:
    length = f.closes - f.opens
    return 1 if length <= 14 else 2 if length <= 26 else 5 if length <= 60 else 10


def signs() -> str:
    """What the signs of the chart and of the list of events mean."""
    kinds = ", ".join(f"{t.sign} {t.label}" for t in vocabulary()["event-kind"].values())
    return (
        f"{kinds}. Marks above a line are cooperation (grey), below it conflict (black), the further the weightier; a hollow mark is "
        "a date in doubt or a decision not told to the other side. The level says how cooperative the acts on record were, not how "
        "friendly the two were; the grey band is its uncertainty; where the record is too thin for a level, small circles are the means of "
        "single years. Every event of these periods has a mark."
    )


def chart(index: Index, plan: Plan) -> Figure:
    """The drawing of the chosen years."""
    found = drawn(index, breaks=False)
    f = frame(index, plan.periods, found)
    bottom = f.tops["context"] + ROWS["context"]
    axis = years(f.opens, f.closes, f.x, f.tops["level"], bottom, _step(f))
    shapes = (*axis, *_ribbon(index, plan, f), *_level(found, f), *_events(index, plan, f), *_names(index, found, f))
    said = "; ".join(
        f"{index.periods[p].title}, {display(index.periods[p].dates)}: {len(index.events_in(p))} events" for p in plan.periods
    )
    alt = f"Timeline from {int(f.opens)} to {int(f.closes)}. {said}. Every event of these periods has a mark."
    return Figure(WIDTH, bottom + FOOT, shapes, alt, signs())
