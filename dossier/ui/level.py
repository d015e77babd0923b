"""The reader's choices for the level: edition, unit of time, direction, acts left out; all of them in the address."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from dossier.content.problems import count
from dossier.content.vocabulary import EDITIONS, term
from dossier.index.fluctuation import WAYS, Choice, default_choice, valid_choice
from dossier.index.queries import Catalogue
from dossier.layout.level import Drawn
from dossier.layout.level import drawn as drawn_of
from dossier.measures.flow import UNITS
from dossier.render.context import APP
from dossier.render.level import index_table, level_words
from dossier.render.markup import Markup
from dossier.render.parts import literal
from dossier.ui import address, cached
from dossier.ui.components import leaf, put, text

KEYS = ("scale", "by", "acts")  # of the address, and of the controls
WITHOUT = "without"


def choice(catalogue: Catalogue) -> Choice:
    """What the address chooses; what it does not say, or says wrongly, is as usual."""
    own = default_choice(catalogue)
    edition, unit, way = ((*address.said(key), "")[0] for key in KEYS)
    said = Choice(edition or own.edition, unit or own.unit, way or own.way, frozenset(address.said(WITHOUT)))
    return valid_choice(catalogue, said)


def drawn(catalogue: Catalogue, made: Choice) -> Drawn:
    """The level of a choice with its envelope, its breaks and, where it is another, the dossier's own level."""
    return cached.lru(catalogue, "level", made, lambda: drawn_of(catalogue, made))


def controls(catalogue: Catalogue) -> Choice:
    """The three choices behind one button, each as a row of buttons; what is chosen then."""
    with st.popover(_label(catalogue), key="levelchoice"):
        _rows(catalogue)
    return choice(catalogue)  # a row may have written into the address


def _label(catalogue: Catalogue) -> str:
    """What the button says: also what is chosen, where that is not as usual."""
    made, own, names = choice(catalogue), default_choice(catalogue), _names(catalogue)
    said = [term("edition", made.edition).label] if made.edition != own.edition else []
    said += [f"by {made.unit}"] if made.unit != own.unit else []
    said += [f"{names[made.way]} acts"] if made.way != own.way else []
    said += [f"{count(len(made.without), 'act')} left out"] if made.without else []
    return f"Options: {', '.join(said)}" if said else "Options"


def _names(catalogue: Catalogue) -> dict[str, str]:
    return {"both": "both sides", "a": literal(catalogue.meta.adjective_a), "b": literal(catalogue.meta.adjective_b)}


def _rows(catalogue: Catalogue) -> None:
    made = choice(catalogue)
    names = _names(catalogue)
    put(Markup('<span class="d-levellabel">How the level of the acts is made</span>'))
    now = dict(zip(KEYS, (made.edition, made.unit, made.way), strict=True))
    _buttons("Weights", "scale", EDITIONS, lambda key: term("edition", key).label, now, catalogue.meta.edition)
    _buttons("Time", "by", UNITS, str, now, "year")
    _buttons("Acts of", "acts", WAYS, lambda key: names[key], now, "both")


def _buttons(label: str, key: str, options: Sequence[str], name: Any, now: dict[str, str], usual_one: str) -> None:
    """One row. What is checked is what the address says, save in the first run of a session.

    A browser whose replica was stopped brings what it has checked to the first run of another one, which can call no
    callback yet: a choice made in between is known by this alone.
    """
    first = key not in st.session_state
    if not first:
        st.session_state[key] = now[key]
    change = partial(_changed, key, usual_one)
    checked = st.segmented_control(
        label, options, format_func=name, key=key, default=now[key] if first else None, required=True, on_change=address.answering(change),
    )  # fmt: skip
    if checked != now[key]:
        change()


def _changed(key: str, usual_one: str) -> None:
    """Callback of a choice: write it into the address, where the usual one is not said."""
    value = st.session_state.get(key)
    address.put(key, [value] if value and value != usual_one else [])


def words(catalogue: Catalogue, made: Choice) -> None:
    """What the level rests on and how far it moves."""

    def build() -> bytes:
        one = drawn(catalogue, made)
        assert one.turned
        said = level_words(APP, catalogue, one.found, one.envelope, one.default, one.turned) + index_table(one.found)
        return text("", "level", said, basis={})

    leaf("level_leaf", cached.lru(catalogue, "level words", made, build))
