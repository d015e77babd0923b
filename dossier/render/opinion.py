"""The second opinion of machine-coded event data in words and tables."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.content.dates import display
from dossier.content.problems import count
from dossier.index.opinion import Opinion
from dossier.index.turning import NEAR
from dossier.index.words import percent, signed
from dossier.render.coded import RULE, coefficient, correlated
from dossier.render.markup import NOTHING, Markup, html, joined
from dossier.render.parts import numbers


def opinion_part(found: Sequence[Opinion], link: Markup = NOTHING) -> Markup:
    """The second opinion of each data set on the dossier's own level, as a whole and by period."""
    return html(
        '<div class="d-method">{lead}{each}<p class="d-soft">{rule} {link}</p></div>',
        lead=Markup(
            '<p><span class="d-tag">machine-coded</span> Data that nobody here selected, beside the acts that the editors chose. If both agree, the level hangs less on '
            "the editors’ choice; if not, one of them is thin or leans, and this does not say which.</p>"
        ),
        each=joined(_opinion(one) for one in found), rule=RULE, link=link,
    )  # fmt: skip


def _opinion(one: Opinion) -> Markup:
    return html(
        "<h3>{name}</h3><ul><li><b>Correlation by year:</b> {whole}.</li><li><b>Sign.</b> {signs}</li><li><b>Turning points.</b> {turns}</li></ul>{table}",
        name=one.other.name, whole=correlated(one.whole, "year"), signs=_signs(one), turns=_turns(one), table=_periods(one),
    )  # fmt: skip


def _signs(one: Opinion) -> str:
    told, alike = one.signs
    if not one.other.level:
        return "How much of the differences of this data set is movement and how much chance cannot be told, so it has no level and no sign."
    if not told:
        return "In no year can the sign of both levels be told."
    return f"Of {count(told, 'year')} in which the sign of both levels can be told, {alike} {'has' if alike == 1 else 'have'} the same."


def _turns(one: Opinion) -> str:
    def years(turns: tuple[int, ...]) -> str:
        return ", ".join(map(str, turns)) or "none"

    if one.near is None and not one.turns_own and not one.turns_other:
        return "Neither has a lasting break in the years that both have, or there are too few of those."
    both = f"Lasting breaks in the years that both have: ours {years(one.turns_own)}; theirs {years(one.turns_other)}."
    if one.near is None:
        return f"{both} So there is nothing to compare."
    expected = one.near.expected_share * one.near.of
    return (
        f"{both} Of theirs {one.near.near} of {one.near.of} {'lies' if one.near.near == 1 else 'lie'} within {NEAR:.0f} years of one of ours; chance gives {expected:.1f} on average, and as many or more in "
        f"{percent(one.near.p_value)} of cases."
    )


def _periods(one: Opinion) -> Markup:
    rows = []
    for p in one.periods:
        signs = f"{p.alike} of {p.told}" if p.told else "not told"
        corr = (
            f"{coefficient(p.correlation.r)} ({coefficient(p.correlation.low)} to {coefficient(p.correlation.high)})"
            if p.correlation.r is not None
            else f"none ({count(p.correlation.n, 'year')})"
        )
        rows.append((p.period.title, display(p.period.dates), _value(p.own), _value(p.other), signs, corr))
    heads = ("Period", "Dates", "Our level", one.other.name, "Years with the same sign", "Correlation")
    return numbers(
        f"By period: the mean of both levels in the years that both have, signs, and correlation ({one.other.name})", heads, rows
    )


def _value(value: float | None) -> str:
    return "none" if value is None else signed(value)
