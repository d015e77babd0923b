"""The method in plain words, with the numbers of this dossier: how the index is made, how far it moves, what it cannot tell."""

from __future__ import annotations

from collections import Counter

from dossier.content.dates import display
from dossier.content.problems import count
from dossier.content.vocabulary import EDITIONS, cameo, critics, term, thin_record
from dossier.index.fluctuation import Choice, Fluctuation, Sensitivity, default_choice, fluctuation, move
from dossier.index.queries import Catalogue
from dossier.index.turning import STABLE, editors_boundaries, turning
from dossier.index.words import percent, signed
from dossier.measures.breaks import FACTORS
from dossier.measures.flow import bin_label, goldstein
from dossier.measures.level import Level
from dossier.measures.mean import LEAST
from dossier.measures.thin import NOISE
from dossier.render.context import RenderContext
from dossier.render.level import answer, boundaries_table, turning_table, weights
from dossier.render.markup import NOTHING, Markup, html, joined
from dossier.render.parts import numbers

FIRST = 10  # acts listed by how far leaving them out moves the level


def counted(context: RenderContext, catalogue: Catalogue) -> Markup:
    """What is counted, and the formulas of the flow."""
    acts, own = catalogue.acts(), catalogue.meta.edition
    joint = sum(e.joint for e in acts)
    found = fluctuation(catalogue, default_choice(catalogue)).flows
    missing = sum(f.missing for f in found.table.values())
    return html(
        "<h2>What is counted</h2>"
        "<p>Of the {events} events of this dossier, {acts} are acts of one government toward the other or of both together ({joint}). "
        "Each has a code of the CAMEO scheme, which says what sort of act it is, and through the code a weight on Goldstein’s scale of "
        "conflict and cooperation, from −10 to +10. The weights are looked up, never judged; here in the {edition} edition. "
        "Events of context and decisions that the other side was not told of do not count.</p>"
        "<p>For a year or a month <i>t</i> and a direction from one government to the other:</p>"
        '<ul class="d-formulas">'
        "<li>COOP<sub>t</sub> = the sum of the weights above zero</li>"
        "<li>CONF<sub>t</sub> = the sum of the weights below zero</li>"
        "<li>NET<sub>t</sub> = COOP<sub>t</sub> + CONF<sub>t</sub>; for the dyad, both directions added</li>"
        "<li>n<sub>t</sub> = the number of acts with a weight, weights of zero included</li></ul>"
        "<p>A joint act counts once in each direction. Of acts with the same day, source, target and code one counts ({repeated}). "
        "An act whose code the edition lacks is missing, not zero ({missing}). A year without an act is a gap, not a zero. "
        "An act that lasts counts where it begins. These sums are a flow: they say how the two acted, and they grow with how much is on record.</p>",
        events=len(catalogue.events), acts=len(acts), joint=joint, edition=term("edition", own).label, repeated=f"{found.repeated or 'none'} left out", missing=str(missing or 'none'),
    )  # fmt: skip


def level_part(context: RenderContext, catalogue: Catalogue) -> Markup:
    """The model of the level with the variances found, or why there is none; how the rule for that does on made-up series."""
    return html(
        "<h2>The level</h2>"
        "<p>The level is the mean weight of an act, smoothed over time. It is the local level model of the textbooks: a walk in random steps, seen through noise.</p>"
        '<ul class="d-formulas"><li>NET<sub>t</sub> / n<sub>t</sub> = level<sub>t</sub> + noise, with the variance of one act divided by n<sub>t</sub></li>'
        "<li>level<sub>t+1</sub> = level<sub>t</sub> + a step</li></ul>{variances}{thin}",
        variances=_variances(fluctuation(catalogue, default_choice(catalogue))),
        thin=_thin_part(),
    )


