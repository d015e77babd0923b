"""The scene of the timeline as a figure for Plotly, and its lanes alone as another, as plain data.

Each primitive becomes a trace, a shape or an annotation by its kind; what it looks like is in the tables below. A pick does
not change a figure; the page draws it over the figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dossier.charts.named import at_the_line, way
from dossier.charts.traces import AXES, Trace, dashes, dots, hover, plain, said, scatter
from dossier.content.model import Alignment
from dossier.index.fluctuation import default_choice, fluctuation
from dossier.index.queries import Catalogue
from dossier.layout.geometry import MARGIN, lanes
from dossier.layout.level import BROKEN, DASHED, DOTTED, DOUBTFUL, Drawn
from dossier.layout.primitives import Area, Box, Composition, Line, Mark, Panel, Place, Rule, Scene, Text, Upright
from dossier.layout.scene import scene
from dossier.layout.shapes import SHAPES
from dossier.layout.theme import FONT, Theme, on, tone_colour, weight_colour

CLEAR = "rgba(0,0,0,0)"
HATCH = {"strained": "/", "opposed": "x", "at-war": "|", "unknown": "."}  # so that colour is not the only sign


def timeline_figure(
    catalogue: Catalogue, theme: Theme, drawn: Drawn | None = None, how: Composition | None = None
) -> dict[str, Any]:
    """The whole figure, in a composition where one is given. `customdata` of marks, ribbon and lanes is the id of event, period
    or alignment."""
    return figure(scene(catalogue, drawn or Drawn(fluctuation(catalogue, default_choice(catalogue))), how), theme)


def lanes_figure(
    catalogue: Catalogue, theme: Theme, rows: Iterable[Alignment], years: tuple[int, int] | None = None
) -> dict[str, Any]:
    """The lanes alone that the alignments given have; from the first to the last of some years, where these are given."""
    left = tuple(rows)
    count = max(len(lanes(catalogue, left)), 1)
    panel = Panel("lanes", 34 * count + 10, 0, 0, count)
    shown = (float(years[0]), years[1] + 1.0) if years else None
    how = Composition((panel,), frozenset({"periods", "rules", "alignments", "names"}), shown, rows=left)
    return figure(scene(catalogue, how=how), theme)


def figure(s: Scene, theme: Theme) -> dict[str, Any]:
    """A scene as data and layout."""
    names = {p.name for p in s.panels}
    traces = [
        *([_reading(s.of(Box, "reading"), theme)] if "reading" in names else []),
        *([_under(under, theme)] if (under := s.of(Text, "under")) else []),
        *_level(s, theme),
        *at_the_line(s, theme),
        *(_flow(s, theme) if "flow" in names else []),
        *_breaks(s, theme),
        *_spans(s, theme),
        *(_events(s.of(Mark, "event", panel=p), p, theme) for p in ("a", "joint", "b", "context") if p in names),
        *([_alignments(s.of(Box, "alignment"), theme)] if "lanes" in names else []),
        *([_terms(s.of(Box, "term"), theme)] if "office" in names else []),
    ]
    return {"data": traces, "layout": _layout(s, theme)}


def _lying(boxes: list[Box], theme: Theme, hatch: dict[str, Any], width: float) -> dict[str, Any]:
    """What boxes of periods and alignments share: bars along the axis, in the colours of their tones."""
    unfilled = [one.tone in ("silent", "unknown") for one in boxes]
    return dict(
        type="bar", orientation="h", x=[one.x1 - one.x0 for one in boxes], base=[one.x0 for one in boxes],
        y=[round((one.y0 + one.y1) / 2, 3) for one in boxes], customdata=[one.key for one in boxes], **said(boxes),
        marker=dict(
            color=[tone_colour(theme, one.tone) for one in boxes],
            line=dict(color=[theme.soft if bare else theme.paper for bare in unfilled], width=width),
            pattern=dict(shape=[HATCH.get(one.tone, "") for one in boxes], fillmode="overlay", **hatch),
        ),
    )  # fmt: skip


def _reading(boxes: list[Box], theme: Theme) -> Trace:
    """The article's reading of each period; an empty box where it is silent."""
    bars = _lying(boxes, theme, {}, 1)
    words = dict(
        text=[one.text for one in boxes], textposition="inside", insidetextanchor="middle", textangle=0,
        constraintext="none",  # the page hides those that find no room in its pixels
        textfont=dict(size=12.5, color=[theme.soft if one.tone == "silent" else on(theme, colour) for one, colour in zip(boxes, bars["marker"]["color"], strict=True)]),
    )  # fmt: skip
    return bars | words | dict(width=0.94, name="reading")


def _under(texts: list[Text], theme: Theme) -> Trace:
    """The same words below their boxes; the page shows those that find no room within."""
    return scatter(
        "reading", "text", "under", [one.x for one in texts], [one.y for one in texts], text=[one.lines[0] for one in texts],
        customdata=[one.key for one in texts], cliponaxis=False, textfont=dict(size=12.5, color=theme.ink),
    )  # fmt: skip


