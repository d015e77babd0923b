"""The sources of a sheet, numbered in the order in which it first cites them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dossier.citing import cite
from dossier.content.dates import display
from dossier.content.model import Cite, Source
from dossier.content.vocabulary import term
from dossier.handout.blocks import Entry, Line, Run
from dossier.index.queries import Catalogue


class Register:
    """Numbers of the works cited, from 1."""

    def __init__(self, catalogue: Catalogue):
        self.catalogue = catalogue
        self.numbers: dict[str, int] = {}
        days = Counter(display(s.accessed) for s in catalogue.sources.values() if s.accessed)
        self.day = days.most_common(1)[0][0] if days else ""  # said once for all works that were read on it

    def cited(self, rows: Iterable[Cite]) -> str:
        """The citations of a record: `[3, p. 12; 5]`; empty where none is known."""
        said = []
        for row in rows:
            if row.work in self.catalogue.sources:
                number = self.numbers.setdefault(row.work, len(self.numbers) + 1)
                said.append(f"{number}{', ' + row.at if row.at else ''}")
        return f"[{'; '.join(said)}]" if said else ""

    def entries(self, after: int = 0) -> Sequence[Entry]:
        """The works in full, those with a number above `after`."""
        rows = sorted(self.numbers.items(), key=lambda pair: pair[1])
        return [entry(self.catalogue.sources[key], number, self.day) for key, number in rows if number > after]

    def lead(self) -> str:
        """What is true of all addresses but those that say otherwise; empty where there are none."""
        return f"Addresses were read on {self.day} where no other day is given." if self.day else ""


def entry(source: Source, number: int, usual: str) -> Entry:
    """A work in full: who, what, where, when, its address and the day it was read if not on the `usual`, its grade, a caution."""
    day = display(source.accessed) if source.accessed else ""
    read = "" if day == usual else f", {f'read {day}' if day else 'day of reading not recorded'}"
    runs: Line = (Run(cite.line(source) + ". "),)
    if source.url:
        runs += (Run(source.url, "soft", source.url), Run(f"{read}. ", "soft"))
    note = f" {source.note}" if source.note else ""
    runs += (Run(f"({term('grade', source.grade).label}){note}", "soft"),)
    return Entry(str(number), runs, key=f"source:{source.id}", kind="source")
