"""Structural balance as HTML: a row of runs for each third party, each run with its evidence, and the years as a table.

Runs stand on the time axis of the lanes, placed by the years `--a` and `--b` between its ends, `--from` and `--to`. What a
run is can be told by letter, pattern and colour; the colours are in the stylesheet. The leaf's script moves from run to run.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dossier.content.dates import display
from dossier.content.model import Alignment
from dossier.content.problems import count
from dossier.index.queries import Catalogue
from dossier.index.triads import STATES, Balance, Between, Run, counts, runs
from dossier.index.words import percent, signed
from dossier.layout.balance import FIRST, HANGS, LETTERS, SIGN_TONES, SIGNS, balance_scene, pair, why, years
from dossier.layout.primitives import Box, Scene, Text, Upright
from dossier.measures.balance import Triad
from dossier.render.context import RenderContext
from dossier.render.markup import NOTHING, Markup, esc, html, joined

PAGE = "alignments"
MEANINGS = {
    "balanced": "the product of the signs is positive",
    "unbalanced": "the product of the signs is negative",
    "undecided": "a relation is neutral",
    "unknown": "a sign is not known",
}
FEW = 4  # years of a run whose levels are all named in a triad
NONE = Markup('<p class="d-soft">No third party chosen here has a lane, so there is no triad to show.</p>')


def structural_balance(
    context: RenderContext, catalogue: Catalogue, found: Balance, lanes: Iterable[str] | None = None
) -> Markup:
    """The whole section: what it means, the rows of the lanes named (all where none are), and their years as a table."""
    shown = {name: rows for name, rows in found.lanes.items() if lanes is None or name in lanes}
    if not shown:
        return words(found) + NONE
    s = balance_scene(catalogue, found)
    there = (one for one in s.of(Text, "lane") if one.panel == FIRST or one.lines[0] in shown)
    return html(
        '{words}{legend}<div class="d-triads" style="--from:{first:.3f};--to:{last:.3f}">{ruler}{rows}</div>{table}',
        words=words(found), legend=legend(shown), first=s.first, last=s.last, ruler=_ruler(s),
        rows=joined(_row(context, catalogue, found, s, one) for one in there), table=years_table(shown),
    )  # fmt: skip


def words(found: Balance) -> Markup:
    """What a triad is, when it is balanced, and where its signs come from."""
    return html(
        '<div class="d-triadwords"><p><span class="d-tag">computed</span> The two sides and one third party make a triad of three relations, each '
        "friendly (+) or hostile (−). It is <b>balanced</b> where the product of the three signs is positive: all three are friends, or two "
        "stand together against the third (Heider 1946; Cartwright and Harary 1956).</p>"
        "<p>The sign between the two sides is that of the level of their acts, taken only where its 95\u00a0% band leaves zero out and the "
        "level without joint acts lies on the same side; {known} The other two signs come from the alignments on record, by the stance that held longest in the year. A neutral stance leaves a triad undecided, and what is "
        "not known stays unknown. Balance says nothing of who was right, or of what came of it.</p></div>",
        known=_known(found),
    )


def _known(found: Balance) -> str:
    numbers = {sign: sum(row.last - row.first + 1 for row in found.between if row.sign == sign) for sign in (1, -1, None)}
    if found.thin:
        return "here the record is too thin for a level, and so for a sign: every triad is unknown."
    if not numbers[1] + numbers[-1]:
        return "here that is in no year, so that every triad is unknown."
    return f"here it is + in {count(numbers[1], 'year')}, − in {numbers[-1]} and unknown in {numbers[None]}."


def legend(shown: Mapping[str, tuple[Triad, ...]]) -> Markup:
    """The states with their letters, and how many triads by year have each."""
    totals = counts(row for rows in shown.values() for row in rows)
    whole = sum(totals.values())
    items = joined(
        html(
            "<li>{key} <b>{state}</b> {number} {share}</li>",
            key=_key(state),
            state=state,
            number=number,
            share=_share(number, whole),
        )
        for state, number in totals.items()
    )
    return html('<ul class="d-triadkeys" aria-label="Triads by year, by state">{items}</ul>', items=items)


def _key(state: str) -> Markup:
    return html(
        '<i class="d-run d-t-{state}" title="{meaning}" aria-hidden="true"><b>{letter}</b></i>',
        state=state, meaning=MEANINGS[state], letter=LETTERS[state],
    )  # fmt: skip


def _share(number: int, whole: int) -> Markup:
    return html('<span class="d-soft">{share}</span>', share=percent(number / whole)) if whole else NOTHING


def _ruler(s: Scene) -> Markup:
    marks = joined(html('<i style="--a:{year}">{year}</i>', year=one.text) for one in s.of(Upright, "year"))
    return html('<div class="d-triadrow d-triadyears" aria-hidden="true"><div>{marks}</div></div>', marks=marks)


def _row(context: RenderContext, catalogue: Catalogue, found: Balance, s: Scene, of: Text) -> Markup:
    """The row of a third party, or of the sides themselves: where the sign between them is known. None where it has no run."""
    name, boxes, sides = of.lines[0], s.of(Box, "run", panel=of.panel), of.panel == FIRST
    if sides:
        items = joined(
            _run(box, "triads of the sides", _between(row, found)) for box, row in zip(boxes, found.between, strict=True)
        )
    else:
        there = zip(boxes, runs(found.lanes[name]), strict=True)
        items = joined(_run(box, f"triads of {name}", evidence(context, catalogue, found, name, run)) for box, run in there)
    if not items:
        return NOTHING
    return html(
        '<section class="d-triadrow {css}" aria-label="{name}"><ol class="d-runs" data-runs aria-label="{name}, runs of years">{items}</ol>'
        '<p class="d-triadname">{shown}</p></section>',
        css="d-sides" if sides else "", name=name, items=items, shown=html("<b>{name}</b>", name=name) if sides else name,
    )  # fmt: skip


def _run(box: Box, group: str, inner: Markup) -> Markup:
    """One run: a part of the row that opens what its years rest on. Of a row one is open at a time."""
    return html(
        '<li><details name="{group}"><summary class="d-run d-t-{tone}" style="--a:{a};--b:{b}" title="{title}">'
        '<b aria-hidden="true">{letter}</b><span class="d-spoken">{title}</span></summary><div class="d-triad">{inner}</div></details></li>',
        group=group, tone=box.tone, a=box.x0, b=box.x1, title=box.said, letter=box.text, inner=inner,
    )  # fmt: skip


def _head(when: str, said: Markup) -> Markup:
    """The head of an opened run, with steps to its neighbours for those who cannot hit a narrow one."""
    return html(
        '<p class="d-triadhead"><button type="button" data-run="-1" aria-label="Run before">&#8249;</button>'
        '<button type="button" data-run="1" aria-label="Run after">&#8250;</button> <b>{when}</b> {said}</p>',
        when=when, said=said,
    )  # fmt: skip


def _between(row: Between, found: Balance) -> Markup:
    """Why the sign between the sides is what it is, with the level of each year."""
    listed = joined(html("<li><b>{year}</b> {level}</li>", year=year, level=_level(*value)) for year, value in row.values.items())
    told = html('<p class="d-soft">Level of the acts with its band, by year</p><ul class="d-levels">{listed}</ul>', listed=listed)
    reason = html("{sign} {why}", sign=sign_mark(row.sign), why=why(found, row))
    return _head(years(row.first, row.last), reason) + (told if listed else NOTHING)


def sign_mark(sign: int | None) -> Markup:
    """A sign as a small mark."""
    said = {1: "positive", -1: "negative", 0: "neutral", None: "unknown"}[sign]
    return html(
        '<span class="d-sign d-t-{tone}" title="{said}">{sign}</span>', tone=SIGN_TONES[sign], said=said, sign=SIGNS[sign]
    )


def _level(level: float, low: float, high: float) -> str:
    return f"{signed(level)} ({signed(low)} to {signed(high)})"


def evidence(context: RenderContext, catalogue: Catalogue, found: Balance, name: str, run: Run) -> Markup:
    """What a run rests on: the level between the sides and the alignments toward each, with their sources."""
    one = run.one
    legs: list[tuple[int | None, str, Markup]] = [(one.ab, pair(catalogue), level_said(found, run))]
    for relation, side, sign, ids in (
        ("ax", catalogue.meta.side_a, one.ax, one.ax_ids),
        ("bx", catalogue.meta.side_b, one.bx, one.bx_ids),
    ):
        legs.append((sign, f"{name} toward {catalogue.short(side)}", _stances(context, catalogue, ids, relation in one.changed)))
    rows = joined(
        html("<dt>{sign} {who}</dt><dd>{said}</dd>", sign=sign_mark(sign), who=who, said=said) for sign, who, said in legs
    )
    said = html('{key} {state} <span class="d-soft">{product}</span>', key=_key(one.state), state=one.state, product=product(one))
    return html('{head}<dl class="d-legs">{rows}</dl>', head=_head(years(run.first, run.last), said), rows=rows)


def product(one: Triad) -> str:
    """The product of the signs, or why there is none."""
    if one.state == "unknown":
        return "a sign is not known, so there is no product"
    result = {"balanced": "+", "unbalanced": "−", "undecided": "0"}[one.state]
    return f"{SIGNS[one.ab]} × {SIGNS[one.ax]} × {SIGNS[one.bx]} = {result}"


def level_said(found: Balance, run: Run) -> Markup:
    """The level of the run's years with its band: each of a few years, else the least, the greatest and the nearest to zero."""
    values = {one.year: value for one in run.triads if found.level and (value := found.level.at(one.year))}
    if not values:
        said = "the record is too thin for a level" if found.thin else "no level for these years"
        return html('<span class="d-soft">{said}</span>', said=said)
    return esc(_levels(found, run, values))


