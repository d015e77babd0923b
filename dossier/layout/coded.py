"""Machine-coded series and the dossier's own level as a scene: lines on one axis, and below a row for each data set with its numbers and its gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossier.content.problems import count
from dossier.index.coded import OWN, Coded, Standard
from dossier.index.words import signed
from dossier.layout.primitives import Area, Box, Line, Mark, Panel, Place, Primitive, Rule, Scene, Text, Words
from dossier.measures.flow import Flow, bin_label, bin_middle

VALUES, HEIGHT, ROW, GAP = "values", 290, 30, 24
PAUSE = {"year": 1, "month": 12}  # bins without an event that a line bridges at most
LEAST_YEARS = 3.0  # that the axis has, however few there are
# The dashes of the data sets' lines, by number: one for each data set that can be read.
DASHES: tuple[tuple[float, ...], ...] = ((6, 4), (1.5, 3), (10, 3, 2, 3), (14, 5), (4, 2, 4, 6), (16, 3, 2, 3, 2, 3))
HALF = {"year": 0.41, "month": 0.41 / 12}


def coded_scene(series: Sequence[Coded], unit: str, by: Standard | None) -> Scene:
    """The scene; standardised where `by` is given. The tone of a line is its number, that of the dossier's own is `own`.

    The axis has the years of the data sets, and of the dossier alone where no data set has an event.
    """
    sets = [one for one in series if one.id != OWN]
    first, last = _span([one for one in sets if one.means] or list(series), unit)
    items: list[Primitive] = []
    tone = iter(range(len(series)))
    for one in series:
        items += _line(one, "own" if one.id == OWN else str(next(tone)), by, first, last)
    low, high = _bounds(items)
    rows = [Panel(f"n {one.id}", ROW, GAP, 0.0, 1.0) for one in sets]
    items += [Rule(role="zero" if value == 0 else "hairline", panel=VALUES, y=value) for value in _ticks(low, high)]
    items += [
        Text(role="tick", panel=VALUES, y=value, lines=(signed(value) if value % 1 else signed(value)[:-2] or "0",))
        for value in _ticks(low, high)
    ]
    for number, one in enumerate(sets):
        items += _numbers(one, str(number), unit)
    return Scene(first, last, (Panel(VALUES, HEIGHT, 0, low, high), *rows), tuple(items), said=said(series, unit, by))


def dashes(tone: str) -> tuple[float, ...]:
    """The lengths of dashes and pauses of a line, in pixels; none for the dossier's own, which has no dashes."""
    return () if tone == "own" else DASHES[int(tone) % len(DASHES)]


def said(series: Sequence[Coded], unit: str, by: Standard | None) -> str:
    """What the drawing shows, for those who do not see it."""
    names = ", ".join(one.name for one in series)
    how = "standardised" if by else "in Goldstein values"
    return f"Lines of {names} by {unit}, {how}; below, how many events each data set has and of which days it has no file. The table below has the same."


def _span(series: Sequence[Coded], unit: str) -> Place:
    bins = [bin for one in series for bin in (*one.flows, *one.without)]
    if not bins:
        return 2000.0, 2000.0 + LEAST_YEARS
    half = 0.5 if unit == "year" else 0.5 / 12
    first, last = bin_middle(min(bins), unit) - half, bin_middle(max(bins), unit) + half
    more = max(0.0, LEAST_YEARS - (last - first)) / 2
    return first - more, last + more


def _runs(one: Coded) -> Iterator[list[int]]:
    """The bins of a line in runs: a long time without an event ends one, and a bin of which no file is."""
    run: list[int] = []
    for bin in one.line:
        if (
            one.id != OWN
            and run
            and (bin - run[-1] > PAUSE[one.unit] or any(one.without.get(between) for between in range(run[-1] + 1, bin)))
        ):
            yield run
            run = []
        run.append(bin)
    if run:
        yield run


