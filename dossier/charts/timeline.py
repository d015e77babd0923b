"""The timeline: the article's reading, the level and the flow of the acts, every event, and the lanes, on one time axis.

The reading is an editor's judgement of the article and has a ribbon of its own; level and flow come from coded acts.
They never share a scale. A pick does not change this figure; the page draws it over the figure.
"""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from dossier.charts.lanes import base_layout, hover, lane_bars, lane_names, period_bands, plain, separators
from dossier.charts.level import break_lines, break_marks, dashes, level_traces
from dossier.content.dates import display
from dossier.content.vocabulary import term
from dossier.index.fluctuation import fluctuation, usual
from dossier.index.queries import Index
from dossier.index.words import direction, signed
from dossier.layout.drawing import (
    DOUBTFUL,
    Drawn,
    bar_width,
    both_ways,
    doubtful,
    empty_years,
    flow_reach,
    hollow,
    panel_names,
    reach,
    tick_name,
    ticks,
)
from dossier.layout.geometry import YEAR, Mark, bars, domains, labels, marks, panels, pixels_a_year, total_height
from dossier.layout.theme import SYMBOLS, Theme, on, reading_colour, weight_colour
from dossier.measures.flow import Flows, bin_label, bin_middle

AXES = {"reading": "y", "flow": "y2", "a": "y3", "joint": "y4", "b": "y5", "context": "y6", "lanes": "y7", "level": "y8"}


def timeline_figure(index: Index, theme: Theme, drawn: Drawn | None = None) -> go.Figure:
    """The whole figure. `customdata` of marks, ribbon and lanes is the id of event, period or alignment."""
    rows = panels(index)
    placed = marks(index)
    drawn = drawn or Drawn(fluctuation(index, usual(index)))
    flows = drawn.found.flows
    low, top = flow_reach(flows)
    least, most = reach(drawn)
    figure = go.Figure(
        [
            ribbon(index, theme),
            *level_traces(drawn, theme, AXES["level"]),
            *flow_bars(index, theme, flows),
            *break_marks(drawn, theme, {"level": most, "flow": top}, AXES, YEAR / pixels_a_year(index)),
            *spans(placed, theme),
            *event_marks(index, theme, placed),
            label_texts(index, theme, placed),
            lane_bars(index, theme, bars(index, index.alignments.values()), AXES["lanes"]),
        ]
    )
    share = domains(rows)
    layout = base_layout(index, theme, total_height(rows) + 30)
    for p in rows:
        axis = "yaxis" + AXES[p.name][1:]
        layout[axis] = dict(domain=share[p.name], fixedrange=True, visible=False, automargin=False, range=[p.low, p.high])
    layout["yaxis2"]["range"] = [low, top]
    layout["yaxis8"]["range"] = [least, most]
    lines = ticks(least, most)
    figure.update_layout(
        **layout,
        shapes=period_bands(index, theme)
        + rules(theme, lines)
        + break_lines(drawn, theme, AXES, share)
        + separators(theme, int(rows[-1].high), AXES["lanes"]),
        annotations=side_names(index, theme, drawn, lines) + lane_names(index, theme, AXES["lanes"]),
    )
    return figure


def ribbon(index: Index, theme: Theme) -> go.Bar:
    """The article's reading of each period; hatched where it is silent."""
    rows = [(p, *index.span(p.dates)) for p in index.periods.values()]
    fill = [reading_colour(theme, p.reading) for p, _, _ in rows]
    return go.Bar(
        orientation="h",
        x=[end - start for _, start, end in rows],
        base=[start for _, start, _ in rows],
        y=[0.5] * len(rows),
        width=0.94,
        customdata=[p.id for p, _, _ in rows],
        marker=dict(
            color=fill,
            line=dict(color=[theme.soft if p.reading == "silent" else theme.paper for p, _, _ in rows], width=1),
            pattern=dict(
                shape=["/" if p.reading == "silent" else "" for p, _, _ in rows],
                fgcolor=theme.line,
                size=7,
                solidity=0.15,
                fillmode="overlay",
            ),
        ),
        text=[term("reading", p.reading).label for p, _, _ in rows],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",  # the page hides those that find no room in its pixels
        textfont=dict(size=11.5, color=[on(theme, colour) for colour in fill]),
        hovertext=[
            hover(f"{p.title}, {display(p.dates)}", f"The article reads: {term('reading', p.reading).label}. {p.reading_basis}")
            for p, _, _ in rows
        ],
        hoverinfo="text",
        name="reading",
    )


def flow_bars(index: Index, theme: Theme, flows: Flows) -> list[go.Bar | go.Scatter]:
    """Sums of cooperation (up) and conflict (down), side b hatched; years without an act are marked as gaps."""
    unit = flows.unit
    out: list[go.Bar | go.Scatter] = []
    for side, name, bins in both_ways(index, flows):
        there, shape = list(bins.items()), "/" if side == "b" else ""
        for part, colours, edge in (("coop", theme.coop, theme.edge_coop), ("conf", theme.conf, theme.edge_conf)):
            out.append(
                go.Bar(
                    x=[round(bin_middle(place, unit), 3) for place, _ in there],
                    y=[round(getattr(f, part), 1) for _, f in there],
                    width=bar_width(flows),
                    yaxis="y2",
                    marker=dict(
                        color=colours[1],
                        line=dict(color=edge, width=0.5),
                        pattern=dict(shape=shape, fgcolor=edge, size=4, solidity=0.3, fillmode="overlay"),
                    ),
                    hovertext=[
                        hover(
                            f"{bin_label(place, unit)}: {name} acts",
                            f"cooperation {signed(f.coop)}, conflict {signed(f.conf)}, {f.n} coded acts"
                            + (f", {f.missing} without a value" if f.missing else ""),
                        )
                        for place, f in there
                    ],
                    hoverinfo="text",
                    name=f"{name} {part}",
                )
            )
    return [*out, gaps(index, theme, flows)]


