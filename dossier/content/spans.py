"""Rules on the span: what is dated lies in it, and the periods cover it once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dossier.content.dates import display
from dossier.content.finder import Finder
from dossier.content.problems import Problem

DATED = (("periods", "dates"), ("events", "date"), ("alignments", "dates"), ("claims", "dates"), ("series", "coverage"))
DAY = timedelta(days=1)


def in_span(f: Finder) -> Iterator[Problem]:
    """No dated record lies wholly outside the span. Where most of them do, the span is the one that is wrong."""
    first, last = f.d.meta.span.sort_key
    dated = [(attr, record, name) for attr, name in DATED for record in getattr(f.d, attr) if getattr(record, name)]
    outside = [one for one in dated if not getattr(one[1], one[2]).overlaps(first, last)]
    if span_amiss(f):
        message = f"{len(outside)} of {len(dated)} dated records lie outside the span, {f.d.meta.span.text}."
        remedy = f'Write the first and the last day, or two dots where it goes on, such as "{first}/..".'
        yield f.at("dossier", f.d.meta, "span", "date-outside-span", message, remedy)
        return
    for attr, record, name in outside:
        message = f"{display(getattr(record, name))} lies outside the dossier's span ({f.d.meta.span.text})."
        yield f.at(attr, record, name, "date-outside-span", message, "Correct the date, or the span in dossier.yaml.")


def span_amiss(f: Finder) -> bool:
    """True where more events lie outside the span than in it."""
    within = sum(event.date.overlaps(*f.d.meta.span.sort_key) for event in f.d.events)
    return len(f.d.events) > 2 * within


def tiling(f: Finder) -> Iterator[Problem]:
    """The periods cover the span without overlap; a gap is a warning."""
    opens, closes = f.d.meta.span.sort_key
    rows = [p for p in sorted(f.d.periods, key=lambda p: p.dates.sort_key) if p.dates.overlaps(opens, closes)]
    if not f.whole("periods") or not rows or span_amiss(f):
        return
    for period in rows:
        if not period.dates.surely_within(opens, closes):
            message = f"the period reaches beyond the dossier's span ({f.d.meta.span.text})."
            yield f.at("periods", period, "dates", "date-outside-span", message, "Let both begin, or end, on the same day.")
    expected = opens
    for i, row in enumerate(rows):
        first, last = row.dates.sort_key
        if first < expected and i:
            message = f"it begins on {first}, and a period before it ends on {max(p.dates.sort_key[1] for p in rows[:i])}."
            remedy = "Let it begin on the day after, or end the other sooner."
            yield f.at("periods", row, "dates", "period-overlap", message, remedy)
        elif first > expected:
            message = f"the days from {expected} to {first - DAY} lie in no period."
            yield f.at("periods", row, "dates", "period-gap", message, f"Let it begin on {expected}.")
        expected = max(expected, after(last))
    last = max(row.dates.sort_key[1] for row in rows)
    if last < closes:
        message, remedy = f"the days from {after(last)} on lie in no period.", "Let the last period end where the span ends."
        yield f.at("periods", rows[-1], "dates", "period-gap", message, remedy)


def after(day: date) -> date:
    """The next day; after the last of all days that day again."""
    return day if day == date.max else day + DAY
