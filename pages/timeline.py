"""How did relations go up and down, and what does the article say about that time?"""

import streamlit as st

from dossier.ui import address, cite, frame, handout, timeline

index = frame.opened()
picked = address.selection(index, "")
cite.control(index, "", picked)

with st.container(key="desk"):
    with st.container(key="chartbox"):
        timeline.chart(index)
    with st.container(key="pane"):
        timeline.reading_pane(index)
    with st.container(key="recordbox"):
        timeline.record(index)

handout.link(index, picked)
address.connect(index, "", picked)
