"""Alignments as lanes on the time axis: one lane a third party, its upper half toward side a."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from html import escape

import plotly.graph_objects as go

from dossier.content.model import Alignment
from dossier.index.queries import Index
from dossier.index.words import stance_line
from dossier.layout.geometry import Bar, axis, bars
from dossier.layout.theme import FONT, Theme, stance_colour

LEFT, RIGHT = 6, 112
HATCH = {"strained": "/", "opposed": "x", "at-war": "|", "unknown": "."}  # so that colour is not the only sign


def hover(title: str, *lines: str) -> str:
    """Hover text: a bold first line and wrapped lines below."""
    wrapped = [plain(part) for line in lines for part in textwrap.wrap(line, 64)]
    return "<br>".join([f"<b>{'<br>'.join(plain(part) for part in textwrap.wrap(title, 60))}</b>", *wrapped])


def plain(text: str) -> str:
    """Text that Plotly shows as it is and does not take for markup."""
    return escape(text, quote=False)


def lane_bars(index: Index, theme: Theme, drawn: list[Bar], axis: str) -> go.Bar:
    """One trace with a bar for every alignment; `customdata` is its id."""
    stances = [b.alignment.stance for b in drawn]
    return go.Bar(
        orientation="h",
        x=[b.end - b.start for b in drawn],
        base=[b.start for b in drawn],
        y=[b.y for b in drawn],
        width=[b.height for b in drawn],
        yaxis=axis,
        customdata=[b.alignment.id for b in drawn],
        marker=dict(
            color=[stance_colour(theme, stance) for stance in stances],
            line=dict(color=[theme.soft if stance == "unknown" else theme.paper for stance in stances], width=0.8),
            pattern=dict(
                shape=[HATCH.get(stance, "") for stance in stances],
                size=5,
                solidity=0.2,
                fillmode="overlay",
                fgcolor=[theme.soft if stance == "unknown" else theme.edge_conf for stance in stances],
            ),
        ),
        hovertext=[hover(stance_line(index, b.alignment), b.alignment.what, f"Basis: {b.alignment.basis}") for b in drawn],
        hoverinfo="text",
        showlegend=False,
        name="alignments",
    )


def lane_names(index: Index, theme: Theme, axis: str) -> list[dict]:
    """The lanes' names at the right edge, as annotations."""
    names = list(reversed(list(index.lanes)))
    return [
        dict(
            text=plain(name),
            x=1,
            xref="paper",
            xanchor="left",
            xshift=7,
            y=i + 0.53,
            yref=axis,
            yanchor="middle",
            showarrow=False,
            font=dict(size=11.5, color=theme.ink),
        )
        for i, name in enumerate(names)
    ]


def base_layout(index: Index, theme: Theme, height: float) -> dict:
    """What all charts on the time axis share."""
    first, last = axis(index)
    return dict(
        height=height,
        margin=dict(l=LEFT, r=RIGHT, t=4, b=26),
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font=dict(family=FONT, size=12, color=theme.ink),
        showlegend=False,
        hovermode="closest",
        dragmode=False,  # a swipe that begins on a chart is the page's
        bargap=0,
        barmode="relative",
        hoverlabel=dict(
            bgcolor=theme.paper, bordercolor=theme.line, font=dict(family=FONT, size=13, color=theme.ink), align="left"
        ),
        xaxis=dict(
            range=[first, last],
            fixedrange=True,  # the page's own controls show other years, and none is lost by a drag
            minallowed=first,
            maxallowed=last,
            showgrid=False,
            zeroline=False,
            tickformat="d",
            tickformatstops=[dict(dtickrange=[None, 0.99], value=".1f")],  # else half a year is rounded to the next
            automargin=False,
            anchor="free",
            position=0,
            tickfont=dict(size=12, color=theme.soft),
            ticks="outside",
            tickcolor=theme.line,
            nticks=12,
        ),
    )


def period_bands(index: Index, theme: Theme) -> list[dict]:
    """Every other period as a pale band behind the panels."""
    out = []
    for i, p in enumerate(index.periods.values()):
        start, end = index.span(p.dates)
        if i % 2:
            out.append(
                dict(
                    type="rect",
                    xref="x",
                    yref="paper",
                    x0=start,
                    x1=end,
                    y0=0,
                    y1=1,
                    layer="below",
                    line_width=0,
                    fillcolor=theme.band,
                )
            )
    return out


def lanes_figure(index: Index, theme: Theme, rows: Iterable[Alignment]) -> go.Figure:
    """The lanes alone, for the alignments given; lanes without one stay, empty."""
    count = max(len(index.lanes), 1)
    figure = go.Figure(lane_bars(index, theme, bars(index, rows), "y"))
    figure.update_layout(
        **base_layout(index, theme, 34 * count + 40),
        shapes=period_bands(index, theme) + separators(theme, count, "y"),
        annotations=lane_names(index, theme, "y"),
        yaxis=dict(range=[0, count], fixedrange=True, visible=False, automargin=False),
    )
    return figure


def separators(theme: Theme, count: int, axis: str) -> list[dict]:
    """Hairlines between lanes."""
    return [
        dict(type="line", xref="paper", yref=axis, x0=0, x1=1, y0=i, y1=i, layer="below", line=dict(color=theme.line, width=0.7))
        for i in range(1, count)
    ]
