"""What happened, when, who did it, and how much does it weigh?"""

import streamlit as st

from dossier.ui import address, cite, events, frame

catalogue = frame.opened(
    "Events",
    "Every act, decision and event around them: filter, sort, open, take along.",
    drawn=False,
)
picked = address.selection(catalogue, events.PAGE)
cite.control(catalogue, events.PAGE, picked)
shown = events.select(catalogue)
chart = st.container()
with st.container(key="eventhead", horizontal=True, vertical_alignment="center"):
    events.number(shown)
    events.download(catalogue, shown)
events.table(catalogue, shown, picked)
with chart:
    events.years(catalogue, shown)  # drawn last, since the rows are what is waited for
events.data_table(catalogue, shown)
address.connect(catalogue, events.PAGE, picked)
