"""Structural balance as HTML: a row of runs for each third party, each run with its evidence, and the years as a table.

Runs stand on the time axis of the lanes, placed by the years `--a` and `--b` between its ends, `--from` and `--to`. What a
run is can be told by letter, pattern and colour; the colours are in the stylesheet. The leaf's script moves from run to run.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dossier.content.dates import display
from dossier.index.queries import Index
from dossier.index.triads import STATES, Balance, Between, Run, counts, runs
from dossier.index.words import signed
from dossier.layout.balance import FIRST, HANGS, LETTERS, SIGN_TONES, SIGNS, balance_scene, pair, why, years
from dossier.layout.primitives import Box, Scene, Text, Upright
from dossier.measures.balance import Triad
from dossier.render.parts import chip, cites, count, esc, pick_link

PAGE = "alignments"
MEANINGS = {
    "balanced": "the product of the signs is positive",
    "unbalanced": "the product of the signs is negative",
    "undecided": "a relation is neutral",
    "unknown": "a sign is not known",
}
FEW = 4  # years of a run whose levels are all named in a triad
NONE = '<p class="d-soft">No third party chosen here has a lane, so there is no triad to show.</p>'


def structural_balance(index: Index, found: Balance, lanes: Iterable[str] | None = None) -> str:
    """The whole section: what it means, the rows of the lanes named (all where none are), and their years as a table."""
    shown = {name: rows for name, rows in found.lanes.items() if lanes is None or name in lanes}
    if not shown:
        return words(found) + NONE
    s = balance_scene(index, found)
    rows = "".join(_row(index, found, s, one) for one in s.of(Text, "lane") if one.panel == FIRST or one.lines[0] in shown)
    return (
        f"{words(found)}{legend(shown)}"
        f'<div class="d-triads" style="--from:{s.first:.3f};--to:{s.last:.3f}">{_ruler(s)}{rows}</div>'
        f"{years_table(shown)}"
    )


def words(found: Balance) -> str:
    """What a triad is, when it is balanced, and where its signs come from."""
    return (
        '<div class="d-triadwords"><p><span class="d-tag">computed</span> The two sides and one third party make a triad of three relations, each '
        "friendly (+) or hostile (−). It is <b>balanced</b> where the product of the three signs is positive: all three are friends, or two "
        "stand together against the third (Heider 1946; Cartwright and Harary 1956).</p>"
        "<p>The sign between the two sides is that of the level of their acts, taken only where its 95 % band leaves zero out and the "
        f"level without joint acts lies on the same side; {_known(found)} The other two signs come from the alignments on record, by the stance that held longest in the year. A neutral stance leaves a triad undecided, and what is "
        "not known stays unknown. Balance says nothing of who was right, or of what came of it.</p></div>"
    )


def _known(found: Balance) -> str:
    numbers = {sign: sum(row.last - row.first + 1 for row in found.between if row.sign == sign) for sign in (1, -1, None)}
    if found.thin:
        return "here the record is too thin for a level, and so for a sign: every triad is unknown."
    if not numbers[1] + numbers[-1]:
        return "here that is in no year, so that every triad is unknown."
    return f"here it is + in {count(numbers[1], 'year')}, − in {numbers[-1]} and unknown in {numbers[None]}."


def legend(shown: Mapping[str, tuple[Triad, ...]]) -> str:
    """The states with their letters, and how many triads by year have each."""
    totals = counts(row for rows in shown.values() for row in rows)
    whole = sum(totals.values())
    items = "".join(f"<li>{_key(state)} <b>{state}</b> {number} {_share(number, whole)}</li>" for state, number in totals.items())
    return f'<ul class="d-triadkeys" aria-label="Triads by year, by state">{items}</ul>'


def _key(state: str) -> str:
    return f'<i class="d-run d-t-{state}" title="{MEANINGS[state]}" aria-hidden="true"><b>{LETTERS[state]}</b></i>'


def _share(number: int, whole: int) -> str:
    return f'<span class="d-soft">{number / whole:.0%}</span>' if whole else ""


def _ruler(s: Scene) -> str:
    marks = "".join(f'<i style="--a:{one.text}">{one.text}</i>' for one in s.of(Upright, "year"))
    return f'<div class="d-triadrow d-triadyears" aria-hidden="true"><div>{marks}</div></div>'


def _row(index: Index, found: Balance, s: Scene, of: Text) -> str:
    """The row of a third party, or of the sides themselves: where the sign between them is known. None where it has no run."""
    name, boxes, sides = esc(of.lines[0]), s.of(Box, "run", panel=of.panel), of.panel == FIRST
    if sides:
        items = "".join(
            _run(box, "triads of the sides", _between(row, found)) for box, row in zip(boxes, found.between, strict=True)
        )
    else:
        there = zip(boxes, runs(found.lanes[of.lines[0]]), strict=True)
        items = "".join(_run(box, f"triads of {name}", evidence(index, found, of.lines[0], run)) for box, run in there)
    return (
        (
            f'<section class="d-triadrow {"d-sides" if sides else ""}" aria-label="{name}"><ol class="d-runs" data-runs aria-label="{name}, runs of years">{items}</ol>'
            f'<p class="d-triadname">{f"<b>{name}</b>" if sides else name}</p></section>'
        )
        if items
        else ""
    )


def _run(box: Box, group: str, inner: str) -> str:
    """One run: a part of the row that opens what its years rest on. Of a row one is open at a time."""
    title = esc(box.said)
    return (
        f'<li><details name="{group}"><summary class="d-run d-t-{box.tone}" style="--a:{box.x0};--b:{box.x1}" title="{title}">'
        f'<b aria-hidden="true">{box.text}</b><span class="d-spoken">{title}</span></summary><div class="d-triad">{inner}</div></details></li>'
    )


def _head(when: str, said: str) -> str:
    """The head of an opened run, with steps to its neighbours for those who cannot hit a narrow one."""
    return (
        f'<p class="d-triadhead"><button type="button" data-run="-1" aria-label="Run before">&#8249;</button>'
        f'<button type="button" data-run="1" aria-label="Run after">&#8250;</button> <b>{when}</b> {said}</p>'
    )


def _between(row: Between, found: Balance) -> str:
    """Why the sign between the sides is what it is, with the level of each year."""
    listed = "".join(f"<li><b>{year}</b> {_level(*value)}</li>" for year, value in row.values.items())
    told = f'<p class="d-soft">Level of the acts with its band, by year</p><ul class="d-levels">{listed}</ul>' if listed else ""
    return _head(years(row.first, row.last), f"{sign_mark(row.sign)} {why(found, row)}") + told


def sign_mark(sign: int | None) -> str:
    """A sign as a small mark."""
    said = {1: "positive", -1: "negative", 0: "neutral", None: "unknown"}[sign]
    return f'<span class="d-sign d-t-{SIGN_TONES[sign]}" title="{said}">{SIGNS[sign]}</span>'


def _level(level: float, low: float, high: float) -> str:
    return f"{signed(level)} ({signed(low)} to {signed(high)})"


def evidence(index: Index, found: Balance, name: str, run: Run) -> str:
    """What a run rests on: the level between the sides and the alignments toward each, with their sources."""
    one = run.one
    legs: list[tuple[int | None, str, str]] = [(one.ab, esc(pair(index)), level_said(found, run))]
    for relation, side, sign, ids in (
        ("ax", index.meta.side_a, one.ax, one.ax_ids),
        ("bx", index.meta.side_b, one.bx, one.bx_ids),
    ):
        legs.append((sign, f"{esc(name)} toward {esc(index.short(side))}", _stances(index, ids, relation in one.changed)))
    rows = "".join(f"<dt>{sign_mark(sign)} {who}</dt><dd>{said}</dd>" for sign, who, said in legs)
    said = f'{_key(one.state)} {one.state} <span class="d-soft">{product(one)}</span>'
    return f'{_head(years(run.first, run.last), said)}<dl class="d-legs">{rows}</dl>'


def product(one: Triad) -> str:
    """The product of the signs, or why there is none."""
    if one.state == "unknown":
        return "a sign is not known, so there is no product"
    result = {"balanced": "+", "unbalanced": "−", "undecided": "0"}[one.state]
    return f"{SIGNS[one.ab]} × {SIGNS[one.ax]} × {SIGNS[one.bx]} = {result}"


def level_said(found: Balance, run: Run) -> str:
    """The level of the run's years with its band: each of a few years, else the least, the greatest and the nearest to zero."""
    values = {one.year: value for one in run.triads if found.level and (value := found.level.at(one.year))}
    if not values:
        return f'<span class="d-soft">{"the record is too thin for a level" if found.thin else "no level for these years"}</span>'
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
    return f"{said}; the 95 % band comes nearest to zero in {near}, at {signed(values[near][edge])}"


