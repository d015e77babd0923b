"""What the reader has picked, as one frozen value; to and from the query string.

The address is the only truth: `resolve` makes a sound selection of any address, and says what it could not use.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dossier.index.queries import Catalogue

KEYS = ("period", "event", "alignment", "sentence", "claim")


@dataclass(frozen=True)
class Selection:
    """One pick. `period` is always set where the dossier has periods; of the others at most one."""

    period: str = ""
    event: str = ""
    alignment: str = ""
    sentence: str = ""
    claim: str = ""

    def query(self) -> dict[str, str]:
        """The part of the address that stands for this pick, readable, without empty keys."""
        return {key: value for key in KEYS if (value := getattr(self, key))}


def year_of(text: str) -> int | None:
    """The year that a value of an address says, in one to four digits; `None` where it says none.

    >>> year_of("1971"), year_of("71a"), year_of("19710")
    (1971, None, None)
    """
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None


def default_period(catalogue: Catalogue) -> str:
    """The period with most sentences of the article; of equals, the first."""
    return max(catalogue.periods, key=lambda key: len(catalogue.sentences_in(key)), default="")


def resolve(params: Mapping[str, str], catalogue: Catalogue) -> tuple[Selection, list[str]]:
    """The selection that an address means, and one note for each value that is not known."""
    known: dict[str, Mapping[str, object]] = {
        "period": catalogue.periods,
        "event": catalogue.events,
        "alignment": catalogue.alignments,
        "sentence": catalogue.sentences,
        "claim": catalogue.claims,
    }
    notes, found = [], {}
    for key in KEYS:
        value = params.get(key)
        if value and value in known[key]:
            found[key] = value
        elif value:
            notes.append(f"There is no {key} “{value[:60]}” in this dossier.")
    one = next((key for key in KEYS[1:] if key in found), "")
    near = found.get("period", "")
    period = (catalogue.period_of(one, found[one], near) if one else near) or near or default_period(catalogue)
    return Selection(period=period, **({one: found[one]} if one else {})), notes
