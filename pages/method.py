"""How is the index made, and how far can it be trusted?"""

import streamlit as st

from dossier.ui import address, cite, frame, method

index = frame.opened(
    "Method", "How the index of fluctuations is made, how far it moves with the choices made, and what it cannot tell."
)
picked = address.selection(index, method.PAGE)
cite.control(index, method.PAGE, picked)
method.words(index)
st.header("The index as a table", anchor="index")
method.downloads(index)
address.connect(index, method.PAGE, picked)
