"""Machine-coded series beside the dossier's own level as a figure for Plotly. A line is known by its dashes and its name as well as by its colour."""

from __future__ import annotations

from typing import Any

from dossier.charts.traces import Trace, hover, plain, said
from dossier.layout.coded import VALUES, dashes
from dossier.layout.primitives import Area, Box, Line, Mark, Rule, Scene, Text
from dossier.layout.theme import FONT, Theme

MARGIN = dict(l=40, r=8, t=8, b=28)
CLEAR = "rgba(0,0,0,0)"
SYMBOLS = ("circle", "square", "triangle-up", "diamond", "x", "cross", "pentagon")


def looks(theme: Theme) -> dict[str, tuple[str, str, float, str]]:
    """Colour, dash, width and symbol of a line by its tone; the dossier's own is the thick one without dashes."""
    colours = (theme.coop[2], theme.conf[2], theme.edge_coop, theme.edge_conf, theme.soft, theme.ink)
    out = {"own": (theme.ink, "solid", 3.2, SYMBOLS[0])}
    for number, colour in enumerate(colours):
        dash = ",".join(f"{length:g}px" for length in dashes(str(number)))
        out[str(number)] = (colour, dash, 2.2, SYMBOLS[1 + number])
    return out


def coded_figure(s: Scene, names: dict[str, str], theme: Theme) -> dict[str, Any]:
    """The figure of a scene of `layout.coded`; `names` are those of the lines by the id of their series. `customdata` has the bin of what can be opened."""
    frame = s.frame(0, 1)
    axes = {panel.name: f"y{number}" if number > 1 else "y" for number, panel in enumerate(s.panels, 1)}
    traces = [*_band(s, theme), *_lines(s, names, theme), *_means(s, theme), *_rows(s, axes, theme)]
    return {"data": traces, "layout": _layout(s, axes, frame, theme)}


def _band(s: Scene, theme: Theme) -> list[Trace]:
    out = []
    for one in s.of(Area, "band"):
        x, y = zip(*one.low, *reversed(one.high), strict=True) if one.low else ((), ())
        out.append(dict(type="scatter", mode="lines", x=list(x), y=list(y), fill="toself", fillcolor=theme.level_band, line=dict(width=0), hoverinfo="skip", showlegend=False))  # fmt: skip
    return out


def _lines(s: Scene, names: dict[str, str], theme: Theme) -> list[Trace]:
    """One trace for each series, its runs apart; a run of one bin is a mark."""
    by_id: dict[str, list[Line]] = {}
    for one in s.of(Line, "line"):
        by_id.setdefault(one.key, []).append(one)
    out = []
    for id, runs in by_id.items():
        colour, dash, width, symbol = looks(theme)[runs[0].tone]
        x: list[float | None] = []
        y: list[float | None] = []
        text: list[str | None] = []
        bins: list[str] = []
        for run in runs:
            for (a, b), words in zip(run.points, run.each, strict=True):
                bins.append(words[0].partition(" ")[0])
                x.append(a)
                y.append(b)
                text.append(hover(words))
            x.append(None)
            y.append(None)
            text.append(None)
            bins.append("")
        alone = any(len(run.points) == 1 for run in runs) or len(x) < 60
        out.append(dict(
            type="scatter", mode="lines+markers" if alone else "lines", name=plain(names[id]), x=x, y=y, hovertext=text, hoverinfo="text", customdata=bins,
            line=dict(color=colour, dash=dash, width=width), marker=dict(color=colour, symbol=symbol, size=5), connectgaps=False, showlegend=True,
        ))  # fmt: skip
    return out


def _means(s: Scene, theme: Theme) -> list[Trace]:
    """The means of single bins as hollow marks, of each series in its own shape."""
    tones = dict.fromkeys(one.tone for one in s.of(Mark, "mean"))
    out = []
    for tone in tones:
        colour, _, _, symbol = looks(theme)[tone]
        marks = [one for one in s.of(Mark, "mean") if one.tone == tone]
        out.append(dict(
            type="scatter", mode="markers", x=[one.x for one in marks], y=[one.y for one in marks], showlegend=False, opacity=0.75,
            marker=dict(color=CLEAR, symbol=f"{symbol}", size=5, line=dict(color=colour, width=1)), customdata=[one.key for one in marks], **said(marks),
        ))  # fmt: skip
    return out


