"""Does the record agree?"""

import streamlit as st

from dossier.ui import address, cite, evidence, frame, handout, opinion

catalogue = frame.opened(
    "Evidence",
    "Does the record agree? Each verdict is the editors’ judgement of one claim. It rests on the events, alignments, measured "
    "series and sources shown with it, and says what would change it.",
)
picked = address.selection(catalogue, evidence.PAGE)
cite.control(catalogue, evidence.PAGE, picked)
place = st.container()
rows, filters = evidence.select(catalogue)
with place:
    evidence.summary(catalogue, filters)
with st.container(key="evidence"):
    with st.container(key="claimsbox"):
        evidence.claims(catalogue, rows, filters)
    with st.container(key="claimbox"):
        evidence.detail(catalogue)
st.header("The measured record", anchor="measured-record")
evidence.record(catalogue)
opinion.second_opinion(catalogue, evidence.PAGE)
handout.link(catalogue, picked, claims=filters)
address.connect(catalogue, evidence.PAGE, picked)
