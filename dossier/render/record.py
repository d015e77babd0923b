"""The record: a period's events and alignments, and the alignments as a table that can be sorted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dossier.content.dates import display
from dossier.content.model import Alignment, Event
from dossier.content.problems import count
from dossier.content.vocabulary import term, vocabulary
from dossier.index.queries import Catalogue
from dossier.index.words import coding, direction, signed
from dossier.render.context import RenderContext
from dossier.render.markup import NOTHING, Markup, html, joined, way

CAPTIONS = ("Third party", "Toward", "Stance", "Dates", "What it rests on", "Basis")


def weight(catalogue: Catalogue, e: Event) -> Markup:
    """The act's Goldstein value as a small figure; context has none."""
    value = catalogue.weight(e)
    if value is None:
        return NOTHING
    side = "coop" if value > 0 else "conf" if value < 0 else "none"
    return html('<span class="d-weight d-{side}" title="Goldstein value">{value}</span>', side=side, value=signed(value))


def event_item(context: RenderContext, catalogue: Catalogue, e: Event, period: str) -> Markup:
    """An event as a link that opens its particulars."""
    kind = term("event-kind", e.kind)
    doubt = "" if e.date.is_exact or (e.date.precision in ("month", "interval") and not e.date.in_doubt) else " d-doubt"
    head = html(
        '<span class="d-when{doubt}">{date}</span>'
        '<span class="d-what"><i class="d-glyph" title="{kind}" aria-hidden="true">{sign}</i> {title} {weight}</span>',
        doubt=doubt, date=display(e.date), kind=kind.label, sign=kind.sign, title=e.title, weight=weight(catalogue, e),
    )  # fmt: skip
    return html(
        '<li data-item="event:{id}">{link}<div class="d-more"><p{way}>{text}</p><dl>{facts}</dl>{cites}{leave}</div></li>',
        id=e.id,
        link=context.pick("event", e.id, period, head, "d-event"),
        way=way(e.text),
        text=e.text,
        facts=joined(
            html("<dt>{name}</dt><dd>{value}</dd>", name=name, value=value)
            for name, value in _facts(context, catalogue, e, period)
        ),
        cites=context.cited(catalogue, e.cites),
        leave=_leave(e) if e.layer == "act" else "",
    )


def _facts(context: RenderContext, catalogue: Catalogue, e: Event, period: str) -> list[tuple[str, str]]:
    """The particulars of an event, each with its name."""
    rows = [
        ("Who", direction(catalogue, e)),
        ("Kind", f"{term('layer', e.layer).label}, {term('event-kind', e.kind).label}"),
    ]
    if e.cameo:
        rows.append(("Code", coding(catalogue, e)))
    if e.disputed:
        rows.append(("Disputed", e.disputed))
    named = catalogue.basis.get(e.id, [])
    rows.append(("Article", context.sentences(catalogue, named, period) if named else "no sentence mentions it"))
    rows.append(("Confidence", f"{e.confidence}: {term('confidence', e.confidence).doc}"))
    return rows


def _leave(e: Event) -> Markup:
    return html(
        '<p><button type="button" class="d-leave" data-leave="{id}" aria-pressed="false">Leave out of the level</button></p>',
        id=e.id,
    )


LAYERS = {"act": ("act",), "decision": ("decision",), "context": ("event of context", "events of context")}


def _headed(name: str, number: str, body: Markup) -> Markup:
    return html(
        '<h3><span class="d-tag">record</span> {name} <span class="d-count">{number}</span></h3>{body}',
        name=name, number=number, body=body,
    )  # fmt: skip


def period_events(context: RenderContext, catalogue: Catalogue, period: str) -> Markup:
    """The period's events in order of time."""
    rows = catalogue.events_in(period)
    layers = Counter(e.layer for e in rows)
    told = ", ".join(count(n, *LAYERS[key]) for key, n in layers.items())
    items = joined(event_item(context, catalogue, e, period) for e in rows)
    body = (
        html('<ol class="d-events" data-roving>{items}</ol>', items=items)
        if rows
        else Markup('<p class="d-soft">No event of this time is in the record.</p>')
    )
    return _headed("Events", told or "none", body)


