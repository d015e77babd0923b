"""How did relations go up and down, and what does the article say about that time?"""

import streamlit as st

from dossier.ui import address, cite, frame, handout, timeline, tour

catalogue = frame.opened()
picked = address.selection(catalogue, "")
cite.control(catalogue, "", picked)

with st.container(key="desk"):
    with st.container(key="chartbox"):
        timeline.chart(catalogue)
    with st.container(key="pane"):
        timeline.reading_pane(catalogue)
    with st.container(key="recordbox"):
        timeline.record(catalogue)

handout.link(catalogue, picked)
tour.tour()
address.connect(catalogue, "", picked)
