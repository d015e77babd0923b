"""Drawings whose width is time and which are stretched: lines of a scene, dots over them, bars of stances, means on a scale.

What must not be stretched, words and dots, stands over the lines as HTML, placed in hundredths (`--x`, `--y`, `--w`); so a word
has its true size at every width, and gives way to a sign where its bar is narrow.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil, floor

from dossier.index.queries import Catalogue
from dossier.index.words import signed
from dossier.layout.axis import Scale
from dossier.layout.compare import LETTERS
from dossier.layout.primitives import Area, Box, Line, Mark, Place, Rule, Scene, Text, Upright
from dossier.measures.mean import LEAST, Mean
from dossier.render.markup import NOTHING, Markup, html, joined
from dossier.render.signs import path

SHORT = 8  # letters of a word that has room in a narrow bar


def percent(scale: Scale, value: float) -> float:
    """A place in hundredths, cut at the edges."""
    return round(scale.cut(value), 2)


def means(pair: Iterable[Mean]) -> Markup:
    """Both means with their intervals on one scale, which zero is on."""
    rows = list(pair)
    values = [0.0, *(v for m in rows for v in (m.mean, m.low, m.high) if v is not None)]
    low, high = floor(min(values)), max(ceil(max(values)), floor(min(values)) + 1)
    scale = Scale(low, high, 0.0, 100.0)
    step = 1 if high - low <= 8 else 2 if high - low <= 14 else 5
    ticks = joined(
        html('<i style="--x:{x}">{text}</i>', x=percent(scale, value), text=f"{value:+d}".replace("-", "−") if value else "0")
        for value in range(low, high + 1)
        if value % step == 0
    )
    lines = joined(_mean(letter, m, scale) for letter, m in zip(LETTERS, rows, strict=True))
    said = "; ".join(f"{letter.upper()} {mean_said(m)}" for letter, m in zip(LETTERS, rows, strict=True))
    return html(
        '<div class="d-cmpmeans" role="img" aria-label="Mean weight of the acts: {said}"><p>mean weight, 95\u00a0% interval</p>{lines}'
        '<div class="d-cmpscale">{ticks}</div></div>',
        said=said, lines=lines, ticks=ticks,
    )  # fmt: skip


def _mean(letter: str, m: Mean, scale: Scale) -> Markup:
    spread = NOTHING
    if m.low is not None and m.high is not None:
        x = percent(scale, m.low)
        spread = html('<s style="--x:{x};--w:{w}"></s>', x=x, w=round(percent(scale, m.high) - x, 2))
    point = html('<u style="--x:{x}"></u>', x=percent(scale, m.mean)) if m.mean is not None else NOTHING
    return html(
        '<div class="d-cmpmean"><b>{letter}</b><div>{spread}{dot}</div></div>', letter=letter.upper(), spread=spread, dot=point
    )


def mean_said(m: Mean) -> str:
    """A mean in words: `+1.80, 95 % interval +0.38 to +3.22`."""
    if m.mean is None:
        return "no mean, since there is no act with a weight"
    if m.low is None or m.high is None:
        why = f"fewer than {LEAST} acts" if m.n < LEAST else "all acts weigh the same"
        return f"{signed(m.mean, 2)}, no interval, since {'there are ' if m.n < LEAST else ''}{why}"
    return f"{signed(m.mean, 2)}, 95\u00a0% interval {signed(m.low, 2)} to {signed(m.high, 2)}"


def lines_of(s: Scene, panel: str) -> Markup:
    """The stretched drawing of a scene: lines of the scale, band and level."""
    x, y = Scale(s.first, s.last, 0, 1000), s.frame(0, 1000).rows[panel]

    def points(there: Iterable[Place]) -> list[str]:
        return [f"{round(x(a), 1)} {round(y(b), 2)}" for a, b in there]

    rules = "".join(f"M0 {round(y(one.y), 2)}H1000" for one in s.of(Rule, "hairline"))
    zero = "".join(f"M0 {round(y(one.y), 2)}H1000" for one in s.of(Rule, "zero"))
    years = "".join(f"M{round(x(one.x), 1)} 0V100" for one in s.of(Upright, "year"))
    bands = "".join(f"M{'L'.join([*points(one.high), *reversed(points(one.low))])}Z" for one in s.of(Area, "band"))
    levels = [(one.tone, f"M{'L'.join(points(one.points))}") for one in s.of(Line, "level")]
    drawn = (
        ("d-cmphair", rules + years),
        ("d-cmpband", bands),
        ("d-cmpzero", zero),
        *(("d-cmplevel d-cmpother" if tone == "b" else "d-cmplevel", d) for tone, d in levels),
    )
    return html(
        '<svg viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true">{lines}</svg>',
        lines=joined(path(css, d) for css, d in drawn if d),
    )


def axis_of(s: Scene, panel: str) -> Markup:
    """The words of a scene's scale and its years."""
    x, y = Scale(s.first, s.last, 0.0, 100.0), s.frame(0, 1).rows[panel]
    ticks = joined(
        html('<i class="d-cmptick" style="--y:{y}">{text}</i>', y=round(y(one.y), 2), text=one.lines[0])
        for one in s.of(Text, "tick")
    )
    years = joined(
        html('<i class="d-cmpyear" style="--x:{x}">{text}</i>', x=percent(x, one.x), text=one.text)
        for one in s.of(Upright, "year")
    )
    return ticks + years


def dot(mark: Mark, x: float, y: float) -> Markup:
    value = mark.value or 0.0
    side = "coop" if value > 0 else "conf" if value < 0 else "none"
    return html(
        '<i class="d-{side}{full}" style="--x:{x};--y:{y}" title="{said}"></i>',
        side=side, full="" if mark.hollow else " d-full", x=x, y=y, said=mark.said,
    )  # fmt: skip


def lane(catalogue: Catalogue, s: Scene) -> Markup:
    """A third party with a bar toward each side."""
    x = Scale(s.first, s.last, 0.0, 100.0)
    rows = []
    for panel in s.panels:
        boxes = s.of(Box, "stance", panel=panel.name)
        said = "; ".join(box.said for box in boxes) or "nothing on record"
        rows.append(
            html(
                '<div class="d-cmprow"><span aria-hidden="true">to {side}</span><div role="img" aria-label="Toward {name}: {said}">{bars}</div></div>',
                side=catalogue.short(panel.name), name=catalogue.name(panel.name), said=said, bars=joined(_bar(box, x) for box in boxes),
            )
        )  # fmt: skip
    return html('<div class="d-cmplane"><b>{name}</b><div>{rows}</div></div>', name=s.title, rows=joined(rows))


def _bar(box: Box, x: Scale) -> Markup:
    """A stance as wide as it lasts, with its word where that has room, else its sign."""
    left = percent(x, box.x0)
    return html(
        '<i class="d-cmpbar d-stance d-is-{tone} {size}" style="--x:{x};--w:{w}" title="{said}"><b>{text}</b><s>{sign}</s></i>',
        tone=box.tone, size="d-word" if len(box.text) <= SHORT else "d-longword", x=left, w=round(percent(x, box.x1) - left, 2), said=box.said, text=box.text, sign=box.sign,
    )  # fmt: skip
