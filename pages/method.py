"""How is the index made, and how far can it be trusted?"""

import streamlit as st

from dossier.ui import address, cite, frame, method, opinion

catalogue = frame.opened(
    "Method", "How the index of fluctuations is made, how far it moves with the choices made, and what it cannot tell."
)
picked = address.selection(catalogue, method.PAGE)
cite.control(catalogue, method.PAGE, picked)
method.words(catalogue)
opinion.second_opinion(catalogue, method.PAGE)
st.header("Find a code", anchor="codes")
method.code_finder(catalogue)
st.header("The index as a table", anchor="index")
method.downloads(catalogue)
address.connect(catalogue, method.PAGE, picked)
