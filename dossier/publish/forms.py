"""Filters and searches of the page. A script works them; without one they are not shown and every record is."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.queries import Index
from dossier.render.parts import esc
from dossier.vocabulary import term, vocabulary


def choice(key: str, label: str, values: Iterable[str]) -> str:
    """Several of some values; none chosen means all. Values stand in the address as they are read."""
    boxes = "".join(f'<label><input type=checkbox name={key} value="{esc(v)}">{esc(v)}</label>' for v in values)
    return f"<details name=filter><summary>{label}<b></b></summary><fieldset><legend class=spoken>{label}</legend>{boxes}</fieldset></details>"


def words(key: str, label: str) -> str:
    """A field for words."""
    return f"<label class=ws>{label} <input type=search name={key} autocomplete=off></label>"


def alignment_form(index: Index) -> str:
    """The filters of the alignments, with the names of the app's address."""
    there = {a.third for a in index.alignments.values()}
    first, last = index.opens.year, index.closes.year
    sides = [index.name(index.meta.side_a), index.name(index.meta.side_b)]
    known = vocabulary()
    return (
        "<form class=f data-of=alignment hidden>"
        + choice("third", "Third party", (index.name(key) for key in index.actors if key in there))
        + choice("toward", "Toward", sides)
        + choice("stance", "Stance", (t.label for t in known["stance"].values()))
        + choice("basis", "Basis", (t.label for t in known["basis"].values()))
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
    known = vocabulary()
    return (
        "<form class=f data-of=claim hidden>"
        + choice("verdict", "Verdict", (term("verdict", key).label for key in known["verdict"]))
        + choice("kind", "Kind", (t.label for t in known["claim-kind"].values()))
        + choice("during", "Period", (p.title for p in index.periods.values()))
        + choice("actor", "About", map(index.name, about(index)))
        + words("words", "Words")
        + "<output></output></form>"
    )


def search_form(key: str, label: str) -> str:
    """A search alone."""
    return f"<form class=f data-of={key} hidden>{words(key, label)}<output></output></form>"
