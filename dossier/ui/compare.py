"""The parts of the Compare page."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dossier.index.compare import YEARS, Range, compared, kinds, of_years, parties, ranges, usual, usual_years, years_in
from dossier.index.fluctuation import Fluctuation, default_choice, fluctuation
from dossier.index.queries import Catalogue
from dossier.index.words import told_apart
from dossier.render.compare import compare
from dossier.render.context import APP
from dossier.render.pairs import third_parties, two_dossiers
from dossier.render.parts import literal
from dossier.ui import address, cached
from dossier.ui.components import leaf, text
from dossier.ui.controls import bound

PAGE = "compare"
KIND, KEYS, PARTIES, BESIDE = "ranges", ("a", "b"), ("party", "other_party"), "beside"  # of the address
LABELS = {"party": "One", "other_party": "The other"}


def choose(catalogue: Catalogue) -> tuple[Range, Range]:
    """Both ranges, as the address and the controls say."""
    kind = _kind(catalogue)
    places = st.columns(2)
    if kind == YEARS:
        both = usual_years(catalogue)
        one, two = (_years(catalogue, place, key, now) for place, key, now in zip(places, KEYS, both, strict=True))
        return one, two
    there = cached.made(catalogue, f"ranges {kind}", lambda: ranges(catalogue, kind))
    both_keys = cached.made(catalogue, f"usual {kind}", lambda: usual(catalogue, kind))
    one, two = (_named(place, kind, key, there, now) for place, key, now in zip(places, KEYS, both_keys, strict=True))
    return one, two


def _named(place: Any, kind: str, key: str, there: dict[str, Range], usual: str) -> Range:
    """One of the ranges of a kind. The address says its id."""
    address.note_unknown(key, there)
    said = st.query_params.get(key, "")
    names = told_apart({id: f"{one.name}, {one.said}" for id, one in there.items()})

    def make(default: str | None, **more: Any) -> str:
        first = list(there).index(default or usual)
        return place.selectbox(key.upper(), list(there), index=first, format_func=names.__getitem__, **more)

    def written(chosen: str) -> list[str]:
        return [] if chosen == usual else [chosen]

    return there[bound(key, said if said in there else usual, written, make, f"{key} {kind}")]


def _kind(catalogue: Catalogue) -> str:
    """What the ranges are made of. With another kind the ranges are its usual ones."""
    there = cached.made(catalogue, "kinds", lambda: kinds(catalogue))
    first = next(iter(there))
    address.note_unknown(KIND, there, there.__getitem__)
    said = st.query_params.get(KIND, "")
    told = said if said in there else next((key for key, name in there.items() if name == said), first)

    def make(default: str | None, **more: Any) -> str:
        return (
            st.segmented_control(
                "What to compare",
                list(there),
                default=default,
                format_func=lambda key: literal(there[key]),
                required=True,
                **more,
            )
            or told
        )

    def written(chosen: str) -> list[str]:
        for key in KEYS:
            address.put(key, [])
        return [] if chosen == first else [chosen]

    return bound(KIND, told, written, make)


def _years(catalogue: Catalogue, place: Any, key: str, now: tuple[int, int]) -> Range:
    """Whole years, chosen with two handles."""
    first, last = catalogue.opens.year, catalogue.closes.year
    said = st.query_params.get(key, "")
    known = years_in(said, catalogue) if said else None
    if said and known is None:
        address.note_left_out("year", [said])

    def make(default: tuple[int, int] | None, **more: Any) -> tuple[int, int]:
        return place.slider(key.upper(), first, last, default, **more)

    def written(chosen: tuple[int, int]) -> list[str]:
        return [] if chosen == now else [f"{chosen[0]}-{chosen[1]}"]

    return of_years(catalogue, *bound(key, known or now, written, make, f"{key} years"))


def sides(catalogue: Catalogue, a: Range, b: Range) -> None:
    """Both ranges side by side."""
    leaf("compare_leaf", cached.lru(catalogue, "compare", (a, b), lambda: sides_data(catalogue, a, b)))


def parties_beside(catalogue: Catalogue) -> None:
    """Two third parties over the whole time, where there are two."""
    there = parties(catalogue)
    if len(there) < 2:
        return
    st.header("Two third parties", anchor="third-parties")
    places = st.columns(2)
    one, two = (_party(place, key, there, now) for place, key, now in zip(places, PARTIES, there, strict=False))

    def build() -> bytes:
        return text(PAGE, "parties", third_parties(catalogue, one, two))

    leaf("parties_leaf", cached.lru(catalogue, "parties", (one, two), build))


def _party(place: Any, key: str, there: list[str], usual: str) -> str:
    """One third party, by the name of its lane."""
    address.note_unknown(key, there)
    said = st.query_params.get(key, "")

    def make(default: str | None, **more: Any) -> str:
        return place.selectbox(LABELS[key], there, index=there.index(default or usual), **more)

    return bound(key, said if said in there else usual, lambda chosen: [] if chosen == usual else [chosen], make)


def dossiers_beside(catalogue: Catalogue) -> None:
    """Another dossier's level beside this one's, where there are several; the same dossier is not offered twice."""
    now = cached.chosen()
    others = {key: folder for key, folder in cached.folders().items() if now is None or key != cached.key_of(now)}
    sound = {key: other for key, folder in others.items() if (other := cached.catalogue(folder))}
    if not sound:
        return
    st.header("Two dossiers", anchor="dossiers")
    if now and st.query_params.get(BESIDE) == cached.key_of(now):
        address.note_left_out("second dossier", [catalogue.dossier.id])
    else:
        address.note_unknown(BESIDE, sound)
    names = told_apart({key: one.meta.title for key, one in sound.items()})
    said, usual = st.query_params.get(BESIDE, ""), next(iter(sound))

    def make(default: str | None, **more: Any) -> str:
        first = list(names).index(default or usual)
        return st.selectbox("Beside this one", list(names), index=first, format_func=names.__getitem__, width=460, **more)

    chosen = bound(BESIDE, said if said in sound else usual, lambda one: [] if one == usual else [one], make)
    pair = [(one, _own(one)) for one in (catalogue, sound[chosen])]
    leaf("dossiers_leaf", text(PAGE, "dossiers", two_dossiers(pair)))


def _own(catalogue: Catalogue) -> Fluctuation:
    """The index with the dossier's own choices, made once."""
    found: Fluctuation = cached.made(catalogue, "own index", lambda: fluctuation(catalogue, default_choice(catalogue)))
    return found


def sides_data(catalogue: Catalogue, a: Range, b: Range) -> bytes:
    """The comparison, packed for the browser."""
    return text(PAGE, "compare", compare(APP, catalogue, _own(catalogue), compared(catalogue, a, b)), basis={})
