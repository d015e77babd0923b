"""The page to compare *Event data* with: a choice of a state over the same chart, made beforehand. Serve with `streamlit run`.

`DOSSIER_EVENTS` names the store.
"""

import os
from pathlib import Path
from typing import Any

import streamlit as st

from dossier.charts import coded_figure
from dossier.eventdata import dyad
from dossier.eventdata.asking import Rows
from dossier.eventdata.held import Held
from dossier.index.coded import standard
from dossier.layout.coded import coded_scene
from dossier.layout.theme import LIGHT


@st.cache_resource
def figures() -> dict[str, dict[str, Any]]:
    store, names, out = Held(Path(os.environ["DOSSIER_EVENTS"])), dyad.state_names(), {}
    for code in os.environ["BARE_STATES"].split():
        series = [dyad.coded(store, ("USA", code), "year", Rows(one, distinct=True)) for one in store.datasets]
        out[names[code]] = coded_figure(
            coded_scene(series, "year", standard(series)), {one.id: one.name for one in series}, LIGHT
        )
    return out


st.title("Bare")
made = figures()
chosen = st.selectbox("The other", list(made), key="partner")
st.plotly_chart(made[chosen], key="codedchart", theme=None, config={"displayModeBar": False})
