"""Two ranges side by side: the finding, both means on one scale, the level with both, and what each holds.

What a drawing shows is said in words beside it.
"""

from __future__ import annotations

from dossier.content.dates import display
from dossier.content.direction import apart
from dossier.content.model import Event
from dossier.content.problems import count
from dossier.content.vocabulary import vocabulary
from dossier.index.compare import Compared, Side, claims_in, finding, others_in_office, overlap, strongest, verdicts
from dossier.index.fluctuation import Fluctuation
from dossier.index.queries import Catalogue
from dossier.index.words import TOO_THIN, enumerated, signed
from dossier.layout.axis import Scale
from dossier.layout.compare import LETTERS, held, lanes, stances, whole
from dossier.layout.primitives import Box, Mark
from dossier.render.context import RenderContext
from dossier.render.markup import NOTHING, Markup, html, joined
from dossier.render.stretched import axis_of, dot, lane, lines_of, mean_said, means, percent

NEAR = 8.0  # hundredths: letters of ranges whose middles lie so near stand beside them
FIRST = 3  # third parties that are shown at once; the others are one step away


def compare(context: RenderContext, catalogue: Catalogue, found: Fluctuation, what: Compared) -> Markup:
    """The whole comparison."""
    pair = (what.a, what.b)
    there = list(lanes(catalogue, (one.range for one in pair)))
    sides = (one_side(context, catalogue, found, one, letter, there) for letter, one in zip(LETTERS, pair, strict=True))
    return html(
        '<div class="d-compare"><div class="d-cmptop"><div class="d-cmpsaid" role="status"><p><b>{finding}</b></p>{overlap}</div>{means}</div>'
        '{whole}<div class="d-cmpsides">{sides}</div>{signs}</div>',
        finding=finding(what),
        overlap=html("<p>{said}</p>", said=said) if (said := overlap(what)) else NOTHING,
        signs=signs() if there else NOTHING,
        means=means([one.mean for one in pair]), whole=all_years(catalogue, found, what), sides=joined(sides),
    )  # fmt: skip


def signs() -> Markup:
    """What the signs in narrow bars stand for."""
    said = ", ".join(f"{t.sign} {t.label}" for t in vocabulary()["stance"].values())
    return html('<p class="d-soft d-cmpsigns">Signs in narrow bars: {said}.</p>', said=said)


def all_years(catalogue: Catalogue, found: Fluctuation, what: Compared) -> Markup:
    """The level of all years with both ranges shaded and lettered."""
    s = whole(catalogue, found, (what.a.range, what.b.range))
    x = Scale(s.first, s.last, 0.0, 100.0)
    centres = {one.tone: percent(x, (one.x0 + one.x1) / 2) for one in s.of(Box, "range")}
    near = abs(centres["a"] - centres["b"]) < NEAR
    first = min(centres, key=lambda tone: centres[tone])
    boxes = joined(
        html(
            '<i class="d-cmprange d-cmp{tone}{aside}" style="--x:{x};--w:{w}"><b>{letter}</b></i>',
            tone=one.tone, aside=(" d-before" if one.tone == first else " d-after") if near else "", x=percent(x, one.x0), w=round(percent(x, one.x1) - percent(x, one.x0), 2), letter=one.text,
        )
        for one in s.of(Box, "range")
    )  # fmt: skip
    said = "; ".join(
        f"{letter.upper()}: {one.range.name}, {one.range.said}" for letter, one in zip(LETTERS, (what.a, what.b), strict=True)
    )
    none = html('<p class="d-soft">No level is drawn: {why}.</p>', why=TOO_THIN) if found.level is None else NOTHING
    return html(
        '<div class="d-cmpwhole"><div class="d-cmpplot" role="img" aria-label="The level of the acts over all years, with both ranges shaded. {said}.">'
        "{boxes}{lines}{axis}</div></div>{none}",
        said=said, boxes=boxes, lines=lines_of(s, "level"), axis=axis_of(s, "level"), none=none,
    )  # fmt: skip


def one_side(
    context: RenderContext, catalogue: Catalogue, found: Fluctuation, one: Side, letter: str, there: list[str]
) -> Markup:
    """One range with all that it holds."""
    return html(
        '<section aria-label="{letter}: {name}"><div><h2><b class="d-letter">{letter}</b> {name} <small>{said}</small></h2>{number}</div>'
        "{acts}{stances}{strongest}{claims}{office}</section>",
        letter=letter.upper(), name=one.range.name, said=one.range.said if one.range.said != one.range.name else "",
        number=_number(one), acts=_acts(context, catalogue, found, one),
        stances=_stances(catalogue, one, there), strongest=_strongest(context, catalogue, one),
        claims=_claims(context, catalogue, one), office=_office(catalogue, one),
    )  # fmt: skip


def _number(one: Side) -> Markup:
    """The mean in large figures, and what it rests on."""
    m, acts = one.mean, len(one.acts)
    conflictual = f", {one.conflictual} of them conflictual" if acts else ""
    joint = f"; n = {one.counted}, as a joint act counts in both directions" if one.counted != acts else f"; n = {one.counted}"
    more = f"; {one.doubtful} more may lie in this time, their day is not known" if one.doubtful else ""
    value, spread = (signed(m.mean, 2), mean_said(m).partition(", ")[2]) if m.mean is not None else ("–", mean_said(m))
    return html(
        '<div class="d-cmpnumber"><b>{value}</b><p>{label}{spread}<br>{acts}{conflictual}{joint}{more}</p></div>',
        value=value, label="mean weight, " if m.mean is not None else "", spread=spread,
        acts=count(acts, "act"), conflictual=conflictual, joint=joint if acts else "", more=more,
    )  # fmt: skip


