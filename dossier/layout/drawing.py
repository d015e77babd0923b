"""What the timeline's panels of level and flow show, in numbers and names alone, for any drawing of them.

Plotly on the page and SVG in a file take scales, ticks, breaks and names of panels from here, and places from `geometry`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dossier.index.fluctuation import Choice, Envelope, Fluctuation, envelope, fluctuation, usual
from dossier.index.queries import Index
from dossier.index.turning import HALF, Turning, turning
from dossier.layout.geometry import Mark
from dossier.measures.breaks import Turn
from dossier.measures.flow import Flow, Flows
from dossier.measures.level import Level


@dataclass(frozen=True)
class Drawn:
    """What the level panel shows: the choice, its envelope, its breaks, and the dossier's own level where that is another."""

    found: Fluctuation
    envelope: Envelope | None = None
    usual: Level | None = None
    turned: Turning | None = None


def drawn(index: Index, choice: Choice | None = None, breaks: bool = True) -> Drawn:
    """All that is drawn of a choice, the dossier's own where none is given; without its breaks where none are drawn."""
    own = usual(index)
    made = choice or own
    base = None if made == own else fluctuation(index, own).level
    return Drawn(fluctuation(index, made), envelope(index, made), base, turning(index, made) if breaks else None)


def reach(drawn: Drawn) -> tuple[float, float]:
    """The least and greatest value that the level panel must hold, zero included."""
    level, env = drawn.found.level, drawn.envelope
    values = [0.0, *(level.low if level else ()), *(level.high if level else ())]
    values += [row.mean for row in drawn.found.means] if drawn.found.thin else []
    values += [*(env.low if env else ()), *(env.high if env else ()), *(drawn.usual.level if drawn.usual else ())]
    return min(values) - 0.4, max(values) + 0.4


def flow_reach(flows: Flows) -> tuple[float, float]:
    """The least and greatest sum that the flow panel must hold, with room for the pointers of breaks."""
    dyad = flows.dyad().values()
    return min([f.conf for f in dyad] or [-1.0]) * 1.06 - 1, max([f.coop for f in dyad] or [1.0]) * 1.2 + 1


def ticks(low: float, high: float) -> list[int]:
    """Values of the scale that get a line: every second, or every fourth where many fit."""
    step = 2 if high - low <= 13 else 4
    return [v for v in range(-8, 9, step) if low + 0.3 < v < high - 0.3]


def tick_name(value: int) -> str:
    """A value of the scale with its sign: `+2`, `0`, `−4`."""
    return f"{value:+d}".replace("-", "−") if value else "0"


def both_ways(index: Index, flows: Flows) -> list[tuple[str, str, dict[int, Flow]]]:
    """The flow of each direction by bin in order of time: `a` or `b`, the adjective of the side, the bins."""
    a, b = index.meta.side_a, index.meta.side_b
    ways = (("a", (a, b), index.meta.adjective_a), ("b", (b, a), index.meta.adjective_b))
    return [(side, name, dict(sorted(flows.one_way(way).items()))) for side, way, name in ways]


def bar_width(flows: Flows) -> float:
    """The width of a bar of the flow in years."""
    return 0.8 if flows.unit == "year" else 0.16


def empty_years(index: Index, flows: Flows) -> list[int]:
    """The years without a coded act."""
    held = {place if flows.unit == "year" else place // 12 for place in flows.dyad()}
    return [year for year in range(index.opens.year, index.closes.year + 1) if year not in held]


def lasting(drawn: Drawn) -> dict[str, list[Turn]]:
    """Breaks that survive at least half of the penalties: of the mean at the level, of the net sum at the flow."""
    if not drawn.turned:
        return {"level": [], "flow": []}
    return {
        "level": [t for t in drawn.turned.mean if t.share >= HALF],
        "flow": [t for t in drawn.turned.net if t.share >= HALF],
    }


DOTTED, DASHED, DOUBTFUL, BROKEN = (
    (1, 3),
    (6, 4),
    (1.6, 2.4),
    (5, 4),
)  # lines and gaps of envelope, own level, spans in doubt, breaks


def year_labels(years: Sequence[int], apart: float, known: Iterable[int] = ()) -> list[tuple[str, str]]:
    """Where each break's year is written beside its pointer, and what: at the side that has room for it.

    `apart` is the room that a year needs, in years. One that finds none stands with that of its neighbour: no pointer is
    without a year but those of `known`, which are named above.
    """
    out = [("", "")] * len(years)
    for i, year in enumerate(years):
        after = years[i + 1] - year if i + 1 < len(years) else apart
        before = year - years[i - 1] - (apart if out[i - 1][0] == "right" else 0) if i else apart
        side = "right" if after >= apart else "left" if before >= apart else ""
        out[i] = (side, str(year)) if side and year not in known else ("", "")
    for i, year in enumerate(years):
        if year not in known and not out[i][1]:
            left = [j for j in range(i) if out[j][0] == "left"][-1:]
            j = next(iter(left or [j for j in range(i + 1, len(years)) if out[j][0] == "right"]), i)
            said = f"{out[j][1]}, {year}" if j < i else f"{year}, {out[j][1]}" if j > i else str(year)
            out[j] = (out[j][0] or "right", said)
    return out


def pointers(drawn: Drawn, apart: float) -> dict[str, list[tuple[Turn, str, str]]]:
    """The breaks that are drawn in each panel, with the side and the words of the year. One that both have is named once."""
    found = lasting(drawn)
    above = {t.year for t in found["level"]}
    return {
        panel: [
            (t, side, said)
            for t, (side, said) in zip(
                turns, year_labels([t.year for t in turns], apart, above if panel == "flow" else ()), strict=True
            )
        ]
        for panel, turns in found.items()
    }


def doubtful(mark: Mark) -> bool:
    """True where the date of an event is in doubt, so that its span is dotted."""
    return mark.event.date.approximate or mark.event.date.uncertain


def hollow(mark: Mark) -> bool:
    """True where a mark is drawn hollow: the date is in doubt, or the other side was not told of the decision."""
    return doubtful(mark) or mark.event.layer == "decision"


def panel_names(index: Index, drawn: Drawn) -> list[tuple[str, float, tuple[str, ...]]]:
    """What stands beside each panel: its name, the height in its units, and the lines of text."""
    choice = drawn.found.choice
    a, b = index.meta.adjective_a, index.meta.adjective_b
    whose = {"a": f"{a} acts", "b": f"{b} acts"}.get(choice.way, "the acts")
    level = ("means of", f"{whose}:", "too thin", "for a level") if drawn.found.thin else ("level of", f"{whose},", "95 % band")
    return [
        ("reading", 0.5, ("the article reads",)),
        ("level", sum(reach(drawn)) / 2, level),
        ("flow", 0, (f"flow a {choice.unit}:", "cooperation up,", "conflict down")),
        ("a", 0, (f"{a} acts", "by weight")),
        ("joint", 5, ("joint acts",)),
        ("b", 0, (f"{b} acts", "by weight")),
        ("context", 2.6, ("context,", "not counted")),
    ]
