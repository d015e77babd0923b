"""How does one time stand beside another?"""

from dossier.ui import address, cite, compare, frame

catalogue = frame.opened("Compare", "Two times side by side: what the two did to each other, and who stood where.")
picked = address.selection(catalogue, compare.PAGE)
cite.control(catalogue, compare.PAGE, picked)
compare.sides(catalogue, *compare.choose(catalogue))
compare.parties_beside(catalogue)
compare.dossiers_beside(catalogue)
address.connect(catalogue, compare.PAGE, picked)
