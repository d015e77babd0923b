"""The search of the sources, as one frozen value, and the order and pages of their list. An empty choice filters nothing."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.citing import cite
from dossier.content.folding import folded
from dossier.content.model import Source
from dossier.content.vocabulary import term
from dossier.index.queries import Catalogue

ORDERS = {"use": "most used first", "author": "by author or title", "new": "newest first", "old": "oldest first"}
A_PAGE = 50  # sources of the list


@dataclass(frozen=True)
class SourceFilters:
    """Grades, of which the work has one, and words that stand in its citation, its address or the name of its publisher."""

    grade: frozenset[str] = frozenset()
    text: str = ""

    def words(self) -> str:
        """The filters in force, as a line of text; empty where there is none."""
        parts = [", ".join(term("grade", key).label for key in sorted(self.grade)), f"“{self.text}”" if self.text else ""]
        return "; ".join(part for part in parts if part)


def source_matches(s: Source, f: SourceFilters) -> bool:
    """Whether a source passes."""
    if f.grade and s.grade not in f.grade:
        return False
    wanted = folded(f.text).split()
    said = folded(f"{cite.line(s)} {s.url} {s.publisher}") if wanted else ""
    return all(word in said for word in wanted)


def sources_filtered(catalogue: Catalogue, f: SourceFilters, order: str = "author") -> list[Source]:
    """The sources that pass, in one of `ORDERS`; what is equal in it stands by its citation, and what has no date comes last."""
    rows = sorted((s for s in catalogue.sources.values() if source_matches(s, f)), key=lambda s: cite.line(s).casefold())
    if order == "use":
        return sorted(rows, key=lambda s: -catalogue.citing.get(s.id, 0))
    if order in ("new", "old"):
        dated = sorted((s for s in rows if s.issued), key=_day, reverse=order == "new")
        return dated + [s for s in rows if not s.issued]
    return rows


def _day(s: Source) -> int:
    return s.issued.sort_key[0].toordinal() if s.issued else 0


def pages(number: int) -> int:
    """How many pages a list of so many sources has: one at least."""
    return max(-(-number // A_PAGE), 1)


def page_with(rows: list[Source], key: str) -> int | None:
    """The page, from 1, on which a source stands; `None` where it does not."""
    return next((i // A_PAGE + 1 for i, s in enumerate(rows) if s.id == key), None)