def _line(one: Coded, tone: str, by: Standard | None, first: float, last: float) -> Iterator[Primitive]:
    """A line in runs with words for each place, the band of the dossier's own, and the means where values are shown as they are."""
    norm = by.norms.get(one.id) if by else None
    if by and norm is None:
        return

    def at(value: float) -> float:
        return round(norm(value) if norm else value, 4)

    def within(bin: int) -> bool:
        return first <= bin_middle(bin, one.unit) <= last

    if one.id == OWN and one.level:
        rows = [row for row in zip(one.level.bins, one.level.low, one.level.high, strict=True) if within(row[0])]
        low, high = (tuple((round(bin_middle(row[0], one.unit), 4), at(row[i])) for row in rows) for i in (1, 2))
        yield Area(role="band", panel=VALUES, tone=tone, low=low, high=high)
    for run in _runs(one):
        kept = [bin for bin in run if within(bin)]
        if kept:
            points = tuple((round(bin_middle(bin, one.unit), 4), at(one.line[bin])) for bin in kept)
            yield Line(
                role="line",
                panel=VALUES,
                id=f"set:{one.id}",
                tone=tone,
                points=points,
                each=tuple(words(one, bin, by) for bin in kept),
            )
    if not by and one.level:
        for bin, value in one.means.items():
            if within(bin):
                yield Mark(role="mean", panel=VALUES, id=f"bin:{bin_label(bin, one.unit)}", tone=tone, x=round(bin_middle(bin, one.unit), 4), y=round(value, 4), words=words(one, bin, by))  # fmt: skip


def words(one: Coded, bin: int, by: Standard | None) -> Words:
    """What is told of a bin of a series."""
    flow, noun = one.flows.get(bin, Flow()), "act" if one.id == OWN else "event"
    lines = []
    if bin in one.line:
        kind = "level" if one.level else "mean"
        norm = by.norms.get(one.id) if by else None
        lines.append(f"{kind} {signed(one.line[bin])}" + (f", standard score {signed(norm(one.line[bin]))}" if norm else ""))
    if flow.n:
        lines.append(f"mean of {count(flow.n, 'weight' if one.id == OWN else noun)} {signed(flow.net / flow.n)}")
    if flow.missing:
        lines.append(f"{count(flow.missing, noun)} without a value")
    if days := one.without.get(bin):
        lines.append(f"no file of {count(days, 'day')}")
    return (f"{bin_label(bin, one.unit)} · {one.name}", *lines)


def _bounds(items: Sequence[Primitive]) -> Place:
    """The least and the greatest value, bands and all, with some room; zero is always there."""
    values = [y for one in items if isinstance(one, Line) for _, y in one.points]
    values += [one.y for one in items if isinstance(one, Mark)]
    values += [y for one in items if isinstance(one, Area) for side in (one.low, one.high) for _, y in side]
    low, high = min([0.0, *values]), max([0.0, *values])
    room = max(high - low, 1.0) * 0.08
    return low - room, high + room


def _ticks(low: float, high: float) -> list[float]:
    step = next((one for one in (0.5, 1.0, 2.0, 5.0) if (high - low) / one <= 7), 10.0)
    return [i * step for i in range(int(-(-low // step)), int(high // step) + 1)]


def _numbers(one: Coded, tone: str, unit: str) -> Iterator[Primitive]:
    """A row with the number of events of each bin, as a share of the greatest, and the bins of which days are without a file."""
    panel, half = f"n {one.id}", HALF[unit]
    most = max((flow.n + flow.missing for flow in one.flows.values()), default=0)
    yield Text(role="row", panel=panel, y=1.0, tone=tone, lines=(_row_words(one, most),))
    for bin in one.without:
        x = bin_middle(bin, unit)
        told = (f"{bin_label(bin, unit)} · {one.name}", f"no file of {count(one.without[bin], 'day')}")
        open_ = f"bin:{bin_label(bin, unit)}" if bin in one.flows else ""
        yield Box(role="gap", panel=panel, id=open_, x0=x - half / 0.82, x1=x + half / 0.82, words=told)
    for bin, flow in one.flows.items():
        number, x = flow.n + flow.missing, bin_middle(bin, unit)
        if number:
            yield Box(role="number", panel=panel, id=f"bin:{bin_label(bin, unit)}", tone=tone, x0=round(x - half, 4), x1=round(x + half, 4), y1=number / most, words=words(one, bin, None))  # fmt: skip


def _row_words(one: Coded, most: int) -> str:
    return f"{one.name}: at most {count(most, 'event')} a {one.unit}" if most else f"{one.name}: no event of this dyad"