def _variances(found: Fluctuation) -> Markup:
    level, bins = found.level, len(found.means)
    if level is None:
        why = (
            f"the record is too thin: {weights(found)} in {count(bins, 'year')}"
            if found.thin
            else "fewer than three years have coded acts"
        )
        return html("<p>Here no level is shown, since {why}.</p>", why=why)
    widths = [high - low for low, high in zip(level.low, level.high, strict=True)]
    return html(
        "<p>The two variances are found by maximum likelihood: {noise:.2f} for one act (a standard deviation of {noisy:.1f} points of the scale) and "
        "{drift:.3f} for the step from one year to the next ({step:.2f} points). Years with many acts pull the line more, years without an act are bridged with a wider band. "
        "The 95\u00a0% band is {least:.1f} to {most:.1f} points wide; it takes the variances as known, so it is a little too narrow. "
        "The line rests on {weights} of {bins} years. "
        "Source: Durbin and Koopman, <i>Time Series Analysis by State Space Methods</i>, chapter 2.</p>",
        noise=level.noise, noisy=level.noise**0.5, drift=level.drift, step=level.drift**0.5, least=min(widths), most=max(widths),
        weights=weights(found), bins=bins,
    )  # fmt: skip


def _thin_part() -> Markup:
    """The rule for a record that is too thin, and what it does to series whose truth is known."""

    def share(text: str) -> str:
        return percent(float(text), 1) if text else "–"

    rows = [
        (row["years"], row["acts"], row["step"], *(share(row[key]) for key in ("flat", "thin", "held", "wrong")))
        for row in thin_record()
    ]
    heads = (
        "Years",
        "Acts a year",
        "Yearly step",
        "Drawn flat by likelihood alone",
        "Too thin by the rule",
        "Band holds the truth",
        "Sign is wrong",
    )
    return html(
        "<h3>When the record is too thin</h3>"
        "<p>Few acts leave open how much of their differences is a moving level and how much is chance. The likelihood then often puts the movement at none although "
        "there was some (Shephard and Harvey 1990, <i>Journal of Time Series Analysis</i> 11(4)), and the line would be flat with a narrow band. So no level is shown, and "
        "no sign told, where the 95\u00a0% interval of that share, by its profile likelihood (Venzon and Moolgavkar 1988, <i>Applied Statistics</i> 37(1)), reaches none or all: "
        "where twice the log-likelihood lost there is at most 3.84. A sign is told only where the 95\u00a0% band leaves zero out and the level without joint acts lies on the same side. "
        "The table shows what the rule does to made-up series whose truth is known, {series} of each kind: an act varies by {noise} points around the level, "
        "and a step of 0 is a level that stands still. The last two columns speak of the series with a level alone, and are empty where those are fewer than 30. "
        "The rule withholds many levels that did move; those it shows are seldom wrong about the sign.</p>"
        '<details class="d-values"><summary>What the rule does to made-up series, as a table</summary>{table}</details>',
        series=thin_record()[0]["series"], noise=NOISE,
        table=numbers("Made-up series: how often the rule calls the record too thin, and what the levels shown are worth", heads, rows),
    )  # fmt: skip


def reading_part(context: RenderContext, catalogue: Catalogue) -> Markup:
    """The article's reading of each period beside the level in its years; two scales, not compared by number."""
    level = fluctuation(catalogue, default_choice(catalogue)).level
    rows = []
    for p in catalogue.periods.values():
        first, last = catalogue.span(p.dates)
        there = [level.at(year) for year in range(int(first), int(last - 1e-6) + 1)] if level else []
        values = [found[0] for found in there if found]
        acts = sum(e.layer == "act" for e in catalogue.events_in(p.id))
        span = f"{signed(min(values))} to {signed(max(values))}" if values else "unknown"
        read = term("reading", p.reading)
        rows.append((p.title, display(p.dates), f"{read.label} {read.sign}", span, str(acts)))
    return html(
        "<h2>The article’s reading beside the level</h2>"
        "<p>The reading is an editor’s judgement of what the article says, on six published levels of friendship. The level is an estimate from coded acts. "
        "Their units differ: what can be compared is whether both rise and fall, not the figures.</p>{table}",
        table=numbers(
            "Readings and levels by period", ("Period", "Dates", "The article describes", "Level of the acts", "Acts"), rows
        ),
    )


