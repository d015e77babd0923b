"""Is a dossier of my own sound, and how does it read?"""

from dossier.ui import address, cite, frame, yours

catalogue = frame.opened("Your dossier", yours.LEAD, parts=(yours.files, yours.checked))
picked = address.selection(catalogue, yours.PAGE)
cite.control(catalogue, yours.PAGE, picked)
address.connect(catalogue, yours.PAGE, picked)
