"""What a caller names, read as the pages read their addresses: terms, actors and periods by id or by label."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dossier.api.faults import DossierError, unknown
from dossier.citing.sources import SourceFilters, sources_filtered
from dossier.content.vocabulary import EDITIONS, vocabulary
from dossier.index.events import (
    MOST,
    WEIGHTS,
    EventFilters,
    code_name,
    codes,
    events_filtered,
    layer_names,
    side_names,
    thirds,
)
from dossier.index.filters import ClaimFilters, Filters, claims_filtered, filtered, sought
from dossier.index.fluctuation import Choice
from dossier.index.queries import Catalogue
from dossier.measures.flow import UNITS
from dossier.tabular.tables import directions

Named = str | Iterable[str]
Kept = Mapping[str, frozenset[str]]


def several(noun: str, said: Named, options: Mapping[str, str]) -> frozenset[str]:
    """The ids that are named, each by itself or by its label. Raises `DossierError` for another name."""
    by_label = {label: key for key, label in reversed(list(options.items()))} | {key: key for key in options}
    out = set()
    for one in [said] if isinstance(said, str) else said:
        if one not in by_label:
            raise unknown(noun, one, options)
        out.add(by_label[one])
    return frozenset(out)


def _labels(of: str) -> dict[str, str]:
    return {term.id: term.label for term in vocabulary()[of].values()}


def _actors(catalogue: Catalogue, keys: Iterable[str]) -> dict[str, str]:
    there = set(keys)
    return {key: actor.name for key, actor in catalogue.actors.items() if key in there}


def _years(said: tuple[int, int] | None) -> tuple[int, int] | None:
    if said is None:
        return None
    try:
        first, last = sorted(int(year) for year in said)
    except (TypeError, ValueError):
        raise DossierError(f"error: {said!r} is no pair of years; write years=(1950, 1955).") from None
    return first, last


def alignments_kept(
    catalogue: Catalogue, third: Named, toward: Named, stance: Named, basis: Named, years: tuple[int, int] | None, words: str
) -> tuple[Kept, str]:
    """The ids of what passes the filters of the page of alignments, by table, and the filters in words."""
    thirds = _actors(catalogue, (a.third for a in catalogue.alignments.values()))
    f = Filters(
        several("third party", third, thirds),
        several("side", toward, _actors(catalogue, catalogue.faced)),
        several("stance", stance, _labels("stance")),
        several("basis", basis, _labels("basis")),
        _years(years),
        sought(words),
    )
    if f == Filters():
        return {}, ""
    kept = {"alignments": frozenset(a.id for a in filtered(catalogue, f))}
    if f.third:  # as on the page, a lane is shown where one of its actors is chosen
        kept["triads"] = frozenset(name for name, actors in catalogue.lanes.items() if f.third & set(actors))
    return kept, f.words(catalogue)


def events_kept(
    catalogue: Catalogue,
    years: tuple[int, int] | None,
    side: Named,
    named: Named,
    kind: Named,
    code: Named,
    weight: Named,
    least: float,
    layer: Named,
    confidence: Named,
    grade: Named,
    during: Named,
    words: str,
    edition: str | None,
) -> tuple[Kept, str]:
    """The ids of the events that pass the filters of the page of events, and the filters in words.

    Raises `DossierError` for a name that is not known, and for a least size that no weight has.
    """
    if edition is not None and edition not in EDITIONS:
        raise unknown("edition", edition, EDITIONS)
    if not 0 <= least <= MOST:
        raise DossierError(f"error: {least!r} is no size of a weight; write a number from 0 to {MOST:g}.")
    f = EventFilters(
        _years(years),
        several("side", side, side_names(catalogue)),
        several("third party", named, {key: catalogue.name(key) for key in thirds(catalogue)}),
        several("kind of event", kind, _labels("event-kind")),
        several("code", code, {key: code_name(key) for key in codes(catalogue)}),
        several("weight", weight, WEIGHTS),
        float(least),
        several("layer", layer, layer_names()),
        several("confidence", confidence, _labels("confidence")),
        several("grade", grade, _labels("grade")),
        several("period", during, {p.id: p.title for p in catalogue.periods.values()}),
        sought(words),
    )
    if f == EventFilters():
        return {}, ""
    return {"events": frozenset(e.id for e in events_filtered(catalogue, f, edition or ""))}, f.words(catalogue)


def claims_kept(catalogue: Catalogue, verdict: Named, kind: Named, during: Named, actor: Named, words: str) -> tuple[Kept, str]:
    """The ids of the claims that pass the filters of the page of evidence, and the filters in words."""
    about = _actors(catalogue, (one for c in catalogue.claims.values() for one in c.actors))
    f = ClaimFilters(
        several("verdict", verdict, _labels("verdict")),
        several("kind of claim", kind, _labels("claim-kind")),
        several("period", during, {p.id: p.title for p in catalogue.periods.values()}),
        several("actor", actor, about),
        sought(words),
    )
    return (
        ({}, "")
        if f == ClaimFilters()
        else ({"claims": frozenset(c.id for c in claims_filtered(catalogue, f))}, f.words(catalogue))
    )


def sources_kept(catalogue: Catalogue, grade: Named, words: str) -> tuple[Kept, str]:
    """The ids of the sources that pass the search of the page of data, and the search in words."""
    f = SourceFilters(several("grade", grade, _labels("grade")), sought(words))
    return ({}, "") if f == SourceFilters() else ({"sources": frozenset(s.id for s in sources_filtered(catalogue, f))}, f.words())


def choice(catalogue: Catalogue, by: str, edition: str | None, direction: str | None, without: Named) -> Choice:
    """A choice for the index of fluctuations. Raises `DossierError` for a name that is not known."""
    ways = {name: way for way, name in directions(catalogue).items()}
    for noun, said, there in (
        ("unit of time", by, UNITS),
        ("edition", edition or catalogue.meta.edition, EDITIONS),
        ("direction", direction or "dyad", ways),
    ):
        if said not in there:
            raise unknown(noun, said, there)
    acts = {e.id: e.title for e in catalogue.acts()}
    return Choice(edition or catalogue.meta.edition, by, ways[direction or "dyad"], several("act", without, acts))
