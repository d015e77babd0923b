"""Events, alignments, claims, sentences and sources as HTML: each record once, links by short names.

Links work without a script. What scripts take apart has elements of its own: sentences a `span`, sources a `cite`, the
reasons of a verdict and what would change it a class each. End tags that HTML does not need are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from dossier.citing.cite import authors, kept
from dossier.content.dates import display
from dossier.content.direction import apart
from dossier.content.model import Alignment, Cite, Claim, Event, Source
from dossier.content.vocabulary import cameo, term
from dossier.handout.period import MEANT
from dossier.index.queries import Catalogue
from dossier.index.words import direction, signed
from dossier.publish.numbers import Numbers
from dossier.render.context import RenderContext
from dossier.render.evidence import within
from dossier.render.health import origin
from dossier.render.markup import NOTHING, Markup, curled, esc, exact, html, joined

LISTED = Markup("<p class=q>")  # what citations that follow a text begin with
CAPTIONS = ("Third party", "Toward", "Stance", "Dates", "What it rests on", "Basis")


def link(numbers: Numbers, kind: str, key: str, inner: str) -> Markup:
    """A link to a record of the page."""
    return html("<a href=#{name}>{inner}</a>", name=numbers.name(kind, key), inner=inner)


def in_file(numbers: Numbers) -> RenderContext:
    """How texts of `render` are written here: links within the page, citations as numbers of the list of sources."""
    return RenderContext(
        lambda kind, key, period, inner, css, page: link(numbers, kind, key, inner),
        lambda catalogue, rows, label: cited(numbers, rows),
    )


def cited(numbers: Numbers, rows: Iterable[Cite], before: Markup = LISTED, after: Markup = NOTHING) -> Markup:
    """Citations as short links into the list of sources, each with the place in the work.

    The number of a source stands once, as where its link leads. The stylesheet shows it, and the script writes it out.
    """
    there = [
        html("<a href=#{number}></a>{at}", number=numbers[row.work], at=f" ({row.place})" if row.place else "")
        for row in rows
        if row.work in numbers
    ]
    return before + joined(there, " ") + after if there else NOTHING


def _rests(catalogue: Catalogue, numbers: Numbers, key: str, cites: Iterable[Cite]) -> Markup:
    """The sentences of the article and the sources that a record rests on."""
    said = joined((link(numbers, "sentence", s, s) for s in catalogue.basis.get(key, [])), ", ")
    named = html("<span>Article {said}. </span>", said=said) if said else NOTHING
    return named + cited(numbers, cites, Markup("<cite>§ "), Markup("</cite>"))


def weight(catalogue: Catalogue, e: Event) -> Markup:
    """The weight of an act; the tag says cooperation or conflict to the stylesheet, the sign to the reader."""
    value = catalogue.weight(e)
    if value is None:
        return NOTHING
    return html(" <{tag}>{value}</{tag}>", tag="b" if value > 0 else "i" if value < 0 else "small", value=signed(value))


def coded(e: Event) -> str:
    """The code of an act, with a second that a careful coder could choose; what codes mean is told in the part on the method."""
    return f", {e.cameo}{f' or {e.alternative}' if e.alternative else ''}" if e.cameo else ""


def codes(catalogue: Catalogue) -> Markup:
    """What the codes used here mean."""
    used = sorted({code for e in catalogue.events.values() for code in (e.cameo, e.alternative) if code})
    items = joined(html("<li>{code} {label}</li>", code=code, label=cameo()[code].label) for code in used)
    return html("<h2>Codes of acts (CAMEO)</h2><ul class=codes>{items}</ul>", items=items) if used else NOTHING


def _who(catalogue: Catalogue, e: Event) -> str:
    """Who acts toward whom, with the sides by their short names."""
    said = direction(catalogue, e)
    for side in (catalogue.meta.side_a, catalogue.meta.side_b):
        said = said.replace(catalogue.name(side, e.date), catalogue.short(side, e.date))
    return said


def event(catalogue: Catalogue, numbers: Numbers, e: Event) -> Markup:
    """An event: date, what happened, and what opens with it. Confidence is told where it is not high."""
    return html(
        "<li id={name}><u>{date}</u> {title}{weight}<p>{text}{disputed}<p>{who};{layer} {kind}{coded}{sure}. {rests}",
        name=numbers.name("event", e.id), date=display(e.date), title=e.title, weight=weight(catalogue, e), text=e.text,
        disputed=html(" <b>Disputed:</b> {point}", point=e.disputed) if e.disputed else NOTHING,
        who=_who(catalogue, e), layer=" decision," if e.layer == "decision" else "", kind=term("event-kind", e.kind).label, coded=coded(e),
        sure="" if e.confidence == "high" else f"; {e.confidence} confidence", rests=_rests(catalogue, numbers, e.id, e.cites),
    )  # fmt: skip


def alignment(context: RenderContext, catalogue: Catalogue, numbers: Numbers, a: Alignment) -> Markup:
    """An alignment: a row of the table; in the cell of what it rests on, after the text, what opens with it."""
    sure = "" if a.confidence == "high" else f"{a.confidence.capitalize()} confidence. "
    rests = esc(sure) + _rests(catalogue, numbers, a.id, a.cites)
    what = html(
        "{what}{disputed}{rests}",
        what=a.what,
        disputed=html("<p><b>Disputed:</b> {point}", point=a.disputed) if a.disputed else NOTHING,
        rests=html("<p>{rests}", rests=rests) if rests else NOTHING,
    )
    cells = (
        catalogue.name(a.toward, a.dates),
        context.chip("stance", a.stance),
        display(a.dates),
        what,
        term("basis", a.basis).label,
    )
    return html(
        "<tr id={name}><th>{third}{cells}",
        name=numbers.name("alignment", a.id), third=catalogue.name(a.third, a.dates), cells=joined(html("<td>{cell}", cell=cell) for cell in cells),
    )  # fmt: skip


def verdicts(context: RenderContext, catalogue: Catalogue, numbers: Numbers, sentence: str) -> Markup:
    """The claims of a sentence; each is told in the part Evidence."""
    claims = joined(
        html("<li>{verdict} {link}</li>", verdict=context.chip("verdict", c.verdict), link=link(numbers, "claim", c.id, c.id))
        for c in catalogue.claims_of.get(sentence, [])
    )
    return html("<ul class=cl>{claims}</ul>", claims=claims) if claims else NOTHING


def notes(catalogue: Catalogue, numbers: Numbers, sentence: str) -> Markup:
    """The faults of the text at a sentence; those that say what a name stands for are told apart for the hand-out."""
    return joined(
        html(
            "<div class={css} id={name}><p><b>{kind}:</b> {note}</p>{cites}</div>",
            css=Markup('"note nm"') if a.kind == MEANT else "note", name=numbers.name("note", a.id),
            kind=term("annotation-kind", a.kind).label, note=a.note, cites=cited(numbers, a.cites),
        )
        for a in catalogue.annotations_of.get(sentence, [])
    )  # fmt: skip


def claim(context: RenderContext, catalogue: Catalogue, numbers: Numbers, c: Claim) -> Markup:
    """A claim: the article's sentences, the verdict with its reasons, and what it rests on."""
    kind = f"{term('claim-kind', c.kind).label}, {c.confidence} confidence" + (f"; time: {display(c.dates)}" if c.dates else "")
    change = html('<p class="d-soft change">What would change this: <span>{change}</span>', change=c.would_change)
    return html(
        "<article class=claim id={name}><h3>{verdict} <a>{claim}</a></h3>"
        "<p class=d-soft>{id}, {kind}; article {said}<p class=why>{why}{change}{rests}</article>",
        name=numbers.name("claim", c.id), verdict=context.chip("verdict", c.verdict), claim=c.claim, id=c.id, kind=kind,
        said=joined((link(numbers, "sentence", s, s) for s in c.sentences if s in catalogue.sentences), " "), why=c.why,
        change=change if c.would_change else NOTHING, rests=_bears(context, catalogue, numbers, c),
    )  # fmt: skip


