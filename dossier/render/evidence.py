"""Claims beside what the record says to them: the list, and each claim with all that bears on it.

The article's word, the record and the editors' verdict stand under tags of their own. Series are placed and not drawn
here: the page has one copy of each.
"""

from __future__ import annotations

from collections.abc import Iterable

from dossier.content.dates import display
from dossier.content.model import Claim, Series
from dossier.content.vocabulary import term, vocabulary
from dossier.index.queries import Index
from dossier.index.words import direction, rough
from dossier.layout.strips import Facts, Span, facts
from dossier.render.article import Originals, text_of
from dossier.render.parts import chip, cites, count, curled, esc, pick_link, titled
from dossier.render.record import weight
from dossier.render.strips import entry, key_name, placed, ruler

PAGE = "evidence"
WHOLE = 0.95  # of the time axis
NO_CLAIM = '<p class="d-soft">No claim of the article has been examined in this dossier.</p>'
NO_PICK = '<p class="d-soft">No claim is picked, and none passes the filters.</p>'
NO_SERIES = '<p class="d-soft">No measured series belongs to this dossier yet.</p>'


def by_verdict(index: Index) -> dict[str, int]:
    """How many claims have each verdict, in the order of the vocabulary."""
    return {key: sum(c.verdict == key for c in index.claims.values()) for key in vocabulary()["verdict"]}


def claim_list(index: Index, rows: Iterable[Claim]) -> str:
    """The claims as links that pick them."""
    items = "".join(_item(index, c) for c in rows)
    if not items:
        return '<p class="d-soft">No claim passes these filters.</p>' if index.claims else NO_CLAIM
    return f'<ol class="d-claimlist" id="claims" aria-label="Claims" data-roving>{items}</ol>'


def _item(index: Index, c: Claim) -> str:
    has = [count(len(rows), noun, many) for rows, noun, many in _bearing(c) if rows]
    below = " · ".join([esc(", ".join(c.sentences)), *has])
    inner = f'{chip("verdict", c.verdict)} <span class="d-claimtext">{esc(c.claim)}</span><span class="d-soft">{below}</span>'
    link = pick_link("claim", c.id, index.period_of("claim", c.id) or "", inner, "d-claimlink", PAGE)
    return f'<li data-item="claim:{esc(c.id)}">{link}</li>'


def _bearing(c: Claim) -> list[tuple[tuple, str, str]]:
    return [(c.events, "event", ""), (c.alignments, "alignment", ""), (c.series, "series", "series"), (c.cites, "source", "")]


def claim_title(c: Claim) -> list[str]:
    """The heading of a claim and the line below it, as text."""
    return [curled(c.claim), f"Claim {c.id}, {term('verdict', c.verdict).label}"]


def claim_section(index: Index, c: Claim, originals: Originals = None) -> str:
    """A claim: what the article says, the verdict with its reasons, and what it rests on in groups."""
    said = "".join(_sentence(index, s, originals) for s in c.sentences if s in index.sentences)
    about = f"{term('claim-kind', c.kind).label}, {c.confidence} confidence" + (f"; time: {display(c.dates)}" if c.dates else "")
    change = esc(c.would_change) or "The editors have named no evidence that would change it."
    bears = "".join(group(index, c) for group in (_series, _events, _alignments, _sources))
    return (
        f'<div class="d-evidence"><div class="d-case"><h3><span class="d-tag">article</span> What it says</h3><ul class="d-quoted">{said}</ul>'
        f'<h3><span class="d-tag">editors</span> Verdict</h3><p class="d-verdictline">{chip("verdict", c.verdict)} '
        f'<span class="d-soft">{esc(about)}</span></p><p>{esc(c.why)}</p>'
        f'<h4 id="change-{esc(c.id)}">What would change this verdict</h4><p>{change}</p>'
        f'</div><div class="d-rest">{bears or _nothing()}</div></div>'
        f'<p class="d-soft d-disagree">You disagree? Bring <a href="#change-{esc(c.id)}">what would change it</a>, with its source: this is '
        f'<code>{esc(c.id)}</code> in <code>claims.yaml</code>. <a class="d-tolist" href="#claims">Back to the claims</a></p>'
    )


def _nothing() -> str:
    return (
        '<h3><span class="d-tag">record</span> What it rests on</h3>'
        '<p class="d-soft">No event, alignment, series or source is named: the verdict rests on the words of the claim alone.</p>'
    )


def _sentence(index: Index, s: str, originals: Originals) -> str:
    link = pick_link("sentence", s, index.period_of("sentence", s) or "", esc(s))
    return f'<li><span class="d-num">{link}</span> <span class="d-text">{text_of(index, index.sentences[s], originals)[0]}</span></li>'


