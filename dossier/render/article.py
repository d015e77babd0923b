"""The article's text: a period's sentences for the reading pane, and the whole edition with its margins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby

from dossier.content.dates import display
from dossier.content.folding import hits
from dossier.content.model import Claim, Sentence
from dossier.content.vocabulary import term
from dossier.index.queries import Index
from dossier.index.words import signed
from dossier.measures.flow import total
from dossier.render.parts import chip, cites, count, curled, esc, pick_link, sentence_links

Originals = Mapping[str, str] | None


LOST = '<span class="d-lost">Not found in the original given; our retelling:</span> '


def text_of(index: Index, s: Sentence, originals: Originals, query: str = "") -> tuple[str, int]:
    """The sentence in the edition chosen, hits marked, and their number. An original that was not found is said to be so.

    An original stands to the letter, in its own language and direction of writing.
    """
    if originals is None or s.id not in originals:
        text, found = marked(curled(s.text), query)
        return (text if originals is None else LOST + text), found
    article = index.dossier.article
    text, found = marked(originals[s.id], query)
    return f'<span class="d-original" lang="{escape(article.meta.language if article else "")}" dir="auto">{text}</span>', found


def claim(index: Index, c: Claim, period: str) -> str:
    """One claim: verdict and claim at once, the reasons behind a disclosure."""
    rests = [pick_link("event", e, index.home.get(e, ""), esc(index.events[e].title)) for e in c.events if e in index.events]
    rests += [
        pick_link(
            "alignment",
            a,
            index.period_of("alignment", a, period) or "",
            esc(f"{index.name(r.third)} toward {index.name(r.toward)}, {display(r.dates)}"),
        )
        for a in c.alignments
        if (r := index.alignments.get(a))
    ]
    parts = [f"<p>{esc(c.why)}</p>"]
    if c.would_change:
        parts.append(f'<p class="d-soft">What would change this: {esc(c.would_change)}</p>')
    if rests:
        parts.append(f'<p class="d-soft">Bears on it: {"; ".join(rests)}</p>')
    parts.append(cites(index, c.cites))
    there = index.period_of("claim", c.id, period) or ""
    parts.append(f'<p class="d-soft">{pick_link("claim", c.id, there, "evidence", page="evidence")}</p>')
    kind = esc(term("claim-kind", c.kind).label)
    return (
        f'<li class="d-claim" data-claim="{esc(c.id)}"><details><summary>{chip("verdict", c.verdict)} '
        f'<span>{esc(c.claim)}</span> <span class="d-soft">{kind}, {esc(c.confidence)} confidence</span></summary>{"".join(parts)}</details></li>'
    )


def remarks(index: Index, s: Sentence, period: str) -> str:
    """What stands at a sentence: claims with verdicts, then notes on faults of the text."""
    here = index.claims_of.get(s.id, [])
    first = [c for c in here if c.sentences[0] == s.id or (period and period not in _periods(index, c.sentences[0]))]
    later = [c for c in here if c not in first]
    claims = "".join(claim(index, c, period) for c in first)
    claims += "".join(
        f'<li class="d-claim">{chip("verdict", c.verdict)} <span class="d-soft">with {esc(c.sentences[0])}</span></li>'
        for c in later
    )
    notes = "".join(
        f'<div class="d-note"><p><b>{esc(term("annotation-kind", a.kind).label)}:</b> {esc(a.note)}</p>{cites(index, a.cites)}</div>'
        for a in index.annotations_of.get(s.id, [])
    )
    return (f'<ul class="d-claims" aria-label="Claims of {esc(s.id)}">{claims}</ul>' if claims else "") + notes


def _periods(index: Index, sentence: str) -> list[str]:
    return [p.id for p in index.periods_of_sentence.get(sentence, [])]


def sentence_item(index: Index, s: Sentence, period: str, originals: Originals) -> str:
    """A sentence as a link that picks it, with its remarks."""
    number = f'<span class="d-num">{esc(s.id)}</span>'
    link = pick_link(
        "sentence", s.id, period, f'{number}<span class="d-text">{text_of(index, s, originals)[0]}</span>', "d-sentence"
    )
    return f"<li>{link}{remarks(index, s, period)}</li>"


def reading_box(index: Index, period: str) -> str:
    """How the article reads the time, and beside it what the coded acts add up to; two things, not one."""
    p = index.periods[period]
    acts = [e for e in index.events_in(period) if e.layer == "act"]
    flow = total(acts, index.meta.edition)
    said = (
        "The article is <b>silent</b> on this time."
        if p.reading == "silent"
        else f"The article reads this time as <b>{esc(term('reading', p.reading).label)}</b>."
    )
    rests = f" Rests on {sentence_links(index, p.rests_on, period)}." if p.rests_on else ""
    twice = " (joint acts counted once each way)" if any(e.joint for e in acts) else ""
    mean = f", on average {signed(flow.net / flow.n)} on Goldstein’s scale from −10 to +10{twice}" if flow.n else ""
    return (
        f'<div class="d-reading"><p>{said} <span class="d-soft">{esc(p.reading_basis)}{rests}</span></p>'
        f'<p><span class="d-tag">record</span> {count(len(acts), "coded act")} between the two governments{mean}.</p></div>'
    )


def period_article(index: Index, period: str, originals: Originals = None) -> str:
    """The reading pane's section for one period."""
    p = index.periods[period]
    rows = index.sentences_in(period)
    body = "".join(sentence_item(index, s, period, originals) for s in rows)
    said = (
        f'<ol class="d-sentences" data-roving>{body}</ol>'
        if rows
        else '<p class="d-soft">No sentence of the article speaks of this time.</p>'
    )
    context = index.contexts.get(period)
    left_out = "".join(f"<p>{esc(part)}</p>" for part in context.paragraphs) + cites(index, context.cites) if context else ""
    return (
        f'<p class="d-summary">{esc(p.summary)}</p>{reading_box(index, period)}'
        f'<h3><span class="d-tag">article</span> What it says</h3>{said}'
        f'<h3><span class="d-tag">record</span> What it leaves out</h3><div class="d-context">{left_out}</div>'
    )


