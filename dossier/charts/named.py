"""What is named at the line of the level, as traces: the highest and lowest value, turning points, up and down in words."""

from __future__ import annotations

from typing import Any

from dossier.charts.traces import AXES, Trace, dots, plain, said, scatter
from dossier.layout.primitives import Line, Mark, Scene, Text
from dossier.layout.theme import Theme

TEXT_AT = {"right": "middle right", "left": "middle left", "above": "top center", "below": "bottom center"}


def at_the_line(s: Scene, theme: Theme) -> list[Trace]:
    """What is named at the line of the level, each name at the end of its leader, which is an error bar: it goes with its name."""
    out = []
    for role, size in (("turn", 8), ("extreme", 11)):
        if not (marks := s.of(Mark, role)):
            continue
        ring = dict(symbol="circle", size=size, color=theme.paper, line=dict(color=theme.ink, width=size / 5))
        out.append(dots(marks, "level", role, customdata=[m.key for m in marks], marker=ring))
    foot = {(one.id, one.tone): one.points[0][1] for one in s.of(Line, "leader")}
    turns = {one.id: one for one in s.of(Mark, "turn")}
    for role in ("extreme", "label"):
        if not (texts := s.of(Text, role)):
            continue
        by = [round(foot.get((one.id, one.tone), one.y) - one.y, 3) for one in texts]
        leader = dict(
            type="data", symmetric=False, array=[max(v, 0) for v in by], arrayminus=[max(-v, 0) for v in by],
            color=theme.soft, thickness=0.9, width=0,
        )  # fmt: skip
        more = dict(customdata=[one.key for one in texts], **said([turns[one.id] for one in texts])) if role == "label" else {}
        bold = ("<b>", "</b>") if role != "label" else ("", "")
        out.append(
            scatter(
                "level", "markers+text", role, [one.x for one in texts], [one.y for one in texts],
                text=[plain(one.lines[0]).join(bold) for one in texts], textposition=[TEXT_AT[one.side] for one in texts],
                textfont=dict(size=13, color=theme.ink), marker=dict(size=3, opacity=0), error_y=leader, **more,
            )
        )  # fmt: skip
    return out


def way(one: Text, theme: Theme) -> dict[str, Any]:
    """What up or down means, within the panel at its edge, whatever years are shown."""
    right = one.side == "left"
    return dict(
        text=f"<b>{plain(one.lines[0])}</b>", x=int(right), xref="paper", xanchor="right" if right else "left", y=one.y,
        yref=AXES[one.panel], yanchor="middle", xshift=-4 if right else 4, showarrow=False,
        font=dict(size=13, color=theme.edge_coop if one.tone == "up" else theme.edge_conf),
    )  # fmt: skip
