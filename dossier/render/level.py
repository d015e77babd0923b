"""The level in words: what it rests on, how far it moves with the choices made, and where the record breaks."""

from __future__ import annotations

from dossier.content.problems import count
from dossier.content.vocabulary import term
from dossier.index import shape
from dossier.index.fluctuation import Envelope, Fluctuation, default_choice, move
from dossier.index.queries import Catalogue
from dossier.index.turning import NEAR, STABLE, Turning
from dossier.index.words import percent, signed
from dossier.measures.breaks import Turn
from dossier.measures.flow import bin_label
from dossier.measures.level import Level
from dossier.render.context import RenderContext
from dossier.render.markup import NOTHING, Markup, esc, html, joined
from dossier.render.parts import numbers

SIGNIFICANT = 0.05  # the probability below which nearness is not put down to chance


def whose(catalogue: Catalogue, way: str) -> str:
    """Whose acts a choice counts."""
    return {"a": f"{catalogue.meta.adjective_a} acts", "b": f"{catalogue.meta.adjective_b} acts"}.get(
        way, "acts of both governments"
    )


def weights(found: Fluctuation) -> str:
    """How many acts a level rests on, and how many weights they make: `30 coded acts (13 joint ones count in both directions: 43 weights)`."""
    acts = sum(found.acts.values())
    said = count(acts, "coded act")
    if not found.joint:
        return said
    return f"{said} ({found.joint} joint, which {'counts' if found.joint == 1 else 'count'} in both directions: {acts + found.joint} weights)"


def rests_on(catalogue: Catalogue, found: Fluctuation) -> Markup:
    """How many acts the level rests on, in which edition and unit of time, or why there is no level."""
    choice, unit = found.choice, found.choice.unit
    said = f"{whose(catalogue, choice.way)}, weighted in the {term('edition', choice.edition).label} edition, by {unit}"
    missing = sum(flow.missing for flow in found.shown.values())
    rest = f"; {count(missing, 'weight')} missing in this edition" if missing else ""
    rest += f"; {count(found.flows.undated, 'act')} not dated to the {unit}" if found.flows.undated else ""
    if found.thin:
        return html(
            "<b>No level: the record is too thin for one.</b> From {weights} in {means} it cannot be told how "
            "much of their differences is a moving level and how much is chance ({said}{rest}). The dots are the means of single {unit}s.",
            weights=weights(found), means=count(len(found.means), unit), said=said, rest=rest, unit=unit,
        )  # fmt: skip
    if found.level is None:
        return html("<b>No level:</b> fewer than three {unit}s have coded {said}{rest}.", unit=unit, said=said, rest=rest)
    return html(
        "<b>The level</b> is estimated from {weights}: {said}{rest}. It says how cooperative the acts on record were, not how friendly the two were.",
        weights=weights(found), said=said, rest=rest,
    )  # fmt: skip


def moved(
    context: RenderContext, catalogue: Catalogue, found: Fluctuation, envelope: Envelope | None, base: Level | None
) -> Markup:
    """How far the level moves: by leaving out one act, by another edition, and by the choices made here."""
    out = _tried(context, catalogue, found.choice.unit, envelope) if envelope else []
    if base and found.level and found.choice.unit == "year" and found.choice != default_choice(catalogue):
        value, place = move(base, found.level)
        out.append(f"With these choices the line lies up to {signed(value)} ({place}) from the dossier’s own, which is dashed.")
    elif base and found.choice != default_choice(catalogue):
        out.append("The dossier’s own line, by year, is dashed.")
    return joined(out, " ")


def _tried(context: RenderContext, catalogue: Catalogue, unit: str, envelope: Envelope) -> list[str]:
    """What leaving out one act and taking another edition does, as one sentence and what shows it."""
    tried: list[Markup] = []
    value, key, place = envelope.act
    if event := catalogue.events.get(key):
        tried.append(
            html(
                "leaving out one act moves it by at most {by:.1f} ({when}, without: {name})",
                by=abs(value), when=bin_label(place, unit), name=context.pick("event", key, catalogue.home.get(key, ""), event.title),
            )
        )  # fmt: skip
    most, edition, where = envelope.editions
    if edition:
        said = f"another edition moves it by at most {abs(most):.1f} ({term('edition', edition).label}, {bin_label(where, unit)})"
        tried.append(esc(said))
    if not tried:
        return []
    both = joined(tried, "; ")
    return [both[:1].upper() + both[1:] + ". The dotted lines show how far either can go."]


