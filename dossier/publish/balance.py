"""Structural balance as one drawing, from its scene.

Runs that follow each other in one state are one box; all boxes of a state are one path, and their letters one text, which
keeps the drawing small. The table below it is its twin.
"""

from __future__ import annotations

from dataclasses import replace

from dossier.index.queries import Catalogue
from dossier.index.triads import Balance
from dossier.layout.balance import FIRST, balance_scene
from dossier.layout.primitives import Box, Frame, Scene, Text, Upright
from dossier.publish.drawings import relative
from dossier.render.markup import NOTHING, Markup, html, joined
from dossier.render.signs import label, n, path
from dossier.render.timeline import SCREEN

LEAST, FOOT = 11.0, 5.0  # pixels that a letter needs, and those below the last row


def boxes(s: Scene) -> list[Box]:
    """Runs of a lane in one state as one box; between the sides each stands alone, since its reason is another."""
    out: list[Box] = []
    for one in s.of(Box, "run"):
        last = out[-1] if out and one.panel != FIRST else None
        if last and (last.panel, last.tone, last.x1) == (one.panel, one.tone, one.x0):
            out[-1] = replace(last, x1=one.x1)
        else:
            out.append(one)
    return out


def balance_svg(catalogue: Catalogue, found: Balance) -> Markup:
    """The drawing; empty where no third party has a lane."""
    if not found.lanes:
        return NOTHING
    s = balance_scene(catalogue, found)
    at, placed = s.frame(SCREEN.left, SCREEN.edge), boxes(s)
    states = dict.fromkeys(one.tone for one in placed)
    return html(
        '<div class="wide" tabindex="0" role="group" aria-label="Drawing of structural balance"><svg class="t-svg d-balance" viewBox="0 0 {wide} {tall}" '
        'role="img" aria-label="{said}"><defs>{patterns}</defs>{drawn}<g class="t-axis">{years}</g>{named}</svg></div>',
        wide=n(SCREEN.whole), tall=n(at.height + FOOT), said=s.said, patterns=PATTERNS,
        drawn=joined(_state(at, tone, [one for one in placed if one.tone == tone]) for tone in states),
        years=joined(label(at.x(one.x), 14, one.text) for one in s.of(Upright, "year")),
        named=joined(label(SCREEN.edge + 7, at.rows[one.panel].start + 12, one.lines[0]) for one in s.of(Text, "lane")),
    )  # fmt: skip


PATTERNS = joined(
    html('<pattern id="{key}" width="5" height="5" patternUnits="userSpaceOnUse">{lines}</pattern>', key=key, lines=path(css, d))
    for key, css, d in (("b-un", "t-hatch", "M0 5 5 0"), ("b-dot", "t-hatch t-unknown", "M1 2.5H2"))
)


def _state(at: Frame, tone: str, there: list[Box]) -> Markup:
    rows = [(one.text, at.x(one.x0), at.x(one.x1), at.rows[one.panel]) for one in there]
    boxes = path(
        f"d-t-{tone}",
        relative("".join(f"M{n(a)} {n(row.start)}H{n(b)}v{n(row.end - row.start)}H{n(a)}Z" for _, a, b, row in rows)),
    )
    lettered = [(text, n((a + b) / 2), n(row.start + 11.5)) for text, a, b, row in rows if b - a >= LEAST]
    letters, x, y = ([one[i] for one in lettered] for i in range(3))
    text = html(
        '<text class="d-t-{tone}" x="{x}" y="{y}">{letters}</text>',
        tone=tone,
        x=",".join(x),
        y=",".join(y),
        letters="".join(letters),
    )
    return boxes + (text if lettered else NOTHING)
