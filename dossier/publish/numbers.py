"""Names of records in the page, each kind in a space of its own, since ids are unique only among records of their kind.

`e12` is an event, `t7` an alignment, `120` a source; periods, sentences, claims and notes have their ids after a letter.
"""

from __future__ import annotations

from dossier.citing import cite
from dossier.content.model import Source
from dossier.content.vocabulary import vocabulary
from dossier.index.queries import Catalogue


class Numbers(dict[str, int]):
    """Number of each source by its id, from 1; `order` are the sources by grade, origin, what they stand in, and title."""

    def __init__(self, catalogue: Catalogue):
        grades = list(vocabulary()["grade"])

        def key(s: Source) -> tuple:
            return grades.index(s.grade), s.origin, (s.container or s.publisher).casefold(), cite.line(s).casefold(), s.id

        self.order = sorted(catalogue.sources.values(), key=key)
        super().__init__((s.id, number) for number, s in enumerate(self.order, 1))
        self.events = {key: f"e{i}" for i, key in enumerate(catalogue.events, 1)}
        self.alignments = {key: f"t{i}" for i, key in enumerate(catalogue.alignments, 1)}

    def name(self, kind: str, key: str) -> str:
        """The name of a record's element, which links within the page use."""
        if kind in ("event", "alignment"):
            return (self.events if kind == "event" else self.alignments).get(key, key)
        return f"{kind[0]}-{key}"
