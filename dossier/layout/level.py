"""The layers of level, flow and breaks: what the acts of a choice come to, as primitives of a scene."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dossier.content.problems import count
from dossier.index.fluctuation import Choice, Envelope, Fluctuation, default_choice, envelope, fluctuation
from dossier.index.queries import Catalogue
from dossier.index.turning import STABLE, Turning, turning
from dossier.index.words import TOO_THIN, percent, signed
from dossier.layout.geometry import YEAR, pixels_a_year
from dossier.layout.primitives import Area, Box, Composition, Line, Mark, Place, Primitive, Rule, Text, Upright, Words
from dossier.measures.breaks import Turn
from dossier.measures.flow import Flows, bin_label, bin_middle
from dossier.measures.level import Level

DOTTED, DASHED, DOUBTFUL, BROKEN = (
    (1, 3),
    (6, 4),
    (1.6, 2.4),
    (5, 4),
)  # lines, gaps of envelope, own level, spans in doubt, breaks
ROOM = 0.1, 0.12  # below and above the values, for names, as shares of what they span
BAR = {"year": 0.8, "month": 0.16}  # the width of a bar of the flow in years


@dataclass(frozen=True)
class Drawn:
    """What the level panel shows: the choice, its envelope, its breaks, and the dossier's own level where that is another."""

    found: Fluctuation
    envelope: Envelope | None = None
    default: Level | None = None
    turned: Turning | None = None


def drawn(catalogue: Catalogue, choice: Choice | None = None, breaks: bool = True) -> Drawn:
    """All that is drawn of a choice, the dossier's own where none is given; without its breaks where none are drawn."""
    own = default_choice(catalogue)
    made = choice or own
    base = None if made == own else fluctuation(catalogue, own).level
    return Drawn(fluctuation(catalogue, made), envelope(catalogue, made), base, turning(catalogue, made) if breaks else None)


def reach(what: Drawn) -> Place:
    """The least and greatest value that the level panel must hold, zero included."""
    level, env = what.found.level, what.envelope
    values = [0.0, *(level.low if level else ()), *(level.high if level else ())]
    values += [row.mean for row in what.found.means] if what.found.thin else []
    values += [*(env.low if env else ()), *(env.high if env else ()), *(what.default.level if what.default else ())]
    low, high = min(values), max(values)
    return low - 0.4 - (high - low) * ROOM[0], high + 0.4 + (high - low) * ROOM[1]


def flow_reach(flows: Flows) -> Place:
    """The least and greatest sum that the flow panel must hold, with room for the pointers of breaks."""
    dyad = flows.dyad().values()
    return min([f.conf for f in dyad] or [-1.0]) * 1.06 - 1, max([f.coop for f in dyad] or [1.0]) * 1.2 + 1


def level(catalogue: Catalogue, what: Drawn, how: Composition) -> Iterator[Primitive]:
    """The level of the choice with band and envelope, and the dossier's own; means of single bins where the record is too thin.

    Every second value of the scale has a line, or every fourth where many fit.
    """
    found, env, unit = what.found, what.envelope, what.found.choice.unit
    low, high = reach(what)
    for value in range(-8, 9, 2 if high - low <= 13 else 4):
        if low + 0.3 < value < high - 0.3:
            yield Rule(role="hairline" if value else "zero", panel="level", y=value)
            yield Text(role="tick", panel="level", y=value, lines=(f"{value:+d}".replace("-", "−") if value else "0",))
    for row in found.means if found.thin else ():
        words = (f"{bin_label(row.bin, unit)}: mean weight {signed(row.mean)}", f"of {_acts(found, row.bin)}; {TOO_THIN}")
        yield Mark(role="means", panel="level", words=words, x=bin_middle(row.bin, unit), y=row.mean)
    if one := found.level:
        yield Area(role="band", panel="level", low=_points(one.bins, one.low, unit), high=_points(one.bins, one.high, unit))
    for values in (env.low, env.high) if env else ():
        bins = range(env.first, env.first + len(values)) if env else ()
        yield Line(role="envelope", panel="level", points=_points(bins, values, unit))
    if what.default:
        yield Line(role="default", panel="level", points=_points(what.default.bins, what.default.level, "year"))
    if one:
        each = tuple(_words(found, *row) for row in zip(one.bins, one.level, one.low, one.high, strict=True))
        yield Line(role="level", panel="level", points=_points(one.bins, one.level, unit), each=each)


def _points(bins: Iterable[int], values: Iterable[float], unit: str) -> tuple[Place, ...]:
    return tuple((bin_middle(p, unit), v) for p, v in zip(bins, values, strict=True))


def _words(found: Fluctuation, bin: int, value: float, low: float, high: float) -> Words:
    unit, whole = found.choice.unit, sum(found.acts.values())
    said = (
        f"estimated from {whole} coded acts; 95\u00a0% band {signed(low)} to {signed(high)}; {_acts(found, bin)} in this {unit}"
    )
    return f"{bin_label(bin, unit)}: level {signed(value)}", said


