"""Events, alignments, claims, sentences and sources as HTML: each record once, links by short names.

Links work without a script. What scripts take apart has elements of its own: sentences a `span`, sources a `cite`, the
reasons of a verdict and what would change it a class each. End tags that HTML does not need are left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby

from dossier.citing.cite import authors
from dossier.content.dates import display
from dossier.content.model import Alignment, Cite, Claim, Event, Source
from dossier.content.vocabulary import cameo, term
from dossier.handout.period import MEANT
from dossier.index.queries import Index
from dossier.index.words import direction, signed
from dossier.publish.numbers import Numbers
from dossier.render.evidence import within
from dossier.render.health import origin
from dossier.render.parts import Manner, chip, esc

CAPTIONS = ("Third party", "Toward", "Stance", "Dates", "What it rests on", "Basis")


def link(numbers: Numbers, kind: str, key: str, inner: str) -> str:
    """A link to a record of the page."""
    return f"<a href=#{esc(numbers.name(kind, key))}>{inner}</a>"


def manner(numbers: Numbers) -> Manner:
    """How texts of `render` are written here: links within the page, citations as numbers of the list of sources."""
    return Manner(
        lambda kind, key, period, inner, css, page: link(numbers, kind, key, inner),
        lambda index, rows, label: cited(numbers, rows),
    )


def cited(numbers: Numbers, rows: Iterable[Cite], before: str = "<p class=q>", after: str = "") -> str:
    """Citations as short links into the list of sources, each with the place in the work.

    The number of a source stands once, as where its link leads. The stylesheet shows it, and the script writes it out.
    """
    there = [f"<a href=#{numbers[row.work]}></a>{f' ({esc(row.at)})' if row.at else ''}" for row in rows if row.work in numbers]
    return f"{before}{' '.join(there)}{after}" if there else ""


def _rests(index: Index, numbers: Numbers, key: str, cites: Iterable[Cite]) -> str:
    """The sentences of the article and the sources that a record rests on."""
    said = ", ".join(link(numbers, "sentence", s, s) for s in index.basis.get(key, []))
    return f"{f'<span>Article {said}. </span>' if said else ''}{cited(numbers, cites, '<cite>§ ', '</cite>')}"


def weight(index: Index, e: Event) -> str:
    """The weight of an act; the tag says cooperation or conflict to the stylesheet, the sign to the reader."""
    value = index.weight(e)
    if value is None:
        return ""
    tag = "b" if value > 0 else "i" if value < 0 else "small"
    return f" <{tag}>{signed(value)}</{tag}>"


def coded(e: Event) -> str:
    """The code of an act, with a second that a careful coder could choose; what codes mean is told in the part on the method."""
    return f", {e.cameo}{f' or {e.alternative}' if e.alternative else ''}" if e.cameo else ""


def codes(index: Index) -> str:
    """What the codes used here mean."""
    used = sorted({code for e in index.events.values() for code in (e.cameo, e.alternative) if code})
    items = "".join(f"<li>{code} {esc(cameo()[code].label)}</li>" for code in used)
    return f"<h2>Codes of acts (CAMEO)</h2><ul class=codes>{items}</ul>" if used else ""


def _who(index: Index, e: Event) -> str:
    """Who acts toward whom, with the sides by their short names."""
    said = direction(index, e)
    for side in (index.meta.side_a, index.meta.side_b):
        said = said.replace(index.name(side), index.short(side))
    return said


def event(index: Index, numbers: Numbers, e: Event) -> str:
    """An event: date, what happened, and what opens with it. Confidence is told where it is not high."""
    layer = " decision," if e.layer == "decision" else ""
    sure = "" if e.confidence == "high" else f"; {e.confidence} confidence"
    return (
        f"<li id={numbers.name('event', e.id)}><u>{esc(display(e.date))}</u> {esc(e.title)}{weight(index, e)}"
        f"<p>{esc(e.text)}{f' <b>Disputed:</b> {esc(e.disputed)}' if e.disputed else ''}<p>{esc(_who(index, e))};{layer} {term('event-kind', e.kind).label}"
        f"{coded(e)}{sure}. {_rests(index, numbers, e.id, e.cites)}"
    )


def alignment(index: Index, numbers: Numbers, a: Alignment) -> str:
    """An alignment: a row of the table; in the cell of what it rests on, after the text, what opens with it."""
    sure = "" if a.confidence == "high" else f"{a.confidence.capitalize()} confidence. "
    rests = f"{sure}{_rests(index, numbers, a.id, a.cites)}"
    cells = (
        esc(index.name(a.toward)),
        chip("stance", a.stance),
        esc(display(a.dates)),
        f"{esc(a.what)}{f'<p><b>Disputed:</b> {esc(a.disputed)}' if a.disputed else ''}{f'<p>{rests}' if rests else ''}",
        esc(term("basis", a.basis).label),
    )
    name = numbers.name("alignment", a.id)
    return f"<tr id={name}><th>{esc(index.name(a.third))}{''.join(f'<td>{cell}' for cell in cells)}"


def verdicts(index: Index, numbers: Numbers, sentence: str) -> str:
    """The claims of a sentence; each is told in the part Evidence."""
    claims = "".join(
        f"<li>{chip('verdict', c.verdict)} {link(numbers, 'claim', c.id, c.id)}</li>" for c in index.claims_of.get(sentence, [])
    )
    return f"<ul class=cl>{claims}</ul>" if claims else ""


def notes(index: Index, numbers: Numbers, sentence: str) -> str:
    """The faults of the text at a sentence; those that say what a name stands for are told apart for the hand-out."""
    out = ""
    for a in index.annotations_of.get(sentence, []):
        kind = '"note nm"' if a.kind == MEANT else "note"
        said = f"<b>{esc(term('annotation-kind', a.kind).label)}:</b> {esc(a.note)}"
        out += f"<div class={kind} id={numbers.name('note', a.id)}><p>{said}</p>{cited(numbers, a.cites)}</div>"
    return out


def claim(index: Index, numbers: Numbers, c: Claim) -> str:
    """A claim: the article's sentences, the verdict with its reasons, and what it rests on."""
    kind = f"{term('claim-kind', c.kind).label}, {c.confidence} confidence" + (f"; time: {display(c.dates)}" if c.dates else "")
    said = " ".join(link(numbers, "sentence", s, s) for s in c.sentences if s in index.sentences)
    events = " ".join(
        link(numbers, "event", k, str(index.events[k].date.sort_key[0].year)) for k in c.events if k in index.events
    )
    stood = ", ".join(
        link(numbers, "alignment", a.id, esc(f"{index.short(a.third)} {a.dates.sort_key[0].year}"))
        for a in (index.alignments[k] for k in c.alignments if k in index.alignments)
    )
    series = "".join(within(index, index.series[s], c) for s in c.series if s in index.series)
    bears = [("Events", events), ("Alignments", stood), ("Sources", cited(numbers, c.cites, ""))]
    rests = "".join(f"<p class=r><b>{name}</b> {row}" for name, row in bears if row) + series
    change = f'<p class="d-soft change">What would change this: <span>{esc(c.would_change)}</span>' if c.would_change else ""
    return (
        f"<article class=claim id={numbers.name('claim', c.id)}><h3>{chip('verdict', c.verdict)} <a>{esc(c.claim)}</a></h3>"
        f"<p class=d-soft>{c.id}, {esc(kind)}; article {said}<p class=why>{esc(c.why)}{change}{rests}</article>"
    )


