"""Two ranges of time side by side: what can be chosen for them, and what the record has of each.

An act belongs to a range where every day on which it may have begun lies in it, so an act that is dated to the year alone stands
in no term that begins within that year; such acts are counted apart. Of two terms that meet on a day, the day is the second's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dossier.content.dates import display, parse
from dossier.content.model import Claim, Event, Leader
from dossier.content.problems import count
from dossier.content.vocabulary import vocabulary
from dossier.index.queries import Catalogue
from dossier.index.selection import year_of
from dossier.index.words import signed
from dossier.measures.balance import triads
from dossier.measures.flow import directions, distinct
from dossier.measures.mean import LEAST, Difference, Mean, difference, mean_of_acts

PERIODS, YEARS = "periods", "years"
USUAL = 10  # years of each of the two ranges that a page of years begins with
Days = tuple[date, date]


@dataclass(frozen=True)
class Range:
    """A stretch of time that can be compared, first and last day included; `said` is its time in words."""

    kind: str
    key: str
    name: str
    first: date
    last: date
    said: str


@dataclass(frozen=True)
class Side:
    """What the record has of one range.

    `acts` are the distinct acts with their weights, in order of time, `counted` how many weights they make, since a joint act
    counts once each way, and `doubtful` how many more may lie in the range.
    """

    range: Range
    acts: tuple[tuple[Event, float], ...]
    counted: int
    doubtful: int
    mean: Mean

    @property
    def conflictual(self) -> int:
        """How many of the acts weigh less than zero."""
        return sum(value < 0 for _, value in self.acts)


@dataclass(frozen=True)
class Compared:
    """Both ranges, the mean of the second less that of the first, and the days that both share."""

    a: Side
    b: Side
    difference: Difference
    shared: Days | None


def kinds(catalogue: Catalogue) -> dict[str, str]:
    """What ranges can be made of, with what a reader calls it: leaders of either side, the article's periods, years of one's own."""
    out = {
        side: leaders_called(catalogue, side) for side in (catalogue.meta.side_a, catalogue.meta.side_b) if terms(catalogue, side)
    }
    return out | {PERIODS: "The article’s periods", YEARS: "Years of your own"}


def leaders_called(catalogue: Catalogue, side: str) -> str:
    """The leaders of a side by their title, where all have the same, else as leaders."""
    adjective = catalogue.meta.adjective_a if side == catalogue.meta.side_a else catalogue.meta.adjective_b
    titles = {x.title for x in terms(catalogue, side)}
    return f"{adjective} {titles.pop().lower()}s" if len(titles) == 1 else f"{adjective} leaders"


def terms(catalogue: Catalogue, side: str) -> list[Leader]:
    """The leaders of a side who were in office on some day of the axis, in order of time."""
    return [x for x in catalogue.leaders.values() if x.side == side and x.dates.overlaps(catalogue.opens, catalogue.closes)]


def ranges(catalogue: Catalogue, kind: str) -> dict[str, Range]:
    """The ranges of a kind by key, in order of time; none where the kind is of years, which a reader names."""
    if kind == YEARS:
        return {}
    if kind == PERIODS:
        rows = [(p.id, p.title, p.dates) for p in catalogue.periods.values()]
        return {key: Range(kind, key, name, *_within(catalogue, *when.sort_key), display(when)) for key, name, when in rows}
    return {
        x.id: Range(kind, x.id, x.name, *_within(catalogue, *catalogue.term_of(x)), display(x.dates))
        for x in terms(catalogue, kind)
    }


def _within(catalogue: Catalogue, first: date, last: date) -> Days:
    """Days cut at the ends of the axis."""
    return max(first, catalogue.opens), min(last, catalogue.closes)


def of_years(catalogue: Catalogue, first: int, last: int) -> Range:
    """Whole years as a range, cut at the ends of the axis."""
    said = str(first) if first == last else f"{first} to {last}"
    return Range(YEARS, f"{first}-{last}", said, *_within(catalogue, date(first, 1, 1), date(last, 12, 31)), said)


def years_in(text: str, catalogue: Catalogue) -> tuple[int, int] | None:
    """The years that a value of an address says, `1993-2000` or `1993`, in their order; `None` where it says none of the axis."""
    parts = [year_of(part) for part in text.split("-")]
    known = sorted(year for year in parts if year is not None and catalogue.opens.year <= year <= catalogue.closes.year)
    return (known[0], known[-1]) if len(known) == len(parts) and len(known) in (1, 2) else None


def usual_years(catalogue: Catalogue) -> tuple[tuple[int, int], tuple[int, int]]:
    """The years that a page begins with: the last ten whole years or so, and as many before them."""
    first, last = catalogue.opens.year, catalogue.closes.year
    middle = max(last - USUAL, first)
    return (max(middle - USUAL + 1, first), middle), (min(middle + 1, last), last)


def usual(catalogue: Catalogue, kind: str) -> tuple[str, str]:
    """The keys of the two ranges that a page begins with: the last two neighbours that can be compared, else the last two."""
    keys = list(there := ranges(catalogue, kind))
    pairs = list(pairwise(keys))
    for a, b in reversed(pairs):
        if compared(catalogue, there[a], there[b]).difference.low is not None:
            return a, b
    return pairs[-1] if pairs else (keys[0], keys[0])


def side(catalogue: Catalogue, one: Range) -> Side:
    """What the record has of a range, in the dossier's edition of the scale."""
    acts = distinct(catalogue.acts())
    there = [e for e in acts if _begins_in(e, one, surely=True)]
    weighed = tuple((e, value) for e in there if (value := catalogue.weight(e)) is not None)
    doubtful = sum(_begins_in(e, one, surely=False) for e in acts) - len(there)
    counted = sum(len(directions(e)) for e, _ in weighed)
    return Side(one, weighed, counted, doubtful, mean_of_acts(there, catalogue.meta.edition))


