"""Who stood with whom, when, and on what evidence?"""

import streamlit as st

from dossier.ui import address, alignments, cite, frame, handout

index = frame.opened(
    "Alignments", "Who stood with whom, when, and on what evidence: what the article says and what the record shows, apart."
)
picked = address.selection(index, alignments.PAGE)
cite.control(index, alignments.PAGE, picked)
rows, filters = alignments.select(index)
alignments.lanes(index, rows, filters)
st.header("Structural balance", anchor="structural-balance")
alignments.triads(index, filters)
alignments.triads_download(index)
st.header("The alignments one by one", anchor="rows")
with st.container(horizontal=True, vertical_alignment="bottom"):
    alignments.download(index, rows)
alignments.table(index, rows, filters)
handout.link(index, picked, alignments=filters)
address.connect(index, alignments.PAGE, picked)
