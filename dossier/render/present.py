"""The presenter's view: one period at a time in large letters, below the level of all years."""

from __future__ import annotations

from dossier.content.dates import display
from dossier.content.model import Event, Sentence
from dossier.content.problems import count
from dossier.index.compare import strongest as strongest_of
from dossier.index.queries import Catalogue
from dossier.index.words import direction, signed
from dossier.layout.axis import Scale
from dossier.layout.geometry import axis, panels
from dossier.layout.level import Drawn
from dossier.layout.primitives import Composition
from dossier.layout.scene import scene
from dossier.layout.theme import both_looks
from dossier.render.article import reading_box, text_of
from dossier.render.context import RenderContext
from dossier.render.markup import NOTHING, Markup, as_is, html, joined
from dossier.render.timeline import SCREEN, Sides, scene_svg, sheet

SENTENCES = 3  # of the article at most, on a slide
ROWS = ("reading", "level")
LAYERS = frozenset({"periods", "reading", "years", "rules", "level", "labels"})


def drawing(catalogue: Catalogue, what: Drawn) -> Markup:
    """The ribbon and the level, with the colours of both looks."""
    how = Composition(tuple(p for p in panels(catalogue) if p.name in ROWS), LAYERS)
    rules = as_is(f".d-stage{{{both_looks('--', {})}--font:var(--d-sans)}}{sheet()}")
    return scene_svg(scene(catalogue, what, how), style=rules)


def places(catalogue: Catalogue, sides: Sides = SCREEN) -> dict[str, list[float]]:
    """Where each period begins and ends in the drawing, as shares of its width."""
    x = Scale(*axis(catalogue), sides.left, sides.edge)
    return {p.id: [round(x(year) / sides.whole, 4) for year in catalogue.span(p.dates)] for p in catalogue.periods.values()}


def told(catalogue: Catalogue, period: str) -> list[Sentence]:
    """The sentences of a slide: those on which the reading of the period rests, then its others, in their order."""
    p, here = catalogue.periods[period], catalogue.sentences_in(period)
    rests = [s for s in here if s.id in p.rests_on]
    return (rests + [s for s in here if s not in rests])[:SENTENCES]


def strongest(catalogue: Catalogue, period: str) -> list[tuple[Event, float]]:
    """The weightiest act of the period each way; of equals the one that an editor has named, then the better sourced, then the earlier."""
    return strongest_of(((e, v) for e in catalogue.events_in(period) if (v := catalogue.weight(e))), each=1)


def _act(catalogue: Catalogue, e: Event, value: float) -> Markup:
    return html(
        '<li><b class="d-weight d-{side}">{value}</b> <span>{title}<small>{date} · {who}</small></span></li>',
        side="coop" if value > 0 else "conf", value=signed(value), title=e.title, date=display(e.date), who=direction(catalogue, e),
    )  # fmt: skip


def slide(context: RenderContext, catalogue: Catalogue, period: str) -> Markup:
    """What stands below the drawing for a period. Verdicts and the mean of the acts are behind a question."""
    p, sentences = catalogue.periods[period], told(catalogue, period)
    acts = [e for e in catalogue.events_in(period) if e.layer == "act"]
    claims = [c for s in sentences for c in catalogue.claims_of.get(s.id, [])]
    verdicts = joined(
        html("<li>{verdict} {claim}</li>", verdict=context.chip("verdict", c.verdict), claim=c.claim)
        for c in dict.fromkeys(claims)
    )
    said = joined(html("<p>{text}</p>", text=text_of(catalogue, s, None)[0]) for s in sentences)
    return html(
        '<section class="d-slidetext"><h2>{title} <small>{dates}</small></h2>{said}</section>'
        '<aside><h3>The strongest act each way, of {acts}</h3><ul class="d-strongest">{strongest}</ul>'
        '<button type="button" class="d-ask" data-do="verdicts" aria-expanded="false">Does the record bear it out? <b>Show: V</b></button>'
        '<div class="d-borne" hidden>{reading}<ul>{verdicts}</ul></div></aside>',
        title=p.title, dates=display(p.dates),
        said=said or html("<p class=d-soft>No sentence of the article speaks of this time. {summary}</p>", summary=p.summary),
        acts=count(len(acts), "coded act"), strongest=joined(_act(catalogue, e, v) for e, v in strongest(catalogue, period)) or NOTHING,
        reading=reading_box(context, catalogue, period), verdicts=verdicts,
    )  # fmt: skip
