"""Claims beside what the record says to them: the list, and each claim with all that bears on it.

The article's word, the record and the editors' verdict stand under tags of their own. Series are placed and not drawn
here: the page has one copy of each.
"""

from __future__ import annotations

from collections.abc import Iterable

from dossier.content.dates import display
from dossier.content.model import Claim, Point, Series
from dossier.content.problems import count
from dossier.content.vocabulary import term, vocabulary
from dossier.index.queries import Catalogue
from dossier.index.words import direction, rough, toward
from dossier.layout.primitives import Place
from dossier.layout.strips import Facts, facts, key_name
from dossier.render.article import Originals, text_of
from dossier.render.context import RenderContext
from dossier.render.markup import NOTHING, Markup, curled, html, joined
from dossier.render.record import weight
from dossier.render.strips import entry, placed, ruler

PAGE = "evidence"
WHOLE = 0.95  # of the time axis
NO_CLAIM = Markup('<p class="d-soft">No claim of the article has been examined in this dossier.</p>')
NO_PICK = Markup('<p class="d-soft">No claim to show here.</p>')
NO_SERIES = Markup('<p class="d-soft">No measured series belongs to this dossier yet.</p>')


def by_verdict(catalogue: Catalogue) -> dict[str, int]:
    """How many claims have each verdict, in the order of the vocabulary."""
    return {key: sum(c.verdict == key for c in catalogue.claims.values()) for key in vocabulary()["verdict"]}


def claim_list(context: RenderContext, catalogue: Catalogue, rows: Iterable[Claim]) -> Markup:
    """The claims as links that pick them."""
    items = joined(_item(context, catalogue, c) for c in rows)
    if not items:
        return Markup('<p class="d-soft">No claim passes these filters.</p>') if catalogue.claims else NO_CLAIM
    return html('<ol class="d-claimlist" id="claims" aria-label="Claims" data-roving>{items}</ol>', items=items)


def _item(context: RenderContext, catalogue: Catalogue, c: Claim) -> Markup:
    has = [count(len(rows), noun, many) for rows, noun, many in _bearing(c) if rows]
    inner = html(
        '{verdict} <span class="d-claimtext">{claim}</span><span class="d-soft">{below}</span>',
        verdict=context.chip("verdict", c.verdict), claim=c.claim, below=" · ".join([", ".join(c.sentences), *has]),
    )  # fmt: skip
    link = context.pick("claim", c.id, catalogue.period_of("claim", c.id) or "", inner, "d-claimlink", PAGE)
    return html('<li data-item="claim:{id}">{link}</li>', id=c.id, link=link)


def _bearing(c: Claim) -> list[tuple[tuple, str, str]]:
    return [(c.events, "event", ""), (c.alignments, "alignment", ""), (c.series, "series", "series"), (c.cites, "source", "")]


def claim_title(c: Claim) -> list[str]:
    """The heading of a claim and the line below it, as text."""
    return [curled(c.claim), f"Claim {c.id}, {term('verdict', c.verdict).label}"]


def claim_section(context: RenderContext, catalogue: Catalogue, c: Claim, originals: Originals = None) -> Markup:
    """A claim: what the article says, the verdict with its reasons, and what it rests on in groups."""
    about = f"{term('claim-kind', c.kind).label}, {c.confidence} confidence" + (f"; time: {display(c.dates)}" if c.dates else "")
    return html(
        '<div class="d-evidence"><div class="d-case"><h3><span class="d-tag">article</span> What it says</h3><ul class="d-quoted">{said}</ul>'
        '<h3><span class="d-tag">editors</span> Verdict</h3><p class="d-verdictline">{verdict} '
        '<span class="d-soft">{about}</span></p><p>{why}</p>'
        '<h4 id="change-{id}">What would change this verdict</h4><p>{change}</p>'
        '</div><div class="d-rest">{bears}</div></div>'
        '<p class="d-soft d-disagree">You disagree? Bring <a href="#change-{id}">what would change it</a>, with its source: this is '
        '<code>{id}</code> in <code>claims.yaml</code>. <a class="d-tolist" href="#claims">Back to the claims</a></p>',
        said=joined(_sentence(context, catalogue, s, originals) for s in c.sentences if s in catalogue.sentences),
        verdict=context.chip("verdict", c.verdict), about=about, why=c.why, id=c.id,
        change=c.would_change or "The editors have named no evidence that would change it.",
        bears=joined(group(context, catalogue, c) for group in (_series, _events, _alignments, _sources)) or NO_GROUP,
    )  # fmt: skip


NO_GROUP = Markup(
    '<h3><span class="d-tag">record</span> What it rests on</h3>'
    '<p class="d-soft">No event, alignment, series or source is named: the verdict rests on the words of the claim alone.</p>'
)


def _sentence(context: RenderContext, catalogue: Catalogue, s: str, originals: Originals) -> Markup:
    return html(
        '<li><span class="d-num">{link}</span> <span class="d-text">{text}</span></li>',
        link=context.pick("sentence", s, catalogue.period_of("sentence", s) or "", s),
        text=text_of(catalogue, catalogue.sentences[s], originals)[0],
    )


