"""The filters of the alignments and of the claims, each as one frozen value. An empty choice filters nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dossier.content.direction import apart
from dossier.content.folding import folded
from dossier.content.model import Alignment, Claim
from dossier.content.vocabulary import term
from dossier.index.queries import Catalogue

LONGEST = 200  # signs that are looked for, since every record is searched for each word of them
UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")  # signs that no sheet or file can hold


def sought(text: str) -> str:
    """What a reader looks for, as it may be searched for and written down."""
    return UNWRITABLE.sub(" ", text[:LONGEST]).strip()


@dataclass(frozen=True)
class Filters:
    """`years` is a pair of years, both included; the other choices are sets of ids or words."""

    third: frozenset[str] = frozenset()
    toward: frozenset[str] = frozenset()
    stance: frozenset[str] = frozenset()
    basis: frozenset[str] = frozenset()
    years: tuple[int, int] | None = None
    text: str = ""

    def words(self, catalogue: Catalogue) -> str:
        """The filters in force, as a line of text; empty where there is none."""
        parts = [
            ", ".join(map(apart, sorted(catalogue.name(key) for key in self.third))),
            f"toward {', '.join(map(apart, sorted(catalogue.name(key) for key in self.toward)))}" if self.toward else "",
            ", ".join(sorted(term("stance", key).label for key in self.stance)),
            f"basis {', '.join(sorted(term('basis', key).label for key in self.basis))}" if self.basis else "",
            f"{self.years[0]} to {self.years[1]}" if self.years else "",
            f"“{self.text.strip()}”" if self.text.strip() else "",
        ]
        return "; ".join(part for part in parts if part)


def matches(a: Alignment, f: Filters, catalogue: Catalogue) -> bool:
    """Whether an alignment passes. A date that may lie in the years passes, however uncertain it is."""
    for chosen, value in ((f.third, a.third), (f.toward, a.toward), (f.stance, a.stance), (f.basis, a.basis)):
        if chosen and value not in chosen:
            return False
    if f.years and not a.dates.touches(*f.years):
        return False
    if wanted := folded(f.text).split():
        said = folded(
            " ".join(
                [
                    a.what,
                    a.disputed,
                    *(catalogue.name(key, at) for key in (a.third, a.toward) for at in (None, a.dates)),
                    *(catalogue.sentences[s].text for s in a.sentences if s in catalogue.sentences),
                ]
            )
        )
        return all(word in said for word in wanted)
    return True


def filtered(catalogue: Catalogue, f: Filters) -> list[Alignment]:
    """The alignments that pass, by third party, side and time."""
    return catalogue.by_party(a for a in catalogue.alignments.values() if matches(a, f, catalogue))


@dataclass(frozen=True)
class ClaimFilters:
    """Choices among the claims: sets of terms, of period ids and of actor ids, and words. An empty choice filters nothing."""

    verdict: frozenset[str] = frozenset()
    kind: frozenset[str] = frozenset()
    during: frozenset[str] = frozenset()
    actor: frozenset[str] = frozenset()
    text: str = ""

    def words(self, catalogue: Catalogue) -> str:
        """The filters in force, as a line of text; empty where there is none."""
        parts = [
            ", ".join(term("verdict", key).label for key in sorted(self.verdict)),
            ", ".join(term("claim-kind", key).label for key in sorted(self.kind)),
            ", ".join(apart(p.title) for p in catalogue.periods.values() if p.id in self.during),
            f"about {', '.join(map(apart, sorted(catalogue.name(key) for key in self.actor)))}" if self.actor else "",
            f"“{self.text.strip()}”" if self.text.strip() else "",
        ]
        return "; ".join(part for part in parts if part)


def claim_matches(c: Claim, f: ClaimFilters, catalogue: Catalogue) -> bool:
    """Whether a claim passes. It belongs to every period in which one of its sentences speaks."""
    there = {p.id for s in c.sentences for p in catalogue.periods_of_sentence.get(s, [])}
    for chosen, values in ((f.verdict, {c.verdict}), (f.kind, {c.kind}), (f.during, there), (f.actor, set(c.actors))):
        if chosen and not chosen & values:
            return False
    texts = [
        c.id,
        c.claim,
        c.why,
        c.would_change,
        *(catalogue.sentences[s].text for s in c.sentences if s in catalogue.sentences),
    ]
    said = folded(" ".join(texts))
    return all(word in said for word in folded(f.text).split())


def claims_filtered(catalogue: Catalogue, f: ClaimFilters) -> list[Claim]:
    """The claims that pass, in the order of the article."""
    return [c for c in catalogue.claims.values() if claim_matches(c, f, catalogue)]
