"""The parts of the page, one function each: timeline, alignments, article, evidence, method, sources."""

from __future__ import annotations

from itertools import groupby

from dossier.content.dates import display
from dossier.content.model import Sentence, Series
from dossier.content.problems import count
from dossier.index.fluctuation import default_choice, fluctuation
from dossier.index.queries import Catalogue
from dossier.index.triads import balance
from dossier.layout.level import drawn
from dossier.layout.primitives import Scene
from dossier.layout.scene import scene
from dossier.publish import drawings, records
from dossier.publish.balance import balance_svg
from dossier.publish.forms import alignment_form, claim_form, search_form, source_form
from dossier.publish.numbers import Numbers
from dossier.render.article import WHOLE, paragraphs, reading_box
from dossier.render.context import RenderContext
from dossier.render.glossary import called
from dossier.render.health import coverage
from dossier.render.legend import key, legend
from dossier.render.level import finding, level_words
from dossier.render.markup import NOTHING, Markup, esc, html, joined, way
from dossier.render.method import method
from dossier.render.parts import numbers as table
from dossier.render.strips import origin, ruler, strip_html, strip_svg, values_table
from dossier.render.timeline import scene_svg
from dossier.render.triads import legend as triad_legend
from dossier.render.triads import words as triad_words
from dossier.render.triads import years_table
from dossier.tabular.tables import fluctuation_rows


def timeline(context: RenderContext, catalogue: Catalogue, numbers: Numbers) -> Markup:
    """The drawing with what it rests on, and every period with text and record."""
    what = drawn(catalogue)
    assert what.turned
    opens, closes = catalogue.span(catalogue.meta.span)
    svg = scene_svg(scene(catalogue, what), lambda kind, key: f"#{numbers.name(kind, key)}" if kind == "period" else "")
    name, picture = drawings.timeline(svg)
    return html(
        "<div class=desk><figure class=chart>{found}{key}<div class=draw tabindex=0 role=group aria-label=Chart>"
        '<nav class=rail aria-label=Periods style="--from:{opens:.2f};--to:{closes:.2f}">{rail}</nav>'
        "<p class=spoken>{name}</p>{picture}</div>{legend}{said}</figure>{periods}</div>",
        opens=opens, closes=closes, rail=_rail(catalogue), name=name, picture=picture, legend=legend(catalogue),
        found=finding(what.found), key=key(), said=level_words(context, catalogue, what.found, what.envelope, what.default, what.turned),
        periods=joined(_period(context, catalogue, numbers, p) for p in catalogue.periods),
    )  # fmt: skip


def _rail(catalogue: Catalogue) -> Markup:
    """The periods over the drawing, on its axis."""
    return joined(
        html(
            '<a href="#p-{id}" style="--a:{a:.2f};--b:{b:.2f}" title="{title}, {dates}"><b>{i}</b> <span>{title}</span></a>',
            id=p.id, a=a, b=b, title=p.title, dates=display(p.dates), i=i,
        )
        for i, p in enumerate(catalogue.periods.values(), 1)
        for a, b in [catalogue.span(p.dates)]
    )  # fmt: skip


def _period(context: RenderContext, catalogue: Catalogue, numbers: Numbers, key: str) -> Markup:
    p, events, note = catalogue.periods[key], catalogue.events_in(key), catalogue.contexts.get(key)
    said = joined(
        html(
            '<li data-sentence={id}><a href="#{name}" class=s{way}><b>{id}</b> {text}</a></li>',
            id=s.id, way=way(s.text), name=numbers.name("sentence", s.id), text=s.text,
        )
        for s in catalogue.sentences_in(key)
    )  # fmt: skip
    items = joined(records.event(catalogue, numbers, e) for e in events)
    return html(
        '<article class=per id="p-{id}"><div class=pane><h2>{title}</h2><p class=d-soft>{dates}</p>'
        "<p{way}>{summary}</p>{reading}{cites}<h3><span class=d-tag>article</span> What it says</h3>{said}"
        "<h3><span class=d-tag>record</span> What it leaves out</h3>{left_out}</div>"
        "<div class=rec><h3><span class=d-tag>record</span> Events <small>{number}</small></h3>"
        '{listed}<h3><span class=d-tag>record</span> Alignments</h3><p class=al><a href="#/alignments">All alignments</a></p></div></article>',
        id=key, title=p.title, dates=display(p.dates), summary=p.summary, way=way(p.summary), reading=reading_box(context, catalogue, key),
        cites=records.cited(numbers, p.cites), said=html("<ol class=ss data-roving>{said}</ol>", said=said) if said else NO_SENTENCE,
        left_out=paragraphs(note.paragraphs) + records.cited(numbers, note.cites) if note else NOTHING, number=len(events),
        listed=html("<ol class=ev data-roving>{items}</ol>", items=items) if items else NO_EVENT,
    )  # fmt: skip


NO_SENTENCE = Markup("<p class=d-soft>No sentence of the article speaks of this time.</p>")
NO_EVENT = Markup("<p class=d-soft>No event of this time is in the record.</p>")


