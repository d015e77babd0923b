"""How large a dossier may be for what takes long: drawings, the one file, the pages of the app, and sheets for paper.

It is counted before the work begins. Twice as many events take four times as long to draw without one covering another; the
limits leave every form done within about a minute, and are more than ten times the dossier that ships.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from dossier.index.queries import Catalogue

EVENTS, ALIGNMENTS, THIRDS = 10_000, 10_000, 1_000
LETTERS, ONE_TEXT, SHEET = 20_000_000, 100_000, 3_000_000  # of a whole dossier, of one text, of a sheet for paper
DIVIDE = "Make two dossiers of it, each with a part of the years."


class TooMuch(ValueError):
    """What was asked for is too large to be made; the text says what is, and what to choose instead."""


def refusal(catalogue: Catalogue, share: int = 1) -> str:
    """Why a dossier is not drawn, printed or shown, in a sentence or two; empty where it is. `share` divides what is allowed."""
    thirds = {a.third for a in catalogue.alignments.values()}
    for there, most, noun in (
        (len(catalogue.events), EVENTS, "events"),
        (len(catalogue.alignments), ALIGNMENTS, "alignments"),
        (len(thirds), THIRDS, "third parties"),
    ):
        most //= share
        if there > most:
            return f"The dossier is too large: it has {there:,} {noun}, and {most:,} are the most that are drawn. {DIVIDE}"
    whole = 0
    for kind, key, text in _texts(catalogue):
        whole += len(text)
        if len(text) > ONE_TEXT:
            many = f"{len(text):,} letters, and {ONE_TEXT:,} are the most"
            return f"The dossier is too large: a text of {kind} {key} has {many}. Shorten it, or divide it into several records."
    if whole > LETTERS // share:
        return f"The dossier is too large: its texts have {whole:,} letters, and {LETTERS // share:,} are the most. {DIVIDE}"
    return ""


def held(catalogue: Catalogue) -> None:
    """Raise `TooMuch` for a dossier that is too large."""
    if said := refusal(catalogue):
        raise TooMuch(said)


def _texts(catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    """Every text of the records that are drawn and printed, with the kind and the id of its record."""
    found = catalogue.dossier
    kinds: tuple[tuple[str, Iterable[Any]], ...] = (
        ("event", found.events),
        ("alignment", found.alignments),
        ("claim", found.claims),
        ("annotation", found.annotations),
        ("period", found.periods),
        ("source", found.sources),
        ("sentence", found.article.sentences if found.article else ()),
    )
    for kind, records in kinds:
        for record in records:
            yield from ((kind, record.id, text) for text in texts_of(record))
    yield from (("context", note.period, text) for note in found.contexts for text in note.paragraphs)


def texts_of(record: Any) -> Iterator[str]:
    """The texts of a record."""
    for one in fields(record):
        value = getattr(record, one.name)
        if isinstance(value, str):
            yield value
