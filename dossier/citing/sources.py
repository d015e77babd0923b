"""The search of the sources, as one frozen value. An empty choice filters nothing."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.citing import cite
from dossier.content.folding import folded
from dossier.content.model import Source
from dossier.content.vocabulary import term
from dossier.index.queries import Catalogue


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


def sources_filtered(catalogue: Catalogue, f: SourceFilters) -> list[Source]:
    """The sources that pass, by their citation."""
    return sorted((s for s in catalogue.sources.values() if source_matches(s, f)), key=lambda s: cite.line(s).casefold())
