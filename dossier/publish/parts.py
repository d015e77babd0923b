"""The parts of the page, one function each: timeline, alignments, article, evidence, method, sources."""

from __future__ import annotations

from itertools import groupby

from dossier.content.dates import display
from dossier.content.model import Series
from dossier.index.fluctuation import fluctuation, usual
from dossier.index.queries import Index
from dossier.index.triads import balance
from dossier.layout.level import drawn
from dossier.layout.primitives import Scene
from dossier.layout.scene import scene
from dossier.publish import drawings, records
from dossier.publish.balance import balance_svg
from dossier.publish.forms import alignment_form, claim_form, search_form, source_form
from dossier.publish.numbers import Numbers
from dossier.render.article import reading_box
from dossier.render.health import coverage
from dossier.render.legend import legend
from dossier.render.level import level_words
from dossier.render.method import method
from dossier.render.parts import count, esc
from dossier.render.parts import numbers as table
from dossier.render.strips import origin, ruler, strip_html, strip_svg, values_table
from dossier.render.timeline import scene_svg
from dossier.render.triads import legend as triad_legend
from dossier.render.triads import words as triad_words
from dossier.render.triads import years_table
from dossier.tabular.tables import fluctuation_rows


def timeline(index: Index, numbers: Numbers) -> str:
    """The drawing with what it rests on, and every period with text and record."""
    what = drawn(index)
    assert what.turned
    opens, closes = index.span(index.meta.span)
    rail = "".join(
        f'<a href="#p-{esc(p.id)}" style="--a:{a:.2f};--b:{b:.2f}" title="{esc(p.title)}, {esc(display(p.dates))}"><b>{i}</b> <span>{esc(p.title)}</span></a>'
        for i, p in enumerate(index.periods.values(), 1)
        for a, b in [index.span(p.dates)]
    )
    svg = scene_svg(scene(index, what), lambda kind, key: f"#{numbers.name(kind, key)}" if kind == "period" else "")
    name, picture = drawings.timeline(svg)
    said = level_words(index, what.found, what.envelope, what.usual, what.turned)
    periods = "".join(_period(index, numbers, p) for p in index.periods)
    return (
        f"<div class=desk><figure class=chart><div class=draw tabindex=0 role=group aria-label=Chart>"
        f'<nav class=rail aria-label=Periods style="--from:{opens:.2f};--to:{closes:.2f}">{rail}</nav>'
        f"<p class=spoken>{esc(name)}</p>{picture}</div>{legend(index)}{said}</figure>{periods}</div>"
    )


def _period(index: Index, numbers: Numbers, key: str) -> str:
    p, events = index.periods[key], index.events_in(key)
    said = "".join(
        f'<li data-sentence={s.id}><a href="#{numbers.name("sentence", s.id)}" class=s><b>{s.id}</b> {esc(s.text)}</a></li>'
        for s in index.sentences_in(key)
    )
    context = index.contexts.get(key)
    left_out = (
        "".join(f"<p>{esc(text)}</p>" for text in context.paragraphs) + records.cited(numbers, context.cites) if context else ""
    )
    items = "".join(records.event(index, numbers, e) for e in events)
    listed = f"<ol class=ev data-roving>{items}</ol>" if items else "<p class=d-soft>No event of this time is in the record.</p>"
    return (
        f'<article class=per id="p-{esc(key)}"><div class=pane><h2>{esc(p.title)}</h2><p class=d-soft>{esc(display(p.dates))}</p>'
        f"<p>{esc(p.summary)}</p>{reading_box(index, key)}{records.cited(numbers, p.cites)}<h3><span class=d-tag>article</span> What it says</h3>"
        f"{f'<ol class=ss data-roving>{said}</ol>' if said else '<p class=d-soft>No sentence of the article speaks of this time.</p>'}"
        f"<h3><span class=d-tag>record</span> What it leaves out</h3>{left_out}</div>"
        f"<div class=rec><h3><span class=d-tag>record</span> Events <small>{len(events)}</small></h3>"
        f'{listed}<h3><span class=d-tag>record</span> Alignments</h3><p class=al><a href="#/alignments">All alignments</a></p></div></article>'
    )