def marked(text: str, query: str) -> tuple[str, int]:
    """Escaped text with each hit of the query marked, and the number of hits."""
    out, at, found = [], 0, hits(text, query)
    for start, end in found:
        out += [escape(text[at:start]), f"<mark>{escape(text[start:end])}</mark>"]
        at = end
    return "".join([*out, escape(text[at:])]), len(found)


def margin(index: Index, s: Sentence) -> str:
    """Where a sentence leads: its periods, events and alignments."""
    parts = [pick_link("sentence", s.id, p.id, esc(p.title)) for p in index.periods_of_sentence.get(s.id, [])]
    out = f'<p><span class="d-soft">Period</span> {" · ".join(parts)}</p>' if parts else ""
    events = index.events_of.get(s.id, [])
    if events:
        links = "".join(f"<li>{pick_link('event', e.id, index.home.get(e.id, ''), esc(e.title))}</li>" for e in events)
        out += f"<details><summary>{count(len(events), 'event')}</summary><ul>{links}</ul></details>"
    stances = index.alignments_of.get(s.id, [])
    if stances:
        links = "".join(
            f"<li>{pick_link('alignment', a.id, index.period_of('alignment', a.id) or '', esc(f'{index.name(a.third)} toward {index.name(a.toward)}: {a.stance}'))}</li>"
            for a in stances
        )
        out += f"<details><summary>{count(len(stances), 'alignment')}</summary><ul>{links}</ul></details>"
    return out


def whole_article(index: Index, originals: Originals = None, query: str = "") -> tuple[str, int]:
    """The edition with margins and marked hits, and the number of hits."""
    total_hits = 0
    blocks = []
    for _, group in groupby(index.sentences.values(), key=lambda s: s.paragraph):
        rows = []
        for s in group:
            text, found = text_of(index, s, originals, query)
            total_hits += found
            if s.role in ("title", "heading", "subheading"):
                level = {"title": "h2", "heading": "h3", "subheading": "h4"}[s.role]
                notes = remarks(index, s, "")
                rows.append(f'<{level} id="{esc(s.id)}">{text}</{level}>{notes}')
                continue
            css = " d-standfirst" if s.role == "standfirst" else ""
            rows.append(
                f'<div class="d-line{css}" id="{esc(s.id)}"><div class="d-body"><p><span class="d-num">{esc(s.id)}</span> <span>{text}</span></p>'
                f'{remarks(index, s, "")}</div><div class="d-margin" role="group" aria-label="Leads of {esc(s.id)}">{margin(index, s)}</div></div>'
            )
        blocks.append(f'<div class="d-para">{"".join(rows)}</div>')
    return f'<article class="d-edition">{"".join(blocks)}</article>', total_hits


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
