"""Sources, coverage and the state of the files, as text for the Data page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dossier.citing import cite
from dossier.citing.sources import A_PAGE
from dossier.content.checks import Report
from dossier.content.dates import display
from dossier.content.model import Series, Source
from dossier.content.problems import Problem, count
from dossier.content.vocabulary import term, vocabulary
from dossier.index.queries import Catalogue
from dossier.index.words import percent
from dossier.render.context import outward
from dossier.render.markup import NOTHING, Markup, html, joined

READ_AS = {"contexts": ("note on what the article leaves out", "notes on what the article leaves out"), "silences": ("accepted warning",), "series": ("measured series", "measured series")}  # fmt: skip


def origin(catalogue: Catalogue, key: str) -> str:
    """Whose a source is, in words."""
    return "international bodies" if key == "int" else catalogue.name(key)


def source_list(catalogue: Catalogue, rows: Sequence[Source], first: int = 1, marked: str = "") -> Markup:
    """The sources with grade, origin and how many records cite each, numbered from `first`; the one `marked` stands out."""
    items = joined(_source(catalogue, s, s.id == marked) for s in rows)
    return html(
        '<div class="d-leaf" id="sources-{page}"><ol class="d-sources" start="{first}">{items}</ol></div>',
        items=items,
        first=first,
        page=first // A_PAGE + 1,
    )


def _source(catalogue: Catalogue, s: Source, marked: bool) -> Markup:
    return html(
        '<li id="source-{id}"{marked}>{work} <span class="d-soft">{grade}, {origin}; cited by {cited}{read}.{note}</span></li>',
        id=s.id, marked=Markup(' aria-current="true"') if marked else NOTHING, work=outward(s.url, cite.line(s)), grade=cite.weighed(s), origin=origin(catalogue, s.origin),
        cited=count(catalogue.citing.get(s.id, 0), "record"), read=f", read {s.accessed.text}" if s.accessed else "",
        note=f" {s.note}" if s.note else "",
    )  # fmt: skip


def coverage(catalogue: Catalogue, labelled: bool = False) -> Markup:
    """How much of what is on record: acts by decade and direction, and whose sources they rest on.

    `labelled`: each cell has its heading with it, for a narrow page on which the table is set as cards.
    """
    a, b = catalogue.meta.side_a, catalogue.meta.side_b
    decades: dict[int, Counter] = {}
    for e in catalogue.events.values():
        cell = decades.setdefault(e.date.sort_key[0].year // 10 * 10, Counter())
        cell[e.layer if e.layer != "act" else "joint" if e.joint else e.source] += 1
    names = [
        (a, f"{catalogue.meta.adjective_a} acts"),
        (b, f"{catalogue.meta.adjective_b} acts"),
        ("joint", "joint acts"),
        ("decision", "decisions"),
        ("context", "context"),
    ]
    head = joined(html('<th scope="col">{name}</th>', name=name) for _, name in names)
    body = joined(
        html(
            '<tr><th scope="row">{decade}s</th>{cells}{all}</tr>',
            decade=decade, cells=joined(html("<td{label}>{n}</td>", label=_label(name, labelled), n=cell[key]) for key, name in names),
            all=html("<td{label}>{n}</td>", label=_label("all", labelled), n=sum(cell.values())),
        )
        for decade, cell in sorted(decades.items())
    )  # fmt: skip
    grades: Counter = Counter()
    origins: Counter = Counter()
    for e in catalogue.acts():
        works = {catalogue.sources[c.work] for c in e.cites if c.work in catalogue.sources}
        grades.update({w.grade for w in works})
        origins.update(sorted({w.origin for w in works}))  # of a tie the first is named first: the same in every run
    total = max(len(catalogue.acts()), 1)
    weighed = "; ".join(
        f"{term('grade', key).label} {percent(grades[key] / total)}" for key in vocabulary()["grade"] if grades[key]
    )
    whose = "; ".join(f"{origin(catalogue, key)} {percent(n / total)}" for key, n in origins.most_common(6))
    return html(
        '<div class="d-leaf"><table class="d-table{css}"><caption>Events on record by decade</caption><thead><tr><th scope="col">Decade</th>{head}'
        '<th scope="col">all</th></tr></thead><tbody>{body}</tbody></table>'
        '<p class="d-soft">Share of the {acts} acts that rest, among others, on a source of this grade: {weighed}. '
        "Of this origin: {whose}. An index of such acts shows what is on record, and the record leans to those who publish most.</p></div>",
        css=" d-coverage" if labelled else "", head=head, body=body, acts=len(catalogue.acts()), weighed=weighed, whose=whose,
    )  # fmt: skip


def _label(name: str, labelled: bool = True) -> Markup:
    return html(' data-label="{name}"', name=name) if labelled else NOTHING


def measured(catalogue: Catalogue) -> Markup:
    """What each measured series covers, how much of it is missing, and under what terms it stands; empty without any."""
    if not catalogue.series:
        return NOTHING
    return html(
        '<div class="d-leaf"><table class="d-table d-measured"><caption>Measured series; a value that is missing is not zero</caption>'
        "<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>",
        head=joined(html('<th scope="col">{name}</th>', name=name) for name in ("Series", *MEASURED)),
        body=joined(map(_measured, catalogue.series.values())),
    )


MEASURED = ("Unit", "Covers", "How much", "Producer", "Terms")


def _measured(s: Series) -> Markup:
    unread = sum(p.unread for p in s.points)
    gaps = sum(p.value is None for p in s.points) - unread
    cells = (
        s.unit,
        display(s.coverage),
        count(len(s.points) - gaps - unread, "value")
        + (f", {gaps} missing" if gaps else "")
        + (f", {unread} not read" if unread else ""),
        outward(s.page, s.attribution),
        outward(s.licence_page, s.licence),
    )
    return html(
        '<tr><th scope="row">{title}</th>{cells}</tr>',
        title=s.title, cells=joined(html("<td{label}>{cell}</td>", label=_label(name), cell=cell) for name, cell in zip(MEASURED, cells, strict=True)),
    )  # fmt: skip


def problem_list(problems: Iterable[Problem]) -> Markup:
    """Every fault in its own words, a line for each."""
    return joined((str(p) for p in problems), Markup("<br>"))


def looked_at(report: Report) -> str:
    """What the check looked at and how much it found, in a line."""
    read = ", ".join(
        count(n, *READ_AS.get(kind, (kind.removesuffix("s"),))) for kind, n in report.read.items() if kind != "dossier"
    )
    warnings = len(report.problems) - report.errors
    return f"Looked at {count(len(report.files), 'file')}: {read}. {count(report.errors, 'error')}, {count(warnings, 'warning')}."


def health(report: Report) -> Markup:
    """What the check looked at and every fault that it found, in its own words."""
    faults = html('<p class="d-problems">{faults}</p>', faults=problem_list(report.problems)) if report.problems else NOTHING
    return html('<div class="d-leaf"><p>{said}</p>{faults}</div>', said=looked_at(report), faults=faults)
