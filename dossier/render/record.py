"""The record: a period's events and alignments, and the alignments as a table that can be sorted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dossier.content.dates import display
from dossier.content.model import Alignment, Event
from dossier.content.vocabulary import term, vocabulary
from dossier.index.queries import Index
from dossier.index.words import coding, direction, signed
from dossier.measures.flow import goldstein
from dossier.render.parts import chip, cites, count, esc, pick_link, sentence_links

CAPTIONS = ("Third party", "Toward", "Stance", "Dates", "What it rests on", "Basis")


def weight(index: Index, e: Event) -> str:
    """The act's Goldstein value as a small figure; context has none."""
    value = goldstein(e.cameo, index.meta.edition) if e.layer == "act" else None
    if value is None:
        return ""
    side = "coop" if value > 0 else "conf" if value < 0 else "none"
    return f'<span class="d-weight d-{side}" title="Goldstein value">{signed(value)}</span>'


def event_item(index: Index, e: Event, period: str) -> str:
    """An event as a link that opens its particulars."""
    kind = term("event-kind", e.kind)
    doubt = (
        ""
        if e.date.is_exact or (e.date.precision in ("month", "interval") and not (e.date.approximate or e.date.uncertain))
        else " d-doubt"
    )
    head = (
        f'<span class="d-when{doubt}">{esc(display(e.date))}</span>'
        f'<span class="d-what"><i class="d-glyph" title="{esc(kind.label)}" aria-hidden="true">{kind.sign}</i> {esc(e.title)} {weight(index, e)}</span>'
    )
    rows = [("Who", esc(direction(index, e))), ("Counts as", esc(f"{term('layer', e.layer).label}, {kind.label}"))]
    if e.cameo:
        rows.append(("Code", esc(coding(index, e))))
    if e.disputed:
        rows.append(("Disputed", esc(e.disputed)))
    named = index.basis.get(e.id, [])
    rows.append(("Article", sentence_links(index, named, period) if named else "no sentence mentions it"))
    rows.append(("Confidence", esc(f"{e.confidence}: {term('confidence', e.confidence).doc}")))
    leave = (
        f'<p><button type="button" class="d-leave" data-leave="{esc(e.id)}" aria-pressed="false">Leave out of the level</button></p>'
        if e.layer == "act"
        else ""
    )
    facts = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows)
    more = f'<div class="d-more"><p>{esc(e.text)}</p><dl>{facts}</dl>{cites(index, e.cites)}{leave}</div>'
    return f'<li data-item="event:{esc(e.id)}">{pick_link("event", e.id, period, head, "d-event")}{more}</li>'


def period_events(index: Index, period: str) -> str:
    """The period's events in order of time."""
    rows = index.events_in(period)
    layers = Counter(e.layer for e in rows)
    told = ", ".join(
        count(n, term("layer", key).label, key + "s" if key != "context" else "of context") for key, n in layers.items()
    )
    items = "".join(event_item(index, e, period) for e in rows)
    body = (
        f'<ol class="d-events" data-roving>{items}</ol>'
        if rows
        else '<p class="d-soft">No event of this time is in the record.</p>'
    )
    return f'<h3><span class="d-tag">record</span> Events <span class="d-count">{told or "none"}</span></h3>{body}'


def alignment_row(index: Index, a: Alignment, period: str, page: str) -> str:
    """A row and, below it, what opens: the disputed point, sentences and sources."""
    link = pick_link("alignment", a.id, period, esc(index.name(a.third)), "d-alignment", page)
    named = index.basis.get(a.id, [])
    order = list(vocabulary()["stance"]).index(a.stance)
    keys = (index.name(a.third), index.name(a.toward), f"{order:02d}", str(a.dates.sort_key[0]), a.what, a.basis)
    cells = (
        esc(index.name(a.toward)),
        chip("stance", a.stance),
        esc(display(a.dates)),
        esc(a.what),
        esc(term("basis", a.basis).label),
    )
    row = f'<th scope="row" data-key="{esc(keys[0])}">{link}</th>' + "".join(
        f'<td data-key="{esc(key)}" data-label="{name}">{cell}</td>'
        for key, cell, name in zip(keys[1:], cells, CAPTIONS[1:], strict=True)
    )
    facts = [f"<p><b>Disputed:</b> {esc(a.disputed)}</p>"] if a.disputed else []
    if named:
        texts = "".join(
            f"<li>{pick_link('sentence', s, index.period_of('sentence', s, period) or '', esc(s))} {esc(index.sentences[s].text)}</li>"
            for s in named
        )
        facts.append(f'<ul class="d-said" aria-label="Sentences of the article">{texts}</ul>')
    facts.append(cites(index, a.cites) or '<p class="d-soft">No source: the article’s word, or unknown.</p>')
    facts.append(f'<p class="d-soft">Confidence {esc(a.confidence)}</p>')
    return (
        f'<tbody data-item="alignment:{esc(a.id)}"><tr>{row}</tr>'
        f'<tr class="d-open"><td colspan="{len(CAPTIONS)}">{"".join(facts)}</td></tr></tbody>'
    )


def alignment_table(
    index: Index, rows: Iterable[Alignment], caption: str, period: str = "", page: str = "", sortable: bool = False
) -> str:
    """A table of alignments; each row's first cell opens its sentences and sources."""
    head = "".join(
        f'<th scope="col" aria-sort="none"><button type="button" data-sort="{i}">{name}</button></th>'
        if sortable
        else f'<th scope="col">{name}</th>'
        for i, name in enumerate(CAPTIONS)
    )
    body = "".join(alignment_row(index, a, period or index.period_of("alignment", a.id) or "", page) for a in rows)
    return f'<table class="d-table"><caption>{esc(caption)}</caption><thead><tr>{head}</tr></thead>{body}</table>'


def period_alignments(index: Index, period: str) -> str:
    """The stances that hold in the period, as a table."""
    rows = index.alignments_in(period)
    table = (
        alignment_table(index, rows, f"How third parties stood, {display(index.periods[period].dates)}", period)
        if rows
        else '<p class="d-soft">No alignment of this time is in the record.</p>'
    )
    return (
        f'<h3><span class="d-tag">record</span> Alignments <span class="d-count">{count(len(rows), "stance")}</span></h3>{table}'
    )


def period_record(index: Index, period: str) -> str:
    """The section under the chart for one period."""
    return period_events(index, period) + period_alignments(index, period)
