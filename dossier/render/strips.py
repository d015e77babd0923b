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
from dossier.index.words import amount, rough
from dossier.layout.strips import Facts, Line, Row, Span, Strip, facts, keys, rows, slots, strip
from dossier.render.parts import cites, count, esc, outward, titled

KINDS = 6  # of dashes and fillings in the stylesheet


def key_name(index: Index, series: Series, key: str) -> str:
    """The name of a line: an actor, a pair of actors, or the part as the source calls it."""
    if series.by == "actor":
        return index.short(key)
    if series.by == "dyad":
        cuts = [(key[:i], key[i + 1 :]) for i, sign in enumerate(key) if sign == "-"]
        known = [pair for pair in cuts if pair[0] in index.actors and pair[1] in index.actors] or cuts[:1]
        return "–".join(index.short(actor) for actor in known[0]) if known else key
    return key


def strip_svg(index: Index, s: Strip) -> str:
    """The drawing alone. `data-from` and `data-to` are its years, for a script that shows fewer of them."""
    years = round(s.closes - s.opens, 3)
    bands = (
        ""
        if not titled()
        else "".join(f'<rect class="d-era" x="{a:.3f}" y="0" width="{b - a:.3f}" height="100"/>' for a, b in s.bands)
    )
    zero = "" if s.zero is None else f'<path class="d-zeroline" d="M{s.opens} {s.zero}H{s.closes}"/>'
    breaks = "".join(f'<path class="d-breakline" d="M{year} 0V100"/>' for year in s.breaks)
    drawn = "".join(_drawn(s, line, number) for number, line in enumerate(s.lines))
    return (
        f'<svg class="d-stripsvg" viewBox="{s.opens} 0 {years} 100" preserveAspectRatio="none" role="img" data-from="{s.opens}" '
        f'data-to="{s.closes}" aria-label="{esc(described(index, s.series) if titled() else s.series.title)}">{bands}{zero}{drawn}{breaks}{_hover(index, s) if titled() else ""}</svg>'
    )


def described(index: Index, series: Series) -> str:
    """A series in words: what, unit, years, and what each line comes to."""
    found = [_line_said(index, series, f) for f in facts(series)]
    return f"{series.title}, {series.unit}, {display(series.coverage)}. {'; '.join(found) or 'No value'}."


def _line_said(index: Index, series: Series, f: Facts) -> str:
    name = key_name(index, series, f.key)
    ends = f"least {amount(f.least.value or 0)} ({display(f.least.date)}), greatest {amount(f.greatest.value or 0)} ({display(f.greatest.date)})"
    return f"{name + ': ' if name else ''}{count(f.n, 'value')}, {ends}"


def _drawn(s: Strip, line: Line, number: int) -> str:
    draw = {"bar": _bars, "step": _steps, "dot": _dots}.get(s.series.shape, _joined)
    return f'<g class="d-k{number % KINDS}">{draw(s, line, number)}</g>'


def _joined(s: Strip, line: Line, number: int) -> str:
    """Runs as lines, over the bands of their bounds; a value that stands alone is a dot."""
    out = [_bounds(s, line)]
    for run in line.runs:
        points = "L".join(f"{spot.x} {spot.y}" for spot in run)
        out.append(f'<path class="d-curve" d="M{points}"/>' if len(run) > 1 else f'<path class="d-dot" d="M{points}h0"/>')
    return "".join(out)


def _bounds(s: Strip, line: Line) -> str:
    out = []
    for run in line.runs:
        held = [(spot.x, spot.point.low, spot.point.high) for spot in run]
        top = [f"{x} {s.scale.y(high)}" for x, low, high in held if s.scale and low is not None and high is not None]
        bottom = [f"{x} {s.scale.y(low)}" for x, low, high in held if s.scale and low is not None and high is not None]
        if len(top) > 1:
            out.append(f'<path class="d-bounds" d="M{"L".join([*top, *reversed(bottom)])}Z"/>')
        elif top:
            out.append(f'<path class="d-boundsline" d="M{top[0]}L{bottom[0]}"/>')
    return "".join(out)


