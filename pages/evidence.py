"""Does the record agree?"""

import streamlit as st

from dossier.ui import address, cite, evidence, frame, handout

index = frame.opened(
    "Evidence",
    "Does the record agree? Each verdict is the editors’ judgement of one claim. It rests on the events, alignments, measured "
    "series and sources shown with it, and says what would change it.",
)
picked = address.selection(index, evidence.PAGE)
cite.control(index, evidence.PAGE, picked)
place = st.container()
rows, filters = evidence.select(index)
with place:
    evidence.summary(index, filters)
with st.container(key="evidence"):
    with st.container(key="claimsbox"):
        evidence.claims(index, rows, filters)
    with st.container(key="claimbox"):
        evidence.detail(index)
st.header("The measured record", anchor="measured-record")
evidence.record(index)
handout.link(index, picked, claims=filters)
address.connect(index, evidence.PAGE, picked)
