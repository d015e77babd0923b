"""Read-only questions to a dossier: what stands in a period, what bears on a sentence, what lies at a date.

`Catalogue` is built once for a dossier and shared. It never fails on a reference to a record that was left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from dossier.content.dates import Edtf, display, span_of, today
from dossier.content.folding import folded
from dossier.content.model import (
    Actor,
    Alignment,
    Annotation,
    Claim,
    Context,
    Dossier,
    Event,
    Leader,
    Period,
    Sentence,
    Series,
    Source,
)
from dossier.content.vocabulary import cameo, countries
from dossier.measures.flow import goldstein

DAY = timedelta(days=1)


def _grouped(pairs: Iterable[tuple[str, object]]) -> dict[str, list]:
    out: dict[str, list] = defaultdict(list)
    for key, value in pairs:
        out[key].append(value)
    return out


class Catalogue:
    """A dossier with its ways of access. All lists are in the order in which a reader meets them."""

    def __init__(self, dossier: Dossier):
        self.dossier, self.meta = dossier, dossier.meta
        self.kept: dict[str, Any] = {}  # what is costly to make of all of it and the same for every reader
        self.periods: dict[str, Period] = {
            p.id: _spoken_of(p, dossier) for p in sorted(dossier.periods, key=lambda p: p.dates.sort_key)
        }
        self.events: dict[str, Event] = {e.id: e for e in sorted(dossier.events, key=lambda e: (*e.date.sort_key, e.id))}
        self.alignments: dict[str, Alignment] = {
            a.id: a for a in sorted(dossier.alignments, key=lambda a: (a.dates.sort_key[0], a.id))
        }
        self.sentences: dict[str, Sentence] = {s.id: s for s in dossier.article.sentences} if dossier.article else {}
        self.sources: dict[str, Source] = {s.id: s for s in dossier.sources}
        self.actors: dict[str, Actor] = {a.id: a for a in dossier.actors}
        self.claims: dict[str, Claim] = {c.id: c for c in dossier.claims}
        self.contexts: dict[str, Context] = {c.period: c for c in dossier.contexts}
        self.series: dict[str, Series] = {s.id: s for s in dossier.series}
        self.leaders: dict[str, Leader] = {x.id: x for x in sorted(dossier.leaders, key=lambda x: (x.dates.sort_key, x.id))}
        # The last day of the time axis: the span's end, or the day on which the catalogue was made, whenever it is asked for.
        self.closes: date = self.meta.span.latest or max(today(), self.meta.updated.sort_key[1])

    @cached_property
    def opens(self) -> date:
        """The first day of the time axis."""
        return self.meta.span.earliest or min(p.dates.sort_key[0] for p in self.periods.values())

    @property
    def retold(self) -> bool:
        """True where the sentences retell another's article; there is then an original that they can be laid beside."""
        return self.dossier.article is not None and self.dossier.article.meta.edition != "own"

    def span(self, when: Edtf) -> tuple[float, float]:
        """A date as decimal years, cut at the bounds of the axis."""
        return span_of(when, self.opens, self.closes)

    def stretches(self, when: Edtf) -> list[tuple[float, float]]:
        """The stretches of time in which a date may lie, in order, as decimal years: more than one where it is one of several."""
        return [self.span(one) for one in when.members or (when,)]

    def name(self, actor: str, when: Edtf | None = None) -> str:
        """The name of an actor, that of the time where one is given; of a state that is none here, its plain name; else the id itself."""
        found = self.actors.get(actor)
        return self.called_at(actor, when) or (found.name if found else countries().get(actor, actor))

    def short(self, actor: str, when: Edtf | None = None) -> str:
        """The name for narrow places, that of the time where one is given."""
        found = self.actors.get(actor)
        return self.called_at(actor, when) or ((found.short or found.name) if found else actor)

    def called_at(self, actor: str, when: Edtf | None) -> str:
        """The name that an actor had at a time and has no more, or not yet; empty where there is none."""
        return self.actors[actor].called_at(when) if when and actor in self.actors else ""

    @cached_property
    def home(self) -> dict[str, str]:
        """The period of each event, by event id: the one in which the date may first lie."""
        out = {}
        for e in self.events.values():
            for p in self.periods.values():
                if e.date.overlaps(*_days(p)):
                    out[e.id] = p.id
                    break
        return out

    @cached_property
    def _events_by_period(self) -> dict[str, list[Event]]:
        return _grouped((self.home[e.id], e) for e in self.events.values() if e.id in self.home)

    def events_in(self, period: str) -> list[Event]:
        """The events whose home is the period, in order of time."""
        return self._events_by_period.get(period, [])

    def acts(self) -> list[Event]:
        """The events that count in the index."""
        return [e for e in self.events.values() if e.layer == "act"]

    def weight(self, e: Event, edition: str = "") -> float | None:
        """What an act weighs in an edition of the scale, the dossier's own where none is named; what is no act weighs nothing."""
        return goldstein(e.cameo, edition or self.meta.edition) if e.layer == "act" else None

    def alignments_in(self, period: str) -> list[Alignment]:
        """Stances that hold on some day of the period, by third party and side."""
        return self.by_party(a for a in self.alignments.values() if a.dates.overlaps(*_days(self.periods[period])))

    @cached_property
    def faced(self) -> list[str]:
        """Toward whom third parties stood: the two sides, then those third parties toward whom a stance is recorded."""
        there = {a.toward for a in self.alignments.values()}
        sides = [self.meta.side_a, self.meta.side_b]
        return sides + [key for key in self.actors if key in there and key not in sides]

    def by_party(self, rows: Iterable[Alignment]) -> list[Alignment]:
        """Alignments by third party in the order of the actors, then side, then time."""
        order = {key: i for i, key in enumerate(self.actors)}
        return sorted(rows, key=lambda a: (order.get(a.third, len(order)), a.toward != self.meta.side_a, a.dates.sort_key))

    def sentences_in(self, period: str) -> list[Sentence]:
        """The article's sentences that speak of the period."""
        return [self.sentences[s] for s in self.periods[period].sentences if s in self.sentences]

    @cached_property
    def periods_of_sentence(self) -> dict[str, list[Period]]:
        return _grouped((s, p) for p in self.periods.values() for s in p.sentences)

    @cached_property
    def claims_of(self) -> dict[str, list[Claim]]:
        """Claims by sentence."""
        return _grouped((s, c) for c in self.claims.values() for s in c.sentences)

    @cached_property
    def claims_on(self) -> dict[str, list[Claim]]:
        """Claims by event that bears on them."""
        return _grouped((e, c) for c in self.claims.values() for e in dict.fromkeys(c.events))

    @cached_property
    def said_of_event(self) -> dict[str, str]:
        """What a search for words looks at, folded, by event: title, text, date, actors, code and the sentences that bear on it."""
        return {e.id: folded(" ".join(self._texts(e))) for e in self.events.values()}

    def _texts(self, e: Event) -> Iterable[str]:
        yield from (
            e.title,
            e.text,
            e.disputed,
            display(e.date),
            *(self.name(key, at) for key in e.parties for at in (None, e.date)),
        )
        yield from (e.cameo, cameo()[e.cameo].label if e.cameo in cameo() else "")
        yield from (self.sentences[s].text for s in self.basis.get(e.id, ()))

    @cached_property
    def annotations_of(self) -> dict[str, list[Annotation]]:
        return _grouped((a.sentence, a) for a in self.dossier.annotations)

    @cached_property
    def events_of(self) -> dict[str, list[Event]]:
        """Events by sentence: those that name it, and those that a claim on it rests on."""
        pairs = [(s, e) for e in self.events.values() for s in e.sentences]
        pairs += [(s, self.events[e]) for c in self.claims.values() for s in c.sentences for e in c.events if e in self.events]
        return {s: list(dict.fromkeys(rows)) for s, rows in _grouped(pairs).items()}

    @cached_property
    def alignments_of(self) -> dict[str, list[Alignment]]:
        """Alignments by sentence, like `events_of`."""
        pairs = [(s, a) for a in self.alignments.values() for s in a.sentences]
        pairs += [
            (s, self.alignments[a])
            for c in self.claims.values()
            for s in c.sentences
            for a in c.alignments
            if a in self.alignments
        ]
        return {s: list(dict.fromkeys(rows)) for s, rows in _grouped(pairs).items()}

    @cached_property
    def basis(self) -> dict[str, list[str]]:
        """The sentences that bear on a record, by the record's id: events and alignments."""
        out: dict[str, list[str]] = defaultdict(list)
        for table in (self.events_of, self.alignments_of):
            for sentence, rows in table.items():
                for row in rows:
                    out[row.id].append(sentence)
        order = {key: i for i, key in enumerate(self.sentences)}
        return {
            key: there for key, rows in out.items() if (there := sorted({s for s in rows if s in order}, key=order.__getitem__))
        }

    def period_of(self, kind: str, key: str, near: str = "") -> str | None:
        """The period to open for a record: `near` where the record belongs to it, else its first."""
        if kind == "event":
            return self.home.get(key)
        if kind == "sentence":
            rows = [p.id for p in self.periods_of_sentence.get(key, [])]
        elif kind == "claim":
            rows = [p.id for s in self._sentences_of(key) for p in self.periods_of_sentence.get(s, [])]
        elif key in self.alignments:
            rows = [p.id for p in self.periods.values() if self.alignments[key].dates.overlaps(*_days(p))]
        else:
            rows = []
        return near if near in rows else (rows[0] if rows else None)

    def _sentences_of(self, claim: str) -> tuple[str, ...]:
        return self.claims[claim].sentences if claim in self.claims else ()

    def in_office(self, first: date, last: date | None = None, side: str = "") -> list[Leader]:
        """Who held an office on some day from `first` to `last`, that day alone where none is given: of one side or of both, by side and time.

        On the day of a handover it is both of them; `term_of` says which of the two the day counts for.
        """
        until, sides = last or first, (self.meta.side_a, self.meta.side_b)
        there = [x for x in self.leaders.values() if x.dates.overlaps(first, until) and side in ("", x.side)]
        return sorted(there, key=lambda x: sides.index(x.side) if x.side in sides else len(sides))

    def term_of(self, leader: Leader) -> tuple[date, date]:
        """First and last day of a term, each day once: that of a handover counts for who comes, and an open end is the end of the axis."""
        first, last = leader.dates.sort_key
        taken = any(
            x.dates.sort_key[0] == last and x.office == leader.office and x.side == leader.side and x.id != leader.id
            for x in self.leaders.values()
        )
        return first, min(last - DAY if taken and last > first else last, self.closes)

    @cached_property
    def lanes(self) -> dict[str, list[str]]:
        """Lane names in order, each with the actors that share it."""
        return _grouped((a.lane, a.id) for a in self.dossier.actors if a.lane)

    @cached_property
    def citing(self) -> dict[str, int]:
        """How many records cite each source."""
        out: dict[str, int] = defaultdict(int)
        d = self.dossier
        records: list[Any] = [*d.periods, *d.events, *d.alignments, *d.leaders, *d.claims, *d.annotations, *d.contexts, *d.series]
        for record in records:
            for work in {cite.work for cite in record.cites}:
                out[work] += 1
        return out


def _spoken_of(period: Period, dossier: Dossier) -> Period:
    """The period with the sentences that speak of the whole time among its own, unless the article is silent on it."""
    if not dossier.meta.whole or not dossier.article or period.reading == "silent":
        return period
    there = {*period.sentences, *dossier.meta.whole}
    return replace(period, sentences=tuple(s.id for s in dossier.article.sentences if s.id in there))


def _days(period: Period) -> tuple[date, date | None]:
    return period.dates.sort_key[0], period.dates.latest