def _steps(s: Strip, line: Line, number: int) -> str:
    return "".join(
        f'<path class="d-curve" d="M{run[0].start} {run[0].y}{"".join(f"V{spot.y}H{spot.end}" for spot in run)}"/>'
        for run in line.runs
    )


def _bars(s: Strip, line: Line, number: int) -> str:
    """Bars from zero. A bar of zero is a stroke on the line, which a missing value is not."""
    out = []
    for spot in line.spots:
        a, b = slots(len(s.lines), number, spot)
        foot = s.zero if s.zero is not None else spot.y
        top, tall = min(spot.y, foot), abs(spot.y - foot)
        out.append(
            f'<rect class="d-bar" x="{a}" y="{top:.2f}" width="{b - a:.3f}" height="{tall:.2f}"/>'
            if tall
            else f'<path class="d-nought" d="M{a} {foot}H{b}"/>'
        )
    return "".join(out)


def _dots(s: Strip, line: Line, number: int) -> str:
    dots = "".join(f'<path class="d-dot" d="M{spot.x} {spot.y}h0"/>' for spot in line.spots)
    return _bounds(s, line) + dots


def _hover(index: Index, s: Strip) -> str:
    """For each time, all its values as a title, over the whole height."""
    out = []
    for row in rows(s.series):
        a, b = index.span(row.date)
        if row.date.overlaps(index.opens, index.closes):
            said = esc(_row_said(index, s.series, row))
            out.append(f'<rect class="d-hit" x="{a:.2f}" y="0" width="{b - a:.2f}" height="100"><title>{said}</title></rect>')
    return "".join(out)


def _row_said(index: Index, series: Series, row: Row) -> str:
    parts = []
    for key in keys(series):
        if key in row.points:
            name = key_name(index, series, key)
            parts.append(f"{name + ' ' if name else ''}{_value_said(row.points[key])}")
    return f"{display(row.date)}: {', '.join(parts)} ({series.unit})"


def _value_said(p: Point) -> str:
    if p.value is None:
        return "no value"
    if not titled():
        return amount(p.value, 3)
    bounds = f" ({amount(p.low)} to {amount(p.high)})" if p.low is not None and p.high is not None else ""
    return amount(p.value) + bounds


def strip_html(index: Index, series: Series, marked: Span | None = None, draw: Callable[[Index, Strip], str] = strip_svg) -> str:
    """A strip with what stands over it and, in its gutter, short name, unit and names of lines. `marked`: decimal years."""
    s = strip(index, series)
    over = [_piece("d-unknown", a, b, "not covered" if b - a > (s.closes - s.opens) / 9 else "") for a, b in s.unknown]
    late = s.closes - (s.closes - s.opens) / 4
    over += [
        f'<span class="d-at{" d-upper" * (i % 2)}{" d-before" * (year > late)}" style="--a:{year}">method changes</span>'
        for i, year in enumerate(s.breaks)
    ]
    if marked:
        over.append(_piece("d-marked", *marked, ""))
    if s.scale:
        over.append(f'<span class="d-most">{rough(s.scale.high)}</span><span class="d-least">{rough(s.scale.low)}</span>')
    return (
        f'<div class="d-strip" data-series="{esc(series.id)}" style="--from:{s.opens};--to:{s.closes}">'
        f'<div class="d-stripplot">{draw(index, s)}{"".join(over)}</div>'
        f'<div class="d-gutter"><b>{esc(series.short)}</b><span class="d-unit" title="{esc(series.unit)}">{esc(series.unit)}</span>'
        f"{key_list(index, series)}</div></div>"
    )


def _piece(css: str, a: float, b: float, said: str) -> str:
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
    return f"<td>{_value_said(p) if p else '–'}</td>"


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


def placed(series: Series, marked: Span | None = None) -> str:
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
    years = "".join(f'<i style="--a:{year}">{year}</i>' for year in _decades(opens, closes))
    return (
        f'<div class="d-strip d-ruler" aria-hidden="true" style="--from:{opens};--to:{closes}"><div class="d-eras">{eras}</div>'
        f'<div></div><div class="d-yearmarks">{years}</div><div></div></div>'
    )


def _decades(opens: float, closes: float) -> Iterable[int]:
    return range(int(-(-opens // 10) * 10), int(closes) + 1, 10)
