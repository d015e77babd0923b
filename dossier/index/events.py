"""The events as one list: filters as one value, orders, and what those that are left come to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter
from typing import Any

from dossier.content.direction import apart
from dossier.content.folding import folded
from dossier.content.model import Event
from dossier.content.problems import count
from dossier.content.vocabulary import cameo, term
from dossier.index.queries import Catalogue
from dossier.index.words import parties_said, signed
from dossier.measures.flow import bin_of
from dossier.measures.mean import LEAST, Mean, mean_of_acts

JOINT, OTHERS, NOBODYS = "joint", "others", "nobody"
WEIGHTS = {
    "cooperative": "cooperative",
    "conflictual": "conflictual",
    "zero": "neither, 0",
    "unscaled": "acts without a value",
}
MOST = 10.0  # the greatest size of a weight
COLUMNS = {
    "date": "Date",
    "what": "What",
    "who": "Who",
    "kind": "Kind",
    "weight": "Weight",
    "sources": "Sources",
    "article": "In the article",
}
ORDERS = {
    "date": "date, earliest first",
    "-date": "date, latest first",
    "weight": "weight, conflict first",
    "-weight": "weight, cooperation first",
    "what": "what, A to Z",
    "-what": "what, Z to A",
    "who": "who, A to Z",
    "-who": "who, Z to A",
    "kind": "kind, A to Z",
    "-kind": "kind, Z to A",
    "sources": "sources, fewest first",
    "-sources": "sources, most first",
    "article": "in the article, fewest sentences first",
    "-article": "in the article, most sentences first",
}


@dataclass(frozen=True)
class EventFilters:
    """Choices among the events. An empty choice filters nothing.

    `years` is a pair of years, both included; `side` says who acts (`a`, `b`, `joint`, `others`, `nobody`), `named` which third
    party is source, target or mediator; `weight` holds keys of `WEIGHTS`, and `least` is the least size of a weight. `grade` is that of one of its
    sources, `during` the period in which it may first lie. The others are sets of terms or of codes.
    """

    years: tuple[int, int] | None = None
    side: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    kind: frozenset[str] = frozenset()
    code: frozenset[str] = frozenset()
    weight: frozenset[str] = frozenset()
    least: float = 0.0
    layer: frozenset[str] = frozenset()
    confidence: frozenset[str] = frozenset()
    grade: frozenset[str] = frozenset()
    during: frozenset[str] = frozenset()
    text: str = ""

    def words(self, catalogue: Catalogue) -> str:
        """The filters in force, as a line of text; empty where there is none."""
        sides, layers = side_names(catalogue), layer_names()
        first = self.years[0] if self.years else 0
        parts = [
            _listed(self.layer, layers.__getitem__),
            _listed(self.side, sides.__getitem__, "who acts: "),
            _listed(self.named, catalogue.name, "with "),
            _listed(self.kind, lambda key: term("event-kind", key).label),
            _listed(self.code, code_name, "coded "),
            _listed(self.weight, WEIGHTS.__getitem__, "weight: "),
            f"weight at least {self.least:g} in size" if self.least else "",
            _listed(self.confidence, str, "confidence "),
            _listed(self.grade, lambda key: term("grade", key).label, "a source that is "),
            ", ".join(p.title for p in catalogue.periods.values() if p.id in self.during),
            (f"{first} to {self.years[1]}" if first != self.years[1] else str(first)) if self.years else "",
            f"“{self.text.strip()}”" if self.text.strip() else "",
        ]
        return "; ".join(part for part in parts if part)


def _listed(chosen: Iterable[str], name: Callable[[str], str], before: str = "") -> str:
    said = ", ".join(sorted(map(name, chosen)))
    return before + said if said else ""


def side_names(catalogue: Catalogue) -> dict[str, str]:
    """Who acts, by id: one side, the other, both together, or neither; nobody, where there is something that nobody did."""
    meta = catalogue.meta
    nobody = {NOBODYS: "nobody"} if any(not e.source for e in catalogue.events.values()) else {}
    return {"a": meta.adjective_a, "b": meta.adjective_b, JOINT: "joint", OTHERS: "others"} | nobody


def layer_names() -> dict[str, str]:
    """What an event counts as, by id."""
    return {key: term("layer", key).label for key in ("act", "decision", "context")}


def code_name(code: str) -> str:
    """A code with its words: `057 Sign formal agreement`."""
    found = cameo().get(code)
    return f"{code} {found.label}" if found else code


def thirds(catalogue: Catalogue) -> list[str]:
    """The actors that events name beside the two sides, those with a name of their own first, in their order."""
    sides = {catalogue.meta.side_a, catalogue.meta.side_b, ""}
    there = {key for e in catalogue.events.values() for key in e.parties} - sides
    return [*(key for key in catalogue.actors if key in there), *sorted(there - set(catalogue.actors))]


def codes(catalogue: Catalogue) -> list[str]:
    """The codes that events have, in their order."""
    return sorted({e.cameo for e in catalogue.events.values() if e.cameo})


def side_of(catalogue: Catalogue, e: Event) -> str:
    """Who acts, as a key of `side_names`."""
    if e.joint:
        return JOINT
    return {catalogue.meta.side_a: "a", catalogue.meta.side_b: "b", "": NOBODYS}.get(e.source, OTHERS)


def weighs(catalogue: Catalogue, e: Event, edition: str = "") -> str:
    """The weight as a key of `WEIGHTS`; empty for what is no act."""
    value = catalogue.weight(e, edition)
    if value is None:
        return "unscaled" if e.layer == "act" else ""
    return "cooperative" if value > 0 else "conflictual" if value < 0 else "zero"


def _tests(catalogue: Catalogue, f: EventFilters, edition: str) -> Iterator[Callable[[Event], bool]]:
    """A test for each filter in force."""
    if years := f.years:
        yield lambda e: e.date.touches(*years)
    for name in ("layer", "kind", "confidence"):
        if chosen := getattr(f, name):
            yield partial(_has, attrgetter(name), chosen)
    if f.code:
        yield lambda e: e.cameo in f.code
    if f.side:
        yield lambda e: side_of(catalogue, e) in f.side
    if f.named:
        yield lambda e: not f.named.isdisjoint(e.parties)
    if f.weight:
        yield lambda e: weighs(catalogue, e, edition) in f.weight
    if f.least:
        yield lambda e: abs(catalogue.weight(e, edition) or 0.0) >= f.least
    if f.grade:
        works = {s.id for s in catalogue.sources.values() if s.grade in f.grade}
        yield lambda e: any(c.work in works for c in e.cites)
    if f.during:
        yield lambda e: catalogue.home.get(e.id) in f.during
    if words := folded(f.text).split():
        yield lambda e: all(word in catalogue.said_of_event[e.id] for word in words)


def _has(value: Callable[[Event], str], chosen: frozenset[str], e: Event) -> bool:
    return value(e) in chosen


def events_filtered(catalogue: Catalogue, f: EventFilters, edition: str = "") -> list[Event]:
    """The events that pass, in order of time. A date that may lie in the years passes, however uncertain it is."""
    rows = list(catalogue.events.values())
    for passes in _tests(catalogue, f, edition):
        rows = [e for e in rows if passes(e)]
    return rows


def ordered(catalogue: Catalogue, rows: Iterable[Event], by: str, edition: str = "") -> list[Event]:
    """Events in one of `ORDERS`, of equals the earlier first. What has no weight comes last in both ways."""
    column, down, given = by.removeprefix("-"), by.startswith("-"), list(rows)
    if column == "date":
        return given[::-1] if down else given
    if column == "weight":
        held = [(value, e) for e in given if (value := catalogue.weight(e, edition)) is not None]
        there = {e.id for _, e in held}
        return [e for _, e in sorted(held, key=lambda row: row[0], reverse=down)] + [e for e in given if e.id not in there]
    keys: dict[str, Callable[[Event], Any]] = {
        "what": lambda e: folded(e.title),
        "who": lambda e: folded(who(catalogue, e)),
        "kind": lambda e: term("event-kind", e.kind).label,
        "sources": lambda e: len(e.cites),
        "article": lambda e: len(catalogue.basis.get(e.id, ())),
    }
    return sorted(given, key=keys[column], reverse=down)


def who(catalogue: Catalogue, e: Event) -> str:
    """Who acts toward whom in few letters: `Velmark → Ostrania`, `Velmark and Ostrania, joint`."""
    return parties_said(e, lambda key, role: apart(catalogue.short(key, e.date))) + (", joint" if e.joint else "")


@dataclass(frozen=True)
class Passing:
    """What passes: how many events and acts, the mean weight of the acts, and another mean to see it against, with its name."""

    events: int
    whole: int
    acts: int
    mean: Mean
    other: Mean | None = None
    against: str = ""

    def number(self) -> str:
        """How many of all events pass."""
        return f"{self.events} of {count(self.whole, 'event')}"

    def sentence(self) -> str:
        """What the acts among them come to, in a sentence; empty where there is none."""
        if not self.acts:
            return ""
        pass_ = count(self.acts, "act passes", "acts pass")
        if self.mean.mean is None:
            return f"{pass_}; none has a value in this edition."
        some = f", {self.mean.n} of them counted" if self.mean.n != self.acts else ""
        told = f"{pass_}{some}: mean weight {signed(self.mean.mean)} ({interval(self.mean)})"
        if self.other is None or self.other.mean is None:
            return f"{told}."
        return f"{told}, against {signed(self.other.mean)} {self.against}."


def interval(mean: Mean) -> str:
    """The interval of a mean of acts in words, or why there is none."""
    if mean.low is None or mean.high is None:
        return (
            f"too few for an interval, which takes {LEAST}" if mean.n < LEAST else "all weigh the same, so there is no interval"
        )
    return f"95\u00a0% interval {signed(mean.low)} to {signed(mean.high)}, a joint act counted in both directions"


def whole_mean(catalogue: Catalogue, edition: str = "") -> Mean:
    """The mean weight of all acts."""
    return mean_of_acts(catalogue.acts(), edition or catalogue.meta.edition)


def passing(
    catalogue: Catalogue, f: EventFilters, rows: Iterable[Event], edition: str = "", everything: Mean | None = None
) -> Passing:
    """What the filters leave, beside the same filters for all years; where these name no years, beside all acts.

    `everything` is their `whole_mean`, where it is known already.
    """
    left, own = list(rows), edition or catalogue.meta.edition
    acts = [e for e in left if e.layer == "act"]
    mean, whole = mean_of_acts(acts, own), len(catalogue.events)
    if f == EventFilters():
        return Passing(len(left), whole, len(acts), mean)
    wide = replace(f, years=None) if f.years else EventFilters()
    other = (
        everything or whole_mean(catalogue, own)
        if wide == EventFilters()
        else mean_of_acts((e for e in events_filtered(catalogue, wide, own) if e.layer == "act"), own)
    )
    rest = f.years and wide != EventFilters()
    against = ("with the other filters for all years" if rest else "for all years") if f.years else "for all acts"
    return Passing(len(left), whole, len(acts), mean, other if other.n > mean.n else None, against)


def by_year(catalogue: Catalogue, rows: Iterable[Event], edition: str = "") -> Mapping[int, tuple[int, int]]:
    """How many cooperative and conflictual acts each year has. Acts not known to the year, of weight 0 or without one are in none."""
    out: dict[int, list[int]] = {}
    for e in rows:
        value = catalogue.weight(e, edition)
        year = bin_of(e.date, "year") if value else None
        if year is not None and value:
            out.setdefault(year, [0, 0])[value < 0] += 1
    return {year: (up, down) for year, (up, down) in out.items()}
