"""Rules across records: references, order, overlap, coverage, sources. One function a rule.

A rule sees only records that were built without a fault, and keeps silent where one that was left out
could change its answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from dossier.content.dates import Edtf, today
from dossier.content.fields import specs
from dossier.content.finder import FILES, LISTS, Finder
from dossier.content.leftovers import leftovers
from dossier.content.model import Alignment, Dossier
from dossier.content.office import leader_sides, terms_of_office
from dossier.content.original import original
from dossier.content.parties import acts, called, met
from dossier.content.plausible import PLAUSIBLE
from dossier.content.problems import Problem
from dossier.content.spans import in_span, tiling
from dossier.content.works import archived, dated

PLURAL = {
    "actor": "actors", "source": "sources", "event": "events", "alignment": "alignments", "sentence": "sentences", "series": "series",
}  # fmt: skip
ELSEWHERE = {"sentence": "article.md", "series": "the folder series"}


def references(f: Finder) -> Iterator[Problem]:
    """Every id that a record names exists."""

    def look(attr: str, record: Any, name: str, of: str, value: str) -> Iterator[Problem]:
        if f.lacks(PLURAL[of], value):
            where = ELSEWHERE.get(of) or FILES[PLURAL[of]]
            remedy = f"Correct the id, or add the {of} to {where}."
            yield f.at(attr, record, name, "id-unknown", f"there is no {of} '{value}' in {where}.", remedy)

    for attr, record in [("dossier", f.d.meta), *f.records()]:
        for name, spec in specs(record.__class__).items():
            value = getattr(record, name)
            if spec.kind in ("ids", "cites"):
                for i, item in enumerate(value):
                    yield from look(attr, record, f"{name}.{i}", spec.of or "source", item if spec.kind == "ids" else item.work)
            elif spec.kind == "id" and value:
                yield from look(attr, record, name, spec.of, value)


def article_there(f: Finder) -> Iterator[Problem]:
    """The article has sentences."""
    if f.d.article and not f.read["sentences"] and "sentences" not in f.unread:
        message, remedy = "the file holds no sentence of the article.", "Write one sentence a line below the facts."
        yield Problem(f"{f.shown}/article.md", 1, 1, "article-missing", "article", message, remedy)


def sentences_held(f: Finder) -> Iterator[Problem]:
    """Every sentence of the article's body stands in a period."""
    if not f.d.article or not f.d.periods or not f.whole("periods"):
        return
    held = {sentence for period in f.d.periods for sentence in period.sentences}
    for i, sentence in enumerate(f.d.meta.whole):
        if sentence in held:
            message, remedy = f"'{sentence}' stands in a period too.", "Take it out here, or out of its periods in periods.yaml."
            yield f.at("dossier", f.d.meta, f"whole.{i}", "sentence-unheld", message, remedy)
    held |= set(f.d.meta.whole)
    for s in f.d.article.sentences:
        if s.role in ("body", "standfirst") and s.id not in held:
            message, remedy = (
                "no period holds this sentence.",
                "Add its id to `sentences` of the period that it speaks of, in periods.yaml, or to `whole` in dossier.yaml.",
            )
            yield Problem(f"{f.shown}/article.md", *s.mark, "sentence-unheld", f"article[{s.id}]", message, remedy)


def readings(f: Finder) -> Iterator[Problem]:
    """A reading rests on sentences of its period; silence rests on none."""
    code = "reading-unsupported"
    for p in f.d.periods:
        if p.reading == "silent" and p.rests_on:
            message = "the article is said to be silent, and sentences are named."
            yield f.at("periods", p, "rests_on", code, message, "Give another reading, or take the sentences out.")
        if p.reading != "silent" and not p.rests_on:
            message = "the reading names no sentence that it rests on."
            yield f.at("periods", p, "reading", code, message, "Name them under `rests_on`, or write `silent`.")
        for i, sentence in enumerate(p.rests_on):
            if sentence not in (*p.sentences, *f.d.meta.whole) and not f.lacks("sentences", sentence):
                message = f"'{sentence}' is not among the sentences of the period."
                yield f.at("periods", p, f"rests_on.{i}", code, message, "Add it under `sentences`, or take it out here.")


