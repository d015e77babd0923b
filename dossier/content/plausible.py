"""Rules on what is written in the right form and can hardly be meant. Where it is meant, `silences.yaml` says why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from dossier.content.dates import Edtf, display, today
from dossier.content.fields import specs
from dossier.content.finder import FILES, Finder
from dossier.content.problems import Problem, command, quote

# What is markup elsewhere and stands on a page as it is: tags, entities, emphasis and links of Markdown.
MARKUP = re.compile(r"</?[A-Za-z][^<>\n]*>|&(?:#\w+|[A-Za-z]{2,8});|\*\*|(?<!\w)\*\w[^*\n]*\*(?!\w)|\]\((?=\S)")
YEAR = re.compile(r"-([12][0-9]{3})$")
# The dates of which a first day that has not come can hardly be right, and those of records whose id ends with their first year.
PAST = {
    "events": ("date",), "alignments": ("dates",), "leaders": ("dates",), "sources": ("issued", "accessed"),
    "periods": ("dates",), "series": ("published", "accessed"),
}  # fmt: skip
NAMED_AFTER = {"events": "date", "alignments": "dates"}
YEARS_OFF = 2  # an id that names the year before or after may speak of a winter, or of a term


def not_yet(f: Finder) -> Iterator[Problem]:
    """Nothing begins, appears or was read on a day that has not come; a day is given for time zones."""
    dated = [("dossier", f.d.meta, "updated")]
    dated += [(attr, record, name) for attr, names in PAST.items() for record in getattr(f.d, attr) for name in names]
    for attr, record, name in dated:
        when: Edtf | None = getattr(record, name)
        if when and _to_come(when):
            message = f"{display(when)} has not come yet."
            yield f.at(attr, record, name, "date-future", message, "Correct the date.")


def _to_come(when: Edtf) -> bool:
    return bool(when.earliest and when.earliest > today() + timedelta(days=1))


def existed(f: Finder) -> Iterator[Problem]:
    """Nobody acts, and no stance on the record lasts, while an actor was not there. The article may say otherwise."""
    actors = {actor.id: actor for actor in f.d.actors if actor.existed}
    uses: list[tuple[str, Any, str, str]]
    uses = [("events", e, "date", name) for e in f.d.events for name in ("source", "target")]
    uses += [("alignments", a, "dates", name) for a in f.d.alignments if a.basis == "record" for name in ("third", "toward")]
    for attr, record, field, name in uses:
        actor = actors.get(getattr(record, name))
        when: Edtf = getattr(record, field)
        if actor and actor.existed and not _to_come(when) and _outside(when, actor.existed, attr == "events"):
            message = f"{display(when)} reaches beyond the time in which {actor.name} existed ({actor.existed.text})."
            remedy = f"Correct the date or '{name}', or `existed` of '{actor.id}' in actors.yaml."
            yield f.at(attr, record, field, "date-outside-existence", message, remedy)


def _outside(when: Edtf, life: Edtf, whole: bool) -> bool:
    """True where the date surely reaches beyond a life; `whole` asks that all of it lies there."""
    first, last = when.sort_key
    begins, ends = life.sort_key
    if whole:
        return not when.overlaps(begins, ends)
    start, end = (part or when for part in (when.start, when.end))
    opens = start.sort_key[1] if when.start else first  # the latest day on which it may begin
    closes = end.sort_key[0] if when.end else last  # the earliest on which it may end
    return opens < begins or closes > ends


def named_after(f: Finder) -> Iterator[Problem]:
    """A year at the end of an id is about that of the record."""
    for attr, name in NAMED_AFTER.items():
        for record in getattr(f.d, attr):
            found, when = YEAR.search(record.id), getattr(record, name)
            year = int(found.group(1)) if found else 0
            if found and not _to_come(when) and not when.overlaps(date(year - YEARS_OFF, 1, 1), date(year + YEARS_OFF, 12, 31)):
                message = f"the id ends with {year}, and the date is {quote(when.text)}."
                remedy = "Correct the date; an id that is in use stays, and the warning is accepted in silences.yaml."
                yield f.at(attr, record, name, "id-year", message, remedy)


def toward_sides(f: Finder) -> Iterator[Problem]:
    """A third party is none of the sides; what it stands toward should be one, or nothing draws the stance."""
    sides = (f.d.meta.side_a, f.d.meta.side_b)
    if not f.sides_known:
        return
    for a in f.d.alignments:
        if a.third in sides:
            message = f"{a.third} is a side of the dossier and no third party."
            remedy = "Name the third party here and the side under `toward`, or write an event."
            yield f.at("alignments", a, "third", "alignment-third", message, remedy)
        elif a.toward not in sides and not f.lacks("actors", a.toward):
            message = (
                f"{a.toward} is neither {sides[0]} nor {sides[1]}: the list shows the stance, and neither lanes nor triads do."
            )
            remedy = f"Write {sides[0]} or {sides[1]}, or accept the warning in silences.yaml."
            yield f.at("alignments", a, "toward", "alignment-toward", message, remedy)


def grounds(f: Finder) -> Iterator[Problem]:
    """A verdict that the record bears a claim out names what bears it out."""
    for c in f.d.claims:
        if c.verdict in ("supported", "partly") and not (c.cites or c.events or c.alignments or c.series):
            message = f"'{c.verdict}', and the claim names nothing of the record that bears it out."
            remedy = "Name it under `events`, `alignments`, `series` or `cites`, or write `unsupported`."
            yield f.at("claims", c, "verdict", "claim-groundless", message, remedy)


def in_order(f: Finder) -> Iterator[Problem]:
    """Sentences are numbered, and named by periods, in the order in which the article has them."""
    if not f.d.article:
        return
    order = {s.id: i for i, s in enumerate(f.d.article.sentences)}
    highest, before = 0, len(order)
    for s in f.d.article.sentences:
        number = int(s.id[1:]) if re.fullmatch("s[0-9]+", s.id) else highest + 1
        if number < highest:
            before = min(before, order[s.id])
            message = f"it stands below s{highest:02}."
            remedy = f"Put the sentences in order if two were exchanged; else run `{command('renumber', f.shown)}`, or accept the warning."
            yield Problem(f"{f.shown}/article.md", *s.mark, "sentence-order", f"article[{s.id}]", message, remedy)
        highest = max(highest, number)
    for p in f.d.periods if before == len(order) else ():  # else a consequence
        known = [s for s in p.sentences if s in order]
        if known != (right := sorted(known, key=order.__getitem__)):
            message = "the sentences stand in another order than in the article."
            yield f.at("periods", p, "sentences", "sentence-order", message, f"Write [{', '.join(right)}].")


def plain_text(f: Finder) -> Iterator[Problem]:
    """Texts hold no markup, which every page would show as it stands. Whole files are looked at first: most hold none."""
    marked = {name for name, text in f.texts.items() if MARKUP.search(text)}
    for attr, record in f.records() if marked else ():
        file = f"series/{record.id}.meta.yaml" if attr == "series" else FILES.get(attr)
        for name, spec in specs(record.__class__).items() if file in marked else ():
            value = getattr(record, name)
            if spec.kind == "text" and isinstance(value, str) and (found := MARKUP.search(value)):
                yield f.at(attr, record, name, "text-markup", *_markup(found.group()))
    for note in f.d.contexts:
        if found := MARKUP.search("\n".join(note.paragraphs)):
            yield f.at("context", note, "", "text-markup", *_markup(found.group()))
    for s in f.d.article.sentences if f.d.article else ():
        if found := MARKUP.search(s.text):
            yield Problem(f"{f.shown}/article.md", *s.mark, "text-markup", f"article[{s.id}]", *_markup(found.group()))


def _markup(found: str) -> tuple[str, str]:
    return f"{quote(found)} looks like markup, and pages show it as it stands.", "Write plain text, and signs as themselves."


def titles(f: Finder) -> Iterator[Problem]:
    """A title is no sentence with a full stop and does not shout."""
    for e in f.d.events:
        if e.title.endswith(".") and not re.search(r"\b(?:[A-Z]\.|[A-Z]?[a-z]{1,3}\.)$", e.title):
            yield f.at("events", e, "title", "title-form", "the title ends with a full stop.", "Take the full stop out.")
        elif e.title.isupper() and " " in e.title:
            yield f.at("events", e, "title", "title-form", "the title stands in capitals.", "Write capitals for names alone.")


PLAUSIBLE = (not_yet, existed, named_after, toward_sides, grounds, in_order, plain_text, titles)