def _rows(s: Scene, axes: dict[str, str], theme: Theme) -> list[Trace]:
    """The numbers of events as bars, and the bins with days without a file as pale boxes to the full height."""
    out = []
    for panel in s.panels[1:]:
        gaps, bars = s.of(Box, "gap", panel=panel.name), s.of(Box, "number", panel=panel.name)
        hatch = dict(color=theme.neutral, pattern=dict(shape="/", fgcolor=theme.soft, size=5, solidity=0.2))
        if gaps:
            out.append(_bars(gaps, axes[panel.name], hatch))
        if bars:
            out.append(_bars(bars, axes[panel.name], dict(color=looks(theme)[bars[0].tone][0])))
    return out


def _bars(boxes: list[Box], axis: str, marker: dict[str, Any]) -> Trace:
    return dict(
        type="bar", x=[round((one.x0 + one.x1) / 2, 4) for one in boxes], y=[one.y1 for one in boxes], width=round(boxes[0].x1 - boxes[0].x0, 4),
        marker=marker | dict(line=dict(width=0)), yaxis=axis, showlegend=False, selected=dict(marker=dict(opacity=1)), unselected=dict(marker=dict(opacity=1)),
        customdata=[one.key for one in boxes], **said(boxes),
    )  # fmt: skip


def _layout(s: Scene, axes: dict[str, str], frame: Any, theme: Theme) -> dict[str, Any]:
    thin, zero = dict(color=theme.line, width=0.7), dict(color=theme.soft, width=1)
    shapes = [
        dict(
            type="line",
            xref="paper",
            x0=0,
            x1=1,
            yref="y",
            y0=one.y,
            y1=one.y,
            line=zero if one.role == "zero" else thin,
            layer="below",
        )
        for one in s.of(Rule)
    ]
    ticks = s.of(Text, "tick")
    layout: dict[str, Any] = dict(
        height=frame.height + MARGIN["t"] + MARGIN["b"], margin=MARGIN, paper_bgcolor=CLEAR, plot_bgcolor=CLEAR, showlegend=False,
        font=dict(family=FONT, size=12, color=theme.ink), barmode="overlay", bargap=0, hovermode="closest", dragmode=False, clickmode="event+select",
        hoverlabel=dict(bgcolor=theme.paper, bordercolor=theme.line, font=dict(family=FONT, size=13, color=theme.ink), align="left"),
        xaxis=dict(
            range=[s.first, s.last], fixedrange=True, zeroline=False, showgrid=False, automargin=False, tickformat="d", nticks=12, ticks="outside",
            tickcolor=theme.line, tickfont=dict(size=13, color=theme.ink), anchor=axes[s.panels[-1].name],
        ),
        shapes=shapes,
        annotations=[
            dict(text=plain(one.lines[0]), x=0, xref="paper", xanchor="left", y=1.0, yref=f"{axes[one.panel]} domain", yanchor="bottom", yshift=1, showarrow=False, font=dict(size=12, color=theme.ink))
            for one in s.of(Text, "row")
        ],
    )  # fmt: skip
    for panel in s.panels:
        name = "yaxis" + axes[panel.name][1:]
        usual = dict(
            range=[panel.low, panel.high],
            domain=list(frame.share(panel.name)),
            fixedrange=True,
            zeroline=False,
            showgrid=False,
            automargin=False,
        )
        if panel.name == VALUES:
            usual |= dict(
                tickvals=[one.y for one in ticks],
                ticktext=[one.lines[0] for one in ticks],
                tickfont=dict(size=12, color=theme.soft),
            )
        else:
            usual |= dict(showticklabels=False)
        layout[name] = usual
    return layout