# Why the record is too thin, in a reader's words: see `dossier.measures.thin`.
NO_LEVEL = (
    "The acts cannot tell whether relations moved or stood still, so no level is drawn: circles are the means of single years."
)


def finding(found: Fluctuation) -> Markup:
    """What the level comes to, as the sentence over the chart; what stands in its way where there is none."""
    said = shape.finding(found) or (NO_LEVEL if found.thin else "Too few acts are on record for a level.")
    return html('<p class="d-finding">{said}</p>', said=said)


def answer(found: Turning) -> str:
    """The answer to the question whether the article’s periods begin where the record breaks, beside what chance would do."""
    if not found.comparison or not found.stable:
        return "The record has no break that survives at least half of the penalties, so there is nothing to compare."
    there = found.comparison.within(NEAR)
    years = ", ".join(map(str, found.stable))
    expected = there.expected_share * there.of
    return (
        f"{'More often' if there.p_value <= SIGNIFICANT else 'No more often'} than by chance: of the {count(there.of, 'break')} that survive at least half of "
        f"the penalties ({years}), {there.near} {'lies' if there.near == 1 else 'lie'} within {NEAR:.0f} years of a boundary of the article’s periods; "
        f"chance gives {expected:.1f} on average, and as many or more in {percent(there.p_value)} of cases."
    )


def left_out(catalogue: Catalogue, found: Fluctuation) -> Markup:
    """The acts that the reader left out, each with a button that counts it again."""
    rows = [catalogue.events[key] for key in catalogue.events if key in found.choice.without]
    items = joined(
        html(
            '<li>{title} <button type="button" class="d-leave" data-leave="{id}" aria-label="Count again: {title}">count it again</button></li>',
            title=e.title, id=e.id,
        )
        for e in rows
    )  # fmt: skip
    return html('<p><b>Left out:</b></p><ul class="d-without">{items}</ul>', items=items) if rows else NOTHING


def level_words(
    context: RenderContext,
    catalogue: Catalogue,
    found: Fluctuation,
    envelope: Envelope | None,
    base: Level | None,
    turned: Turning,
) -> Markup:
    """All that is said below the chart of its level."""
    return html(
        '<div class="d-levelwords"><p>{rests} {moved}</p>'
        "<p><b>Do the article’s periods begin where the record breaks?</b> {answer}</p>{left_out}</div>",
        rests=rests_on(catalogue, found), moved=moved(context, catalogue, found, envelope, base), answer=answer(turned), left_out=left_out(catalogue, found),
    )  # fmt: skip


COLUMNS = ("Level", "95\u00a0% band", "Acts", "Mean of an act", "Sum of the acts")


def index_table(found: Fluctuation) -> Markup:
    """The index bin by bin, to be sorted by any column, with the highest and lowest of level and sum marked and told apart in words."""
    unit, level = found.choice.unit, found.level
    bins = sorted({*found.shown, *(level.bins if level else ())})
    sums = {bin: flow.net for bin, flow in found.shown.items() if flow.n}
    values = dict(zip(level.bins, level.level, strict=True)) if level else {}
    if not bins:
        return NOTHING
    heads = joined(
        html('<th scope="col" aria-sort="{way}"><button type="button" data-sort="{i}">{name}</button></th>', way="none" if i else "ascending", i=i, name=name)
        for i, name in enumerate((unit.capitalize(), *COLUMNS))
    )  # fmt: skip
    levels, totals = _ends(values), _ends(sums)
    body = joined(_index_row(found, bin, levels.get(bin, ""), totals.get(bin, "")) for bin in bins)
    return html(
        '<details class="d-index"><summary>The index {unit} by {unit}</summary>{why}<div class="d-wide" tabindex="0" role="group" aria-label="The index {unit} by {unit}">'
        '<table class="d-numbers"><caption>Level, acts and sums by {unit}; a {unit} without an act has a level and no mean.</caption><thead><tr>{heads}</tr></thead>{body}</table></div></details>',
        unit=unit, why=_why(values, sums, unit), heads=heads, body=body,
    )  # fmt: skip


