"""What a teacher wants on paper, as one frozen value; to and from the query string."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dossier.content.vocabulary import vocabulary
from dossier.index.filters import ClaimFilters, Filters, sought
from dossier.index.queries import Catalogue
from dossier.index.selection import year_of

PARTS = {
    "chart": "the chart",
    "sentences": "sentences of the article",
    "claims": "claims",
    "events": "events",
    "alignments": "alignments",
    "series": "measured series of the claims",
    "context": "what the article leaves out",
    "questions": "the four questions",
}
EVENTS = {
    "fitting": "those of which the article speaks; all where it is silent",
    "all": "all events",
    "acts": "acts between the two",
    "bearing": "those on which sentences or claims rest",
}
DETAIL = {"short": "one line each", "full": "in full"}
ANSWERS = {"shown": "shown", "hidden": "hidden", "last": "on a last sheet"}
ROOM = {"none": "no lines", "little": "a few lines", "ample": "many lines"}
PAPERS = {"a4": "A4", "letter": "Letter"}
TEXTS = {"ours": "our retelling", "original": "the original"}
LABELS = {
    "periods": "Periods", "parts": "On the sheet", "answers": "Answers", "paper": "Paper", "events": "Events",
    "detail": "Events and alignments", "room": "Room to write", "text": "Sentences",
}  # fmt: skip
CHOICES: dict[str, dict[str, str]] = {
    "events": EVENTS, "detail": DETAIL, "room": ROOM, "answers": ANSWERS, "paper": PAPERS, "text": TEXTS,
}  # fmt: skip
FILTERS = ("third", "toward", "stance", "basis", "years", "stance_words", "verdict", "kind", "during", "actor", "claim_words")

Query = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Plan:
    """`periods` and `parts` hold ids in the order of the dossier and of `PARTS`; the single choices are keys of `CHOICES`."""

    periods: tuple[str, ...]
    parts: tuple[str, ...] = tuple(PARTS)
    events: str = "fitting"
    detail: str = "short"
    room: str = "little"
    answers: str = "hidden"
    paper: str = "a4"
    text: str = "ours"
    alignments: Filters = field(default_factory=Filters)
    claims: ClaimFilters = field(default_factory=ClaimFilters)

    @property
    def every_alignment(self) -> bool:
        """True where no alignment is left out but by a reader's filter."""
        return self.events != "fitting" or self.alignments != Filters()

    def words(self, catalogue: Catalogue) -> list[str]:
        """What was chosen and filtered, a line for each kind of thing, as the sheet states it."""
        titles = "; ".join(catalogue.periods[p].title for p in self.periods)
        said = [f"Periods: {titles}.", f"On the sheet: {', '.join(PARTS[p] for p in self.parts) or 'a summary of each period'}."]
        if "events" in self.parts:
            said.append(f"Events: {EVENTS[self.events]}, {DETAIL[self.detail]}.")
        if "alignments" in self.parts:
            said.append(
                f"Alignments: {_filtered(self.alignments.words(catalogue)) if self.every_alignment else EVENTS[self.events]}."
            )
        if "claims" in self.parts:
            said.append(f"Claims: {_filtered(self.claims.words(catalogue))}.")
        if "sentences" in self.parts and catalogue.retold:
            said.append(f"Sentences: {TEXTS[self.text]}.")
        return [*said, f"Answers: {ANSWERS[self.answers]}."]

    def query(self) -> dict[str, list[str]]:
        """The plan as keys and values of an address; what is as usual is not said."""
        usual = Plan(self.periods)
        out = {"periods": list(self.periods)}
        if self.parts != usual.parts:
            out["parts"] = list(self.parts) or ["none"]
        out |= {key: [getattr(self, key)] for key in CHOICES if getattr(self, key) != getattr(usual, key)}
        return out | filter_query(self.alignments, self.claims)


def _filtered(words: str) -> str:
    return f"only {words}" if words else "all of these periods"


