"""The article's text: a period's sentences for the reading pane, and the whole edition with its margins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from dossier.content.dates import display
from dossier.content.direction import dated, runs_right
from dossier.content.folding import hits
from dossier.content.model import Claim, Sentence
from dossier.content.problems import count
from dossier.content.vocabulary import term
from dossier.index.queries import Catalogue
from dossier.index.words import signed, toward
from dossier.measures.flow import total
from dossier.render.context import RenderContext
from dossier.render.markup import NOTHING, Markup, curled, exact, html, joined, way

Originals = Mapping[str, str] | None


LOST = Markup('<span class="d-lost">Not found in the original given; our retelling:</span> ')


def text_of(catalogue: Catalogue, s: Sentence, originals: Originals, query: str = "") -> tuple[Markup, int]:
    """The sentence in the edition chosen, hits marked, and their number. An original that was not found is said to be so.

    An original stands to the letter, in its own language and direction of writing; so does an article of the dossier's own whose
    language is not that of the pages.
    """
    article = catalogue.dossier.article
    language, begins = (exact(article.meta.language), article.meta.direction or "auto") if article else (exact(""), "auto")
    if originals is None or s.id not in originals:
        text, found = marked(dated(curled(s.text)), query)
        if article and article.meta.edition == "own" and (article.meta.direction or not article.meta.language.startswith("en")):
            text = html('<span lang="{language}" dir="{begins}">{text}</span>', language=language, begins=begins, text=text)
        elif runs_right(s.text):
            text = html("<bdi{way}>{text}</bdi>", way=way(s.text), text=text)
        return (text if originals is None else LOST + text), found
    text, found = marked(dated(originals[s.id]), query)
    return html(
        '<span class="d-original" lang="{language}" dir="{begins}">{text}</span>', language=language, begins=begins, text=text
    ), found


def claim(context: RenderContext, catalogue: Catalogue, c: Claim, period: str) -> Markup:
    """One claim: verdict and claim at once, the reasons behind a disclosure."""
    there = catalogue.period_of("claim", c.id, period) or ""
    return html(
        '<li class="d-claim" data-claim="{id}"><details><summary>{verdict} '
        '<span>{claim}</span> <span class="d-soft">{kind}, {confidence} confidence</span></summary><p>{why}</p>{change}{rests}{cites}'
        '<p class="d-soft">{link}</p></details></li>',
        id=c.id, verdict=context.chip("verdict", c.verdict), claim=c.claim, kind=term("claim-kind", c.kind).label, confidence=c.confidence, why=c.why,
        change=html('<p class="d-soft">What would change this: {change}</p>', change=c.would_change) if c.would_change else NOTHING,
        rests=_bears(context, catalogue, c, period), cites=context.cited(catalogue, c.cites),
        link=context.pick("claim", c.id, there, "evidence", page="evidence"),
    )  # fmt: skip


def _bears(context: RenderContext, catalogue: Catalogue, c: Claim, period: str) -> Markup:
    """The events and alignments that bear on a claim."""
    rests = [
        context.pick("event", e, catalogue.home.get(e, ""), catalogue.events[e].title) for e in c.events if e in catalogue.events
    ]
    rests += [
        context.pick(
            "alignment",
            a,
            catalogue.period_of("alignment", a, period) or "",
            f"{toward(catalogue, r)}, {display(r.dates)}",
        )
        for a in c.alignments
        if (r := catalogue.alignments.get(a))
    ]
    return html('<p class="d-soft">It rests on: {rests}</p>', rests=joined(rests, "; ")) if rests else NOTHING


def remarks(context: RenderContext, catalogue: Catalogue, s: Sentence, period: str) -> Markup:
    """What stands at a sentence: claims with verdicts, then notes on faults of the text."""
    here = catalogue.claims_of.get(s.id, [])
    first = [c for c in here if c.sentences[0] == s.id or (period and period not in _periods(catalogue, c.sentences[0]))]
    claims = joined(
        [
            *(claim(context, catalogue, c, period) for c in first),
            *(
                html(
                    '<li class="d-claim">{verdict} <span class="d-soft">with {first}</span></li>',
                    verdict=context.chip("verdict", c.verdict), first=c.sentences[0],
                )
                for c in here if c not in first
            ),
        ]
    )  # fmt: skip
    notes = joined(
        html(
            '<div class="d-note"><p><b>{kind}:</b> {note}</p>{cites}</div>',
            kind=term("annotation-kind", a.kind).label, note=a.note, cites=context.cited(catalogue, a.cites),
        )
        for a in catalogue.annotations_of.get(s.id, [])
    )  # fmt: skip
    if not claims:
        return notes
    return html('<ul class="d-claims" aria-label="Claims of {id}">{claims}</ul>{notes}', id=s.id, claims=claims, notes=notes)


def _periods(catalogue: Catalogue, sentence: str) -> list[str]:
    return [p.id for p in catalogue.periods_of_sentence.get(sentence, [])]


def sentence_item(context: RenderContext, catalogue: Catalogue, s: Sentence, period: str, originals: Originals) -> Markup:
    """A sentence as a link that picks it, with its remarks."""
    inner = html(
        '<span class="d-num">{id}</span><span class="d-text">{text}</span>', id=s.id, text=text_of(catalogue, s, originals)[0]
    )
    link = context.pick("sentence", s.id, period, inner, "d-sentence")
    return html("<li>{link}{remarks}</li>", link=link, remarks=remarks(context, catalogue, s, period))


def reading_box(context: RenderContext, catalogue: Catalogue, period: str) -> Markup:
    """How the article describes the time, and beside it what the coded acts add up to; two things, not one."""
    p = catalogue.periods[period]
    acts = [e for e in catalogue.events_in(period) if e.layer == "act"]
    flow = total(acts, catalogue.meta.edition)
    said = (
        Markup("The article is <b>silent</b> on this time.")
        if p.reading == "silent"
        else html("The article describes relations as <b>{reading}</b>.", reading=term("reading", p.reading).label)
    )
    rests = html(" Rests on {links}.", links=context.sentences(catalogue, p.rests_on, period)) if p.rests_on else NOTHING
    twice = " (joint acts count in both directions)" if any(e.joint for e in acts) else ""
    mean = f", on average {signed(flow.net / flow.n)} on Goldstein’s scale from −10 to +10{twice}" if flow.n else ""
    return html(
        '<div class="d-reading"><p>{said} <span class="d-soft">{basis}{rests}</span></p>'
        '<p><span class="d-tag">record</span> {acts} between the two governments{mean}.</p></div>',
        said=said, basis=p.reading_basis, rests=rests, acts=count(len(acts), "coded act"), mean=mean,
    )  # fmt: skip


def period_article(context: RenderContext, catalogue: Catalogue, period: str, originals: Originals = None) -> Markup:
    """The reading pane's section for one period."""
    p = catalogue.periods[period]
    rows = catalogue.sentences_in(period)
    body = joined(sentence_item(context, catalogue, s, period, originals) for s in rows)
    note = catalogue.contexts.get(period)
    return html(
        '<p class="d-summary"{way}>{summary}</p>{reading}'
        '<h3><span class="d-tag">article</span> What it says</h3>{said}'
        '<h3><span class="d-tag">record</span> What it leaves out</h3><div class="d-context">{left_out}</div>',
        summary=p.summary,
        way=way(p.summary),
        reading=reading_box(context, catalogue, period),
        said=html('<ol class="d-sentences" data-roving>{body}</ol>', body=body)
        if rows
        else Markup('<p class="d-soft">No sentence of the article speaks of this time.</p>'),
        left_out=paragraphs(note.paragraphs) + context.cited(catalogue, note.cites) if note else NOTHING,
    )


