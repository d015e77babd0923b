"""Four steps through the Timeline for who comes for the first time."""

from __future__ import annotations

import streamlit as st

from dossier.index.selection import KEYS
from dossier.render.markup import Markup
from dossier.ui.components import toured
from dossier.ui.present import KEY as PRESENT

# Where a step points, its title, and what it says.
STEPS = (
    (
        ".st-key-chart",
        "The level",
        "The line says how cooperative the acts on record were: up is cooperation, down is conflict. The band says how sure that is.",
    ),
    (
        ".d-rail",
        "Periods",
        "The numbered bar holds the periods. Choose one, or walk with the arrow keys, and the whole page follows. On a phone they are a list.",
    ),
    (
        ".st-key-pane",
        "The text beside it",
        "Here stands what the article says of that time, what the record says to it, and what it leaves out. A sentence leads to the acts it rests on.",
    ),
    (
        ".st-key-cite",
        "Take it along",
        "Cite gives a link and a reference to what you see; Present shows one period at a time on a wall. Article, Evidence and Data can be searched.",
    ),
)
AGAIN = Markup('<button type="button" class="d-totour" title="Show me round" aria-label="Show me round">?</button>')


def tour() -> None:
    """The card; it opens by itself where the address asks for nothing and the page stands by itself."""
    asked = any(key in st.query_params for key in (*KEYS, PRESENT))
    toured({"steps": STEPS, "opens": not asked and not st.context.is_embedded})
