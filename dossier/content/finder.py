"""What the rules look at: the sound records, what was read beside them, and a way to say where a fault is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dossier.content.load import Loaded
from dossier.content.located import Mark
from dossier.content.model import TABLES, Dossier
from dossier.content.problems import Problem

FILES = {attr: name for name, _, attr in TABLES}
LISTS = (*FILES, "series")  # the fields of a dossier whose records have an id


class Finder:
    """What the rules need: the sound records, what was read, and a way to say where a fault is."""

    def __init__(self, loaded: Loaded, dossier: Dossier):
        self.texts = {name: text for name, (text, _) in loaded.trees.items()}
        self.folder = loaded.folder
        self.shown, self.d, self.read, self.named, self.unread = loaded.shown, dossier, loaded.read, loaded.named, loaded.unread

    def records(self) -> Iterator[tuple[str, Any]]:
        """Every record with the name of its list, context notes included."""
        for attr in LISTS:
            for record in getattr(self.d, attr):
                yield attr, record
        for note in self.d.contexts:
            yield "context", note

    def whole(self, *attrs: str) -> bool:
        """True where every record of the lists was read and is sound."""
        return not any(a in self.unread or self.read.get(a, 0) != len(getattr(self.d, a)) for a in attrs)

    @property
    def sides_known(self) -> bool:
        """True where both sides are actors; else one fault of `dossier.yaml` would be told again at every record."""
        return not (self.lacks("actors", self.d.meta.side_a) or self.lacks("actors", self.d.meta.side_b))

    def lacks(self, attr: str, key: str) -> bool:
        """True where no record of the list, sound or not, has the id."""
        return attr not in self.unread and key not in self.named[attr]

    def at(self, attr: str, record: Any, name: str, code: str, message: str, remedy: str) -> Problem:
        """A problem at a field; `name` may count into a list, from 0, as in `cites.0`."""
        field, _, item = name.partition(".")
        mark = record.marks.get(name) or record.marks.get(field) or record.marks.get("") or Mark(1, 1)
        named = {
            "article": "article.md",
            "context": f"context/{getattr(record, 'period', '')}.md",
            "series": f"series/{getattr(record, 'id', '')}.meta.yaml",
        }
        file = FILES.get(attr) or named.get(attr, "dossier.yaml")
        key = record.period if attr == "context" else getattr(record, "id", "")
        place = (f"{attr}[{key}]" if key else attr) + (f".{field}" if field else "") + (f"[{int(item) + 1}]" if item else "")
        return Problem(f"{self.shown}/{file}", mark.line, mark.column, code, place, message, remedy)
