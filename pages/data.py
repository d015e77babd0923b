"""Where does it come from, on what terms, and in what state are the files?"""

import streamlit as st

from dossier.ui import address, cite, data, frame, sources

catalogue = frame.opened(
    "Data", "Sources, licences, every table as CSV, coverage of the record, and the state of the files.", drawn=False
)
picked = address.selection(catalogue, data.PAGE)
cite.control(catalogue, data.PAGE, picked)
st.header("Downloads", anchor="downloads")
data.downloads(catalogue)
st.header("Licences", anchor="licences")
data.licences(catalogue)
st.header("Coverage", anchor="coverage")
data.record_coverage(catalogue)
st.header("Data health", anchor="health")
data.report()
st.header("Sources", anchor="sources")
sources.sources(catalogue)
address.connect(catalogue, data.PAGE, picked)
