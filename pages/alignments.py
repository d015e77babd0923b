"""Who stood with whom, when, and on what evidence?"""

import streamlit as st

from dossier.ui import address, alignments, cite, frame, handout

catalogue = frame.opened(
    "Alignments", "Who stood with whom, when, and on what evidence: what the article says and what the record shows, apart."
)
picked = address.selection(catalogue, alignments.PAGE)
cite.control(catalogue, alignments.PAGE, picked)
rows, filters = alignments.select(catalogue)
with st.container(horizontal=True, vertical_alignment="center"):
    alignments.download(catalogue, rows)
alignments.lanes(catalogue, rows, filters)
st.header("The alignments one by one", anchor="rows")
alignments.table(catalogue, rows, filters)
st.header("Structural balance", anchor="structural-balance")
alignments.triads(catalogue, filters)
alignments.triads_download(catalogue)
handout.link(catalogue, picked, alignments=filters)
address.connect(catalogue, alignments.PAGE, picked)
