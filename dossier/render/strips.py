"""Measured series as HTML: a strip along the time axis, its values as a table, and where they come from.

The drawing is an SVG whose width is time (`viewBox` begins at the first year) and which is stretched; what must not be
stretched stands over it as HTML, placed by the years `--a` and `--b` between those of the strip, `--from` and `--to`.
Colours are in the stylesheet. Several lines are told apart by dashes, fillings or forms and by name as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dossier.content.dates import display
from dossier.content.model import Point, Series
from dossier.content.vocabulary import term
from dossier.index.queries import Index
from dossier.index.words import amount
from dossier.layout.axis import DECADES, Scale, round_years
from dossier.layout.primitives import Area, Box, Line, Mark, Place, Primitive, Rule, Scene, Text, Upright
from dossier.layout.strips import Facts, facts, key_name, keys, rows, strip, value_words
from dossier.render.parts import cites, count, esc, outward, titled
from dossier.render.timeline import path

Draw = Callable[[Index, Series, Scene], str]
KINDS = 6  # of dashes and fillings in the stylesheet


def strip_svg(index: Index, series: Series, s: Scene) -> str:
    """The drawing alone. `data-from` and `data-to` are its years, for a script that shows fewer of them."""
    y, years = s.frame(0, 1).rows["strip"], round(s.last - s.first, 3)
    said = described(index, series) if titled() else series.title
    bands, hits = (_across(s, "period", "d-era", 3), _across(s, "time", "d-hit", 2)) if titled() else ("", "")
    zero = "".join(f'<path class="d-zeroline" d="M{s.first} {round(y(one.y), 2)}H{s.last}"/>' for one in s.of(Rule, "zero"))
    lines = (
        f'<g class="d-k{i % KINDS}">{"".join(_piece(y, one) for one in s.items if one.tone == str(i) and one.id.startswith("key:"))}</g>'
        for i, _ in enumerate(keys(series))
    )
    breaks = "".join(f'<path class="d-breakline" d="M{one.x} 0V100"/>' for one in s.of(Upright, "break"))
    return (
        f'<svg class="d-stripsvg" viewBox="{s.first} 0 {years} 100" preserveAspectRatio="none" role="img" data-from="{s.first}" '
        f'data-to="{s.last}" aria-label="{esc(said)}">{bands}{zero}{"".join(lines) if s.of(Text, "scale") else ""}{breaks}{hits}</svg>'
    )


def _across(s: Scene, role: str, css: str, digits: int) -> str:
    """Every second period, or every time with its values as a title, over the whole height."""
    there = [one for one in s.of(Box, role) if one.tone != "0"]
    boxes = [
        (f'<rect class="{css}" x="{one.x0:.{digits}f}" y="0" width="{one.x1 - one.x0:.{digits}f}" height="100"', one.said)
        for one in there
    ]
    return "".join(f"{box}><title>{esc(said)}</title></rect>" if said else f"{box}/>" for box, said in boxes)


def _piece(y: Scale, one: Primitive) -> str:
    """What stands for values. A bar of zero is a stroke on the line, which a missing value is not."""

    def points(there: Iterable[Place]) -> list[str]:
        return [f"{x} {round(y(value), 2)}" for x, value in there]

    match one:
        case Area(low=low, high=high) if len(low) > 1:
            return path("d-bounds", f"M{'L'.join([*points(high), *reversed(points(low))])}Z")
        case Area(low=low, high=high):
            return path("d-boundsline", f"M{points(high)[0]}L{points(low)[0]}")
        case Line(role="step", points=there):
            steps = (f"V{round(y(value), 2)}H{x}" for x, value in there[1::2])
            return path("d-curve", f"M{points(there)[0]}{''.join(steps)}")
        case Line(points=there):
            return path("d-curve", f"M{'L'.join(points(there))}")
        case Mark():
            return path("d-dot", f"M{points([(one.x, one.y)])[0]}h0")
        case Box(x0=a, x1=b):
            foot, end = round(y(one.y0), 2), round(y(one.y1), 2)
            box = f'x="{a}" y="{min(foot, end):.2f}" width="{b - a:.3f}" height="{abs(end - foot):.2f}"'
            return f'<rect class="d-bar" {box}/>' if end != foot else path("d-nought", f"M{a} {foot}H{b}")
    return ""


def described(index: Index, series: Series) -> str:
    """A series in words: what, unit, years, and what each line comes to."""
    found = [_line_said(index, series, f) for f in facts(series)]
    return f"{series.title}, {series.unit}, {display(series.coverage)}. {'; '.join(found) or 'No value'}."


def _line_said(index: Index, series: Series, f: Facts) -> str:
    name = key_name(index, series, f.key)
    ends = f"least {amount(f.least.value or 0)} ({display(f.least.date)}), greatest {amount(f.greatest.value or 0)} ({display(f.greatest.date)})"
    return f"{name + ': ' if name else ''}{count(f.n, 'value')}, {ends}"


def strip_html(index: Index, series: Series, marked: Place | None = None, draw: Draw = strip_svg) -> str:
    """A strip with what stands over it and, in its gutter, short name, unit and names of lines. `marked`: decimal years."""
    s = strip(index, series)
    length = s.last - s.first
    over = [_piece_over("d-unknown", a.x0, a.x1, "not covered" if a.x1 - a.x0 > length / 9 else "") for a in s.of(Box, "unknown")]
    over += [
        f'<span class="d-at{" d-upper" * (i % 2)}{" d-before" * (one.x > s.last - length / 4)}" style="--a:{one.x}">method changes</span>'
        for i, one in enumerate(s.of(Upright, "break"))
    ]
    if marked:
        over.append(_piece_over("d-marked", *marked, ""))
    over += [
        f'<span class="d-{css}">{one.lines[0]}</span>' for css, one in zip(("most", "least"), s.of(Text, "scale"), strict=False)
    ]
    return (
        f'<div class="d-strip" data-series="{esc(series.id)}" style="--from:{s.first};--to:{s.last}">'
        f'<div class="d-stripplot">{draw(index, series, s)}{"".join(over)}</div>'
        f'<div class="d-gutter"><b>{esc(series.short)}</b><span class="d-unit" title="{esc(series.unit)}">{esc(series.unit)}</span>'
        f"{key_list(index, series)}</div></div>"
    )


def _piece_over(css: str, a: float, b: float, said: str) -> str:
    return f'<i class="{css}" style="--a:{a:.3f};--b:{b:.3f}">{said}</i>'


def key_list(index: Index, series: Series) -> str:
    """The lines of a series, each with a sample of its stroke or filling."""
    names = [key for key in keys(series) if key]
    css = "d-bar" if series.shape == "bar" else "d-dot" if series.shape == "dot" else "d-curve"
    path = {"d-bar": "M4 1H18V9H4Z", "d-dot": "M11 5h0"}.get(css, "M0 5H22")
    items = "".join(
        f'<li><svg class="d-keyline d-k{i % KINDS}" viewBox="0 0 22 10" aria-hidden="true"><path class="{css}" d="{path}"/></svg>'
        f"{esc(key_name(index, series, key))}</li>"
        for i, key in enumerate(names)
    )
    return f'<ul class="d-keys">{items}</ul>' if items else ""


def values_table(index: Index, series: Series) -> str:
    """All values as a table: a row for each time, a column for each line, and how many cases a value rests on."""
    heads, cells = ['<th scope="col">Time</th>'], []
    for key in keys(series):
        name = esc(key_name(index, series, key)) or "Value"
        heads.append(f'<th scope="col">{name}</th>')
        cells.append((key, "value"))
        if any(p.n is not None for p in series.points if p.key == key):
            heads.append(f'<th scope="col"><span class="d-spoken">{name}, </span>n</th>')
            cells.append((key, "n"))
    body = "".join(
        f'<tr><th scope="row">{esc(display(row.date))}</th>{"".join(_cell(row.points.get(key), what) for key, what in cells)}</tr>'
        for row in rows(series)
    )
    return (
        f'<details class="d-values"><summary>Values as a table</summary><div class="d-scroll" tabindex="0" role="group" '
        f'aria-label="Values of {esc(series.short)}"><table class="d-figures"><caption>{esc(series.title)}, {esc(series.unit)}</caption>'
        f"<thead><tr>{''.join(heads)}</tr></thead><tbody>{body}</tbody></table></div></details>"
    )


def _cell(p: Point | None, what: str) -> str:
    if what == "n":
        return f"<td>{'' if p is None or p.n is None else p.n}</td>"
    said = "–" if p is None else value_words(p) if titled() or p.value is None else amount(p.value, 3)
    return f"<td>{said}</td>"


def origin(index: Index, series: Series) -> str:
    """Where a series comes from and on what terms, with the cautions that belong to it."""
    terms = "; ".join(f"{term('series-warning', w).label}: {term('series-warning', w).doc}" for w in series.warnings)
    licence = outward(series.licence_page, series.licence)
    listed = [
        ("What it says", esc(series.what)),
        ("Unit", esc(series.unit)),
        ("A year is", esc(f"{term('series-year', series.year).label}: {term('series-year', series.year).doc}")),
        ("Covers", esc(display(series.coverage))),
        ("Method changes", esc(", ".join(series.breaks))),
        ("Warnings", esc(terms)),
        ("Note", esc(series.note)),
        ("Computed", esc(series.derived)),
        ("Producer", esc(series.producer)),
        ("Citation", esc(series.citation)),
        ("Page", outward(series.page, series.page)),
        ("Copy read", esc(series.obtained)),
        ("Published", esc(display(series.published)) if series.published else ""),
        ("Read on", esc(display(series.accessed))),
        ("Licence", licence),
        ("Sources", cites(index, series.cites, f"Sources of {series.short}")),
    ]
    facts_list = "".join(f"<dt{_fact(name)}>{name}</dt><dd>{value}</dd>" for name, value in listed if value)
    return f'<details class="d-origin"><summary>Where it comes from</summary><dl>{facts_list}</dl></details>'


ON_PAPER = ("What it says", "Warnings", "Citation", "Page", "Licence", "Sources")  # what a hand-out says of a series


def _fact(name: str) -> str:
    return f' data-fact="{name}"' if name in ON_PAPER else ""


def placed(series: Series, marked: Place | None = None) -> str:
    """The place of a strip that the page fills from the one copy of it that was sent."""
    years = f' data-marked="{marked[0]:.3f}/{marked[1]:.3f}"' if marked else ""
    return f'<div data-strip="{esc(series.id)}"{years}></div>'


def entry(index: Index, series: Series, drawing: str = "") -> str:
    """A series with all that belongs to it: name, strip, what it cannot say, values and origin."""
    warned = ", ".join(term("series-warning", w).label for w in series.warnings)
    warned = f"{warned[:1].upper()}{warned[1:]}. " if warned else ""
    return (
        f'<section class="d-series" id="series-{esc(series.id)}" aria-label="{esc(series.title)}"><h3>{esc(series.title)}</h3>'
        f'{drawing or strip_html(index, series)}<div class="d-foot"><p class="d-soft">{esc(warned + series.attribution)}</p>'
        f"{values_table(index, series)}{origin(index, series)}</div></section>"
    )


def ruler(index: Index) -> str:
    """The periods above the strips, on the same axis."""
    opens, closes = (round(year, 3) for year in index.span(index.meta.span))
    eras = "".join(
        f'<i style="--a:{a:.3f};--b:{b:.3f}" title="{esc(p.title)}, {esc(display(p.dates))}"><b>{i}</b> {esc(p.title)}</i>'
        for i, p in enumerate(index.periods.values(), 1)
        for a, b in [index.span(p.dates)]
    )
    years = "".join(f'<i style="--a:{year}">{year}</i>' for year in round_years(opens, closes, DECADES))
    return (
        f'<div class="d-strip d-ruler" aria-hidden="true" style="--from:{opens};--to:{closes}"><div class="d-eras">{eras}</div>'
        f'<div></div><div class="d-yearmarks">{years}</div><div></div></div>'
    )