def alignments(index: Index, numbers: Numbers) -> str:
    """All alignments as a table with filters, and structural balance, drawn and in numbers."""
    head = "".join(f'<th aria-sort=none data-sort="{i}">{name}</th>' for i, name in enumerate(records.CAPTIONS))
    rows = index.by_party(index.alignments.values())
    body = "".join(records.alignment(index, numbers, a) for a in rows)
    found = balance(index)
    return (
        f"<h2>Alignments</h2>{alignment_form(index)}<div class=wide><table class=at><caption>{count(len(index.alignments), 'alignment')} of third parties toward either side"
        f"</caption><thead><tr>{head}<tbody>{body}</table></div><h2>Structural balance</h2>{triad_words(found)}"
        f"{triad_legend(found.lanes)}{balance_svg(index, found)}{years_table(found.lanes).replace('<details', '<details open', 1)}"
    )


def article(index: Index, numbers: Numbers) -> str:
    """The whole edition with what stands at each sentence."""
    out = []
    for _, group in groupby(index.sentences.values(), key=lambda s: s.paragraph):
        for s in group:
            tag = {"title": "h3", "heading": "h3", "subheading": "h4"}.get(s.role, "p")
            there = " · ".join(f'<a href="#p-{esc(p.id)}">{esc(p.title)}</a>' for p in index.periods_of_sentence.get(s.id, []))
            out.append(
                f"<div class=line id={numbers.name('sentence', s.id)}><{tag}><b>{s.id}</b> <span class=tx>{esc(s.text)}</span></{tag}>"
                f"{f'<p class=d-soft>{there}</p>' if there else ''}{records.verdicts(index, numbers, s.id)}{records.notes(index, numbers, s.id)}</div>"
            )
        out.append("<hr>")
    found = index.dossier.article
    about = f"<p class=d-soft>{esc(found.meta.note)}</p>" if found else ""
    return f"<h2>Article</h2>{about}{search_form('q', 'Search the article')}<div class=ed>{''.join(out)}</div>"


def evidence(index: Index, numbers: Numbers) -> str:
    """The claims with filters, and every measured series."""
    claims = "".join(records.claim(index, numbers, c) for c in index.claims.values())
    strips = "".join(
        f'<section class=d-series id="series-{esc(s.id)}"><h3>{esc(s.title)}</h3>{strip_html(index, s, draw=_drawn)}{values_table(index, s)}{origin(index, s)}</section>'
        for s in index.series.values()
    )
    shown = f"<h2>Measured series</h2>{ruler(index)}{strips}" if strips else ""
    return f"<h2>Evidence</h2>{claim_form(index)}<div class=claims>{claims}</div>{shown}"


def _drawn(index: Index, series: Series, s: Scene) -> str:
    return drawings.strip(strip_svg(index, series, s))


def how(index: Index, numbers: Numbers) -> str:
    """The method with the dossier's numbers, and the index by year."""
    found = fluctuation(index, usual(index))
    rows = [
        (row["bin"], *(row[key].replace("-", "−") for key in ("coop", "conf", "n", "level", "low", "high")))
        for row in fluctuation_rows(index, found)
        if row["direction"] == "dyad"
    ]
    heads = ("Year", "Cooperation", "Conflict", "Acts", "Level", "Band from", "to")
    return f"<h2>Method</h2>{method(index)}{records.codes(index)}<h2>The index by year</h2>{table('Flow and level of both sides together', heads, rows)}"


def sources(index: Index, numbers: Numbers) -> str:
    """Coverage and every source once."""
    return (
        f"<h2>Data and sources</h2><div class=wide tabindex=0 role=group aria-label=Coverage>{coverage(index)}</div><h2>Sources</h2><p class=d-soft>By weight as evidence, by whose they are, and by what they "
        f"stand in. Numbers in the texts are those of this list.</p>{source_form()}<div class=src>{records.sources(index, numbers)}</div>"
    )
