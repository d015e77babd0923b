"""The router: page setup, the list of pages, and what stands on all of them."""

from pathlib import Path

import streamlit as st

from dossier.ui import frame

ROOT = Path(__file__).parent
PAGES = (
    ("pages/timeline.py", "Timeline", True),
    ("pages/alignments.py", "Alignments", False),
    ("pages/article.py", "Article", False),
    ("pages/evidence.py", "Evidence", False),
    ("pages/handout.py", "Hand-out", False),
    ("pages/method.py", "Method", False),
    ("pages/data.py", "Data", False),
)

page = st.navigation([st.Page(ROOT / path, title=title, default=default) for path, title, default in PAGES], position="top")
st.set_page_config(page_title=f"{page.title} · Dossier", page_icon=str(frame.ICON), layout="wide")
frame.begin()
page.run()
