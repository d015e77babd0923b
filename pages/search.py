"""Where does the dossier say something of it?"""

from dossier.ui import address, cite, frame, search

catalogue = frame.opened(
    "Search", "One search over sentences, claims, events, alignments, periods, notes, sources and terms.", drawn=False
)
picked = address.selection(catalogue, search.PAGE)
cite.control(catalogue, search.PAGE, picked)
asked, kind = search.controls()
search.results(catalogue, asked, kind)
address.connect(catalogue, search.PAGE, picked)