def editions_part(context: RenderContext, catalogue: Catalogue) -> Markup:
    """The codes of this dossier that the editions weigh differently, and how far the level moves with the edition."""
    used = Counter(e.cameo for e in catalogue.acts())
    codes = cameo()

    def weight(code: str, edition: str) -> str:
        value = goldstein(code, edition)
        return "none" if value is None else signed(value)

    differ = [code for code in sorted(used) if len({goldstein(code, edition) for edition in EDITIONS}) > 1]
    rows = [(f"{code} {codes[code].label}", *(weight(code, e) for e in EDITIONS), str(used[code])) for code in differ]
    labels = [term("edition", e).label for e in EDITIONS]
    base, moved = fluctuation(catalogue, default_choice(catalogue)).level, []
    for edition in EDITIONS:
        other = fluctuation(catalogue, Choice(edition))
        if base and edition != catalogue.meta.edition:
            value, year = move(base, other.level) if other.level else (0.0, 0)
            said = f"{signed(value)} ({year})" if other.level else "too thin for a level"
            moved.append(f"{term('edition', edition).label} {said}")
    return html(
        "<h2>Editions of the scale</h2>"
        "<p>Three editions of the weights are in use. Of the {used} used here they weigh {differ} differently. "
        "With another edition the level moves most by: {moved}. A reader can switch the edition on the Timeline.</p>{table}",
        used=count(len(used), "code"), differ=len(differ), moved="; ".join(moved) or "not at all",
        table=numbers("Codes that the editions weigh differently", ("Code", *labels, "Acts here"), rows) if rows else NOTHING,
    )  # fmt: skip


def acts_part(context: RenderContext, catalogue: Catalogue) -> Markup:
    """The acts whose leaving out moves the level most, and the other choices."""
    variants = Sensitivity(catalogue, default_choice(catalogue))
    base = variants.base
    if base is None:
        return Markup("<h2>How far the level moves</h2><p>There is no level, so nothing moves it.</p>")
    moves = sorted(((*move(base, level), key) for key, level in variants.by_act().items()), key=lambda row: -abs(row[0]))
    rows = [
        (
            context.pick("event", key, catalogue.home.get(key, ""), catalogue.events[key].title),
            display(catalogue.events[key].date),
            signed(catalogue.weight(catalogue.events[key]) or 0.0),
            f"{value:+.2f}".replace("-", "−"),
            str(year),
        )
        for value, year, key in moves[:FIRST]
    ]
    others = [_choice(catalogue, base, name, choice) for name, choice in _others(catalogue)]
    return html(
        "<h2>How far the level moves</h2>"
        "<p>A line that hangs on one act, on one edition or on one side’s acts is weak. Each act was left out in turn and the level estimated anew, variances included. "
        "Of acts with the same year and weight one is named.</p>{acts}{others}",
        acts=numbers("Acts whose leaving out moves the level most", ("Act left out", "Date", "Weight", "Level moves by", "Most in"), rows),
        others=numbers("Other choices", ("Choice", "Coded acts", "Level moves by", "Most in"), [row for row in others if row]),
    )  # fmt: skip


def _others(catalogue: Catalogue) -> list[tuple[str, Choice]]:
    own, a, b = catalogue.meta.edition, catalogue.meta.adjective_a, catalogue.meta.adjective_b
    disputed = frozenset(e.id for e in catalogue.acts() if e.disputed or e.confidence == "low")
    doubtful = frozenset(e.id for e in catalogue.acts() if not e.date.is_exact)
    return [
        (f"{a} acts alone", Choice(own, way="a")),
        (f"{b} acts alone", Choice(own, way="b")),
        ("without acts that sources dispute or bear out weakly", Choice(own, without=disputed)),
        ("without acts whose day is not known", Choice(own, without=doubtful)),
        ("without joint acts", Choice(own, without=frozenset(e.id for e in catalogue.acts() if e.joint))),
    ]


def _choice(catalogue: Catalogue, base: Level, name: str, choice: Choice) -> tuple[str, ...]:
    found = fluctuation(catalogue, choice)
    acts = str(sum(found.acts.values()))
    if found.level is None:
        return name, acts, "too thin for a level", ""
    value, year = move(base, found.level)
    return name, acts, f"{value:+.2f}".replace("-", "−"), bin_label(year, "year")


