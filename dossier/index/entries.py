"""What can be found of a dossier: every record with its texts, folded once, and the times that they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dossier.content.dates import Edtf, display
from dossier.content.direction import apart
from dossier.content.folding import folded
from dossier.content.model import names_of
from dossier.content.vocabulary import cameo, term, vocabulary
from dossier.index.queries import Catalogue
from dossier.index.said import Said, times_said
from dossier.index.words import coding, direction, toward

# The kinds, in the order of their weight, with what one and many of them are called.
KINDS = {
    "event": ("event", "events"),
    "alignment": ("alignment", "alignments"),
    "sentence": ("sentence of the article", "sentences of the article"),
    "claim": ("claim", "claims"),
    "period": ("period", "periods"),
    "context": ("note on what the article leaves out", "notes on what the article leaves out"),
    "source": ("source", "sources"),
    "term": ("term", "terms"),
}

LAST = (date.max, date.max)  # what has no date stands after what has one


class Text:
    """A text with its folded form and, found when first asked for, the times it says."""

    def __init__(self, text: str):
        self.text, self.folded = text, folded(text)

    @cached_property
    def times(self) -> tuple[Said, ...]:
        return times_said(self.folded)


@dataclass(frozen=True, eq=False)
class Entry:
    """A record as it is searched. The first of `texts` is its title; `when` is its date, `years` those that it speaks of.

    `id` of a term is its list and its word (`stance:allied`), of a code `cameo:` and the code.
    """

    kind: str
    id: str
    texts: tuple[Text, ...]
    when: Edtf | None = None
    years: tuple[int, int] | None = None

    @cached_property
    def folded(self) -> str:
        """All texts, folded, one below the other."""
        return "\n".join(text.folded for text in self.texts)


def _entry(kind: str, key: str, title: str, more: Iterable[str] = (), when: Edtf | None = None) -> Entry:
    years = (when.sort_key[0].year, when.sort_key[1].year) if when else None
    return Entry(kind, key, tuple(Text(text) for text in (title, *more) if text), when, years)


def entries(catalogue: Catalogue) -> tuple[Entry, ...]:
    """Everything that can be found, by kind in the order of `KINDS` and within it by date, else as a reader meets it."""
    return tuple(found for make in (_events, _alignments, _article, _sources, _terms) for found in make(catalogue))


def _events(catalogue: Catalogue) -> Iterator[Entry]:
    for e in catalogue.events.values():
        coded = f"{coding(catalogue, e)}." if e.cameo else ""
        season = display(e.date) if any(end.precision == "season" for end in e.date.ends) else ""
        yield _entry("event", e.id, e.title, (e.text, e.disputed, direction(catalogue, e), coded, season), e.date)


def _alignments(catalogue: Catalogue) -> Iterator[Entry]:
    for a in catalogue.alignments.values():
        title = f"{toward(catalogue, a)}: {term('stance', a.stance).label}"
        yield _entry("alignment", a.id, title, (a.what, a.disputed), a.dates)


def _article(catalogue: Catalogue) -> Iterator[Entry]:
    for s in catalogue.sentences.values():
        yield _entry("sentence", s.id, s.text)
    for c in catalogue.claims.values():
        judged = f"{term('verdict', c.verdict).label}, {term('claim-kind', c.kind).label}"
        about = ", ".join(apart(catalogue.name(actor)) for actor in c.actors)
        yield _entry("claim", c.id, c.claim, (c.why, c.would_change, about, judged), c.dates)
    for p in catalogue.periods.values():
        yield _entry("period", p.id, p.title, (p.summary, p.reading_basis), p.dates)
    for p in catalogue.periods.values():
        if p.id in catalogue.contexts:
            years = (p.dates.sort_key[0].year, p.dates.sort_key[1].year)
            texts = tuple(map(Text, (p.title, *catalogue.contexts[p.id].paragraphs)))
            yield Entry("context", p.id, texts, None, years)


def _sources(catalogue: Catalogue) -> Iterator[Entry]:
    for s in sorted(catalogue.sources.values(), key=lambda s: (s.issued.sort_key if s.issued else LAST, s.id)):
        made = [
            *(name.printed for name in s.author),
            s.number,
            s.container,
            s.publisher,
            s.archive,
            s.shelf,
            display(s.issued) if s.issued else "",
        ]
        yield _entry("source", s.id, s.title, (", ".join(part for part in made if part), s.note, s.url), s.issued)


def _terms(catalogue: Catalogue) -> Iterator[Entry]:
    for of, terms in vocabulary().items():
        yield from (_entry("term", f"{of}:{t.id}", t.label, (t.doc,)) for t in terms.values())
    used = {code for e in catalogue.events.values() for code in (e.cameo, e.alternative)}
    yield from (_entry("term", f"cameo:{c.code}", f"CAMEO {c.code} {c.label}") for c in cameo().values() if c.code in used)


def names(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Every name of an actor, folded, with all names of those who bear it; of the two sides also the adjective, and of places and things their names."""
    meta = catalogue.meta
    out: dict[str, tuple[str, ...]] = {}
    for line in meta.also:
        out |= {folded(name): names_of(line) for name in names_of(line)}
    for actor in catalogue.actors.values():
        adjective = {meta.side_a: meta.adjective_a, meta.side_b: meta.adjective_b}.get(actor.id, "")
        own = tuple(
            name for name in (actor.name, actor.short, *actor.also, *(one.name for one in actor.called), adjective) if name
        )
        for name in own:
            out[folded(name)] = tuple(dict.fromkeys((*out.get(folded(name), ()), *own)))
    return out