def paragraphs(texts: Iterable[str]) -> Markup:
    """Texts, each as a paragraph."""
    return joined(html("<p{way}>{text}</p>", way=way(text), text=text) for text in texts)


def marked(text: str, query: str) -> tuple[Markup, int]:
    """Text to the letter with each hit of the query marked, and the number of hits."""
    out: list[Markup] = []
    at, found = 0, hits(text, query)
    for start, end in found:
        out += [exact(text[at:start]), html("<mark>{hit}</mark>", hit=exact(text[start:end]))]
        at = end
    return joined([*out, exact(text[at:])]), len(found)


def margin(context: RenderContext, catalogue: Catalogue, s: Sentence) -> Markup:
    """Where a sentence leads: its periods, events and alignments."""
    there = catalogue.periods_of_sentence.get(s.id, [])
    parts = [context.pick("sentence", s.id, p.id, p.title) for p in there]
    if s.id in catalogue.meta.whole and there:
        parts = [context.pick("sentence", s.id, there[0].id, WHOLE)]
    periods = html('<p><span class="d-soft">Period</span> {links}</p>', links=joined(parts, " · ")) if parts else NOTHING
    events = [context.pick("event", e.id, catalogue.home.get(e.id, ""), e.title) for e in catalogue.events_of.get(s.id, [])]
    stances = [
        context.pick(
            "alignment",
            a.id,
            catalogue.period_of("alignment", a.id) or "",
            f"{toward(catalogue, a)}: {a.stance}",
        )
        for a in catalogue.alignments_of.get(s.id, [])
    ]
    return periods + _leads(events, "event") + _leads(stances, "alignment")


