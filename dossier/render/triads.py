"""Structural balance as HTML: a row of runs for each third party, each run with its evidence, and the years as a table.

Runs stand on the time axis of the lanes, placed by the years `--a` and `--b` between its ends, `--from` and `--to`. What a
run is can be told by letter, pattern and colour; the colours are in the stylesheet. The leaf's script moves from run to run.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dossier.content.dates import display
from dossier.index.queries import Index
from dossier.index.triads import STATES, Balance, Between, Run, counts, place, runs
from dossier.index.words import signed
from dossier.layout.geometry import axis
from dossier.measures.balance import Triad
from dossier.render.parts import chip, cites, count, esc, pick_link

PAGE = "alignments"
LETTERS = {"balanced": "B", "unbalanced": "U", "undecided": "0", "unknown": "?"}
SIGNS = {1: "+", -1: "−", 0: "0", None: "?"}
SIGN_CLASSES = {1: "plus", -1: "minus", 0: "nought", None: "none"}
MEANINGS = {
    "balanced": "the product of the signs is positive",
    "unbalanced": "the product of the signs is negative",
    "undecided": "a relation is neutral",
    "unknown": "a sign is not known",
}
HANGS = "the sign would hang on joint acts"
FEW = 4  # years of a run whose levels are all named in a triad
NONE = '<p class="d-soft">No third party chosen here has a lane, so there is no triad to show.</p>'


def years(first: int, last: int) -> str:
    """`1962`, `1962 to 1965`."""
    return str(first) if first == last else f"{first} to {last}"


def structural_balance(index: Index, found: Balance, lanes: Iterable[str] | None = None) -> str:
    """The whole section: what it means, the rows of the lanes named (all where none are), and their years as a table."""
    shown = {name: rows for name, rows in found.lanes.items() if lanes is None or name in lanes}
    if not shown:
        return words(found) + NONE
    first, last = axis(index)
    rows = "".join(_lane(index, found, name, triads) for name, triads in shown.items())
    return (
        f"{words(found)}{legend(shown)}"
        f'<div class="d-triads" style="--from:{first:.3f};--to:{last:.3f}">{_ruler(index)}{_between_row(index, found)}{rows}</div>'
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


def _ruler(index: Index) -> str:
    opens, closes = (int(year) for year in index.span(index.meta.span))
    marks = "".join(f'<i style="--a:{year}">{year}</i>' for year in range(-(-opens // 10) * 10, closes + 1, 10))
    return f'<div class="d-triadrow d-triadyears" aria-hidden="true"><div>{marks}</div></div>'


def _row(css: str, name: str, label: str, items: str) -> str:
    return (
        f'<section class="d-triadrow {css}" aria-label="{label}"><ol class="d-runs" data-runs aria-label="{label}, runs of years">{items}</ol>'
        f'<p class="d-triadname">{name}</p></section>'
    )


def _run(span: tuple[float, float], css: str, letter: str, title: str, lane: str, inner: str) -> str:
    """One run: a part of the row that opens what its years rest on. Of a row one is open at a time."""
    return (
        f'<li><details name="{lane}"><summary class="d-run d-t-{css}" style="--a:{span[0]};--b:{span[1]}" title="{title}">'
        f'<b aria-hidden="true">{letter}</b><span class="d-spoken">{title}</span></summary><div class="d-triad">{inner}</div></details></li>'
    )


def _head(when: str, said: str) -> str:
    """The head of an opened run, with steps to its neighbours for those who cannot hit a narrow one."""
    return (
        f'<p class="d-triadhead"><button type="button" data-run="-1" aria-label="Run before">&#8249;</button>'
        f'<button type="button" data-run="1" aria-label="Run after">&#8250;</button> <b>{when}</b> {said}</p>'
    )


def _pair(index: Index) -> str:
    return f"{esc(index.short(index.meta.side_a))}–{esc(index.short(index.meta.side_b))}"


def _between_row(index: Index, found: Balance) -> str:
    """The row of the sides themselves: where the sign between them is known."""
    name = _pair(index)
    items = "".join(_between_run(index, found, row, name) for row in found.between)
    return _row("d-sides", f"<b>{name}</b>", name, items)


def _why(found: Balance, row: Between) -> str:
    """Why the sign between the sides is what it is, or is not told."""
    if row.sign:
        return f"the 95 % band lies {'above' if row.sign == 1 else 'below'} zero"
    if row.joint:
        return HANGS
    return (
        "the 95 % band holds zero" if row.values else "the record is too thin for a level" if found.thin else "there is no level"
    )


def _between_run(index: Index, found: Balance, row: Between, name: str) -> str:
    when, why = years(row.first, row.last), _why(found, row)
    title = f"{when}: {name} {SIGNS[row.sign]}, {why}"
    listed = "".join(f"<li><b>{year}</b> {_level(*value)}</li>" for year, value in row.values.items())
    told = f'<p class="d-soft">Level of the acts with its band, by year</p><ul class="d-levels">{listed}</ul>' if listed else ""
    inner = _head(when, f"{sign_mark(row.sign)} {why}") + told
    return _run(place(index, row.first, row.last), SIGN_CLASSES[row.sign], SIGNS[row.sign], title, "triads of the sides", inner)


def sign_mark(sign: int | None) -> str:
    """A sign as a small mark."""
    said = {1: "positive", -1: "negative", 0: "neutral", None: "unknown"}[sign]
    return f'<span class="d-sign d-t-{SIGN_CLASSES[sign]}" title="{said}">{SIGNS[sign]}</span>'


def _level(level: float, low: float, high: float) -> str:
    return f"{signed(level)} ({signed(low)} to {signed(high)})"


def _lane(index: Index, found: Balance, name: str, triads: tuple[Triad, ...]) -> str:
    items = "".join(_lane_run(index, found, name, run) for run in runs(triads))
    return _row("", esc(name), esc(name), items) if items else ""


def _lane_run(index: Index, found: Balance, name: str, run: Run) -> str:
    title = run_title(index, name, run)
    span = place(index, run.first, run.last)
    return _run(span, run.one.state, LETTERS[run.one.state], title, f"triads of {esc(name)}", evidence(index, found, name, run))


def run_title(index: Index, name: str, run: Run) -> str:
    """A run in a line: years, state and the three signs."""
    a, b = (esc(index.short(side)) for side in (index.meta.side_a, index.meta.side_b))
    one = run.one
    said = f"{_pair(index)} {SIGNS[one.ab]}, {esc(name)} toward {a} {SIGNS[one.ax]}, toward {b} {SIGNS[one.bx]}"
    return f"{years(run.first, run.last)}: {one.state}. {said}"


def evidence(index: Index, found: Balance, name: str, run: Run) -> str:
    """What a run rests on: the level between the sides and the alignments toward each, with their sources."""
    one = run.one
    legs = [(one.ab, _pair(index), level_said(found, run))]
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
