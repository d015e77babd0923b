"""The timeline of the chosen years as a drawing for paper: periods, the level of the acts, events by who acts.

It is the scene of the page in another composition; here its primitives become shapes in points.
"""

from __future__ import annotations

from itertools import pairwise

from dossier.content.dates import display
from dossier.content.direction import apart
from dossier.content.problems import count
from dossier.content.vocabulary import vocabulary
from dossier.handout.blocks import Figure, Label, Stroke
from dossier.handout.plan import Plan
from dossier.handout.shapes import Shapes, box, fitting, line, mark, years
from dossier.index.queries import Catalogue
from dossier.layout.axis import PAPER
from dossier.layout.geometry import panels
from dossier.layout.level import drawn
from dossier.layout.primitives import Area, Box, Composition, Frame, Line, Mark, Panel, Place, Rule, Scene, Text
from dossier.layout.scene import scene

WIDTH, LEFT, EDGE = 480.0, 78.0, 472.0  # of the paper, and where the plot begins and ends
ROWS = {"reading": 30.0, "level": 46.0, "a": 42.0, "joint": 22.0, "b": 42.0, "context": 36.0}
GAP, FOOT = 5.0, 12.0
SIZE = 3.1  # half the width of a mark
ROOM = 5.0  # between the frame and the middle of the mark nearest to it


def framed(catalogue: Catalogue, periods: tuple[str, ...]) -> tuple[Scene, Frame]:
    """The years from the first to the last of the chosen periods, and where they stand; marks keep apart as they do on the page."""
    spans = [catalogue.span(catalogue.periods[p].dates) for p in periods]
    usual, rows = {p.name: p for p in panels(catalogue)}, []
    for i, (name, tall) in enumerate(ROWS.items()):
        one, room = usual[name], 0.0 if name == "level" else ROOM
        rows.append(Panel(name, tall, GAP if i else 0.0, one.low, one.high, one.height, room))
    how = Composition(tuple(rows), years=(min(a for a, _ in spans), max(b for _, b in spans)), named=PAPER)
    s = scene(catalogue, drawn(catalogue, breaks=False), how)
    return s, s.frame(LEFT + ROOM, EDGE - ROOM)


def _x(f: Frame, year: float) -> float:
    """The place of a year, cut at both ends."""
    return round(f.x.cut(year), 2)


def _y(f: Frame, panel: str, value: float) -> float:
    return round(f.y(panel, value), 2)


def _ribbon(s: Scene, plan: Plan, f: Frame) -> Shapes:
    """The periods; with answers, how the article describes each, else an empty box for it."""
    out: Shapes = []
    for number, (era, read) in enumerate(zip(s.of(Box, "period"), s.of(Box, "reading"), strict=True), 1):
        a, b = LEFT if era.x0 <= s.first else _x(f, era.x0), EDGE if era.x1 >= s.last else _x(f, era.x1)
        chosen = era.key in plan.periods
        if min(era.x1, s.last) <= max(era.x0, s.first) or b - a < 0.5:
            continue
        named = fitting(f"{number}. {era.text}", b - a - 4) or str(number)
        said = f"{read.sign} {read.text}" if plan.answers == "shown" and chosen else ""
        said = fitting(said, b - a - 4) or said[:2].strip()
        out += [box(a, 0, b, 15, 0.9 if chosen else 1.0), Label((a + b) / 2, 10, named, 6.6, "middle", chosen)]
        out += [box(a, 15, b, 30, 1.0), Label((a + b) / 2, 25, said, 6.6, "middle")]
    return out


def _edge(f: Frame, panel: str) -> Stroke:
    top, foot = f.edges[panel]
    return box(LEFT, top, EDGE, foot, None, 0.3)


def _rule(f: Frame, one: Rule) -> Stroke:
    y = _y(f, one.panel, one.y)
    return line(LEFT, y, EDGE, y, 0.6) if one.role == "zero" else line(LEFT, y, EDGE, y, 0.25, 0.7)