def _levels(found: Balance, run: Run, values: Mapping[int, tuple[float, float, float]]) -> str:
    joint = [year for year in values if year in found.joint]
    if len(values) <= FEW:
        tail = f"; {_unsaid(joint, values)}" if run.one.ab is None else ""
        return "level " + ", ".join(f"{year}: {_level(*value)}" for year, value in values.items()) + tail
    least, most = min(values, key=lambda y: values[y][0]), max(values, key=lambda y: values[y][0])
    said = f"level from {signed(values[least][0])} ({least}) to {signed(values[most][0])} ({most})"
    if run.one.ab is None:
        return f"{said}; {_unsaid(joint, values)}{'' if joint else ' in each of these years'}"
    edge = 1 if run.one.ab > 0 else 2
    near = min(values, key=lambda y: abs(values[y][edge]))
    return f"{said}; the 95\u00a0% band comes nearest to zero in {near}, at {signed(values[near][edge])}"


def _unsaid(joint: list[int], values: Mapping[int, tuple[float, float, float]]) -> str:
    """Why no sign is told for the years of a run."""
    if not joint:
        return "the 95\u00a0% band holds zero"
    if len(joint) == len(values):
        return HANGS
    return f"in {', '.join(map(str, joint))} {HANGS}, in the other years the 95\u00a0% band holds zero"


