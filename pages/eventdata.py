"""Do event data that nobody here selected move the same way?"""

import streamlit as st

from dossier.ui import address, cite, codedfiles, codedrows, eventdata, frame

catalogue = frame.opened(
    "Event data",
    "Machine-coded series of any two states, beside the dossier’s own level where they are its own. What a program read in the "
    "news is not the record: it stands apart.",
    drawn=False,
)
picked = address.selection(catalogue, eventdata.PAGE)
cite.control(catalogue, eventdata.PAGE, picked)
shown = eventdata.show(catalogue)
eventdata.chart(catalogue, shown)
eventdata.words(catalogue, shown)
codedfiles.downloads(catalogue, shown)
codedrows.opened(catalogue, shown)
st.header("What critics say of such data", anchor="critics")
eventdata.critics()
address.connect(catalogue, eventdata.PAGE, picked)