def _unsaid(joint: list[int], values: Mapping[int, tuple[float, float, float]]) -> str:
    """Why no sign is told for the years of a run."""
    if not joint:
        return "the 95 % band holds zero"
    if len(joint) == len(values):
        return HANGS
    return f"in {', '.join(map(str, joint))} {HANGS}, in the other years the 95 % band holds zero"


def _stances(index: Index, ids: tuple[str, ...], changed: bool) -> str:
    rows = [index.alignments[key] for key in ids if key in index.alignments]
    if not rows:
        return '<span class="d-soft">no alignment on record</span>'
    items = []
    for a in rows:
        link = pick_link("alignment", a.id, index.period_of("alignment", a.id) or "", esc(display(a.dates)), page=PAGE)
        doubt = ' <span class="d-soft">(disputed)</span>' if a.disputed else ""
        said = f'{chip("stance", a.stance)} {link}{doubt}<span class="d-onscreen">. {esc(a.what)}</span>'
        items.append(f"<li>{said}{cites(index, a.cites)}</li>")
    note = (
        '<p class="d-soft">On some days of the year another sign held; the one that held longest counts.</p>' if changed else ""
    )
    return f"<ul>{''.join(items)}</ul>{note}"


def years_table(shown: Mapping[str, tuple[Triad, ...]]) -> str:
    """The years of each third party by state, with their shares; the last column leaves out what has no product."""
    heads = "".join(
        f'<th scope="col">{name}</th>'
        for name in ("Third party", "Years", *map(str.capitalize, STATES), "Balanced, of both with a product")
    )
    rows = [(name, counts(triads)) for name, triads in shown.items()]
    if len(rows) > 1:
        rows.append(("All", {state: sum(found[state] for _, found in rows) for state in STATES}))
    body = "".join(_years_row(name, found) for name, found in rows)
    return (
        '<details class="d-values"><summary>Years by third party as a table</summary><div class="d-scroll" tabindex="0" role="group" '
        'aria-label="Years by third party"><table class="d-figures d-triadtable"><caption>Years of each third party by the state of its triad</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div></details>"
    )


def _years_row(name: str, found: Mapping[str, int]) -> str:
    whole, decided = sum(found.values()), found["balanced"] + found["unbalanced"]
    cells = "".join(f"<td>{number} {_share(number, whole)}</td>" for number in found.values())
    of = f"{found['balanced']} of {decided} {_share(found['balanced'], decided)}" if decided else "–"
    return f'<tr><th scope="row">{esc(name)}</th><td>{whole}</td>{cells}<td>{of}</td></tr>'