def _leads(links: list[Markup], noun: str) -> Markup:
    if not links:
        return NOTHING
    items = joined(html("<li>{link}</li>", link=link) for link in links)
    return html("<details><summary>{count}</summary><ul>{items}</ul></details>", count=count(len(links), noun), items=items)


WHOLE = "the whole time"
LEVELS = {"title": "h2", "heading": "h3", "subheading": "h4"}


def whole_article(
    context: RenderContext, catalogue: Catalogue, originals: Originals = None, query: str = ""
) -> tuple[Markup, int]:
    """The edition with margins and marked hits, and the number of hits."""
    total_hits = 0
    blocks = []
    for _, group in groupby(catalogue.sentences.values(), key=lambda s: s.paragraph):
        rows = []
        for s in group:
            text, found = text_of(catalogue, s, originals, query)
            total_hits += found
            rows.append(_line(context, catalogue, s, text))
        blocks.append(html('<div class="d-para">{rows}</div>', rows=joined(rows)))
    return html('<article class="d-edition">{blocks}</article>', blocks=joined(blocks)), total_hits


def _line(context: RenderContext, catalogue: Catalogue, s: Sentence, text: Markup) -> Markup:
    """A heading, or a sentence with its remarks and its margin."""
    notes = remarks(context, catalogue, s, "")
    if level := LEVELS.get(s.role):
        return html('<{level} id="{id}">{text}</{level}>{notes}', level=level, id=s.id, text=text, notes=notes)
    return html(
        '<div class="d-line{css}" id="{id}"><div class="d-body"><p><span class="d-num">{id}</span> <span>{text}</span></p>'
        '{notes}</div><div class="d-margin" role="group" aria-label="Leads of {id}">{margin}</div></div>',
        css=" d-standfirst" if s.role == "standfirst" else "", id=s.id, text=text, notes=notes, margin=margin(context, catalogue, s),
    )  # fmt: skip


def missing_note(missing: Iterable[str], total_count: int) -> str:
    """What a reader is told of an original after binding."""
    lost = list(missing)
    if not lost:
        return f"All {total_count} sentences of the edition were found in the original given."
    found = total_count - len(lost)
    said = f"{found} of {total_count} sentences {'was' if found == 1 else 'were'} found."
    if 4 * found < total_count:
        said = f"Only {said}" if found else f"None of the {total_count} sentences was found."
        return f"{said} This seems to be another text, or another version of the article."
    shown = ", ".join(lost[:12]) + (" and others" if len(lost) > 12 else "")
    return f"{said} Not found: {shown}."
