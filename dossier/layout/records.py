"""The layers of events and alignments: where each record stands, as primitives of a scene that do not cover each other."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.content.dates import Edtf, display
from dossier.content.direction import apart
from dossier.content.model import Alignment, Event
from dossier.content.vocabulary import term
from dossier.index.queries import Catalogue
from dossier.index.words import direction, signed, stance_line
from dossier.layout.geometry import MARK, lanes, pixels_a_year
from dossier.layout.primitives import Box, Composition, Line, Mark, Place, Primitive

Row = list[Place]


def loose(when: Edtf) -> bool:
    """True where a date must be drawn as a span: not known to about a month, or in doubt."""
    if when.earliest is None or when.latest is None:
        return True
    return (when.latest - when.earliest).days > 31 or when.in_doubt


def panel_of(event: Event, catalogue: Catalogue) -> str:
    """The panel of an event: by who acts, or the one for what is no act."""
    if event.layer != "act":
        return "context"
    if event.joint:
        return "joint"
    return "a" if event.source == catalogue.meta.side_a else "b"


def events(catalogue: Catalogue, how: Composition) -> Iterator[Primitive]:
    """All events as marks, each on the span of its date where the day is not known; of several dates the mark stands at the first.

    A mark moves up or down until it covers no other; it is hollow where its date is in doubt or the other side was not told.
    """
    scale = {p.name: (p.high - p.low) / (p.apart or p.height) for p in how.panels}
    wide, placed = MARK * 0.8 / pixels_a_year(catalogue), {name: Row() for name in scale}
    for e in catalogue.events.values():
        if (panel := panel_of(e, catalogue)) not in scale:
            continue
        value, stretches = catalogue.weight(e), catalogue.stretches(e.date)
        first, last = stretches[0]
        height = (value or 0.0) if panel != "context" else 0.7
        y = round(_free(placed[panel], (first + last) / 2, height, wide, MARK * 0.8 * scale[panel], panel), 2)
        x, key, tone = round((first + last) / 2, 3), f"event:{e.id}", "doubt" if e.date.in_doubt else ""
        if loose(e.date):
            for a, b in stretches:
                yield Line(role="span", panel=panel, id=key, tone=tone, points=((round(a, 3), y), (round(b, 3), y)))
        yield mark_of(catalogue, e, panel, x, y, value)


def mark_of(catalogue: Catalogue, e: Event, panel: str, x: float, y: float, value: float | None) -> Mark:
    """An event as a mark at a place: what its tooltip says, its shape and its weight."""
    when, who = display(e.date), direction(catalogue, e)
    weight = f", Goldstein {signed(value)}" if value is not None else ""
    counts = f"{term('layer', e.layer).label}, {term('event-kind', e.kind).label}{weight}"
    words, said = (apart(e.title), f"{when} · {who}", counts), f"{apart(e.title)}. {when}, {who}{weight}"
    return Mark(
        role="event", panel=panel, id=f"event:{e.id}", words=words, said=said, x=x, y=y, shape=e.kind, value=value,
        hollow=e.date.in_doubt or e.layer == "decision", home=catalogue.home.get(e.id, ""),
    )  # fmt: skip


def _free(taken: Row, x: float, y: float, wide: float, tall: float, panel: str) -> float:
    """The free height nearest to `y` on the same side of the line, else the one with most room.

    `wide` (years) and `tall` (units of the panel) are how far marks must be apart.
    """
    low, high = _bounds(panel, y, tall / 4)
    near = [ty for tx, ty in taken if abs(tx - x) < wide]
    heights = (y + sign * turn * tall / 4 for turn in range(int((high - low) / tall * 4) + 2) for sign in (1, -1))
    best, most = min(max(y, low), high), -1.0
    for height in heights:
        room = min((abs(ty - height) for ty in near), default=tall) if low <= height <= high else -1.0
        if room > most:
            best, most = height, room
        if room >= tall:
            break
    taken.append((x, best))
    return best


def _bounds(panel: str, y: float, least: float) -> Place:
    """How far a mark may move: a mark of cooperation stays above the line, one of conflict below it."""
    if panel == "context":
        return 0.7, 4.9
    if panel == "joint" or y > 0:
        return min(least, y) if y > 0 else 0.0, 10.6
    return (-10.6, max(-least, y)) if y else (-10.6, 10.6)


def alignments(catalogue: Catalogue, how: Composition) -> Iterator[Primitive]:
    """Alignments as boxes: a lane for each third party, its upper half toward side a; thin where the article speaks.

    A stance toward another third party has no half of a lane and stands in the lists alone. Where it is unknown how long a stance lasted, a dotted line goes on to the next one, or to the edge of the drawing.
    """
    place = {actor: i for i, actors in enumerate(reversed(list(lanes(catalogue, how.rows).values()))) for actor in actors}
    sides = (catalogue.meta.side_a, catalogue.meta.side_b)
    for a in catalogue.alignments.values() if how.rows is None else how.rows:
        if a.third not in place or a.toward not in sides:
            continue
        upper, (start, end), head = a.toward == catalogue.meta.side_a, catalogue.span(a.dates), stance_line(catalogue, a)
        middle, tall = (0.945 if upper else 0.515, 0.085) if a.basis == "article" else (0.745 if upper else 0.315, 0.27)
        y0, y1 = (place[a.third] + middle + by * tall / 2 for by in (-1, 1))
        words, key = (head, a.what, f"Basis: {a.basis}"), f"alignment:{a.id}"
        x0, x1 = round(start, 3), round(end, 3)
        yield Box(role="alignment", panel="lanes", id=key, tone=a.stance, words=words, said=head, x0=x0, x1=x1, y0=y0, y1=y1)
        if a.dates.start_unknown or a.dates.end_unknown:
            points = tuple((round(x, 3), round((y0 + y1) / 2, 3)) for x in _unknown(catalogue, a))
            yield Line(role="span", panel="lanes", id=key, tone="doubt", points=points)


def _unknown(catalogue: Catalogue, a: Alignment) -> Place:
    """From when to when a stance may have lasted beyond what is told: as far as another record of the same third party and side leaves open."""
    (start, end), (opens, closes) = catalogue.span(a.dates), catalogue.span(catalogue.meta.span)
    others = [catalogue.span(b.dates) for b in catalogue.alignments.values() if _same_row(a, b) and b.id != a.id]
    if a.dates.start_unknown:
        return max((last for _, last in others if last <= start), default=opens), start
    return end, min((first for first, _ in others if first >= end), default=closes)


def _same_row(a: Alignment, b: Alignment) -> bool:
    return (a.third, a.toward, a.basis) == (b.third, b.toward, b.basis)