def _acts(found: Fluctuation, bin: int) -> str:
    return count(found.acts.get(bin, 0), "act")


def flow(catalogue: Catalogue, what: Drawn, how: Composition) -> Iterator[Primitive]:
    """Sums of cooperation and conflict, those of side b beyond those of side a; years without an act are marked as gaps."""
    flows, (a, b) = what.found.flows, (catalogue.meta.side_a, catalogue.meta.side_b)
    stacked: dict[tuple[str, int], float] = {}
    for side, way, name in (("a", (a, b), catalogue.meta.adjective_a), ("b", (b, a), catalogue.meta.adjective_b)):
        for bin, f in sorted(flows.one_way(way).items()):
            said = f"cooperation {signed(f.coop)}, conflict {signed(f.conf)}, {f.n} coded acts"
            more = f", {f.missing} without a value" if f.missing else ""
            words = (f"{bin_label(bin, flows.unit)}: {name} acts", said + more)
            x, half = bin_middle(bin, flows.unit), BAR[flows.unit] / 2
            for part, value in (("coop", f.coop), ("conf", f.conf)):
                base = stacked.get((part, bin), 0.0)
                top = stacked[part, bin] = base + value
                yield Box(role=f"flow-{part}-{side}", panel="flow", words=words, x0=x - half, x1=x + half, y0=base, y1=top)
    held = {bin if flows.unit == "year" else bin // 12 for bin in flows.dyad()}
    for year in range(catalogue.opens.year, catalogue.closes.year + 1):
        if year not in held:
            said = f"{year}: no coded act in this dossier, which is not the same as zero"
            yield Mark(role="no act", panel="flow", said=said, x=year + 0.5, y=0.0)


def breaks(catalogue: Catalogue, what: Drawn, how: Composition) -> Iterator[Primitive]:
    """Breaks that survive at least half of the penalties, in the panel of what breaks."""
    found = what.turned
    turned = {"level": found.mean, "flow": found.net} if found else {}
    for (panel, turns), kind in zip(turned.items(), ("mean weight of an act", "net sum of a year"), strict=False):
        there = [t for t in turns if t.share >= STABLE]
        years = [t.year for t in there]
        for t, (side, text) in zip(there, year_labels(years, YEAR / pixels_a_year(catalogue, how.wide)), strict=True):
            yield _break(panel, t, side, text, kind)


def _break(panel: str, t: Turn, side: str, text: str, kind: str) -> Upright:
    said = f"From {t.year} on the {kind} differs lastingly; {percent(t.share)} of the penalties find this break."
    words = (f"{t.year}: the record breaks", said)
    return Upright(role="break", panel=panel, words=words, x=t.year, text=text, side=side)


def year_labels(years: Sequence[int], apart: float) -> list[tuple[str, str]]:
    """Where each break's year is written beside its pointer, and what: at the side that has room for it.

    `apart` is the room that a year needs, in years. One that finds none stands with that of its neighbour: no pointer is
    without a year.
    """
    out = [("", "")] * len(years)
    for i, year in enumerate(years):
        after = years[i + 1] - year if i + 1 < len(years) else apart
        before = year - years[i - 1] - (apart if out[i - 1][0] == "right" else 0) if i else apart
        side = "right" if after >= apart else "left" if before >= apart else ""
        out[i] = (side, str(year)) if side else ("", "")
    for i, year in enumerate(years):
        if not out[i][1]:
            left = [j for j in range(i) if out[j][0] == "left"][-1:]
            j = next(iter(left or [j for j in range(i + 1, len(years)) if out[j][0] == "right"]), i)
            said = f"{out[j][1]}, {year}" if j < i else f"{year}, {out[j][1]}" if j > i else str(year)
            out[j] = (out[j][0] or "right", said)
    return out


def names(catalogue: Catalogue, what: Drawn, how: Composition) -> Iterator[Primitive]:
    """What stands beside each panel."""
    a, b = catalogue.meta.adjective_a, catalogue.meta.adjective_b
    whose = {"a": f"{a} acts", "b": f"{b} acts"}.get(what.found.choice.way, "the acts")
    for panel, y, lines in (
        ("reading", 0.5, ("the article", "describes")),
        ("level", sum(reach(what)) / 2, ("means of", f"{whose}:", "too thin", "for a level") if what.found.thin else ("level of", f"{whose},", "95\u00a0% band")),
        ("flow", 0, (f"sum of each {what.found.choice.unit}:", "cooperation up,", "conflict down")),
        ("a", 0, (f"{a} acts", "by weight")),
        ("joint", 5, ("joint acts",)),
        ("b", 0, (f"{b} acts", "by weight")),
        ("context", 2.6, ("context,", "not counted")),
    ):  # fmt: skip
        yield Text(role="name", panel=panel, y=y, lines=lines)
