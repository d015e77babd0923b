"""The level of the acts with its band, its envelope and its breaks, as traces for the timeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from dossier.charts.lanes import hover
from dossier.fluctuation import Envelope, Fluctuation
from dossier.measures.flow import bin_label, bin_middle
from dossier.measures.level import Level
from dossier.theme import Theme
from dossier.words import signed


@dataclass(frozen=True)
class Drawn:
    """What the level panel shows: the choice, its envelope, and the dossier's own level where the choice is another."""

    found: Fluctuation
    envelope: Envelope | None = None
    usual: Level | None = None


def reach(drawn: Drawn) -> tuple[float, float]:
    """The least and greatest value that the panel must hold, zero included."""
    level, envelope = drawn.found.level, drawn.envelope
    values = [0.0, *(level.low if level else ()), *(level.high if level else ())]
    values += [
        *(envelope.low if envelope else ()),
        *(envelope.high if envelope else ()),
        *(drawn.usual.level if drawn.usual else ()),
    ]
    return min(values) - 0.4, max(values) + 0.4


def ticks(low: float, high: float) -> list[int]:
    """Values of the scale that get a line: every second, or every fourth where many fit."""
    step = 2 if high - low <= 13 else 4
    return [v for v in range(-8, 9, step) if low + 0.3 < v < high - 0.3]


def level_traces(drawn: Drawn, theme: Theme, axis: str) -> list[go.Scatter]:
    """Band, envelope and line of the choice, and the dossier's own line. What has too few acts on record has none."""
    found, out = drawn.found, []
    if found.level:
        out += _band(found.level, found.choice.unit, theme, axis)
    if drawn.envelope:
        dots = dict(color=theme.soft, width=1, dash="dot")
        places = range(drawn.envelope.first, drawn.envelope.first + len(drawn.envelope.low))
        values = (drawn.envelope.low, drawn.envelope.high)
        out += [_line(places, v, found.choice.unit, axis, name="envelope", line=dots) for v in values]
    if drawn.usual:
        dash = dict(color=theme.soft, width=1.5, dash="dash")
        out.append(_line(drawn.usual.places, drawn.usual.level, "year", axis, name="usual", line=dash))
    return [*out, _level(found, theme, axis)] if found.level else out


def _line(places: Sequence[int], values: Sequence[float], unit: str, axis: str, **more: Any) -> go.Scatter:
    x = [round(bin_middle(p, unit), 3) for p in places]
    return go.Scatter(x=x, y=[round(v, 3) for v in values], yaxis=axis, **({"mode": "lines", "hoverinfo": "skip"} | more))


def _band(level: Level, unit: str, theme: Theme, axis: str) -> list[go.Scatter]:
    bare = dict(name="band", line=dict(width=0))
    filled = bare | dict(fill="tonexty", fillcolor=theme.level_band)
    return [_line(level.places, level.low, unit, axis, **bare), _line(level.places, level.high, unit, axis, **filled)]


def _level(found: Fluctuation, theme: Theme, axis: str) -> go.Scatter:
    level, unit = found.level, found.choice.unit
    assert level
    said = [
        hover(
            f"{bin_label(p, unit)}: level {signed(v)}",
            f"estimated from {level.n} coded acts; 95 % band {signed(low)} to {signed(high)}; "
            f"{found.shown[p].n if p in found.shown else 0} acts in this {unit}",
        )
        for p, v, low, high in zip(level.places, level.level, level.low, level.high, strict=True)
    ]
    ink = dict(color=theme.ink, width=2.2)
    return _line(level.places, level.level, unit, axis, name="level", line=ink, hoverinfo="text", hovertext=said)