def _alignments(boxes: list[Box], theme: Theme) -> Trace:
    """A bar for every alignment."""
    ink = [theme.soft if one.tone == "unknown" else theme.edge_conf for one in boxes]
    bars = _lying(boxes, theme, dict(fgcolor=ink, size=5, solidity=0.2), 0.8)
    return bars | dict(width=[round(one.y1 - one.y0, 3) for one in boxes], yaxis=AXES["lanes"], name="alignments")


def _terms(boxes: list[Box], theme: Theme) -> Trace:
    """A box with a name for each term of a leader; the page hides the names that find no room."""
    return dict(
        type="bar", orientation="h", x=[one.x1 - one.x0 for one in boxes], base=[one.x0 for one in boxes],
        y=[round((one.y0 + one.y1) / 2, 3) for one in boxes], width=[round(one.y1 - one.y0, 3) for one in boxes], yaxis=AXES["office"], name="office", **said(boxes),
        marker=dict(color=CLEAR, line=dict(color=theme.line, width=1)), text=[plain(one.text) for one in boxes],
        textposition="inside", insidetextanchor="middle", textangle=0, constraintext="none", textfont=dict(size=12, color=theme.ink),
    )  # fmt: skip


def _line(points: Sequence[Place], name: str, look: dict[str, Any], mode: str = "lines", **more: Any) -> Trace:
    x, y = [round(x, 3) for x, _ in points], [round(y, 3) for _, y in points]
    return scatter("level", mode, name, x, y, line=look, **more)


def _level(s: Scene, theme: Theme) -> list[Trace]:
    """Band, envelope and lines of the level; means where the record is too thin for one."""
    out = []
    if means := s.of(Mark, "means"):
        ring = dict(symbol="circle-open", size=6, color=theme.ink)
        out.append(_line([(m.x, m.y) for m in means], "means", {}, mode="markers", marker=ring, **said(means)))
    for one in s.of(Area, "band"):
        bare = dict(color=theme.soft, width=0)
        out += [_line(one.low, "band", bare), _line(one.high, "band", bare, fill="tonexty", fillcolor=theme.level_band)]
    looks = {
        "envelope": dict(color=theme.soft, width=1, dash=dashes(DOTTED)),
        "default": dict(color=theme.soft, width=1.5, dash=dashes(DASHED)),
        "level": dict(color=theme.ink, width=3.2),
    }
    for line in s.of(Line, *looks):
        words: dict[str, Any] = dict(hoverinfo="text", hovertext=[hover(words) for words in line.each]) if line.each else {}
        out.append(_line(line.points, line.role, looks[line.role], **words))
    return out


def _flow(s: Scene, theme: Theme) -> list[Trace]:
    """Sums of cooperation (up) and conflict (down), side b hatched; years without an act are marked as gaps."""
    out: list[Trace] = []
    for side, hatch in (("a", ""), ("b", "/")):
        for part, colours, edge in (("coop", theme.coop, theme.edge_coop), ("conf", theme.conf, theme.edge_conf)):
            boxes = s.of(Box, f"flow-{part}-{side}")
            out.append(
                dict(
                    type="bar", x=[round((one.x0 + one.x1) / 2, 3) for one in boxes], y=[round(one.y1 - one.y0, 1) for one in boxes],
                    width=round(boxes[0].x1 - boxes[0].x0, 3) if boxes else 0, yaxis=AXES["flow"], name=f"flow-{part}-{side}",
                    marker=dict(
                        color=colours[1], line=dict(color=edge, width=0.5),
                        pattern=dict(shape=hatch, fgcolor=edge, size=4, solidity=0.3, fillmode="overlay"),
                    ),
                    **said(boxes),
                )
            )  # fmt: skip
    gaps = s.of(Mark, "no act")
    cross = dict(symbol="x-thin", size=6, line=dict(color=theme.soft, width=1.2))
    return [*out, dots(gaps, "flow", "no act", marker=cross)]


def _breaks(s: Scene, theme: Theme) -> list[Trace]:
    """A pointer at the top of the panel for each break, with its year."""
    return [
        scatter(
            p.name, "markers+text", "break", [one.x for one in found], [p.high] * len(found), text=[one.text for one in found],
            textposition=[f"middle {one.side or 'right'}" for one in found], textfont=dict(size=12, color=theme.soft),
            cliponaxis=False, marker=dict(symbol="triangle-down", size=8, color=theme.ink), **said(found),
        )
        for p in sorted(s.panels, key=lambda p: p.name != "level") if (found := s.of(Upright, "break", panel=p.name))
    ]  # fmt: skip


