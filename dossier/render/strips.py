"""Measured series as HTML: a strip along the time axis, its values as a table, and where they come from.

The drawing is an SVG whose width is time (`viewBox` begins at the first year) and which is stretched; what must not be
stretched stands over it as HTML, placed by the years `--a` and `--b` between those of the strip, `--from` and `--to`.
Colours are in the stylesheet. Several lines are told apart by dashes, fillings or forms and by name as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dossier.content.dates import display
from dossier.content.direction import apart
from dossier.content.model import Point, Series
from dossier.content.problems import count
from dossier.content.vocabulary import term
from dossier.index.queries import Catalogue
from dossier.index.words import amount
from dossier.layout.axis import DECADES, Scale, round_years
from dossier.layout.primitives import Area, Box, Line, Mark, Place, Primitive, Rule, Scene, Text, Upright
from dossier.layout.strips import Facts, facts, key_name, keys, rows, strip, value_words
from dossier.render.context import RenderContext, outward
from dossier.render.markup import NOTHING, Markup, html, joined
from dossier.render.signs import path

Draw = Callable[[RenderContext, Catalogue, Series, Scene], Markup]
KINDS = 6  # of dashes and fillings in the stylesheet


def strip_svg(context: RenderContext, catalogue: Catalogue, series: Series, s: Scene) -> Markup:
    """The drawing alone. `data-from` and `data-to` are its years, for a script that shows fewer of them."""
    y = s.frame(0, 1).rows["strip"]
    lines = (
        html('<g class="d-k{kind}">{pieces}</g>', kind=i % KINDS, pieces=joined(_piece(y, one) for one in _of_line(s, i)))
        for i, _ in enumerate(keys(series))
    )
    return html(
        '<svg class="d-stripsvg" viewBox="{first} 0 {years} 100" preserveAspectRatio="none" role="img" data-from="{first}" '
        'data-to="{last}" aria-label="{said}">{bands}{zero}{lines}{breaks}{hits}</svg>',
        first=s.first, last=s.last, years=round(s.last - s.first, 3), said=described(catalogue, series) if context.titled else series.title,
        bands=_across(s, "period", "d-era", 3) if context.titled else NOTHING,
        zero=joined(path("d-zeroline", f"M{s.first} {round(y(one.y), 2)}H{s.last}") for one in s.of(Rule, "zero")),
        lines=joined(lines) if s.of(Text, "scale") else NOTHING,
        breaks=joined(path("d-breakline", f"M{one.x} 0V100") for one in s.of(Upright, "break")),
        hits=_across(s, "time", "d-hit", 2) if context.titled else NOTHING,
    )  # fmt: skip


def _of_line(s: Scene, number: int) -> Iterable[Primitive]:
    return (one for one in s.items if one.tone == str(number) and one.id.startswith("key:"))


def _across(s: Scene, role: str, css: str, digits: int) -> Markup:
    """Every second period, or every time with its values as a title, over the whole height."""
    return joined(
        html(
            '<rect class="{css}" x="{x}" y="0" width="{width}" height="100"{end}',
            css=css, x=f"{one.x0:.{digits}f}", width=f"{one.x1 - one.x0:.{digits}f}",
            end=html("><title>{said}</title></rect>", said=one.said) if one.said else Markup("/>"),
        )
        for one in s.of(Box, role)
        if one.tone != "0"
    )  # fmt: skip


def _piece(y: Scale, one: Primitive) -> Markup:
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
            if end == foot:
                return path("d-nought", f"M{a} {foot}H{b}")
            return html(
                '<rect class="d-bar" x="{x}" y="{y:.2f}" width="{width:.3f}" height="{height:.2f}"/>',
                x=a, y=min(foot, end), width=b - a, height=abs(end - foot),
            )  # fmt: skip
    return NOTHING


def described(catalogue: Catalogue, series: Series) -> str:
    """A series in words: what, unit, years, and what each line comes to."""
    found = [_line_said(catalogue, series, f) for f in facts(series)]
    return f"{apart(series.title)}, {apart(series.unit)}, {display(series.coverage)}. {'; '.join(found) or 'No value'}."


def _line_said(catalogue: Catalogue, series: Series, f: Facts) -> str:
    name = key_name(catalogue, series, f.key)
    ends = f"least {amount(f.least.value or 0)} ({display(f.least.date)}), greatest {amount(f.greatest.value or 0)} ({display(f.greatest.date)})"
    return f"{name + ': ' if name else ''}{count(f.n, 'value')}, {ends}"


def strip_html(
    context: RenderContext, catalogue: Catalogue, series: Series, marked: Place | None = None, draw: Draw = strip_svg
) -> Markup:
    """A strip with what stands over it and, in its gutter, short name, unit and names of lines. `marked`: decimal years."""
    s = strip(catalogue, series)
    return html(
        '<div class="d-strip" data-series="{id}" style="--from:{first};--to:{last}"><div class="d-stripplot">{drawing}{over}</div>'
        '<div class="d-gutter"><b>{short}</b><span class="d-unit" title="{unit}">{unit}</span>{keys}</div></div>',
        id=series.id, first=s.first, last=s.last, drawing=draw(context, catalogue, series, s), over=_over(s, marked),
        short=series.short, unit=series.unit, keys=key_list(catalogue, series),
    )  # fmt: skip


def _over(s: Scene, marked: Place | None) -> Markup:
    """What stands over the drawing and is not stretched with it."""
    length = s.last - s.first
    over = [_stretch("d-unknown", a.x0, a.x1, "not covered" if a.x1 - a.x0 > length / 9 else "") for a in s.of(Box, "unknown")]
    over += [
        html(
            '<span class="d-at{upper}{before}" style="--a:{x}">method changes</span>',
            upper=" d-upper" * (i % 2), before=" d-before" * (one.x > s.last - length / 4), x=one.x,
        )
        for i, one in enumerate(s.of(Upright, "break"))
    ]  # fmt: skip
    over += [_stretch("d-marked", *marked, "")] if marked else []
    ends = zip(("most", "least"), s.of(Text, "scale"), strict=False)
    return joined([*over, *(html('<span class="d-{css}">{value}</span>', css=css, value=one.lines[0]) for css, one in ends)])


def _stretch(css: str, a: float, b: float, said: str) -> Markup:
    return html('<i class="{css}" style="--a:{a:.3f};--b:{b:.3f}">{said}</i>', css=css, a=a, b=b, said=said)


def key_list(catalogue: Catalogue, series: Series) -> Markup:
    """The lines of a series, each with a sample of its stroke or filling."""
    css = "d-bar" if series.shape == "bar" else "d-dot" if series.shape == "dot" else "d-curve"
    sample = path(css, {"d-bar": "M4 1H18V9H4Z", "d-dot": "M11 5h0"}.get(css, "M0 5H22"))
    items = joined(
        html(
            '<li><svg class="d-keyline d-k{kind}" viewBox="0 0 22 10" aria-hidden="true">{sample}</svg>{name}</li>',
            kind=i % KINDS, sample=sample, name=key_name(catalogue, series, key),
        )
        for i, key in enumerate(key for key in keys(series) if key)
    )  # fmt: skip
    return html('<ul class="d-keys">{items}</ul>', items=items) if items else NOTHING


def values_table(context: RenderContext, catalogue: Catalogue, series: Series) -> Markup:
    """All values as a table: a row for each time, a column for each line, and how many cases a value rests on."""
    heads, cells = [Markup('<th scope="col">Time</th>')], []
    for key in keys(series):
        name = key_name(catalogue, series, key) or "Value"
        heads.append(html('<th scope="col">{name}</th>', name=name))
        cells.append((key, "value"))
        if any(p.n is not None for p in series.points if p.key == key):
            heads.append(html('<th scope="col"><span class="d-spoken">{name}, </span>n</th>', name=name))
            cells.append((key, "n"))
    body = joined(
        html(
            '<tr><th scope="row">{date}</th>{cells}</tr>',
            date=display(row.date), cells=joined(_cell(context, row.points.get(key), what) for key, what in cells),
        )
        for row in rows(series)
    )  # fmt: skip
    return html(
        '<details class="d-values"><summary>Values as a table</summary><div class="d-scroll" tabindex="0" role="group" '
        'aria-label="Values of {short}"><table class="d-figures"><caption>{title}, {unit}</caption>'
        "<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div></details>",
        short=series.short, title=series.title, unit=series.unit, heads=joined(heads), body=body,
    )  # fmt: skip


def _cell(context: RenderContext, p: Point | None, what: str) -> Markup:
    if what == "n":
        said = "" if p is None or p.n is None else str(p.n)
    else:
        said = "–" if p is None else value_words(p) if context.titled or p.value is None else amount(p.value, 3)
    return html("<td>{said}</td>", said=said)


def origin(context: RenderContext, catalogue: Catalogue, series: Series) -> Markup:
    """Where a series comes from and on what terms, with the cautions that belong to it."""
    terms = "; ".join(f"{term('series-warning', w).label}: {term('series-warning', w).doc}" for w in series.warnings)
    listed = [
        ("What it says", series.what),
        ("Unit", series.unit),
        ("A year is", f"{term('series-year', series.year).label}: {term('series-year', series.year).doc}"),
        ("Covers", display(series.coverage)),
        ("Method changes", ", ".join(series.breaks)),
        ("Warnings", terms),
        ("Note", series.note),
        ("Computed", series.derived),
        ("Producer", series.producer),
        ("Citation", series.citation),
        ("Page", outward(series.page, series.page)),
        ("Copy read", series.obtained),
        ("Published", display(series.published) if series.published else ""),
        ("Read on", display(series.accessed)),
        ("Licence", outward(series.licence_page, series.licence)),
        ("Sources", context.cited(catalogue, series.cites, f"Sources of {series.short}")),
    ]
    facts_list = joined(
        html("<dt{fact}>{name}</dt><dd>{value}</dd>", fact=_fact(name), name=name, value=value) for name, value in listed if value
    )
    return html('<details class="d-origin"><summary>Where it comes from</summary><dl>{facts}</dl></details>', facts=facts_list)


ON_PAPER = ("What it says", "Warnings", "Citation", "Page", "Licence", "Sources")  # what a hand-out says of a series


def _fact(name: str) -> Markup:
    return html(' data-fact="{name}"', name=name) if name in ON_PAPER else NOTHING


def placed(series: Series, marked: Place | None = None) -> Markup:
    """The place of a strip that the page fills from the one copy of it that was sent."""
    years = html(' data-marked="{a:.3f}/{b:.3f}"', a=marked[0], b=marked[1]) if marked else NOTHING
    return html('<div data-strip="{id}"{years}></div>', id=series.id, years=years)


def entry(context: RenderContext, catalogue: Catalogue, series: Series, drawing: Markup = NOTHING) -> Markup:
    """A series with all that belongs to it: name, strip, what it cannot say, values and origin."""
    warned = ", ".join(term("series-warning", w).label for w in series.warnings)
    warned = f"{warned[:1].upper()}{warned[1:]}. " if warned else ""
    return html(
        '<section class="d-series" id="series-{id}" aria-label="{title}"><h3>{title}</h3>'
        '{strip}<div class="d-foot"><p class="d-soft">{warned}{attribution}</p>{values}{origin}</div></section>',
        id=series.id, title=series.title, strip=drawing or strip_html(context, catalogue, series), warned=warned,
        attribution=series.attribution, values=values_table(context, catalogue, series), origin=origin(context, catalogue, series),
    )  # fmt: skip


def ruler(catalogue: Catalogue) -> Markup:
    """The periods above the strips, on the same axis."""
    opens, closes = (round(year, 3) for year in catalogue.span(catalogue.meta.span))
    eras = joined(
        html(
            '<i style="--a:{a:.3f};--b:{b:.3f}" title="{title}, {dates}"><b>{i}</b> {title}</i>',
            a=a, b=b, title=p.title, dates=display(p.dates), i=i,
        )
        for i, p in enumerate(catalogue.periods.values(), 1)
        for a, b in [catalogue.span(p.dates)]
    )  # fmt: skip
    years = joined(html('<i style="--a:{year}">{year}</i>', year=year) for year in round_years(opens, closes, DECADES))
    return html(
        '<div class="d-strip d-ruler" aria-hidden="true" style="--from:{opens};--to:{closes}"><div class="d-eras">{eras}</div>'
        '<div></div><div class="d-yearmarks">{years}</div><div></div></div>',
        opens=opens, closes=closes, eras=eras, years=years,
    )  # fmt: skip
