"""Filters and searches of the page. A script works them; without one they are not shown and every record is."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from dossier.content.vocabulary import vocabulary
from dossier.index.queries import Index
from dossier.render.parts import esc


def choice(key: str, label: str, values: Iterable[str]) -> str:
    """Several of some labels, as which they stand in the address; none chosen means all."""
    boxes = "".join(f'<label><input type=checkbox name={key} value="{escape(v)}">{esc(v)}</label>' for v in values)
    return f"<details name=filter><summary>{label}<b></b></summary><fieldset><legend class=spoken>{label}</legend>{boxes}</fieldset></details>"


def words(key: str, label: str) -> str:
    """A field for words."""
    return f"<label class=ws>{label} <input type=search name={key} autocomplete=off></label>"


def alignment_form(index: Index) -> str:
    """The filters of the alignments, with the names of the app's address."""
    there = {a.third for a in index.alignments.values()}
    first, last = index.opens.year, index.closes.year
    sides = [index.name(side) for side in (index.meta.side_a, index.meta.side_b)]
    return (
        "<form class=f data-of=alignment hidden>"
        + choice("third", "Third party", (index.name(key) for key in index.actors if key in there))
        + choice("toward", "Toward", sides)
        + choice("stance", "Stance", _terms("stance"))
        + choice("basis", "Basis", _terms("basis"))
        + f"<label>Years <input type=number name=years min={first} max={last} value={first}></label>"
        + f"<label>to <input type=number name=years min={first} max={last} value={last}></label>"
        + words("words", "Words")
        + "<output></output></form>"
    )


def about(index: Index) -> list[str]:
    """The actors that claims are about, in the order of the filter."""
    there = {actor for c in index.claims.values() for actor in c.actors}
    return [key for key in index.actors if key in there]


def claim_form(index: Index) -> str:
    """The filters of the claims."""
    return (
        "<form class=f data-of=claim hidden>"
        + choice("verdict", "Verdict", _terms("verdict"))
        + choice("kind", "Kind", _terms("claim-kind"))
        + choice("during", "Period", (p.title for p in index.periods.values()))
        + choice("actor", "About", (index.name(key) for key in about(index)))
        + words("words", "Words")
        + "<output></output></form>"
    )


def _terms(of: str) -> list[str]:
    return [t.label for t in vocabulary()[of].values()]


def source_form() -> str:
    """The search of the sources, and the choice of a grade."""
    grades = "".join(f'<option value="{escape(label)}">{esc(label)}' for label in _terms("grade"))
    return (
        f"<form class=f data-of=source_words hidden>{words('source_words', 'Search the sources')}"
        f'<label>Grade <select name=grade><option value="">all grades{grades}</select></label><output></output></form>'
    )


def search_form(key: str, label: str) -> str:
    """A search alone."""
    return f"<form class=f data-of={key} hidden>{words(key, label)}<output></output></form>"