def source(s: Source) -> str:
    """A source under the heading of its container: author, title and date."""
    when = display(s.issued) if s.issued else ""
    parts = [authors(s.author), s.title, "" if when in s.title else when]
    text = ", ".join(part for part in parts if part)
    note = f" <span class=d-soft>{esc(s.note)}</span>" if s.note else ""
    linked = f'<a href="{escape(s.url)}">{esc(text)}</a>' if s.url else esc(text)
    return f"{linked}{note}"


def sources(index: Index, numbers: Numbers) -> str:
    """All sources in the order of their numbers: by grade and origin, then by the work or place they stand in."""
    out = []
    for (grade, whose), group in groupby(numbers.order, key=lambda s: (s.grade, s.origin)):
        rows = list(group)
        out.append(
            f"<h3>{esc(term('grade', grade).label).capitalize()}, of {esc(origin(index, whose))}</h3>"
            f"<ol start={numbers[rows[0].id]} data-grade={grade}>"
        )
        by = ""
        for place, there in groupby(rows, key=lambda s: s.container or s.publisher):
            for i, s in enumerate(there):
                told = esc(place) if place and not i else ""
                named = (f"{told}. " if s.url else f"<b>{told}.</b> ") if told else ""  # a link has an end of its own
                before, by = by, s.publisher if s.container else ""
                also = "" if by == before else f' data-by="{esc(by)}"'  # for the search, as is what has no date
                also += "" if s.issued else " data-undated"
                out.append(f"<li id={numbers[s.id]}{also}>{named}{source(s)}")
        out.append("</ol>")
    return "".join(out)
