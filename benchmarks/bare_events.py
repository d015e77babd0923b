"""The page to compare the Events page with: a choice of kinds over Streamlit's own table of the same rows. Serve with `streamlit run`.

`DOSSIER_DATA` names the folder of the one dossier.
"""

import os
from pathlib import Path

import streamlit as st

from dossier.content.checks import examine
from dossier.content.files import ROOT
from dossier.index.queries import Catalogue
from dossier.tabular.frames import DataFrame, table


@st.cache_resource
def frame() -> DataFrame:
    found = examine(Path(os.environ["DOSSIER_DATA"]), ROOT, form=False).dossier
    assert found
    return table(Catalogue(found), "events")


st.title("Bare")
rows = frame()
kinds = st.multiselect("Kind", list(rows["kind"].cat.categories), key="event_kind")
left = rows[rows["kind"].isin(kinds)] if kinds else rows
st.markdown(f"{len(left)} rows")
st.dataframe(left, key="table")
