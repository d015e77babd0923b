"""The router: page setup, the choice of a dossier, and the list of pages."""

import streamlit as st

from dossier.ui import frame

PAGES = (
    ("pages/timeline.py", "Timeline", ":material/timeline:", True),
    ("pages/alignments.py", "Alignments", ":material/join:", False),
    ("pages/article.py", "Article", ":material/article:", False),
    ("pages/data.py", "Data", ":material/dataset:", False),
)

st.set_page_config(page_title="Dossier", page_icon=":material/timeline:", layout="wide")
page = st.navigation([st.Page(path, title=title, icon=icon, default=default) for path, title, icon, default in PAGES], position="top")
frame.begin(page.title)
page.run()