def _stances(context: RenderContext, catalogue: Catalogue, ids: tuple[str, ...], changed: bool) -> Markup:
    rows = [catalogue.alignments[key] for key in ids if key in catalogue.alignments]
    if not rows:
        return Markup('<span class="d-soft">no alignment on record</span>')
    note = Markup('<p class="d-soft">On some days of the year another sign held; the one that held longest counts.</p>')
    items = joined(_stance(context, catalogue, a) for a in rows)
    return html("<ul>{items}</ul>{note}", items=items, note=note if changed else NOTHING)


def _stance(context: RenderContext, catalogue: Catalogue, a: Alignment) -> Markup:
    return html(
        '<li>{stance} {link}{doubt}<span class="d-onscreen">. {what}</span>{cites}</li>',
        stance=context.chip("stance", a.stance), what=a.what, cites=context.cited(catalogue, a.cites),
        link=context.pick("alignment", a.id, catalogue.period_of("alignment", a.id) or "", display(a.dates), page=PAGE),
        doubt=Markup(' <span class="d-soft">(disputed)</span>') if a.disputed else NOTHING,
    )  # fmt: skip


def years_table(shown: Mapping[str, tuple[Triad, ...]], opened: bool = False) -> Markup:
    """The years of each third party by state, with their shares; the last column leaves out what has no product."""
    heads = ("Third party", "Years", *map(str.capitalize, STATES), "Balanced, of both with a product")
    rows = [(name, counts(triads)) for name, triads in shown.items()]
    if len(rows) > 1:
        rows.append(("All", {state: sum(found[state] for _, found in rows) for state in STATES}))
    return html(
        '<details{open} class="d-values"><summary>Years by third party as a table</summary><div class="d-scroll" tabindex="0" role="group" '
        'aria-label="Years by third party"><table class="d-figures d-triadtable"><caption>Years of each third party by the state of its triad</caption>'
        "<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div></details>",
        open=" open" if opened else "", heads=joined(html('<th scope="col">{name}</th>', name=name) for name in heads),
        body=joined(_years_row(name, found) for name, found in rows),
    )  # fmt: skip


def _years_row(name: str, found: Mapping[str, int]) -> Markup:
    whole, decided = sum(found.values()), found["balanced"] + found["unbalanced"]
    cells = joined(html("<td>{number} {share}</td>", number=number, share=_share(number, whole)) for number in found.values())
    both = html("{n} of {decided} {share}", n=found["balanced"], decided=decided, share=_share(found["balanced"], decided))
    return html(
        '<tr><th scope="row">{name}</th><td>{whole}</td>{cells}<td>{of}</td></tr>',
        name=name, whole=whole, cells=cells, of=both if decided else "–",
    )  # fmt: skip
