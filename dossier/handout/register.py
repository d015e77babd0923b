"""The sources of a sheet, numbered in the order in which it first cites them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dossier.citing import cite
from dossier.content.dates import display
from dossier.content.model import Cite, Source
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
                said.append(f"{number}{', ' + row.place if row.place else ''}")
        return f"[{'; '.join(said)}]" if said else ""

    def entries(self, after: int = 0, short: bool = False) -> Sequence[Entry]:
        """The works in full, or `short`, those with a number above `after`."""
        rows = sorted(self.numbers.items(), key=lambda pair: pair[1])
        numbered = [(self.catalogue.sources[key], number) for key, number in rows if number > after]
        if not short:
            return [entry(s, number, self.day) for s, number in numbered]
        first: dict[str, int] = {}
        return [brief(s, number, first.setdefault(s.container or s.publisher or s.id, number)) for s, number in numbered]

    def lead(self, short: bool = False) -> str:
        """What is true of all addresses but those that say otherwise, or where they stand; empty where there are none."""
        if short:
            return "“In 3” means in the volume, paper or place of number 3. Addresses, days of reading and cautions stand in the dossier under Data, and on a sheet in full."
        return f"Addresses were read on {self.day} where no other day is given." if self.day else ""


def brief(source: Source, number: int, place: int) -> Entry:
    """A work in short: who, what, where, when, and its grade; `place` is the number of the first work that stands in the same volume or paper."""
    when = display(source.issued) if source.issued else ""
    said = (
        [cite.authors(source.author), source.title, source.number, f"in {place}", cite.kept(source), when]
        if place != number
        else [cite.line(source)]
    )
    runs = (Run(f"{', '.join(part for part in said if part)}. "), Run(f"({cite.weighed(source)})", "soft"))
    return Entry(str(number), runs, key=f"source:{source.id}", kind="source")


def entry(source: Source, number: int, usual: str) -> Entry:
    """A work in full: who, what, where, when, its address and the day it was read if not on the `usual`, its grade, a caution."""
    day = display(source.accessed) if source.accessed else ""
    read = "" if day == usual else f", {f'read {day}' if day else 'day of reading not recorded'}"
    runs: Line = (Run(cite.line(source) + ". "),)
    if source.url:
        runs += (Run(source.url, "soft", source.url), Run(f"{read}. ", "soft"))
    note = f" {source.note}" if source.note else ""
    runs += (Run(f"({cite.weighed(source)}){note}", "soft"),)
    return Entry(str(number), runs, key=f"source:{source.id}", kind="source")