def contexts(f: Finder) -> Iterator[Problem]:
    """Each period has a context note, and each note a period."""
    for p in f.d.periods:
        if f.lacks("contexts", p.id):
            message = "the period has no context note."
            yield f.at("periods", p, "", "context-missing", message, f"Write the file context/{p.id}.md.")
    for note in f.d.contexts:
        if f.lacks("periods", note.period):
            message = f"there is no period '{note.period}' in periods.yaml."
            yield f.at("context", note, "", "context-orphan", message, "Name the file after a period.")


def sourced(f: Finder) -> Iterator[Problem]:
    """What must cite, cites."""
    remedy = "Name at least one work of sources.yaml."
    for attr, record in f.records():
        if attr in ("periods", "events", "leaders", "series", "context") and not record.cites:
            yield f.at(attr, record, "cites", "source-missing", "no source is cited.", remedy)
    for a in f.d.alignments:
        if a.basis == "record" and a.stance != "unknown" and not a.cites:
            message = "a stance on basis `record` cites no source."
            yield f.at("alignments", a, "cites", "source-missing", message, f"{remedy[:-1]}, or write stance `unknown`.")
        if a.basis == "article" and not a.sentences:
            message = "a stance on basis `article` names no sentence."
            yield f.at("alignments", a, "sentences", "alignment-sentence", message, "Name the sentence, or write basis `record`.")
    for c in f.d.claims:
        if c.verdict == "contradicted" and not c.cites:
            message = "the verdict cites no source that contradicts the claim."
            yield f.at("claims", c, "verdict", "claim-unanswered", message, "Cite it, or write verdict `unsupported`.")


def sources_used(f: Finder) -> Iterator[Problem]:
    """Every source is cited by some record."""
    if not f.whole("contexts", *LISTS):
        return  # a record that was left out may cite it
    used = {cite.work for _, r in f.records() if hasattr(r, "cites") for cite in r.cites}
    for s in f.d.sources:
        if s.id not in used:
            yield f.at("sources", s, "", "source-unused", "no record cites this work.", "Cite it, or take it out.")


def sure_enough(f: Finder) -> Iterator[Problem]:
    """High confidence rests on a primary work or on two that are not weak, as the word itself says.

    What rests on the article's sentences, and an opinion, cite nothing; there the word speaks of the reading.
    """
    grade = {s.id: s.grade for s in f.d.sources}
    for attr in ("events", "alignments", "claims"):
        for record in getattr(f.d, attr):
            works = {cite.work for cite in record.cites}
            if record.confidence != "high" or not works or not works <= grade.keys():
                continue
            grades = [grade[work] for work in works]
            if "primary" not in grades and len(grades) - grades.count("weak") < 2:
                message = "'high', and the record cites neither a primary work nor two works that are not weak."
                remedy = "Cite one more, or write `medium`, and `low` where there is a weak text only."
                yield f.at(attr, record, "confidence", "confidence-high", message, remedy)


def names(f: Finder) -> Iterator[Problem]:
    """A name in one text is plainly that of a person, `Family, Given`, or of a body, which has no comma."""
    article = [("article", f.d.article.meta)] if f.d.article else []
    for attr, record in [("dossier", f.d.meta), *article, *f.records()]:
        for name in (name for name, spec in specs(record.__class__).items() if spec.kind == "names"):
            for i, one in enumerate(getattr(record, name)):
                if one.is_doubtful:
                    read = f"a body, '{one.body}'" if one.body else f"a person, family name '{one.family}', given '{one.given}'"
                    message, remedy = (
                        f"the name is read as that of {read}.",
                        "If it is another, write its parts: `body`, or `family`, `given` and `suffix`.",
                    )
                    yield f.at(attr, record, f"{name}.{i}", "name-doubtful", message, remedy)