def _group(name: str, number: int, body: Markup) -> Markup:
    return html(
        '<section class="d-group"><h3><span class="d-tag">record</span> {name} <span class="d-count">{number}</span></h3>{body}</section>',
        name=name, number=number, body=body,
    )  # fmt: skip


def _listed(name: str, items: list[Markup]) -> Markup:
    return _group(name, len(items), html('<ul class="d-bears">{items}</ul>', items=joined(items))) if items else NOTHING


def _events(context: RenderContext, catalogue: Catalogue, c: Claim) -> Markup:
    rows = [catalogue.events[e] for e in c.events if e in catalogue.events]
    items = [
        html(
            '<li><span class="d-when">{date}</span> {link} {weight} <span class="d-soft">{who}</span></li>',
            date=display(e.date), link=context.pick("event", e.id, catalogue.home.get(e.id, ""), e.title),
            weight=weight(catalogue, e), who=direction(catalogue, e),
        )
        for e in rows
    ]  # fmt: skip
    return _listed("Events", items)


def _alignments(context: RenderContext, catalogue: Catalogue, c: Claim) -> Markup:
    rows = [catalogue.alignments[a] for a in c.alignments if a in catalogue.alignments]
    items = [
        html(
            '<li><span class="d-when">{dates}</span> {link} {stance} <span class="d-soft">{basis}</span></li>',
            dates=display(a.dates), stance=context.chip("stance", a.stance), basis=term("basis", a.basis).label,
            link=context.pick("alignment", a.id, catalogue.period_of("alignment", a.id) or "", toward(catalogue, a)),
        )
        for a in rows
    ]  # fmt: skip
    return _listed("Alignments", items)


def _series(context: RenderContext, catalogue: Catalogue, c: Claim) -> Markup:
    rows = [catalogue.series[s] for s in c.series if s in catalogue.series]
    span = _years(catalogue, c)
    items = joined(placed(s, span) + within(context, catalogue, s, c) for s in rows)
    return _group("Measured series", len(rows), items) if rows else NOTHING


def _years(catalogue: Catalogue, c: Claim) -> Place | None:
    """The time of the claim on the axis; none where it is the whole of it, since a mark would then single out nothing."""
    if not c.dates or not c.dates.overlaps(catalogue.opens, catalogue.closes):
        return None
    (start, end), (opens, closes) = catalogue.span(c.dates), catalogue.span(catalogue.meta.span)
    return (start, end) if end - start < WHOLE * (closes - opens) else None


def within(context: RenderContext, catalogue: Catalogue, s: Series, c: Claim) -> Markup:
    """What the values come to in the time that the claim is about."""
    found = facts(s, *c.dates.sort_key) if c.dates else facts(s)
    when = display(c.dates) if c.dates else "in all years"
    return html(
        '<p class="d-soft d-within"><a href="#series-{id}">{name}</a>, {unit}. {when}: {said}.</p>',
        id=s.id, name=s.title if context.titled else s.short, unit=s.unit, when=when[:1].upper() + when[1:],
        said=joined((_facts_said(catalogue, s, f) for f in found), "; ") or "no value",
    )  # fmt: skip


def _facts_said(catalogue: Catalogue, s: Series, f: Facts) -> Markup:
    def at(p: Point) -> str:
        return f"{rough(p.value or 0)} ({display(p.date)})"

    low, high = rough(f.least.value or 0), rough(f.greatest.value or 0)
    between = f", between {low} and {high}" if f.n > 2 else ""
    ends = at(f.first) if f.n == 1 else f"{at(f.first)} to {at(f.last)}{between}"
    if f.n > 1 and f.least.value == f.greatest.value:
        ends = f"{low} each time, {display(f.first.date)} to {display(f.last.date)}"
    name = key_name(catalogue, s, f.key)
    return html("{name}{ends}", name=html("<b>{name}</b> ", name=name) if name else NOTHING, ends=ends)


def _sources(context: RenderContext, catalogue: Catalogue, c: Claim) -> Markup:
    listed = context.cited(catalogue, c.cites)
    return _group("Sources", listed.count("<li>"), listed) if listed else NOTHING


def measured(context: RenderContext, catalogue: Catalogue, left_out: Iterable[str] = ()) -> Markup:
    """All series on one time axis with the periods above; their strips are filled in by the page."""
    if not catalogue.series:
        return NO_SERIES
    entries = joined(entry(context, catalogue, s, placed(s)) for s in catalogue.series.values())
    lost = joined(html("<li>{line}</li>", line=line) for line in left_out)
    out = html('<section class="d-leftout"><h3>Not shown, and why</h3><ul>{lost}</ul></section>', lost=lost) if lost else NOTHING
    return html(
        '{ruler}<div class="d-multiples">{entries}</div>{out}{how}', ruler=ruler(catalogue), entries=entries, out=out, how=HOW
    )


HOW = Markup(
    '<p class="d-soft d-how">An editor adds a series with two files in the dossier’s folder <code>series</code>: the rows as '
    "<code>name.csv</code>, with the columns date and value, and what they are as <code>name.meta.yaml</code>. "
    "<code>python -m dossier check</code> names what is missing; <code>data/README.md</code> has every field. A claim is joined to it by the series’ name.</p>"
)
