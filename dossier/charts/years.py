"""The acts of each year as a figure for Plotly, from which years can be chosen by drawing over them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dossier.charts.traces import Trace, said
from dossier.content.model import Event
from dossier.index.queries import Catalogue
from dossier.layout.primitives import Box, Rule, Scene, Text
from dossier.layout.theme import FONT, Theme
from dossier.layout.years import SIDES, Numbers, years_scene

MARGIN = dict(l=34, r=8, t=6, b=26)
CLEAR = "rgba(0,0,0,0)"
NAMES = {"coop": "↑ cooperative acts a year", "conf": "↓ conflictual acts a year"}


def years_figure(
    catalogue: Catalogue,
    theme: Theme,
    left: Iterable[Event],
    edition: str = "",
    years: tuple[int, int] | None = None,
    everything: Numbers | None = None,
) -> dict[str, Any]:
    """The figure of the events that are left; `customdata` of a bar is its year. The rest is as for `years_scene`."""
    s = years_scene(catalogue, left, edition, years, everything)
    looks = {
        f"{side} {which}": (colours[2 if which == "left" else 0], edge)
        for side, colours, edge in (("coop", theme.coop, theme.edge_coop), ("conf", theme.conf, theme.edge_conf))
        for which in ("all", "left")
    }
    traces = [_bars(s.of(Box, role), role, colour, edge, theme) for role, (colour, edge) in looks.items()]
    return {"data": traces, "layout": _layout(s, theme)}


def _bars(boxes: list[Box], role: str, colour: str, edge: str, theme: Theme) -> Trace:
    return dict(
        type="bar", name=role, x=[(one.x0 + one.x1) / 2 for one in boxes], y=[one.y1 for one in boxes],
        width=round(boxes[0].x1 - boxes[0].x0, 3) if boxes else 0, customdata=[one.key for one in boxes],
        marker=dict(color=colour, line=dict(color=edge if role.endswith("left") else theme.line, width=0.6)),
        selected=dict(marker=dict(opacity=1)), unselected=dict(marker=dict(opacity=1)),  # what is left is drawn anew
        **said(boxes),
    )  # fmt: skip


def _layout(s: Scene, theme: Theme) -> dict[str, Any]:
    panel = s.panels[0]
    thin, zero = dict(color=theme.line, width=0.7), dict(color=theme.soft, width=1)
    rules = [
        dict(type="line", xref="paper", x0=0, x1=1, y0=one.y, y1=one.y, line=zero if one.role == "zero" else thin, layer="below")
        for one in s.of(Rule)
    ]
    chosen = [
        dict(type="rect", x0=one.x0, x1=one.x1, yref="paper", y0=0, y1=1, fillcolor=theme.band, layer="below", line=dict(color=theme.edge_coop, width=1.5))
        for one in s.of(Box, "chosen")
    ]  # fmt: skip
    ticks = s.of(Text, "tick")
    names = [
        dict(
            text=NAMES[side], x=0, xref="paper", xanchor="left", xshift=6, y=y, yref="paper", yanchor=anchor, showarrow=False,
            font=dict(size=12.5, color=edge),
        )
        for side, y, anchor, edge in zip(SIDES, (1, 0), ("top", "bottom"), (theme.edge_coop, theme.edge_conf), strict=True)
    ]  # fmt: skip
    return dict(
        height=panel.height + MARGIN["t"] + MARGIN["b"], margin=MARGIN, paper_bgcolor=CLEAR, plot_bgcolor=CLEAR, showlegend=False,
        font=dict(family=FONT, size=12, color=theme.ink), barmode="overlay", bargap=0, hovermode="closest",
        dragmode="select", selectdirection="h", newselection=dict(line=dict(color=theme.edge_coop, width=1.5, dash="solid")),
        hoverlabel=dict(bgcolor=theme.paper, bordercolor=theme.line, font=dict(family=FONT, size=13, color=theme.ink), align="left"),
        xaxis=dict(
            range=[s.first, s.last], fixedrange=True, zeroline=False, showgrid=False, automargin=False, tickformat="d", nticks=12,
            ticks="outside", tickcolor=theme.line, tickfont=dict(size=13, color=theme.ink),
        ),
        yaxis=dict(
            range=[panel.low, panel.high], fixedrange=True, zeroline=False, showgrid=False, automargin=False,
            tickvals=[one.y for one in ticks], ticktext=[one.lines[0] for one in ticks], tickfont=dict(size=12, color=theme.soft),
        ),
        shapes=[*chosen, *rules], annotations=names,
    )  # fmt: skip