def alignments_tile(f: Finder) -> Iterator[Problem]:
    """On one basis, a third party has one stance toward one side at a time, and a lane holds one third party at a time."""
    lanes = {actor.id: actor.lane or actor.id for actor in f.d.actors}
    rows: dict[tuple[str, str, str], list[Alignment]] = defaultdict(list)
    for a in sorted(f.d.alignments, key=lambda a: a.dates.sort_key):
        rows[lanes.get(a.third, a.third), a.toward, a.basis].append(a)
    for (lane, _, basis), (longest, *group) in rows.items():
        for a in group:
            if a.dates.sort_key[0] <= longest.dates.sort_key[1]:
                yield _overlap(f, a, longest, lane, basis)
            longest = max(longest, a, key=lambda a: a.dates.sort_key[1])


def _overlap(f: Finder, a: Alignment, longest: Alignment, lane: str, basis: str) -> Problem:
    """Two rows that would be drawn over each other: of two third parties, or of one on the record or on the article's word."""
    code, also, remedy = "alignment-overlap", "", ""
    if a.third != longest.third:
        code, also = "lane-overlap", f", and {longest.third} shares the lane '{lane}' with {a.third}"
        remedy = ", or give one of the two a lane of its own in actors.yaml"
    elif basis == "article":
        code, also, remedy = "article-overlap", ", also on the article's word", ", or accept in silences.yaml that it says both"
    message = f"it begins before '{longest.id}' ends ({longest.dates.text}){also}."
    return f.at("alignments", a, "dates", code, message, f"Let one begin on the day after the other ends{remedy}.")


def covered_years(dossier: Dossier, lane: str) -> tuple[set[int], dict[str, set[int]]]:
    """The years in which actors of a lane existed within the span, and those with a stance on the record toward each side."""
    opens, closes = dossier.meta.span.earliest or date.min, min(dossier.meta.span.latest or date.max, today())
    years = range(opens.year, closes.year + 1)

    def touched(when: Edtf | None) -> set[int]:
        first, last = when.sort_key if when else (opens, closes)
        return {year for year in years if first.year <= year <= last.year}

    members = {actor.id: touched(actor.existed) for actor in dossier.actors if (actor.lane or actor.id) == lane}
    held: dict[str, set[int]] = {dossier.meta.side_a: set(), dossier.meta.side_b: set()}
    for a in dossier.alignments:
        if a.third in members and a.toward in held and a.basis == "record":
            held[a.toward] |= touched(a.dates)
    return set().union(*members.values()) if members else set(), held


def coverage(f: Finder) -> Iterator[Problem]:
    """A third party marked `covered` has a stance, if only `unknown`, toward each side in every year."""
    if not f.whole("alignments", "actors") or not f.sides_known:
        return
    seen = set()
    for actor in f.d.actors:
        lane = actor.lane or actor.id
        if not actor.covered or lane in seen:
            continue
        seen.add(lane)
        needed, held = covered_years(f.d, lane)
        for side, years in held.items():
            if missing := sorted(needed - years):
                message = f"no record says how {lane} stood toward {side} in {runs(missing)}."
                yield f.at(
                    "actors", actor, "covered", "alignment-gap", message, "Add alignments on basis `record`, if only `unknown`."
                )


def runs(years: list[int]) -> str:
    """Sorted years as runs: `1950, 1953 to 1955`."""
    out: list[list[int]] = []
    for year in years:
        if out and year == out[-1][-1] + 1:
            out[-1].append(year)
        else:
            out.append([year])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in out)


RULES: tuple[Callable[[Finder], Iterator[Problem]], ...] = (
    references, in_span, tiling, article_there, sentences_held, readings, contexts, sourced, sources_used, sure_enough, names, acts, alignments_tile,
    coverage, leader_sides, terms_of_office, met, called, dated, archived, *PLAUSIBLE, leftovers, original,
)  # fmt: skip