def alignment_row(context: RenderContext, catalogue: Catalogue, a: Alignment, period: str, page: str) -> Markup:
    """A row and, below it, what opens: the disputed point, sentences and sources."""
    link = context.pick("alignment", a.id, period, catalogue.name(a.third, a.dates), "d-alignment", page)
    order = list(vocabulary()["stance"]).index(a.stance)
    keys = (catalogue.name(a.third), catalogue.name(a.toward), f"{order:02d}", str(a.dates.sort_key[0]), a.what, a.basis)
    cells = (
        catalogue.name(a.toward, a.dates),
        context.chip("stance", a.stance),
        display(a.dates),
        a.what,
        term("basis", a.basis).label,
    )
    return html(
        '<tbody data-item="alignment:{id}"><tr><th scope="row" data-key="{key}">{link}</th>{cells}</tr>'
        '<tr class="d-open"><td colspan="{wide}">{facts}</td></tr></tbody>',
        id=a.id, key=keys[0], link=link, wide=len(CAPTIONS), facts=_opened(context, catalogue, a, period),
        cells=joined(
            html('<td data-key="{key}" data-label="{name}">{cell}</td>', key=key, name=name, cell=cell)
            for key, cell, name in zip(keys[1:], cells, CAPTIONS[1:], strict=True)
        ),
    )  # fmt: skip


def _opened(context: RenderContext, catalogue: Catalogue, a: Alignment, period: str) -> Markup:
    """What opens below the row of an alignment."""
    facts = [html("<p><b>Disputed:</b> {point}</p>", point=a.disputed)] if a.disputed else []
    if named := catalogue.basis.get(a.id, []):
        texts = joined(
            html(
                "<li>{link} {text}</li>",
                link=context.pick("sentence", s, catalogue.period_of("sentence", s, period) or "", s), text=catalogue.sentences[s].text,
            )
            for s in named
        )  # fmt: skip
        facts.append(html('<ul class="d-said" aria-label="Sentences of the article">{texts}</ul>', texts=texts))
    facts.append(
        context.cited(catalogue, a.cites) or Markup('<p class="d-soft">No source: the article says so, or it is unknown.</p>')
    )
    facts.append(html('<p class="d-soft">Confidence {confidence}</p>', confidence=a.confidence))
    return joined(facts)


def alignment_table(
    context: RenderContext,
    catalogue: Catalogue,
    rows: Iterable[Alignment],
    caption: str,
    period: str = "",
    page: str = "",
    sortable: bool = False,
) -> Markup:
    """A table of alignments; each row's first cell opens its sentences and sources."""
    head = joined(
        html('<th scope="col" aria-sort="none"><button type="button" data-sort="{i}">{name}</button></th>', i=i, name=name)
        if sortable
        else html('<th scope="col">{name}</th>', name=name)
        for i, name in enumerate(CAPTIONS)
    )
    body = joined(
        alignment_row(context, catalogue, a, period or catalogue.period_of("alignment", a.id) or "", page) for a in rows
    )
    return html(
        '<table class="d-table"><caption>{caption}</caption><thead><tr>{head}</tr></thead>{body}</table>',
        caption=caption, head=head, body=body,
    )  # fmt: skip


def period_alignments(context: RenderContext, catalogue: Catalogue, period: str) -> Markup:
    """The stances that hold in the period, as a table."""
    rows = catalogue.alignments_in(period)
    table = (
        alignment_table(context, catalogue, rows, f"How third parties stood, {display(catalogue.periods[period].dates)}", period)
        if rows
        else Markup('<p class="d-soft">No alignment of this time is in the record.</p>')
    )
    return _headed("Alignments", count(len(rows), "alignment"), table)


def period_record(context: RenderContext, catalogue: Catalogue, period: str) -> Markup:
    """The section under the chart for one period."""
    return period_events(context, catalogue, period) + period_alignments(context, catalogue, period)