def breaks_part(context: RenderContext, catalogue: Catalogue) -> Markup:
    """Turning points: how they are sought, the answer, and both tables."""
    found = turning(catalogue, default_choice(catalogue))
    return html(
        "<h2>Turning points</h2>"
        "<p>A break is the first year of a lasting change. PELT finds the breaks that make the sum of squared distances from the means of their "
        "segments least, at a penalty for each break: the variance of single years times the logarithm of their number, times a factor. The penalty decides how many breaks "
        "there are, so {prices} of them are tried, factors {first:.1f} to {last:.0f}, and a break counts by the share of them that keep it; "
        "at {half} and more it is drawn. No segment is shorter than two years. Years without an act are passed over. "
        "Source: Killick, Fearnhead and Eckley (2012), <i>JASA</i> 107(500), 1590-1598.</p>"
        "<p><b>Do the article’s periods begin where the record breaks?</b> {answer} The two are never fitted to each other.</p>{turns}{boundaries}{left_out}",
        prices=len(FACTORS), first=FACTORS[0], last=FACTORS[-1], half=percent(STABLE), answer=answer(found),
        turns=turning_table(found), boundaries=boundaries_table(found), left_out=_left_out(catalogue),
    )  # fmt: skip


def _left_out(catalogue: Catalogue) -> Markup:
    """The boundaries that are not in the table, and why."""
    left = ", ".join(f"{before} | {after} ({boundary:.1f})" for boundary, before, after in editors_boundaries(catalogue))
    return (
        html(
            '<p class="d-soft">Not in the table: {left}. The article is silent on both sides of it, so the cut is the editors’ own.</p>',
            left=left,
        )
        if left
        else NOTHING
    )


def limits_part(context: RenderContext, catalogue: Catalogue) -> Markup:
    """What the index cannot tell, and who says so."""
    decades = Counter(e.date.sort_key[0].year // 10 * 10 for e in catalogue.acts())
    by_decade = ", ".join(f"{decade}s {n}" for decade, n in sorted(decades.items()))
    items = joined(
        html('<li>{point} <span class="d-soft">{who} ({seen} read)</span></li>', point=c["point"], who=c["who"], seen=c["seen"])
        for c in critics()
    )
    return html(
        "<h2>What it cannot tell</h2>"
        "<ul><li>Whether the two were friends. It adds up what was done in public and found in sources, and asks nobody’s feelings.</li>"
        "<li>How important an act was. A signature weighs the same whether it changed much or nothing; a death is not weighed by how many died.</li>"
        "<li>What is not on record. Acts by decade: {by_decade}. A thin decade may be a quiet one or one that was looked at less.</li>"
        "<li>Whose view the sources take. The page Data says from which side the sources come.</li>"
        "<li>Why. A level says nothing of causes, and a break nothing of what broke.</li></ul>"
        "<h2>Who criticises it, and why</h2><ul>{items}</ul>",
        by_decade=by_decade, items=items,
    )  # fmt: skip


def means_part(context: RenderContext, catalogue: Catalogue) -> Markup:
    """How a mean and its interval are made; where there is no page that compares times, nothing."""
    if not context.titled:
        return NOTHING
    return html(
        "<h2>The mean of a time</h2>"
        "<p>The page Compare gives the mean weight of the acts of a time in the edition {edition}, with its 95\u00a0% interval by Student’s t, and the difference of two means with "
        "Welch’s, which takes neither time to vary as much as the other. A joint act counts in both directions and is one observation all the same. Fewer than {least} acts have no interval. "
        "<b>The acts are taken as if they were independent of each other</b>, which those of one quarrel are not: the true interval is wider. An act stands in a time where every day on "
        "which it may have begun lies in it, and the day on which an office is handed over counts for who comes. Where two times share days no interval of the difference is given. "
        "An interval that holds zero says that chance alone could give the difference; one that does not, says nothing of its cause. Who was in office is no cause either.</p>",
        edition=term("edition", catalogue.meta.edition).label, least=LEAST,
    )  # fmt: skip


def method(context: RenderContext, catalogue: Catalogue) -> Markup:
    """The whole page."""
    parts = (counted, level_part, means_part, reading_part, editions_part, acts_part, breaks_part, limits_part)
    return html('<div class="d-method">{parts}</div>', parts=joined(part(context, catalogue) for part in parts))