def _bears(context: RenderContext, catalogue: Catalogue, numbers: Numbers, c: Claim) -> Markup:
    """What a claim rests on, by kind, and what the series say."""
    events = joined(
        (link(numbers, "event", k, str(catalogue.events[k].date.sort_key[0].year)) for k in c.events if k in catalogue.events),
        " ",
    )
    stood = joined(
        (
            link(numbers, "alignment", a.id, f"{apart(catalogue.short(a.third))} {a.dates.sort_key[0].year}")
            for a in (catalogue.alignments[k] for k in c.alignments if k in catalogue.alignments)
        ),
        ", ",
    )
    bears = [("Events", events), ("Alignments", stood), ("Sources", cited(numbers, c.cites, NOTHING))]
    rests = joined(html("<p class=r><b>{name}</b> {row}", name=name, row=row) for name, row in bears if row)
    return rests + joined(within(context, catalogue, catalogue.series[s], c) for s in c.series if s in catalogue.series)


def source(s: Source) -> Markup:
    """A source under the heading of its container: author, title and date."""
    when = display(s.issued) if s.issued else ""
    parts = [authors(s.author), s.title, s.number, kept(s), "" if when in s.title else when]
    text = ", ".join(part for part in parts if part)
    return html(
        "{work}{note}",
        work=html('<a href="{url}">{text}</a>', url=exact(s.url), text=text) if s.url else text,
        note=html(" <span class=d-soft>{note}</span>", note=" ".join(note))
        if (note := [*_readings(s), s.note]) and any(note)
        else NOTHING,
    )


def _readings(s: Source) -> Iterator[str]:
    """How a work was read, as sentences."""
    return (f"{term('source-reading', key).label.capitalize()}." for key in s.read)


def sources(catalogue: Catalogue, numbers: Numbers) -> Markup:
    """All sources in the order of their numbers: by grade and origin, then by the work or place they stand in."""
    out: list[Markup] = []
    for (grade, whose), group in groupby(numbers.order, key=lambda s: (s.grade, s.origin)):
        rows = list(group)
        out.append(
            html(
                "<h3>{grade}: {origin}</h3><ol start={first} data-grade={key}>",
                grade=curled(term("grade", grade).label).capitalize(), origin=origin(catalogue, whose), first=numbers[rows[0].id], key=grade,
            )
        )  # fmt: skip
        by = ""
        for place, there in groupby(rows, key=lambda s: s.container or s.publisher):
            for i, s in enumerate(there):
                before, by = by, s.publisher if s.container else ""
                also = NOTHING if by == before else html(' data-by="{by}"', by=by)  # for the search, as is what has no date
                also += NOTHING if s.issued else Markup(" data-undated")
                named = _place(s, place) if place and not i else NOTHING
                out.append(
                    html("<li id={number}{also}>{named}{source}", number=numbers[s.id], also=also, named=named, source=source(s))
                )
        out.append(Markup("</ol>"))
    return joined(out)


def _place(s: Source, place: str) -> Markup:
    """What sources stand in, once before the first; a link has an end of its own."""
    return html("{place}. ", place=place) if s.url else html("<b>{place}.</b> ", place=place)