def filter_query(alignments: Filters | None = None, claims: ClaimFilters | None = None) -> dict[str, list[str]]:
    """The filters of a page as keys of the hand-out's address."""
    a, c = alignments or Filters(), claims or ClaimFilters()
    sets = {"third": a.third, "toward": a.toward, "stance": a.stance, "basis": a.basis}
    sets |= {"verdict": c.verdict, "kind": c.kind, "during": c.during, "actor": c.actor}
    out = {key: sorted(values) for key, values in sets.items() if values}
    out |= {"years": list(map(str, a.years))} if a.years else {}
    return out | {key: [text] for key, text in (("stance_words", a.text), ("claim_words", c.text)) if text.strip()}


def _known(query: Query, key: str, options: Mapping[str, str]) -> list[str]:
    """Values of a key that are options, by id or by label, in the order of the options."""
    said = set(query.get(key, ()))
    return [one for one, label in options.items() if one in said or label in said]


def _labels(of: str) -> dict[str, str]:
    return {t.id: t.label for t in vocabulary()[of].values()}


def _years(values: Iterable[str]) -> tuple[int, int] | None:
    found = [year for v in values if (year := year_of(v)) is not None][:2]
    return (min(found), max(found)) if len(found) == 2 else None


def options(catalogue: Catalogue) -> dict[str, Mapping[str, str]]:
    """What each key of the address may say, by id, with its label; `years` and the two texts to look for are free."""
    titles, names = {p.id: p.title for p in catalogue.periods.values()}, {key: catalogue.name(key) for key in catalogue.actors}
    terms = {key: _labels(key) for key in ("stance", "basis", "verdict")} | {"kind": _labels("claim-kind")}
    of_records = {"periods": titles, "during": titles, "third": names, "toward": names, "actor": names}
    return {"parts": PARTS, **CHOICES, **terms, **of_records}


def unknown_values(query: Query, catalogue: Catalogue) -> dict[str, list[str]]:
    """The values of an address that a plan leaves out, by key."""
    known = options(catalogue)
    out = {
        key: [v for v in dict.fromkeys(query.get(key, ())) if v and v not in rows and v not in rows.values()]
        for key, rows in known.items()
    }
    out["parts"] = [v for v in out["parts"] if v != "none"]
    out["years"] = [v for v in dict.fromkeys(query.get("years", ())) if v and year_of(v) is None]
    return {key: values for key, values in out.items() if values}


def alignment_filters(query: Query, catalogue: Catalogue) -> Filters:
    """The filters of alignments that an address carries; what is not known is left out."""
    known = options(catalogue)
    third, toward, stance, basis = (frozenset(_known(query, key, known[key])) for key in ("third", "toward", "stance", "basis"))
    return Filters(third, toward, stance, basis, _years(query.get("years", ())), sought(" ".join(query.get("stance_words", ()))))


def claim_filters(query: Query, catalogue: Catalogue) -> ClaimFilters:
    """The filters of claims that an address carries; what is not known is left out."""
    known = options(catalogue)
    verdict, kind, during, actor = (frozenset(_known(query, key, known[key])) for key in ("verdict", "kind", "during", "actor"))
    return ClaimFilters(verdict, kind, during, actor, sought(" ".join(query.get("claim_words", ()))))


def plan_of(query: Query, catalogue: Catalogue, period: str = "") -> Plan:
    """The plan that an address means. Without periods it is the one picked, `period`; unknown values give the usual."""
    titles = {p.id: p.title for p in catalogue.periods.values()}
    periods = _known(query, "periods", titles) or [key for key in titles if key == period] or list(titles)[:1]
    parts = _known(query, "parts", PARTS) if query.get("parts") else list(PARTS)
    single = {key: _known(query, key, options) for key, options in CHOICES.items()}
    filters = {"alignments": alignment_filters(query, catalogue), "claims": claim_filters(query, catalogue)}
    return Plan(tuple(periods), tuple(parts), **{key: found[0] for key, found in single.items() if found}, **filters)  # type: ignore[arg-type]
