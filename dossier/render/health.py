"""Sources, coverage and the state of the files, as text for the Data page."""

from __future__ import annotations

from collections import Counter

from dossier.citing import cite
from dossier.citing.sources import SourceFilters, sources_filtered
from dossier.content.checks import Report
from dossier.content.dates import display
from dossier.content.vocabulary import term, vocabulary
from dossier.index.queries import Index
from dossier.render.parts import count, esc, outward


def origin(index: Index, key: str) -> str:
    """Whose a source is, in words."""
    return "international bodies" if key == "int" else index.name(key)


def source_list(index: Index, query: str = "", grade: str = "") -> tuple[str, int]:
    """The sources that pass, with grade, origin and how many records cite each; and their number."""
    found = sources_filtered(index, SourceFilters(frozenset([grade] if grade else []), query))
    items = []
    for s in found:
        text = cite.line(s)
        read = f", read {s.accessed.text}" if s.accessed else ""
        note = f" {esc(s.note)}" if s.note else ""
        items.append(
            f'<li id="source-{esc(s.id)}">{outward(s.url, text)} <span class="d-soft">{esc(term("grade", s.grade).label)}, of {esc(origin(index, s.origin))}, '
            f"cited by {count(index.citing.get(s.id, 0), 'record')}{read}.{note}</span></li>"
        )
    return f'<div class="d-leaf"><ol class="d-sources">{"".join(items)}</ol></div>', len(items)


def coverage(index: Index) -> str:
    """How much of what is on record: acts by decade and direction, and whose sources they rest on."""
    a, b = index.meta.side_a, index.meta.side_b
    decades: dict[int, Counter] = {}
    for e in index.events.values():
        cell = decades.setdefault(e.date.sort_key[0].year // 10 * 10, Counter())
        cell[e.layer if e.layer != "act" else "joint" if e.joint else e.source] += 1
    names = [
        (a, f"{index.meta.adjective_a} acts"),
        (b, f"{index.meta.adjective_b} acts"),
        ("joint", "joint acts"),
        ("decision", "decisions"),
        ("context", "context"),
    ]
    head = "".join(f'<th scope="col">{esc(name)}</th>' for _, name in names)
    body = "".join(
        f'<tr><th scope="row">{decade}s</th>{"".join(f"<td>{cell[key]}</td>" for key, _ in names)}<td>{sum(cell.values())}</td></tr>'
        for decade, cell in sorted(decades.items())
    )
    grades: Counter = Counter()
    origins: Counter = Counter()
    for e in index.acts():
        works = {index.sources[c.work] for c in e.cites if c.work in index.sources}
        grades.update({w.grade for w in works})
        origins.update({w.origin for w in works})
    total = max(len(index.acts()), 1)
    weighed = "; ".join(
        f"{term('grade', key).label} {round(100 * grades[key] / total)} %" for key in vocabulary()["grade"] if grades[key]
    )
    whose = "; ".join(f"{origin(index, key)} {round(100 * n / total)} %" for key, n in origins.most_common(6))
    return (
        f'<div class="d-leaf"><table class="d-table"><caption>Events on record by decade</caption><thead><tr><th scope="col">Decade</th>{head}'
        f'<th scope="col">all</th></tr></thead><tbody>{body}</tbody></table>'
        f'<p class="d-soft">Share of the {len(index.acts())} acts that rest, among others, on a source of this grade: {esc(weighed)}. '
        f"Of this origin: {esc(whose)}. An index of such acts shows what is on record, and the record leans to those who publish most.</p></div>"
    )


def measured(index: Index) -> str:
    """What each measured series covers, how much of it is missing, and under what terms it stands; empty without any."""
    body = ""
    for s in index.series.values():
        gaps = sum(p.value is None for p in s.points)
        cells = (
            esc(s.unit),
            esc(display(s.coverage)),
            count(len(s.points) - gaps, "value") + (f", {gaps} missing" if gaps else ""),
            outward(s.page, s.attribution),
            outward(s.licence_page, s.licence),
        )
        body += f'<tr><th scope="row">{esc(s.title)}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'
    if not body:
        return ""
    names = ("Series", "Unit", "Covers", "Values", "Producer", "Terms")
    head = "".join(f'<th scope="col">{name}</th>' for name in names)
    return (
        f'<div class="d-leaf"><table class="d-table d-measured"><caption>Measured series; a value that is missing is not zero</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def health(report: Report) -> str:
    """What the check looked at and every fault that it found, in its own words."""
    read = ", ".join(f"{n} {kind}" for kind, n in report.read.items() if kind != "dossier")
    warnings = len(report.problems) - report.errors
    head = f"<p>Looked at {count(len(report.files), 'file')}: {esc(read)}. {count(report.errors, 'error')}, {count(warnings, 'warning')}.</p>"
    if not report.problems:
        return f'<div class="d-leaf">{head}</div>'
    return f'<div class="d-leaf">{head}<p class="d-problems">{"<br>".join(esc(str(p)) for p in report.problems)}</p></div>'