def _spans(s: Scene, theme: Theme) -> list[Trace]:
    """Dates that are not known to the month, as lines over what they may mean; dotted where in doubt."""
    out = []
    for panel in AXES:
        for tone, dash in (("", "solid"), ("doubt", dashes(DOUBTFUL))):
            if found := [one.points for one in s.of(Line, "span", panel=panel) if one.tone == tone]:
                x, y = ([v for points in found for v in (*(point[i] for point in points), None)] for i in (0, 1))
                look = dict(color=theme.soft, width=1.6, dash=dash)
                out.append(scatter(panel, "lines", "span", x, y, line=look))
    return out


def _events(marks: list[Mark], panel: str, theme: Theme) -> Trace:
    """The marks of a panel: shape for the kind, height and colour for the weight."""
    edge = [theme.soft if not m.value else theme.edge_coop if m.value > 0 else theme.edge_conf for m in marks]
    looks = dict(
        symbol=[SHAPES[m.shape].symbol + ("-open" if m.hollow else "") for m in marks],
        color=[e if m.hollow else weight_colour(theme, m.value) for m, e in zip(marks, edge, strict=True)],
        size=8.5 if panel != "context" else 8,
        line=dict(color=edge, width=1),
        opacity=1,
    )
    return dots(marks, panel, panel, customdata=[m.key for m in marks], cliponaxis=False, marker=looks)


def _shapes(s: Scene, theme: Theme) -> list[dict]:
    """Every other period as a pale band, the rules of the panels, and the lines of breaks; all of them behind the marks."""
    thin, zero = dict(color=theme.line, width=0.7), dict(color=theme.soft, width=0.8)
    broken = dict(color=theme.soft, width=1.2, dash=dashes(BROKEN))
    out = [
        dict(type="rect", xref="x", yref="paper", x0=one.x0, x1=one.x1, y0=0, y1=1, line=dict(width=0), fillcolor=theme.band)
        for one in s.of(Box, "period")
        if one.tone == "1"
    ]
    for rule in s.of(Rule):
        look = zero if rule.role == "zero" else thin
        out.append(dict(type="line", xref="paper", yref=AXES[rule.panel], x0=0, x1=1, y0=rule.y, y1=rule.y, line=look))
    for one in s.of(Upright, "break"):
        out.append(dict(type="line", xref="x", yref=f"{AXES[one.panel]} domain", x0=one.x, x1=one.x, y0=0, y1=1, line=broken))
    return [shape | dict(layer="below") for shape in out]


def _beside(one: Text, theme: Theme) -> dict[str, Any]:
    """What stands at the right edge: the name of a panel or a lane, a value of a scale."""
    soft = one.role != "lane" and one.panel != "reading"
    return dict(
        text="<br>".join(map(plain, one.lines)), x=1, xref="paper", xanchor="left", y=one.y, yref=AXES[one.panel], yanchor="middle",
        xshift=34 if one.panel == "level" and one.role == "name" else 7, align="left", showarrow=False,
        font=dict(size=12, color=theme.soft if soft else theme.ink),
    )  # fmt: skip


def _layout(s: Scene, theme: Theme) -> dict[str, Any]:
    """Axes, shapes and annotations, and what all charts on the time axis share."""
    at = s.frame(0, 1)
    share = {p.name: at.share(p.name) for p in s.panels}
    axes = {
        "yaxis" + AXES[p.name][1:]: dict(
            domain=share[p.name], range=[p.low, p.high], fixedrange=True, visible=False, automargin=False
        )
        for p in s.panels
    }
    names = [one for role in ("name", "tick", "lane") for one in s.of(Text, role)]
    return dict(
        height=at.height + MARGIN["t"] + MARGIN["b"], margin=MARGIN, paper_bgcolor=CLEAR, plot_bgcolor=CLEAR,
        font=dict(family=FONT, size=12, color=theme.ink), showlegend=False, hovermode="closest",
        dragmode=False,  # a swipe that begins on a chart is the page's
        bargap=0, barmode="relative", **axes,
        hoverlabel=dict(
            bgcolor=theme.paper, bordercolor=theme.line, font=dict(family=FONT, size=13, color=theme.ink), align="left"
        ),
        xaxis=dict(
            range=[s.first, s.last], minallowed=s.first, maxallowed=s.last,
            fixedrange=True,  # the page's own controls show other years, and none is lost by a drag
            zeroline=False, automargin=False, nticks=12, showgrid=True, gridcolor=theme.line, gridwidth=0.6,
            **(dict(anchor=AXES["level"]) if "level" in share else dict(anchor="free", position=0)),
            tickformat="d",
            tickformatstops=[dict(dtickrange=[None, 0.99], value=".1f")],  # else half a year is rounded to the next
            tickfont=dict(size=13, color=theme.ink), ticks="outside", tickcolor=theme.line,
        ),
        shapes=_shapes(s, theme), annotations=[_beside(one, theme) for one in names] + [way(one, theme) for one in s.of(Text, "way")],
    )  # fmt: skip
