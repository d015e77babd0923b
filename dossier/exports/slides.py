"""The slides of TimelineJS: a title, the periods as eras, events and alignments; both of its forms are written from these."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dossier.citing import cite
from dossier.content.dates import Edtf, display
from dossier.content.model import Alignment, Cite, Event
from dossier.content.vocabulary import term
from dossier.exports.origin import origin
from dossier.index.queries import Catalogue
from dossier.index.words import coding, direction, stance_line
from dossier.render.markup import NOTHING, Markup, esc, exact, html, joined

LOSES = (
    "codes and weights as numbers, claims with their verdicts, measured series, the index, context notes; uncertain dates: "
    "a time begins with the first day that it may mean and ends with the last, a single date stands at its first day, and words tell it"
)
PARTS = {"day": 3, "month": 2, "season": 2, "year": 1, "decade": 1}
Date = tuple[int, ...]  # year; year and month; or year, month and day


@dataclass(frozen=True, kw_only=True)
class Slide:
    """One slide. `start` is empty for the title alone, `end` where there is none or it is open."""

    id: str
    kind: str  # title, era or empty
    headline: Markup
    text: Markup = NOTHING
    start: Date = ()
    end: Date = ()
    when: str = ""
    group: Markup = NOTHING


def slides(catalogue: Catalogue, loses: str = LOSES) -> list[Slide]:
    """The title first, then eras, events and alignments, each in order of time."""
    return [
        title(catalogue, loses),
        *(
            Slide(
                id=f"period-{p.id}",
                kind="era",
                headline=esc(p.title),
                text=esc(p.summary),
                when=display(p.dates),
                group=NOTHING,
                **_place(catalogue, p.dates, True),
            )
            for p in catalogue.periods.values()
        ),
        *(_event(catalogue, e) for e in catalogue.events.values()),
        *(_alignment(catalogue, a) for a in catalogue.alignments.values()),
    ]


def title(catalogue: Catalogue, loses: str) -> Slide:
    """The title slide: what this is, where it comes from, and what this form loses."""
    text = html(
        "<p>{lead}</p>{said}<p>Not in this form: {loses}. A time that is still open ends here with the version.</p>",
        lead=catalogue.meta.lead,
        said=joined(html("<p>{key}: {value}</p>", key=key, value=value) for key, value in origin(catalogue).items()),
        loses=loses,
    )
    return Slide(id="title", kind="title", headline=esc(catalogue.meta.title), text=text)


def _event(catalogue: Catalogue, e: Event) -> Slide:
    remarks = [f"{term('layer', e.layer).label.capitalize()}: {direction(catalogue, e)}; {coding(catalogue, e)}"]
    remarks += [f"Disputed: {e.disputed}"] if e.disputed else []
    return Slide(
        id=f"event-{e.id}", kind="", headline=esc(e.title), text=_text(catalogue, e.text, remarks, e.id, e.cites),
        when=display(e.date), group=esc(_side(catalogue, e)), **_place(catalogue, e.date),
    )  # fmt: skip


def _alignment(catalogue: Catalogue, a: Alignment) -> Slide:
    remarks = [f"On the word of the {term('basis', a.basis).label}, confidence {term('confidence', a.confidence).label}"]
    remarks += [f"Disputed: {a.disputed}"] if a.disputed else []
    actor = catalogue.actors.get(a.third)
    return Slide(
        id=f"alignment-{a.id}", kind="", headline=esc(stance_line(catalogue, a)), text=_text(catalogue, a.what, remarks, a.id, a.cites),
        when=display(a.dates), group=esc((actor.lane if actor else "") or catalogue.short(a.third)), **_place(catalogue, a.dates),
    )  # fmt: skip


def _side(catalogue: Catalogue, e: Event) -> str:
    """The row of an event: whose act it is, or what it is if no act."""
    if e.layer != "act":
        return term("layer", e.layer).label.capitalize()
    names = {catalogue.meta.side_a: catalogue.meta.adjective_a, catalogue.meta.side_b: catalogue.meta.adjective_b}
    return "Joint acts" if e.joint else f"{names.get(e.source, catalogue.short(e.source))} acts"


def _text(catalogue: Catalogue, what: str, remarks: list[str], key: str, cites: tuple[Cite, ...]) -> Markup:
    """A record's words, the article's sentences that bear on it as quotations with their origin, remarks, and sources."""
    article = catalogue.dossier.article
    said = cite.article(article.meta) if article else ""
    quotes = joined(
        html(
            "<blockquote>{text} <cite>{said}, sentence {s}{retold}</cite></blockquote>",
            text=catalogue.sentences[s].text,
            said=said,
            s=s,
            retold=", retold" if catalogue.retold else "",
        )
        for s in catalogue.basis.get(key, [])
    )
    told = [esc(r) for r in remarks]
    if cites:
        told.append("Sources: " + joined((_work(catalogue, one) for one in cites), "; "))
    paragraphs = joined(html("<p>{text}</p>", text=_stopped(one)) for one in told)
    return html("<p>{what}</p>{quotes}{paragraphs}", what=what, quotes=quotes, paragraphs=paragraphs)


def _stopped(text: Markup) -> Markup:
    """With a full stop at its end, if it has none."""
    return text if text.removesuffix("</a>").endswith((".", "!", "?", "…")) else text + "."


def _work(catalogue: Catalogue, one: Cite) -> Markup:
    source = catalogue.sources.get(one.work)
    text = (cite.line(source) if source else one.work) + (f", {one.place}" if one.place else "")
    return html('<a href="{url}">{text}</a>', url=exact(source.url), text=text) if source and source.url else esc(text)


def _place(catalogue: Catalogue, when: Edtf, era: bool = False) -> dict[str, Date]:
    """Where a date stands: from its first day, as exactly as that is known, to its last, and the version's day where it is open.

    An end that is unknown is where the date is told to. A day, a month or a year has no end, but an era needs one: that of a day
    ends with the next.
    """
    single = when.precision in ("day", "month", "year")
    named = when.members[0] if when.members else when
    begins = named.start if named.precision == "interval" else named
    first, last = when.sort_key
    first = catalogue.opens if first == date.min else first
    last = first if single and not era else catalogue.meta.updated.sort_key[1] if last == date.max else last
    if era and last <= first:
        last = first + timedelta(days=1)
    start = _day(first)[: PARTS[begins.precision]] if begins else _day(first)
    return {"start": start, "end": _day(last) if last > first else ()}


def _day(day: date) -> Date:
    return day.year, day.month, day.day
