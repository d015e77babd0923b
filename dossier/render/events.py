"""All events as one table, of which a page is shown at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dossier.content.dates import display
from dossier.content.model import Claim, Event
from dossier.content.vocabulary import term
from dossier.index.events import COLUMNS, MOST, who
from dossier.index.queries import Catalogue
from dossier.index.words import coding, direction, signed
from dossier.render.context import RenderContext
from dossier.render.markup import NOTHING, Markup, html, joined, way

PAGE, ARTICLE, EVIDENCE = "events", "article", "evidence"
NUMBERS = ("weight", "sources")


def event_table(
    context: RenderContext, catalogue: Catalogue, rows: Iterable[Event], caption: str, by: str = "date", edition: str = ""
) -> Markup:
    """A table of events in the order given, `by` which it says they are. Its heads ask for another order."""
    heads = joined(_head(key, name, by) for key, name in COLUMNS.items())
    return html(
        '<table class="d-table d-eventtable"><caption tabindex="-1">{caption}</caption><thead><tr>{heads}</tr></thead>{body}</table>',
        caption=caption, heads=heads, body=joined(_row(context, catalogue, e, edition) for e in rows),
    )  # fmt: skip


def _head(key: str, name: str, by: str) -> Markup:
    way = "ascending" if by == key else "descending" if by == f"-{key}" else "none"
    return html(
        '<th scope="col" aria-sort="{way}"{css}><button type="button" data-by="{key}">{name}</button></th>',
        way=way, key=key, name=name, css=_css(key),
    )  # fmt: skip


def _css(key: str) -> Markup:
    return Markup(' class="d-right"') if key in NUMBERS else NOTHING


def _row(context: RenderContext, catalogue: Catalogue, e: Event, edition: str) -> Markup:
    """An event and, below it, what opens."""
    period, named = catalogue.home.get(e.id, ""), catalogue.basis.get(e.id, [])
    cells = {
        "date": html(
            '<span class="d-when{doubt}">{date}</span>', date=display(e.date), doubt=" d-doubt" if e.date.in_doubt else ""
        ),
        "what": context.pick("event", e.id, period, e.title, "d-eventlink", PAGE),
        "who": who(catalogue, e),
        "kind": _kind(e),
        "weight": weight_bar(catalogue.weight(e, edition)),
        "sources": str(len(e.cites)),
        "article": context.sentences(catalogue, named, period, ARTICLE),
    }
    return html(
        '<tbody data-item="event:{id}"><tr>{cells}</tr><tr class="d-open"><td colspan="{wide}">{opened}</td></tr></tbody>',
        id=e.id, wide=len(cells), opened=_opened(context, catalogue, e, period, named, edition),
        cells=joined(
            html('<th scope="row">{cell}</th>', cell=cell)
            if key == "what"
            else html('<td data-label="{name}"{css}>{cell}</td>', name=COLUMNS[key], css=_css(key), cell=cell)
            for key, cell in cells.items()
        ),
    )  # fmt: skip


def _kind(e: Event) -> Markup:
    kind = term("event-kind", e.kind)
    counts = NOTHING if e.layer == "act" else html(' <span class="d-soft">{layer}</span>', layer=term("layer", e.layer).label)
    return html(
        '<span class="d-whole"><i class="d-glyph" aria-hidden="true">{sign}</i> {kind}</span>{counts}',
        sign=kind.sign,
        kind=kind.label,
        counts=counts,
    )


def weight_bar(value: float | None) -> Markup:
    """A weight as a small bar, to the right for cooperation and to the left for conflict, and as a number; nothing where there is none."""
    if value is None:
        return NOTHING
    side = "coop" if value > 0 else "conf" if value < 0 else "none"
    return html(
        '<span class="d-weighs d-{side}"><i style="--w:{size:.3f}" aria-hidden="true"></i><b>{value}</b></span>',
        side=side, size=abs(value) / MOST, value=signed(value),
    )  # fmt: skip


def _opened(context: RenderContext, catalogue: Catalogue, e: Event, period: str, named: Sequence[str], edition: str) -> Markup:
    """What opens below a row: text, coding, claims and ways on at one side, sources at the other."""
    told = [html('<p class="d-eventtext"{way}>{text}</p>', way=way(e.text), text=e.text)]
    if e.disputed:
        told.append(html("<p><b>Disputed:</b> {point}</p>", point=e.disputed))
    layer = term("layer", e.layer)
    about = [f"{direction(catalogue, e)}.", f"{layer.label.capitalize()}: {layer.doc}."]
    about += [f"{coding(catalogue, e, edition)}."] if e.cameo else []
    about.append(f"Confidence {e.confidence}: {term('confidence', e.confidence).doc}.")
    told.append(html('<p class="d-soft">{about}</p>', about=" ".join(about)))
    if claims := catalogue.claims_on.get(e.id, []):
        told.append(html("<p>Claims: {claims}</p>", claims=joined((_claim(context, catalogue, c, period) for c in claims), ", ")))
    cites = context.cited(catalogue, e.cites) or Markup('<p class="d-soft">None of its sources can be shown.</p>')
    return html(
        '<div class="d-eventmore"><div>{told}</div><div><b class="d-small">Sources</b>{cites}</div><div class="d-ways">{ways}</div></div>',
        told=joined(told), cites=cites, ways=_ways(context, catalogue, e, period, named),
    )  # fmt: skip


def _claim(context: RenderContext, catalogue: Catalogue, c: Claim, period: str) -> Markup:
    verdict = term("verdict", c.verdict)
    inner = html('<span title="{claim}">{id} {verdict}</span>', claim=c.claim, id=c.id, verdict=verdict.label)
    return context.pick("claim", c.id, catalogue.period_of("claim", c.id, period) or "", inner, "", EVIDENCE)


def _ways(context: RenderContext, catalogue: Catalogue, e: Event, period: str, named: Sequence[str]) -> Markup:
    """The ways on from an event: to the timeline, to its citation, to the first sentence that bears on it."""
    ways = [
        context.pick("event", e.id, period, "On the timeline"),
        Markup('<button type="button" data-cite>Cite this event</button>'),
    ]
    if named:
        there = catalogue.period_of("sentence", named[0], period) or ""
        ways.append(context.pick("sentence", named[0], there, f"To its sentence {named[0]}", "", ARTICLE))
    return joined(ways)
