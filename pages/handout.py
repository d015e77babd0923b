"""What does a class get on paper?"""

from dossier.ui import address, cite, frame, handout

catalogue = frame.opened(
    "Hand-out", "A sheet for a class: choose what is printed, look at it, and take it as a page to print, as PDF or for Word."
)
picked = address.selection(catalogue, handout.PAGE)
cite.control(catalogue, handout.PAGE, picked)
plan = handout.choose(catalogue, picked)
handout.filters(catalogue, plan)
place = handout.downloads(catalogue, plan)
handout.preview(catalogue, plan)
handout.counted(catalogue, plan, place)
address.connect(catalogue, handout.PAGE, picked)
