"""The level of the acts with its band, its envelope and its breaks, as traces for the timeline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from dossier.charts.lanes import hover
from dossier.index.fluctuation import Fluctuation
from dossier.index.words import signed
from dossier.layout.drawing import BROKEN, DASHED, DOTTED, Drawn, lasting, pointers
from dossier.layout.theme import Theme
from dossier.measures.breaks import Turn
from dossier.measures.flow import bin_label, bin_middle
from dossier.measures.level import Level


def dashes(lengths: Sequence[float]) -> str:
    """Lengths of lines and gaps as Plotly takes them. Its own `dot` draws dashes of three pixels."""
    return ",".join(f"{length:g}px" for length in lengths)


def level_traces(drawn: Drawn, theme: Theme, axis: str) -> list[go.Scatter]:
    """Band, envelope and line of the choice, and the dossier's own line; the means of single bins where the record is too thin."""
    found, out = drawn.found, []
    if found.thin:
        out.append(_means(found, theme, axis))
    if found.level:
        out += _band(found.level, found.choice.unit, theme, axis)
    if drawn.envelope:
        dots = dict(color=theme.soft, width=1, dash=dashes(DOTTED))
        places = range(drawn.envelope.first, drawn.envelope.first + len(drawn.envelope.low))
        values = (drawn.envelope.low, drawn.envelope.high)
        out += [_line(places, v, found.choice.unit, axis, name="envelope", line=dots) for v in values]
    if drawn.usual:
        dash = dict(color=theme.soft, width=1.5, dash=dashes(DASHED))
        out.append(_line(drawn.usual.places, drawn.usual.level, "year", axis, name="usual", line=dash))
    return [*out, _level(found, theme, axis)] if found.level else out


def _line(places: Sequence[int], values: Sequence[float], unit: str, axis: str, **more: Any) -> go.Scatter:
    x = [round(bin_middle(p, unit), 3) for p in places]
    return go.Scatter(x=x, y=[round(v, 3) for v in values], yaxis=axis, **({"mode": "lines", "hoverinfo": "skip"} | more))


def _band(level: Level, unit: str, theme: Theme, axis: str) -> list[go.Scatter]:
    bare = dict(name="band", line=dict(color=theme.soft, width=0))
    filled = bare | dict(fill="tonexty", fillcolor=theme.level_band)
    return [_line(level.places, level.low, unit, axis, **bare), _line(level.places, level.high, unit, axis, **filled)]


def _level(found: Fluctuation, theme: Theme, axis: str) -> go.Scatter:
    level, unit = found.level, found.choice.unit
    assert level
    said = [
        hover(
            f"{bin_label(p, unit)}: level {signed(v)}",
            f"estimated from {sum(found.acts.values())} coded acts; 95 % band {signed(low)} to {signed(high)}; "
            f"{_acts(found, p)} in this {unit}",
        )
        for p, v, low, high in zip(level.places, level.level, level.low, level.high, strict=True)
    ]
    ink = dict(color=theme.ink, width=2.2)
    return _line(level.places, level.level, unit, axis, name="level", line=ink, hoverinfo="text", hovertext=said)


def _acts(found: Fluctuation, place: int) -> str:
    number = found.acts.get(place, 0)
    return f"{number} act{'' if number == 1 else 's'}"


def _means(found: Fluctuation, theme: Theme, axis: str) -> go.Scatter:
    unit = found.choice.unit
    said = [
        hover(
            f"{bin_label(row.place, unit)}: mean weight {signed(row.mean)}",
            f"of {_acts(found, row.place)}; the record is too thin for a level",
        )
        for row in found.means
    ]
    dots = dict(symbol="circle-open", size=6, color=theme.ink)
    places, values = [row.place for row in found.means], [row.mean for row in found.means]
    return _line(places, values, unit, axis, name="means", mode="markers", marker=dots, hoverinfo="text", hovertext=said)


def break_marks(drawn: Drawn, theme: Theme, tops: Mapping[str, float], axes: Mapping[str, str], apart: float) -> list[go.Scatter]:
    """A pointer at the top of the panel for each lasting break, with what it means as hover text."""
    return [
        go.Scatter(
            x=[t.year for t, _, _ in turns],
            y=[tops[panel]] * len(turns),
            yaxis=axes[panel],
            mode="markers+text",
            text=[said for _, _, said in turns],
            textposition=[f"middle {side or 'right'}" for _, side, _ in turns],
            textfont=dict(size=10.5, color=theme.soft),
            cliponaxis=False,
            marker=dict(symbol="triangle-down", size=8, color=theme.ink),
            hovertext=[_turned(t, "mean weight of an act" if panel == "level" else "net sum of a year") for t, _, _ in turns],
            hoverinfo="text",
            name="break",
        )
        for panel, turns in pointers(drawn, apart).items()
        if turns
    ]


def _turned(t: Turn, what: str) -> str:
    return hover(
        f"{t.year}: the record breaks",
        f"From {t.year} on the {what} is another; {t.share:.0%} of the penalties keep this break.",
    )


def break_lines(drawn: Drawn, theme: Theme, axes: Mapping[str, str], share: Mapping[str, tuple[float, float]]) -> list[dict]:
    """A dashed line through the panel at each lasting break, and from panel to panel where both have it."""
    found, look = lasting(drawn), dict(color=theme.soft, width=1.2, dash=dashes(BROKEN))
    both = {t.year for t in found["level"]} & {t.year for t in found["flow"]}
    lines = [(f"{axes[panel]} domain", t.year, 0.0, 1.0) for panel, turns in found.items() for t in turns]
    lines += [("paper", year, share["flow"][1], share["level"][0]) for year in sorted(both)]
    return [
        dict(type="line", xref="x", yref=yref, x0=year, x1=year, y0=y0, y1=y1, layer="below", line=look)
        for yref, year, y0, y1 in lines
    ]