def _group(name: str, number: int, body: str) -> str:
    return f'<section class="d-group"><h3><span class="d-tag">record</span> {name} <span class="d-count">{number}</span></h3>{body}</section>'


def _events(index: Index, c: Claim) -> str:
    rows = [index.events[e] for e in c.events if e in index.events]
    items = "".join(
        f'<li><span class="d-when">{esc(display(e.date))}</span> {pick_link("event", e.id, index.home.get(e.id, ""), esc(e.title))} '
        f'{weight(index, e)} <span class="d-soft">{esc(direction(index, e))}</span></li>'
        for e in rows
    )
    return _group("Events", len(rows), f'<ul class="d-bears">{items}</ul>') if rows else ""


def _alignments(index: Index, c: Claim) -> str:
    rows = [index.alignments[a] for a in c.alignments if a in index.alignments]
    items = "".join(
        f'<li><span class="d-when">{esc(display(a.dates))}</span> '
        f"{pick_link('alignment', a.id, index.period_of('alignment', a.id) or '', esc(f'{index.name(a.third)} toward {index.name(a.toward)}'))} "
        f'{chip("stance", a.stance)} <span class="d-soft">{esc(term("basis", a.basis).label)}</span></li>'
        for a in rows
    )
    return _group("Alignments", len(rows), f'<ul class="d-bears">{items}</ul>') if rows else ""


def _series(index: Index, c: Claim) -> str:
    rows = [index.series[s] for s in c.series if s in index.series]
    span = _years(index, c)
    items = "".join(f"{placed(s, span)}{within(index, s, c)}" for s in rows)
    return _group("Measured series", len(rows), items) if rows else ""


def _years(index: Index, c: Claim) -> Span | None:
    """The time of the claim on the axis; none where it is the whole of it, since a mark would then single out nothing."""
    if not c.dates or not c.dates.overlaps(index.opens, index.closes):
        return None
    (start, end), (opens, closes) = index.span(c.dates), index.span(index.meta.span)
    return (start, end) if end - start < WHOLE * (closes - opens) else None


def within(index: Index, s: Series, c: Claim) -> str:
    """What the values come to in the time that the claim is about."""
    found = facts(s, *c.dates.sort_key) if c.dates else facts(s)
    when = display(c.dates) if c.dates else "in all years"
    said = "; ".join(_facts_said(index, s, f) for f in found) or "no value"
    link = f'<a href="#series-{esc(s.id)}">{esc(s.title if titled() else s.short)}</a>'
    return f'<p class="d-soft d-within">{link}, {esc(s.unit)}. {esc(when[:1].upper() + when[1:])}: {said}.</p>'


def _facts_said(index: Index, s: Series, f: Facts) -> str:
    name = key_name(index, s, f.key)

    def at(p: object) -> str:
        return f"{rough(p.value)} ({display(p.date)})"  # type: ignore[attr-defined]

    low, high = rough(f.least.value or 0), rough(f.greatest.value or 0)
    between = f", between {low} and {high}" if f.n > 2 else ""
    ends = at(f.first) if f.n == 1 else f"{at(f.first)} to {at(f.last)}{between}"
    if f.n > 1 and f.least.value == f.greatest.value:
        ends = f"{low} each time, {display(f.first.date)} to {display(f.last.date)}"
    return f"{'<b>' + esc(name) + '</b> ' if name else ''}{esc(ends)}"


def _sources(index: Index, c: Claim) -> str:
    listed = cites(index, c.cites)
    return _group("Sources", listed.count("<li>"), listed) if listed else ""


def measured(index: Index, left_out: Iterable[str] = ()) -> str:
    """All series on one time axis with the periods above; their strips are filled in by the page."""
    if not index.series:
        return NO_SERIES
    entries = "".join(entry(index, s, placed(s)) for s in index.series.values())
    lost = "".join(f"<li>{esc(line)}</li>" for line in left_out)
    out = f'<section class="d-leftout"><h3>Not shown, and why</h3><ul>{lost}</ul></section>' if lost else ""
    return f'{ruler(index)}<div class="d-multiples">{entries}</div>{out}{HOW}'


HOW = (
    '<p class="d-soft d-how">An editor adds a series with two files in the dossier’s folder <code>series</code>: the rows as '
    "<code>name.csv</code>, with the columns date and value, and what they are as <code>name.meta.yaml</code>. "
    "<code>python -m dossier check</code> names what is missing; <code>data/README.md</code> has every field. A claim is joined to it by the series’ name.</p>"
)
