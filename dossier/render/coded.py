"""Machine-coded event data as HTML: what the series are, how they move with the dossier's own, their table, their rows, and what critics say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from dossier.content.problems import count
from dossier.content.vocabulary import cameo, critics, term, weis
from dossier.index.coded import OWN, Coded, Standard
from dossier.index.words import signed
from dossier.layout.coded import dashes
from dossier.measures.correlation import ENOUGH, LEAST, Correlation
from dossier.measures.flow import bin_label
from dossier.render.context import outward
from dossier.render.markup import NOTHING, Markup, html, joined
from dossier.render.parts import numbers

ROWS = 200  # of the events of a bin that a page shows; the CSV has all
Covered = Mapping[str, tuple[date, date] | None]


def key(series: Sequence[Coded], without_line: Iterable[str] = ()) -> Markup:
    """Which line is whose: a piece of it with its dashes, the name, and whether it is a level or the means."""
    tone = iter(range(len(series)))
    missing = set(without_line)
    items = []
    for one in series:
        css = "own" if one.id == OWN else str(next(tone))
        dash = " ".join(f"{length:g}" for length in dashes(css))
        kind = "level" if one.level else "means of single bins, since no level can be told"
        kind = "no line: it does not move" if one.id in missing or not one.line else kind
        kind = f"editors’ acts; {kind}" if one.id == OWN else f"machine-coded; {kind}"
        items.append(
            html(
                '<li><svg class="d-dash d-dash-{css}" viewBox="0 0 34 10" width="34" height="10" aria-hidden="true"><line x1="0" x2="34" y1="5" y2="5"{dash}/></svg>'
                '{name} <span class="d-soft">({kind})</span></li>',
                css=css, dash=html(' stroke-dasharray="{dash}"', dash=dash) if dash else NOTHING, name=one.name, kind=kind,
            )
        )  # fmt: skip
    if any(one.without for one in series):
        items.append(Markup('<li><i class="d-hatch" aria-hidden="true"></i>days without a file</li>'))
    return html('<ul class="d-codedkey" aria-label="What the lines are">{items}</ul>', items=joined(items))


def unit_words(series: Sequence[Coded], by: Standard | None, unit: str) -> Markup:
    """In what the lines are measured."""
    if by is None:
        return Markup(
            "<p>As they are: in Goldstein values, from −10 to +10, each data set in its own edition of the scale; POLECAT has scores of PLOVER. "
            "Thin marks are the means of single bins.</p>"
        )
    where = (
        f"the {count(len(by.bins), unit)} that all lines have"
        if by.bins
        else f"the {unit}s that the line itself has, since all lines together share fewer than {LEAST}"
        if len(series) > 1
        else f"the {unit}s that it has"
    )
    return html(
        "<p>Standardised: each line less its mean, over its standard deviation (n − 1), both taken over {where}. So 0 is a line’s own usual, not neutral, and what is "
        "compared is when they rise and fall, not how high they lie.</p>",
        where=where,
    )  # fmt: skip


def summary(series: Sequence[Coded], covered: Covered) -> Markup:
    """What there is of the dyad in each data set: events, bins, coverage, days without a file."""
    rows = []
    for one in series:
        own = one.id == OWN
        span = covered.get(one.id)
        days = sum(one.without.values())
        rows.append(
            (
                one.name,
                f"{one.n + one.missing:,} {'weights of acts' if own else 'events'}",
                f"{one.missing:,}" if one.missing else "none",
                f"{len(one.means):,}",
                "–" if own or span is None else f"{span[0]} to {span[1]}",
                "–" if own else f"{days:,}" if days else "none",
                ", ".join(map(edition, one.editions)) or "–",
            )
        )
    heads = ("Series", "On record", "Without a value", f"{series[0].unit.capitalize()}s with a mean" if series else "Bins", "Files of", "Days without a file", "Values")  # fmt: skip
    return numbers("What there is of the two states. A bin without an event is a gap and no zero.", heads, rows)


def edition(name: str) -> str:
    """An edition of a scale in words."""
    return {"plover": "PLOVER", "weis": "WEIS (Goldstein 1992)"}.get(name) or term("edition", name).label


def correlations(rows: Iterable[tuple[Coded, Coded, Correlation]], unit: str) -> Markup:
    """How the series move with each other, each as a sentence, and the rule."""
    items = [
        html("<li>{who}: {said}</li>", who=html("<b>{a}</b> and <b>{b}</b>", a=a.name, b=b.name), said=correlated(found, unit))
        for a, b, found in rows
    ]
    if not items:
        return NOTHING
    return html(
        '<ul class="d-correlated">{items}</ul><p class="d-soft">{rule}</p>',
        items=joined(items), rule=RULE,
    )  # fmt: skip


RULE = (
    f"What is correlated are the means of single bins in which both have an act or event, not the smoothed lines. The 95 % interval is Fisher’s, with fewer bins than there are where "
    f"neighbours are alike (Bretherton and others 1999). Below {LEAST} common bins, or {ENOUGH:.0f} that count, no correlation is given. A correlation says that two series "
    "move together, and neither why nor which is right."
)


def correlated(found: Correlation, unit: str) -> str:
    """A correlation with its uncertainty as a clause, or why there is none."""
    if found.r is None:
        if found.n < LEAST:
            return f"no correlation, since they have {count(found.n, unit) if found.n else 'no ' + unit} in common and {LEAST} are the least"
        if found.effective < ENOUGH:
            return f"no correlation: of {count(found.n, 'common ' + unit)} only {found.effective:.1f} count, since neighbours are alike"
        return "no correlation, since one of them does not move"
    said = {
        1: "they move together",
        -1: "they move against each other",
        0: "the interval holds zero, so chance alone could give this",
    }[found.told or 0]
    return (
        f"r = {coefficient(found.r)}, 95 % interval {coefficient(found.low)} to {coefficient(found.high)}, over {count(found.n, 'common ' + unit)} "
        f"that count as {found.effective:.1f}: {said}"
    )


def coefficient(value: float | None) -> str:
    """A correlation as one writes it: `+0.46`, `−0.10`."""
    return "–" if value is None else signed(value, 2)


def table(series: Sequence[Coded], by: Standard | None, unit: str) -> Markup:
    """The series bin by bin: what is drawn, the mean, the number, and days without a file. Bins in which nothing is known are left out."""
    bins = sorted({bin for one in series for bin in (*one.flows, *one.without)})
    heads = [unit.capitalize()]
    for one in series:
        heads += [f"{one.name}: {'level' if one.level else 'mean'}", *(["score"] if by else []), "mean", "n"]
        heads += ["days without a file"] if one.without else []
    body = [(bin_label(bin, unit), *(cell for one in series for cell in _cells(one, bin, by))) for bin in bins]
    return html(
        '<details class="d-index"><summary>The series {unit} by {unit}, as a table</summary>{table}</details>',
        unit=unit, table=numbers("Level or mean, standard score, mean of single bins, and number of acts or events with a value", heads, body),
    )  # fmt: skip


def _cells(one: Coded, bin: int, by: Standard | None) -> list[str]:
    norm = by.norms.get(one.id) if by else None
    value, flow = one.line.get(bin), one.flows.get(bin)
    out = ["none" if value is None else signed(value)]
    if by:
        out.append("none" if value is None or norm is None else signed(norm(value)))
    out += [
        signed(one.means[bin]) if bin in one.means else "none",
        str(flow.n) if flow else "0" if not one.without.get(bin) else "unknown",
    ]
    if one.without:
        out.append(str(one.without.get(bin, 0)))
    return out


def code_words(code: str) -> str:
    """What a code stands for; empty where neither list knows it."""
    found = cameo().get(code) or weis().get(code)
    return found.label if found else ""


def event_rows(rows: Sequence[Mapping[str, Any]], caption: str) -> Markup:
    """Rows of a store as a table: day, who, to whom, what, its value, and the link where the file has one."""
    if not rows:
        return Markup('<p class="d-say">No row passes this filter.</p>')
    heads = ("Day", "Source", "Target", "Code", "Value", "Link")
    return html(
        '<div class="d-wide" tabindex="0" role="group" aria-label="{caption}"><table class="d-numbers d-codedrows"><caption>{caption}</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>',
        caption=caption, heads=joined(html('<th scope="col">{name}</th>', name=name) for name in heads), body=joined(_event(row) for row in rows[:ROWS]),
    )  # fmt: skip


def _event(row: Mapping[str, Any]) -> Markup:
    said = code_words(str(row["code"] or ""))
    marks = [word for word, there in (("dated back", row["retrospective"]), ("not from the lead", row["root"] is False)) if there]
    return html(
        '<tr><th scope="row">{day}</th><td>{source}</td><td>{target}</td><td class="d-what">{code} {said}{marks}</td><td>{value}</td><td>{link}</td></tr>',
        day=str(row["day"]), source=_actor(row["source"], row["source_name"]), target=_actor(row["target"], row["target_name"]), code=str(row["code"] or "none"),
        said=html('<span class="d-soft">{said}</span>', said=said) if said else NOTHING,
        marks=html(' <span class="d-soft">({marks})</span>', marks=", ".join(marks)) if marks else NOTHING,
        value="none" if row["value"] is None else signed(row["value"]), link=_linked(row["link"]),
    )  # fmt: skip


def _actor(code: str | None, name: str | None) -> Markup:
    return html(
        "{code} {name}",
        code=code or "none",
        name=html('<span class="d-soft">{name}</span>', name=name) if name and name != code else NOTHING,
    )


def _linked(link: str | None) -> Markup:
    """A link where it is an address of the web; other texts as they stand, since some files name a publisher there."""
    if not link:
        return Markup("none")
    web = link.startswith(("http://", "https://"))
    shown = link.split("//", 1)[-1].split("/")[0][:40] if web else link[:60]
    return outward(link if web else "", shown)


def critics_part() -> Markup:
    """What critics say of data coded by machine, with how much of each work was read."""
    items = joined(
        html('<li>{point} <span class="d-soft">{who} ({seen} read)</span></li>', point=c["point"], who=c["who"], seen=c["seen"])
        for c in critics()
        if c.get("coded") == "machine"
    )
    return html(
        '<div class="d-method"><p>Programs read the news and write down who did what to whom. No editor chose these rows, which is their worth here, and nobody has checked them either. '
        "GDELT in particular counts reports. Rows dated exactly a week, a month, a year or ten years before their file are mostly “a year ago” in a text of that day.</p><ul>{items}</ul></div>",
        items=items,
    )  # fmt: skip