def gaps(index: Index, theme: Theme, flows: Flows) -> go.Scatter:
    """A cross for every year without a coded act."""
    empty = empty_years(index, flows)
    return go.Scatter(
        x=[y + 0.5 for y in empty],
        y=[0] * len(empty),
        yaxis="y2",
        mode="markers",
        name="no act",
        marker=dict(symbol="x-thin", size=6, line=dict(color=theme.soft, width=1.2)),
        hovertext=[f"{y}: no coded act in this dossier, which is not the same as zero" for y in empty],
        hoverinfo="text",
    )


def spans(placed: list[Mark], theme: Theme) -> list[go.Scatter]:
    """Dates that are not known to the month, as lines over what they may mean; dotted where in doubt."""
    out = []
    for panel, axis in AXES.items():
        for doubt in (False, True):
            xs: list[float | None] = []
            ys: list[float | None] = []
            for m in placed:
                if m.span and m.panel == panel and doubtful(m) == doubt:
                    xs += [*m.span, None]
                    ys += [m.y, m.y, None]
            if xs:
                dash = dashes(DOUBTFUL) if doubt else "solid"
                out.append(
                    go.Scatter(
                        x=xs,
                        y=ys,
                        yaxis=axis,
                        mode="lines",
                        line=dict(color=theme.soft, width=1.6, dash=dash),
                        hoverinfo="skip",
                        name="span",
                    )
                )
    return out


def event_marks(index: Index, theme: Theme, placed: list[Mark]) -> list[go.Scatter]:
    """A trace of marks a panel: shape for the kind, height and colour for the weight, panel for the direction."""
    out = []
    for panel in ("a", "joint", "b", "context"):
        here = [m for m in placed if m.panel == panel]
        edge = [theme.soft if not m.value else theme.edge_coop if m.value > 0 else theme.edge_conf for m in here]
        empty = [hollow(m) for m in here]
        out.append(
            go.Scatter(
                x=[m.x for m in here],
                y=[m.y for m in here],
                yaxis=AXES[panel],
                mode="markers",
                customdata=[m.event.id for m in here],
                name=panel,
                cliponaxis=False,
                marker=dict(
                    symbol=[SYMBOLS[m.event.kind] + ("-open" if h else "") for m, h in zip(here, empty, strict=True)],
                    color=[e if h else weight_colour(theme, m.value) for m, h, e in zip(here, empty, edge, strict=True)],
                    size=8.5 if panel != "context" else 8,
                    line=dict(color=edge, width=1),
                    opacity=1,
                ),
                hovertext=[
                    hover(
                        m.event.title,
                        f"{display(m.event.date)} · {direction(index, m.event)}",
                        f"{term('layer', m.event.layer).label}, {term('event-kind', m.event.kind).label}"
                        + (f", Goldstein {signed(m.value)}" if m.value is not None else ""),
                    )
                    for m in here
                ],
                hoverinfo="text",
            )
        )
    return out


def label_texts(index: Index, theme: Theme, placed: list[Mark]) -> go.Scatter:
    """The turning points' names above the context marks."""
    rows = labels(index, placed)
    return go.Scatter(
        x=[x for x, _, _, _ in rows],
        y=[y for _, y, _, _ in rows],
        text=[plain(text) for _, _, text, _ in rows],
        customdata=[key for _, _, _, key in rows],
        mode="text",
        textfont=dict(size=10.5, color=theme.ink),
        yaxis=AXES["context"],
        hoverinfo="skip",
        name="labels",
        cliponaxis=False,
    )


def rules(theme: Theme, lines: Sequence[int]) -> list[dict]:
    """The zero lines of level, flow and acts, and hairlines at some values of the level."""
    rows = [("flow", 0), ("a", 0), ("joint", 0), ("b", 0), *(("level", value) for value in lines)]
    return [
        dict(
            type="line",
            xref="paper",
            yref=AXES[name],
            x0=0,
            x1=1,
            y0=value,
            y1=value,
            layer="below",
            line=dict(color=theme.line if value else theme.soft, width=0.7 if value else 0.8),
        )
        for name, value in rows
    ]


def side_names(index: Index, theme: Theme, drawn: Drawn, lines: Sequence[int]) -> list[dict]:
    """What each panel shows, at the right edge, and the scale of the level."""
    names = [
        (name, y, "<br>".join(map(plain, said)), 34 if name == "level" else 7) for name, y, said in panel_names(index, drawn)
    ]
    names += [("level", value, tick_name(value), 7) for value in lines]
    return [
        dict(
            text=text,
            x=1,
            xref="paper",
            xanchor="left",
            xshift=shift,
            y=y,
            yref=AXES[name],
            yanchor="middle",
            align="left",
            showarrow=False,
            font=dict(size=11.5, color=theme.soft if name != "reading" else theme.ink),
        )
        for name, y, text, shift in names
    ]
