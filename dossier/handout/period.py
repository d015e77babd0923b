"""The blocks of one period: sentences, claims, events and alignments, each record once on the sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dossier.content.dates import display
from dossier.content.direction import apart
from dossier.content.model import Alignment, Annotation, Claim, Event, Sentence
from dossier.content.vocabulary import term, vocabulary
from dossier.handout.blocks import Block, Columns, Entry, Group, Heading, Line, Ruled, Run, Text
from dossier.handout.plan import Plan
from dossier.handout.register import Register
from dossier.index.filters import claim_matches, matches
from dossier.index.queries import Catalogue
from dossier.index.words import coding, described, direction, signed, toward

BOX = "☐"
LOST = "Not found in the original given; our retelling: "
MEANT = "name"  # the kind of a note on who or what a word of the text stands for, which a reader needs and which is no answer
LINES = {"none": (0, 0, 0), "little": (2, 2, 4), "ample": (4, 5, 9)}  # under a claim, what is left out, a question


@dataclass
class Writing:
    """A sheet while it is being written: what has been set already, and under which number each source stands."""

    catalogue: Catalogue
    plan: Plan
    originals: Mapping[str, str] | None = None
    done: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.register = Register(self.catalogue)
        events = self.plan.periods if "events" in self.plan.parts else ()
        self.printed = {e.id for p in events for e in events_of(self.catalogue, self.plan, p)}
        self.under_claim, self.under_context, self.under_question = LINES[self.plan.room]

    @property
    def told(self) -> bool:
        """True where answers stand in their place."""
        return self.plan.answers == "shown"

    def fresh(self, key: str) -> bool:
        """True for the first time that a record is asked for."""
        known = key in self.done
        self.done.add(key)
        return not known


def events_of(catalogue: Catalogue, plan: Plan, period: str) -> list[Event]:
    """The events of a period that the plan wants."""
    rows = catalogue.events_in(period)
    if plan.events == "acts":
        return [e for e in rows if e.layer == "act"]
    if plan.events == "bearing" or (plan.events == "fitting" and catalogue.sentences_in(period)):
        return [e for e in rows if catalogue.basis.get(e.id)]
    return rows


def claims_of(catalogue: Catalogue, plan: Plan, period: str) -> list[Claim]:
    """The claims that speak of a period and pass the filters, in the order of the article."""
    there = {s.id for s in catalogue.sentences_in(period)}
    return [c for c in catalogue.claims.values() if there & set(c.sentences) and claim_matches(c, plan.claims, catalogue)]


def alignments_of(catalogue: Catalogue, plan: Plan, period: str) -> list[Alignment]:
    """The alignments that hold in a period, pass the filters, and fit where the plan wants that."""
    rows = [a for a in catalogue.alignments_in(period) if matches(a, plan.alignments, catalogue)]
    if plan.every_alignment or not catalogue.sentences_in(period):
        return rows
    return [a for a in rows if catalogue.basis.get(a.id)]


def sentence(w: Writing, s: Sentence) -> Entry:
    """A sentence of the edition chosen; below it what its names stand for and, with answers, the faults of the text."""
    own = w.originals
    if own is not None and s.id in own:
        runs: Line = (Run(own[s.id], "original"),)
    else:
        runs = (Run(LOST, "soft"), Run(s.text)) if own is not None else (Run(s.text),)
    notes = tuple(fault(w, a) for a in w.catalogue.annotations_of.get(s.id, []) if w.told or a.kind == MEANT)
    return Entry(s.id, runs, notes, f"sentence:{s.id}", "sentence")


def fault(w: Writing, a: Annotation) -> Line:
    """A note on a fault of the text."""
    return (Run(f"{term('annotation-kind', a.kind).label}: ", "b"), Run(f"{a.note} {w.register.cited(a.cites)}".strip()))


def ticks(of: str, leave: str = "") -> Line:
    """Boxes to tick, one for each term of a list."""
    signs = [f"{BOX}\u00a0{t.label.replace(' ', chr(0xA0))}" for t in vocabulary()[of].values() if t.id != leave]
    return (Run("  ".join(signs)),)


def ruled(lines: int) -> tuple[Ruled, ...]:
    """Lines to write on, where there are any."""
    return (Ruled(lines),) if lines else ()


def columns(rows: Sequence[Block]) -> tuple[Columns, ...]:
    """Blocks in two columns, where there are any."""
    return (Columns(tuple(rows)),) if rows else ()


def claim(w: Writing, c: Claim) -> Block:
    """A claim with its verdict, or with boxes for one and room for the reason."""
    kind = term("claim-kind", c.kind).label
    said = (Run(c.claim), Run(f" ({', '.join(c.sentences)}; {kind})", "soft"))
    if w.told:
        return Entry(c.id, said, verdict(w, c), f"claim:{c.id}", "claim")
    return Group((Entry(c.id, said, (ticks("verdict"),), f"claim:{c.id}", "claim"), *ruled(w.under_claim)))


def verdict(w: Writing, c: Claim) -> tuple[Line, ...]:
    """The verdict with its reason; in full also what would change it, and what it rests on."""
    t = term("verdict", c.verdict)
    first = (Run(f"{t.sign} {t.label}", "b"), Run(f" ({c.confidence} confidence). {c.why} {w.register.cited(c.cites)}".rstrip()))
    if w.plan.detail == "short":
        return (first,)
    rests = [rested(w, w.catalogue.events[e]) for e in c.events if e in w.catalogue.events]
    rests += [stood(w.catalogue, w.catalogue.alignments[a]) for a in c.alignments if a in w.catalogue.alignments]
    rests += [apart(w.catalogue.series[s].title) for s in c.series if s in w.catalogue.series]
    change = ((Run("Would change it: ", "b"), Run(c.would_change)),) if c.would_change else ()
    return (first, *change, *(((Run("Rests on: ", "b"), Run("; ".join(rests) + ".")),) if rests else ()))


def rested(w: Writing, e: Event) -> str:
    """An event as part of a sentence: by its sign and date alone where a sheet in short has it in its list."""
    if w.plan.detail == "short" and e.id in w.printed:
        return f"{term('event-kind', e.kind).sign}\u00a0{display(e.date)}"
    return f"{apart(e.title)}, {display(e.date)}"


def stood(catalogue: Catalogue, a: Alignment) -> str:
    """An alignment as part of a sentence."""
    return f"{toward(catalogue, a)}, {display(a.dates)}"


def event(w: Writing, e: Event) -> Entry:
    """An event: date, sign of its kind, title, who, weight and sources; in full also what happened and how it is coded."""
    catalogue, kind = w.catalogue, term("event-kind", e.kind)
    value = catalogue.weight(e)
    weight = f", weight {signed(value)}" if value is not None else ""
    about = f"{direction(catalogue, e)}, {term('layer', e.layer).label}{weight}"
    cited, full = w.register.cited(e.cites), w.plan.detail == "full"
    runs = (
        Run(f"{kind.sign} {apart(e.title)}", "b"),
        Run(f" {about}{'; disputed' if e.disputed and not full else ''} {cited}".rstrip(), "soft"),
    )
    below: list[Line] = []
    if full:
        below.append((Run(e.text),))
        below += [((Run(f"{coding(catalogue, e)}.", "soft")),)] if e.cameo else []
        below += [(Run("Disputed: ", "b"), Run(e.disputed))] if e.disputed else []
    return Entry(display(e.date), runs, tuple(below), f"event:{e.id}", "event")


def alignment(w: Writing, a: Alignment) -> Entry:
    """An alignment: sign and word of the stance, from when to when, on whose word; in full also what it rests on."""
    catalogue, stance = w.catalogue, term("stance", a.stance)
    basis = "from the article" if a.basis == "article" else "on record"
    runs = (
        Run(f"{toward(catalogue, a)}: {stance.label}", "b"),
        Run(f", {display(a.dates)}; {basis} {w.register.cited(a.cites)}".rstrip(), "soft"),
    )
    below: tuple[Line, ...] = ()
    if w.plan.detail == "full":
        below = ((Run(a.what),), *(((Run("Disputed: ", "b"), Run(a.disputed)),) if a.disputed else ()))
    return Entry(stance.sign, runs, below, f"alignment:{a.id}", "alignment")


def reading(w: Writing, period: str) -> Line:
    """How the article describes the time, as the editors judge."""
    p = w.catalogue.periods[period]
    rests = f" Rests on {', '.join(p.rests_on)}." if p.rests_on else ""
    return (Run(f"{described(p)} ", "b"), Run(p.reading_basis + rests))


def _section(name: str, tag: str, rows: Iterable[Block], repeated: list[str], none: str) -> list[Block]:
    """A heading with its rows; what stands in an earlier period of the sheet is named, and what is empty is said to be so."""
    found = list(rows)
    again = [Text((Run(f"Also of this time, and printed above: {'; '.join(repeated)}.", "soft"),))] if repeated else []
    return [Heading(3, name, tag), *(found or ([] if again else [Text((Run(none, "soft"),))])), *again]


def _article(w: Writing, period: str) -> list[Block]:
    rows = w.catalogue.sentences_in(period)
    new = [s for s in rows if w.fresh(f"sentence:{s.id}")]
    old = [s.id for s in rows if s not in new]
    return _section(
        "What it says", "article", [sentence(w, s) for s in new], old, "No sentence of the article speaks of this time."
    )


def _claims(w: Writing, period: str) -> list[Block]:
    rows = claims_of(w.catalogue, w.plan, period)
    new = [c for c in rows if w.fresh(f"claim:{c.id}")]
    old = [c.id for c in rows if c not in new]
    body = columns([claim(w, c) for c in new])
    return _section(
        "Claims and verdicts" if w.told else "Claims: what is your verdict, and why?", "editors", body, old, "No claim."
    )


def _events(w: Writing, period: str) -> list[Block]:
    rows = [event(w, e) for e in events_of(w.catalogue, w.plan, period) if w.fresh(f"event:{e.id}")]
    all_of_them = len(w.catalogue.events_in(period))
    none = f"None of the {all_of_them} events of this time is among those chosen." if all_of_them else "No event."
    return _section(f"Events ({len(rows)} of {all_of_them})", "record", columns(rows), [], none)


def _alignments(w: Writing, period: str) -> list[Block]:
    rows = alignments_of(w.catalogue, w.plan, period)
    new = [a for a in rows if w.fresh(f"alignment:{a.id}")]
    old = [f"{stood(w.catalogue, a)}: {term('stance', a.stance).label}" for a in rows if a not in new]
    return _section(
        f"Alignments ({len(rows)} of {len(w.catalogue.alignments_in(period))})",
        "record",
        columns([alignment(w, a) for a in new]),
        old,
        "No alignment.",
    )


def context(w: Writing, period: str) -> list[Block]:
    """What the article leaves out of the period."""
    found = w.catalogue.contexts.get(period)
    if not found:
        return []
    *rest, last = found.paragraphs or ("",)
    return [*(Text((Run(text),)) for text in rest), Text((Run(f"{last} {w.register.cited(found.cites)}".strip()),))]


def period_blocks(w: Writing, period: str) -> list[Block]:
    """All that the plan wants of a period."""
    p, parts = w.catalogue.periods[period], w.plan.parts
    number = list(w.catalogue.periods).index(period) + 1
    out: list[Block] = [Heading(2, f"{number}. {apart(p.title)}, {display(p.dates)}")]
    out.append(Text((Run(f"{p.summary} {w.register.cited(p.cites)}".rstrip()),)))
    if w.told:
        out.append(Text(reading(w, period)))
    else:
        out.append(Text((Run("How does the article describe this time?   ", "b"), *ticks("reading")), "blank"))
    for part, made in (("sentences", _article), ("claims", _claims), ("events", _events), ("alignments", _alignments)):
        out += made(w, period) if part in parts else []
    if "context" in parts and w.told and (note := context(w, period)):
        out += [Heading(3, "What it leaves out", "record"), *note]
    elif "context" in parts and not w.told:
        out += [Heading(3, "What does the article leave out of this time?"), *ruled(w.under_context)]
    return out
