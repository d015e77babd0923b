"""Where does it come from, on what terms, and in what state are the files?"""

import streamlit as st

from dossier.ui import address, cite, data, frame

index = frame.opened(
    "Data", "Sources, licences, every table as CSV, coverage of the record, and the state of the files.", drawn=False
)
picked = address.selection(index, data.PAGE)
cite.control(index, data.PAGE, picked)
st.header("Downloads", anchor="downloads")
data.downloads(index)
st.header("Licences", anchor="licences")
data.licences(index)
st.header("Coverage", anchor="coverage")
data.record_coverage(index)
st.header("Data health", anchor="health")
data.report()
st.header("Sources", anchor="sources")
data.sources(index)
address.connect(index, data.PAGE, picked)
