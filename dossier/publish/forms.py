"""Filters and searches of the page. A script works them; without one they are not shown and every record is."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.content.vocabulary import vocabulary
from dossier.index.queries import Catalogue
from dossier.render.markup import Markup, exact, html, joined


def choice(key: str, label: str, values: Iterable[str]) -> Markup:
    """Several of some labels, as which they stand in the address; none chosen means all."""
    return html(
        "<details name=filter><summary>{label}<b></b></summary><fieldset><legend class=spoken>{label}</legend>{boxes}</fieldset></details>",
        label=label,
        boxes=joined(
            html('<label><input type=checkbox name={key} value="{value}">{shown}</label>', key=key, value=exact(v), shown=v)
            for v in values
        ),
    )


def words(key: str, label: str) -> Markup:
    """A field for words."""
    return html("<label class=ws>{label} <input type=search name={key} autocomplete=off></label>", label=label, key=key)


def _form(of: str, fields: Iterable[Markup]) -> Markup:
    return html("<form class=f data-of={of} hidden>{fields}<output></output></form>", of=of, fields=joined(fields))


def _year(label: str, first: int, last: int, now: int) -> Markup:
    return html(
        "<label>{label} <input type=number name=years min={first} max={last} value={now}></label>",
        label=label, first=first, last=last, now=now,
    )  # fmt: skip


def alignment_form(catalogue: Catalogue) -> Markup:
    """The filters of the alignments, with the names of the app's address."""
    there = {a.third for a in catalogue.alignments.values()}
    first, last = catalogue.opens.year, catalogue.closes.year
    fields = (
        choice("third", "Third party", (catalogue.name(key) for key in catalogue.actors if key in there)),
        choice("toward", "Toward", map(catalogue.name, catalogue.faced)),
        choice("stance", "Stance", _terms("stance")),
        choice("basis", "Basis", _terms("basis")),
        _year("Years", first, last, first),
        _year("to", first, last, last),
        words("words", "Words"),
    )
    return _form("alignment", fields)


def about(catalogue: Catalogue) -> list[str]:
    """The actors that claims are about, in the order of the filter."""
    there = {actor for c in catalogue.claims.values() for actor in c.actors}
    return [key for key in catalogue.actors if key in there]


def claim_form(catalogue: Catalogue) -> Markup:
    """The filters of the claims."""
    fields = (
        choice("verdict", "Verdict", _terms("verdict")),
        choice("kind", "Kind", _terms("claim-kind")),
        choice("during", "Period", (p.title for p in catalogue.periods.values())),
        choice("actor", "About", (catalogue.name(key) for key in about(catalogue))),
        words("words", "Words"),
    )
    return _form("claim", fields)


def _terms(of: str) -> list[str]:
    return [t.label for t in vocabulary()[of].values()]


def source_form() -> Markup:
    """The search of the sources, and the choice of a grade."""
    grades = joined(html('<option value="{value}">{label}', value=exact(label), label=label) for label in _terms("grade"))
    grade = html('<label>Grade <select name=grade><option value="">all grades{grades}</select></label>', grades=grades)
    return _form("source_words", (words("source_words", "Search the sources"), grade))


def search_form(key: str, label: str) -> Markup:
    """A search alone."""
    return _form(key, [words(key, label)])