def _level(s: Scene, f: Frame) -> Shapes:
    """The level of the acts with its band of 95 %."""
    out: Shapes = [_edge(f, "level")]
    for rule, tick in zip(s.of(Rule, panel="level"), s.of(Text, "tick"), strict=True):
        out += [_rule(f, rule), Label(LEFT - 4, _y(f, "level", tick.y) + 2.2, tick.lines[0], 6.2, "end")]
    dots = [one for one in s.of(Mark, "means") if s.first <= one.x <= s.last]
    out += [mark(_x(f, one.x), _y(f, "level", one.y), one.shape, 1.6, 1.0, True) for one in dots]
    for one in s.of(Area, "band"):
        low, high = _within(s, f, one.low), _within(s, f, one.high)
        out += [Stroke((*high, *reversed(low)), 0.0, 0.6, fill=0.86, closed=True)] if len(high) > 1 else []
    for level in s.of(Line, "level"):
        middle = _within(s, f, level.points)
        out += [Stroke(middle, 1.5)] if len(middle) > 1 else []
    if not s.of(Mark, "means") and not s.of(Line, "level"):
        out.append(Label((LEFT + EDGE) / 2, f.rows["level"].start + 20, "too few coded acts for a level", 6.6, "middle"))
    return out


def _within(s: Scene, f: Frame, points: tuple[Place, ...]) -> tuple[Place, ...]:
    """A line, cut where the drawing begins and ends: there its values are read off between two years."""
    out = [point for point in points if s.first <= point[0] <= s.last]
    for (a, low), (b, high) in pairwise(points):
        out += [(edge, low + (high - low) * ((edge - a) / (b - a))) for edge in (s.first, s.last) if a < edge < b]
    return tuple((_x(f, x), _y(f, "level", y)) for x, y in sorted(out))


def _event(f: Frame, one: Mark | Line) -> Stroke:
    """A mark, or the span of a date of which the day is not known."""
    if isinstance(one, Line):
        (a, y), (b, _) = one.points
        return line(_x(f, a), _y(f, one.panel, y), _x(f, b), _y(f, one.panel, y), 0.5, 0.4, (1.2, 1.2))
    grey = 0.1 if one.value is not None and one.value < 0 else 0.6 if one.value else 0.85
    return mark(_x(f, one.x), _y(f, one.panel, one.y), one.shape, SIZE, grey, one.hollow)


def _events(s: Scene, plan: Plan, f: Frame) -> Shapes:
    """The events of the chosen periods, on the line where they weigh nothing, above it as cooperation, below it as conflict."""
    out: Shapes = []
    for row in ("a", "joint", "b", "context"):
        out += [_edge(f, row), *(_rule(f, one) for one in s.of(Rule, panel=row))]
    chosen = {one.id for one in s.of(Mark, "event") if one.home in plan.periods}
    here = (one for one in s.items if isinstance(one, Mark | Line) and one.role in ("event", "span") and one.id in chosen)
    return [*out, *(_event(f, one) for one in here)]


def _names(s: Scene, f: Frame) -> Shapes:
    """What stands beside each row."""
    out: Shapes = [Label(0, 10, "period", 6.6), Label(0, 25, "the article describes", 6.6)]
    for one in s.of(Text, "name"):
        if one.panel != "reading":
            first = f.edges[one.panel][0] + ROWS[one.panel] / 2 - 4 * len(one.lines) + 6
            out += [Label(0, first + 8 * i, text, 6.6) for i, text in enumerate(one.lines)]
    return out


def signs() -> str:
    """What the signs of the chart and of the list of events mean."""
    kinds = ", ".join(f"{t.sign} {t.label}" for t in vocabulary()["event-kind"].values())
    return (
        f"{kinds}. Marks above a line are cooperation (grey), below it conflict (black), the further the weightier; a hollow mark is "
        "a date in doubt or a decision not told to the other side. The level says how cooperative the acts on record were, not how "
        "friendly the two were; the grey band is its uncertainty; where the record is too thin for a level, small circles are the means of "
        "single years. Every event of these periods has a mark."
    )


def chart(catalogue: Catalogue, plan: Plan) -> Figure:
    """The drawing of the chosen years."""
    s, f = framed(catalogue, plan.periods)
    axis = years(s, lambda year: _x(f, year), f.rows["level"].start, f.height)
    shapes = (*axis, *_ribbon(s, plan, f), *_level(s, f), *_events(s, plan, f), *_names(s, f))
    said = "; ".join(
        f"{apart(catalogue.periods[p].title)}, {display(catalogue.periods[p].dates)}: {count(len(catalogue.events_in(p)), 'event')}"
        for p in plan.periods
    )
    alt = f"Timeline from {int(s.first)} to {int(s.last)}. {said}. Every event of these periods has a mark."
    return Figure(WIDTH, f.height + FOOT, shapes, alt, signs())
