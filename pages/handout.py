"""What does a class get on paper?"""

from dossier.ui import address, cite, frame, handout

index = frame.opened(
    "Hand-out", "A sheet for a class: choose what is printed, look at it, and take it as a page to print, as PDF or for Word."
)
picked = address.selection(index, handout.PAGE)
cite.control(index, handout.PAGE, picked)
plan = handout.choose(index, picked)
handout.filters(index, plan)
handout.downloads(index, plan)
handout.preview(index, plan)
address.connect(index, handout.PAGE, picked)