def alignments(context: RenderContext, catalogue: Catalogue, numbers: Numbers) -> Markup:
    """All alignments as a table with filters, and structural balance, drawn and in numbers."""
    found = balance(catalogue)
    return html(
        "<h2>Alignments</h2>{form}<div class=wide><table class=at><caption>{number} of third parties toward either side"
        "</caption><thead><tr>{head}<tbody>{body}</table></div><h2>Structural balance</h2>{words}{legend}{drawing}{table}",
        form=alignment_form(catalogue), number=count(len(catalogue.alignments), "alignment"),
        head=joined(html('<th aria-sort=none data-sort="{i}">{name}</th>', i=i, name=name) for i, name in enumerate(records.CAPTIONS)),
        body=joined(records.alignment(context, catalogue, numbers, a) for a in catalogue.by_party(catalogue.alignments.values())),
        words=triad_words(found), legend=triad_legend(found.lanes), drawing=balance_svg(catalogue, found),
        table=years_table(found.lanes, opened=True),
    )  # fmt: skip


def article(context: RenderContext, catalogue: Catalogue, numbers: Numbers) -> Markup:
    """The whole edition with what stands at each sentence."""
    out: list[Markup] = []
    for _, group in groupby(catalogue.sentences.values(), key=lambda s: s.paragraph):
        out += [_line(context, catalogue, numbers, s) for s in group]
        out.append(Markup("<hr>"))
    found = catalogue.dossier.article
    return html(
        "<h2>Article</h2>{about}{form}<div class=ed>{lines}</div>",
        about=html("<p class=d-soft>{note}</p>", note=found.meta.note) if found else NOTHING,
        form=search_form("q", "Search the article"), lines=joined(out),
    )  # fmt: skip


def _line(context: RenderContext, catalogue: Catalogue, numbers: Numbers, s: Sentence) -> Markup:
    there = joined(
        (html('<a href="#p-{id}">{title}</a>', id=p.id, title=p.title) for p in catalogue.periods_of_sentence.get(s.id, [])),
        " · ",
    )
    there = esc(WHOLE) if s.id in catalogue.meta.whole else there
    return html(
        "<div class=line id={name}><{tag}><b>{id}</b> <span class=tx{way}>{text}</span></{tag}>{there}{verdicts}{notes}</div>",
        name=numbers.name("sentence", s.id), tag={"title": "h3", "heading": "h3", "subheading": "h4"}.get(s.role, "p"), id=s.id,
        text=s.text, way=way(s.text), there=html("<p class=d-soft>{there}</p>", there=there) if there else NOTHING,
        verdicts=records.verdicts(context, catalogue, numbers, s.id), notes=records.notes(catalogue, numbers, s.id),
    )  # fmt: skip


def evidence(context: RenderContext, catalogue: Catalogue, numbers: Numbers) -> Markup:
    """The claims with filters, and every measured series."""
    strips = joined(_series(context, catalogue, s) for s in catalogue.series.values())
    return html(
        "<h2>Evidence</h2>{form}<div class=claims>{claims}</div>{series}",
        form=claim_form(catalogue), claims=joined(records.claim(context, catalogue, numbers, c) for c in catalogue.claims.values()),
        series=html("<h2>Measured series</h2>{ruler}{strips}", ruler=ruler(catalogue), strips=strips) if strips else NOTHING,
    )  # fmt: skip


def _series(context: RenderContext, catalogue: Catalogue, s: Series) -> Markup:
    return html(
        '<section class=d-series id="series-{id}"><h3>{title}</h3>{strip}{values}{origin}</section>',
        id=s.id, title=s.title, strip=strip_html(context, catalogue, s, draw=_drawn), values=values_table(context, catalogue, s),
        origin=origin(context, catalogue, s),
    )  # fmt: skip


def _drawn(context: RenderContext, catalogue: Catalogue, series: Series, s: Scene) -> Markup:
    return drawings.strip(strip_svg(context, catalogue, series, s))


def how(context: RenderContext, catalogue: Catalogue, numbers: Numbers) -> Markup:
    """The method with the dossier's numbers, and the index by year."""
    found = fluctuation(catalogue, default_choice(catalogue))
    rows = [
        (row["bin"], *(row[key].replace("-", "−") for key in ("coop", "conf", "n", "level", "low", "high")))
        for row in fluctuation_rows(catalogue, found)
        if row["direction"] == "dyad"
    ]
    heads = ("Year", "Cooperation", "Conflict", "Acts", "Level", "Band from", "to")
    return html(
        "<h2>Method</h2>{method}{codes}<h2>The index by year</h2>{table}",
        method=method(context, catalogue), codes=records.codes(catalogue) + called(catalogue),
        table=table("Flow and level of both sides together", heads, rows),
    )  # fmt: skip


def sources(context: RenderContext, catalogue: Catalogue, numbers: Numbers) -> Markup:
    """Coverage and every source once."""
    return html(
        "<h2>Data and sources</h2><div class=wide tabindex=0 role=group aria-label=Coverage>{coverage}</div><h2>Sources</h2><p class=d-soft>By weight as evidence, by whose they are, and by what they "
        "stand in. Numbers in the texts are those of this list.</p>{form}<div class=src>{sources}</div>",
        coverage=coverage(catalogue), form=source_form(), sources=records.sources(catalogue, numbers),
    )  # fmt: skip