def _ends(values: dict[int, float]) -> dict[int, str]:
    """The words for the bins that have the highest and the lowest value; none where all are alike."""
    high, low = max(values.values(), default=0.0), min(values.values(), default=0.0)
    words = {high: " ▲ highest", low: " ▼ lowest"} if high != low else {}
    return {bin: words[value] for bin, value in values.items() if value in words}


def _why(values: dict[int, float], sums: dict[int, float], unit: str) -> Markup:
    """Why level and sum have their lowest at different times, where they have."""
    if not values or not sums:
        return NOTHING
    low, least = min(values, key=values.__getitem__), min(sums, key=sums.__getitem__)
    if low == least:
        return NOTHING
    return html(
        "<p>The level is lowest in {low}, the sum of a {unit} in {least} ({sum}). The level says how cooperative an act was at that time, and smooths over "
        "its neighbours; the sum grows with the number of acts too.</p>",
        low=bin_label(low, unit), least=bin_label(least, unit), unit=unit, sum=signed(sums[least]),
    )  # fmt: skip


def _index_row(found: Fluctuation, bin: int, level_end: str, sum_end: str) -> Markup:
    at, flow = found.level.at(bin) if found.level else None, found.shown.get(bin)
    acted = flow if flow and flow.n else None
    cells = (
        (at[0] if at else None, signed(at[0]) + level_end if at else "none"),
        (at[1] if at else None, f"{signed(at[1])} to {signed(at[2])}" if at else "none"),
        (float(found.acts.get(bin, 0)), str(found.acts.get(bin, 0))),
        (acted.net / acted.n if acted else None, signed(acted.net / acted.n) if acted else "no act"),
        (acted.net if acted else None, signed(acted.net) + sum_end if acted else "no act"),
    )
    return html(
        '<tbody><tr><th scope="row" data-key="{key}"><a data-page="events" href="./events?years={year}" title="The events of {year}">{label}</a></th>{cells}</tr></tbody>',
        key=f"{bin:06d}", label=bin_label(bin, found.choice.unit), year=bin_label(bin, found.choice.unit)[:4],
        cells=joined(html('<td data-key="{key}">{said}</td>', key="" if value is None else f"{value + 10_000:010.3f}", said=said) for value, said in cells),
    )  # fmt: skip


def _span(turn: Turn) -> str:
    return str(turn.year) if turn.year - turn.after == 1 else f"{turn.year} (no act since {turn.after})"


def turning_table(found: Turning) -> Markup:
    """Every break that some penalty finds, with how often it survives and the nearest boundary of the article's periods."""
    nearest = {row.year: row for row in found.comparison.breaks} if found.comparison else {}
    rows = []
    for name, turns in (("mean weight of an act", found.mean), ("net sum of the year", found.net)):
        for turn in turns:
            near = nearest.get(turn.year) if turn.share >= STABLE else None
            boundary = f"{near.nearest:.1f}" if near and near.nearest is not None else ""
            distance = f"{signed(near.distance)} years" if near and near.distance is not None else ""
            said = "lasting" if turn.share >= STABLE else "passing"
            rows.append((_span(turn), name, percent(turn.share), said, boundary, distance))
    caption = "Breaks of the record; lasting are those that at least half of the penalties find."
    heads = ("Year", "What changes", "Found by", "Kind", "Nearest boundary", "Distance from it")
    return numbers(caption, heads, rows) if rows else Markup("<p>No penalty finds a break.</p>")


def boundaries_table(found: Turning) -> Markup:
    """Every boundary of the article's periods with the nearest lasting break and the distance in years."""
    at = {row.boundary: row for row in found.comparison.boundaries} if found.comparison else {}
    rows = []
    for boundary, before, after in found.boundaries:
        row = at.get(boundary)
        nearest = str(row.nearest) if row and row.nearest is not None else "none"
        distance = f"{signed(row.distance)} years" if row and row.distance is not None else ""
        rows.append((f"{before} | {after}", f"{boundary:.1f}", nearest, distance))
    caption = "Boundaries of the article’s periods and the nearest lasting break; negative where the record broke first."
    return numbers(caption, ("Between", "Boundary", "Nearest break", "Distance"), rows)