def _acts(context: RenderContext, catalogue: Catalogue, found: Fluctuation, one: Side) -> Markup:
    """The acts as dots over the level of the time, and the same as a list."""
    s = held(catalogue, found, one)
    x, y = Scale(s.first, s.last, 0.0, 100.0), s.frame(0, 1).rows["acts"]
    dots = joined(
        context.pick("event", mark.key, mark.home, dot(mark, percent(x, mark.x), round(y(mark.y), 2)), "d-cmpdot")
        for mark in s.of(Mark, "act")
    )
    rows = joined(_row(context, catalogue, e, value) for e, value in one.acts)
    listed = html(
        '<details class="d-cmpall"><summary>{acts} one by one</summary><ol class="d-cmplist">{rows}</ol></details>',
        acts=_all(len(one.acts)),
        rows=rows,
    )
    a, b = catalogue.meta.adjective_a, catalogue.meta.adjective_b
    return html(
        '<div class="d-cmpacts"><p class="d-cmpkey" aria-hidden="true"><span><i class="d-full"></i> {a} or joint act</span><span><i></i> {b} act</span></p>'
        '<div class="d-cmpplot">{lines}{axis}<div aria-hidden="true">{dots}</div></div>{listed}</div>',
        a=a, b=b, lines=lines_of(s, "acts"), axis=axis_of(s, "acts"), dots=dots, listed=listed if one.acts else NOTHING,
    )  # fmt: skip


def _all(number: int) -> str:
    return "The act" if number == 1 else f"The {number} acts"


def _row(context: RenderContext, catalogue: Catalogue, e: Event, value: float) -> Markup:
    """An act as a line: weight, title as a link to its event, date."""
    return html(
        '<li><b class="d-weight d-{side}">{value}</b> {link} <span class="d-when">{date}</span></li>',
        side="coop" if value > 0 else "conf" if value < 0 else "none", value=signed(value),
        link=context.pick("event", e.id, catalogue.home.get(e.id, ""), e.title), date=display(e.date),
    )  # fmt: skip


def _strongest(context: RenderContext, catalogue: Catalogue, one: Side) -> Markup:
    rows = joined(_row(context, catalogue, e, value) for e, value in strongest(one.acts))
    body = (
        html('<ul class="d-cmplist">{rows}</ul>', rows=rows)
        if rows
        else Markup('<p class="d-soft">No act of this time has a weight.</p>')
    )
    return html("<div><h3>Strongest acts, both ways</h3>{body}</div>", body=body)


def _stances(catalogue: Catalogue, one: Side, there: list[str]) -> Markup:
    """The third parties, the first of them at once."""
    rows = [lane(catalogue, stances(catalogue, one.range, name)) for name in there]
    if not rows:
        return Markup('<div><h3>Third parties</h3><p class="d-soft">No stance of this time is on record.</p></div>')
    more = (
        html(
            '<details class="d-cmpall"><summary>{more}</summary>{rows}</details>',
            more=f"{len(rows) - FIRST} more of {count(len(rows), 'third party', 'third parties')}",
            rows=joined(rows[FIRST:]),
        )
        if len(rows) > FIRST
        else NOTHING
    )
    return html("<div><h3>Third parties</h3>{first}{more}</div>", first=joined(rows[:FIRST]), more=more)


def _claims(context: RenderContext, catalogue: Catalogue, one: Side) -> Markup:
    """The claims about that time: how many have each verdict, and the claims."""
    claims = claims_in(catalogue, one.range)
    if not claims:
        return Markup('<div><h3>Claims about this time</h3><p class="d-soft">None.</p></div>')
    told = joined(
        (html("<span>{n} {chip}</span>", n=n, chip=context.chip("verdict", key)) for key, n in verdicts(claims).items()), " "
    )
    rows = joined(
        html(
            "<li>{verdict} {link}</li>",
            verdict=context.chip("verdict", c.verdict), link=context.pick("claim", c.id, catalogue.period_of("claim", c.id) or "", c.claim, "", "evidence"),
        )
        for c in claims
    )  # fmt: skip
    return html(
        '<div><h3>Claims about this time</h3><p class="d-cmpverdicts">{told}</p><details class="d-cmpall"><summary>{number}</summary><ul class="d-cmpclaims">{rows}</ul></details></div>',
        told=told, number=f"{'The claim' if len(claims) == 1 else f'The {len(claims)} claims'}", rows=rows,
    )  # fmt: skip


def _office(catalogue: Catalogue, one: Side) -> Markup:
    """Who else was in office; nothing where the dossier names no leaders."""
    if not catalogue.leaders:
        return NOTHING
    there = others_in_office(catalogue, one.range)
    said = [
        f"{apart(catalogue.name(side))}: {enumerated([f'{apart(x.name)} ({display(x.dates)})' for x in there if x.side == side])}"
        for side in dict.fromkeys(x.side for x in there)
    ]
    rows = joined(html("<li>{line}</li>", line=line) for line in said)
    body = html("<ul>{rows}</ul>", rows=rows) if said else Markup('<p class="d-soft">Nobody else on record.</p>')
    return html('<div class="d-cmpoffice"><h3>Also in office</h3>{body}</div>', body=body)
