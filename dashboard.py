"""The router: page setup, the list of pages, and what stands on all of them."""

from pathlib import Path

import streamlit as st

from dossier.ui import address, frame

ROOT = Path(__file__).parent

pages = [
    st.Page(ROOT / path, title=title, default=not key, visibility="hidden" if key in address.APART else "visible")
    for key, (path, title) in address.SCRIPTS.items()
]
page = st.navigation(pages, position="top")
st.set_page_config(page_title=frame.window(page.title), page_icon=str(frame.ICON), layout="wide")
frame.begin()
page.run()
