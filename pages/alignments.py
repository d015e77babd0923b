"""Who stood with whom, when, and on what evidence?"""

import streamlit as st

from dossier.ui import address, alignments, cite, frame, handout

catalogue = frame.opened(
    "Alignments", "Who stood with whom, when, and on what evidence: what the article says and what the record shows, apart."
)
picked = address.selection(catalogue, alignments.PAGE)
cite.control(catalogue, alignments.PAGE, picked)
rows, filters = alignments.select(catalogue)
alignments.lanes(catalogue, rows, filters)
st.header("Structural balance", anchor="structural-balance")
alignments.triads(catalogue, filters)
alignments.triads_download(catalogue)
st.header("The alignments one by one", anchor="rows")
with st.container(horizontal=True, vertical_alignment="bottom"):
    alignments.download(catalogue, rows)
alignments.table(catalogue, rows, filters)
handout.link(catalogue, picked, alignments=filters)
address.connect(catalogue, alignments.PAGE, picked)
