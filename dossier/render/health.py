"""Sources, coverage and the state of the files, as text for the Data page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dossier.citing import cite
from dossier.citing.sources import SourceFilters, sources_filtered
from dossier.content.checks import Report
from dossier.content.dates import display
from dossier.content.model import Series, Source
from dossier.content.problems import Problem, count
from dossier.content.vocabulary import term, vocabulary
from dossier.index.queries import Catalogue
from dossier.render.context import outward
from dossier.render.markup import NOTHING, Markup, html, joined


def origin(catalogue: Catalogue, key: str) -> str:
    """Whose a source is, in words."""
    return "international bodies" if key == "int" else catalogue.name(key)


def source_list(catalogue: Catalogue, query: str = "", grade: str = "") -> tuple[Markup, int]:
    """The sources that pass, with grade, origin and how many records cite each; and their number."""
    items = [
        _source(catalogue, s) for s in sources_filtered(catalogue, SourceFilters(frozenset([grade] if grade else []), query))
    ]
    return html('<div class="d-leaf"><ol class="d-sources">{items}</ol></div>', items=joined(items)), len(items)


def _source(catalogue: Catalogue, s: Source) -> Markup:
    return html(
        '<li id="source-{id}">{work} <span class="d-soft">{grade}, of {origin}, cited by {cited}{read}.{note}</span></li>',
        id=s.id, work=outward(s.url, cite.line(s)), grade=term("grade", s.grade).label, origin=origin(catalogue, s.origin),
        cited=count(catalogue.citing.get(s.id, 0), "record"), read=f", read {s.accessed.text}" if s.accessed else "",
        note=f" {s.note}" if s.note else "",
    )  # fmt: skip


def coverage(catalogue: Catalogue) -> Markup:
    """How much of what is on record: acts by decade and direction, and whose sources they rest on."""
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
            '<tr><th scope="row">{decade}s</th>{cells}<td>{all}</td></tr>',
            decade=decade, cells=joined(html("<td>{n}</td>", n=cell[key]) for key, _ in names), all=sum(cell.values()),
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
        f"{term('grade', key).label} {round(100 * grades[key] / total)} %" for key in vocabulary()["grade"] if grades[key]
    )
    whose = "; ".join(f"{origin(catalogue, key)} {round(100 * n / total)} %" for key, n in origins.most_common(6))
    return html(
        '<div class="d-leaf"><table class="d-table"><caption>Events on record by decade</caption><thead><tr><th scope="col">Decade</th>{head}'
        '<th scope="col">all</th></tr></thead><tbody>{body}</tbody></table>'
        '<p class="d-soft">Share of the {acts} acts that rest, among others, on a source of this grade: {weighed}. '
        "Of this origin: {whose}. An index of such acts shows what is on record, and the record leans to those who publish most.</p></div>",
        head=head, body=body, acts=len(catalogue.acts()), weighed=weighed, whose=whose,
    )  # fmt: skip


def measured(catalogue: Catalogue) -> Markup:
    """What each measured series covers, how much of it is missing, and under what terms it stands; empty without any."""
    if not catalogue.series:
        return NOTHING
    names = ("Series", "Unit", "Covers", "Values", "Producer", "Terms")
    return html(
        '<div class="d-leaf"><table class="d-table d-measured"><caption>Measured series; a value that is missing is not zero</caption>'
        "<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>",
        head=joined(html('<th scope="col">{name}</th>', name=name) for name in names),
        body=joined(map(_measured, catalogue.series.values())),
    )


def _measured(s: Series) -> Markup:
    gaps = sum(p.value is None for p in s.points)
    cells = (
        s.unit,
        display(s.coverage),
        count(len(s.points) - gaps, "value") + (f", {gaps} missing" if gaps else ""),
        outward(s.page, s.attribution),
        outward(s.licence_page, s.licence),
    )
    return html(
        '<tr><th scope="row">{title}</th>{cells}</tr>',
        title=s.title, cells=joined(html("<td>{cell}</td>", cell=cell) for cell in cells),
    )  # fmt: skip


def problem_list(problems: Iterable[Problem]) -> Markup:
    """Every fault in its own words, a line for each."""
    return joined((str(p) for p in problems), Markup("<br>"))


def health(report: Report) -> Markup:
    """What the check looked at and every fault that it found, in its own words."""
    read = ", ".join(f"{n} {kind}" for kind, n in report.read.items() if kind != "dossier")
    warnings = len(report.problems) - report.errors
    said = f"Looked at {count(len(report.files), 'file')}: {read}. {count(report.errors, 'error')}, {count(warnings, 'warning')}."
    faults = html('<p class="d-problems">{faults}</p>', faults=problem_list(report.problems)) if report.problems else NOTHING
    return html('<div class="d-leaf"><p>{said}</p>{faults}</div>', said=said, faults=faults)