def _begins_in(e: Event, one: Range, surely: bool) -> bool:
    begins = e.date.start if e.date.precision == "interval" else e.date
    if begins is None:
        return False
    return begins.surely_within(one.first, one.last) if surely else begins.overlaps(one.first, one.last)


def compared(catalogue: Catalogue, a: Range, b: Range) -> Compared:
    """Both ranges side by side. Where they share days their means are not apart, and no interval of the difference is given."""
    one, two = side(catalogue, a), side(catalogue, b)
    first, last = max(a.first, b.first), min(a.last, b.last)
    shared = (first, last) if first <= last else None
    found = difference(one.mean, two.mean)
    return Compared(one, two, Difference(found.difference, None, None) if shared else found, shared)


def finding(what: Compared) -> str:
    """The difference in one plain sentence; nothing is said of it where one of the ranges has too few acts."""
    few = [f"{name} has {count(one.mean.n, 'act')}" for name, one in (("A", what.a), ("B", what.b)) if one.mean.n < LEAST]
    apart = what.difference
    if few or apart.difference is None:
        return f"{' and '.join(few)}: too few to compare; {LEAST} are needed."
    said = signed(abs(apart.difference), 2).removeprefix("+")
    way = "more" if apart.difference > 0 else "less"
    first = (
        f"In B the acts were {way} cooperative by {said} than in A"
        if said != "0.00"
        else "The acts of A and of B weigh the same on average"
    )
    if what.shared:
        return f"{first}."
    if apart.low is None or apart.high is None:
        return f"{first} (no interval: all acts of one of them weigh the same)."
    chance = "so chance alone could give this" if apart.spans_zero else "so chance alone would seldom give this"
    return f"{first} (95\u00a0% interval {signed(apart.low, 2)} to {signed(apart.high, 2)}, {chance})."


def overlap(what: Compared) -> str:
    """That both ranges share days, in words; empty where they do not."""
    if what.shared is None:
        return ""
    if (what.a.range.first, what.a.range.last) == (what.b.range.first, what.b.range.last):
        return "A and B are the same time."
    first, last = what.shared
    both = len({e.id for e, _ in what.a.acts} & {e.id for e, _ in what.b.acts})
    days = display(parse(f"{first}/{last}")) if first != last else f"the day {display(parse(str(first)))}"
    return (
        f"A and B share {days}, with {count(both, 'act')}. These stand on both sides, so no interval of the difference is given."
    )


def order(row: tuple[Event, float]) -> tuple:
    """How acts are ordered, the strongest first: of equals the one that an editor has named, then the better sourced, then the earlier."""
    e, value = row
    return -abs(value), not e.prominent, not e.label, -len(e.cites), e.date.sort_key


def strongest(rows: Iterable[tuple[Event, float]], each: int = 2) -> list[tuple[Event, float]]:
    """The strongest acts each way: cooperation, then conflict."""
    there = sorted(rows, key=order)
    return [*[row for row in there if row[1] > 0][:each], *[row for row in there if row[1] < 0][:each]]


def claims_in(catalogue: Catalogue, one: Range) -> list[Claim]:
    """The claims about a time of which some day may lie in the range, in the order of the article."""
    return [c for c in catalogue.claims.values() if c.dates and c.dates.overlaps(one.first, one.last)]


def verdicts(claims: Iterable[Claim]) -> Mapping[str, int]:
    """How many claims have each verdict, in the order of the vocabulary; verdicts that none has are left out."""
    found = Counter(c.verdict for c in claims)
    return {key: found[key] for key in vocabulary()["verdict"] if found[key]}


@dataclass(frozen=True)
class Alike:
    """How often two third parties stood alike toward a side: years with the same sign, and years in which both signs are known."""

    side: str
    alike: int
    known: int


def parties(catalogue: Catalogue) -> list[str]:
    """The lanes of third parties that have a stance on record."""
    there = {a.third for a in catalogue.alignments.values() if a.basis == "record"}
    return [name for name, actors in catalogue.lanes.items() if there & set(actors)]


def alike(catalogue: Catalogue, one: str, other: str) -> tuple[Alike, Alike]:
    """How often the third parties of two lanes stood alike toward each side, by the signs of years (with, neither, against)."""
    first, second = ({t.year: t for t in triads(catalogue, catalogue.lanes[lane], {})} for lane in (one, other))
    out = []
    for side, name in ((catalogue.meta.side_a, "ax"), (catalogue.meta.side_b, "bx")):
        signs = [(getattr(t, name), getattr(second[year], name)) for year, t in first.items() if year in second]
        known = [pair for pair in signs if None not in pair]
        out.append(Alike(side, sum(a == b for a, b in known), len(known)))
    return out[0], out[1]


def others_in_office(catalogue: Catalogue, one: Range) -> list[Leader]:
    """Who else was in office in the range, by side and time; not those who came or went on the day on which a handover ends it."""
    return [
        x
        for x in catalogue.in_office(one.first, one.last)
        if x.id != one.key and (term := catalogue.term_of(x)) and term[0] <= one.last and term[1] >= one.first
    ]
