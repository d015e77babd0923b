"""What exactly does the article claim?"""

from dossier.ui import address, article, cite, frame, handout

catalogue = frame.opened("The article", "Every sentence in order, with its periods, events and claims in the margin.")
picked = address.selection(catalogue, article.PAGE)
cite.control(catalogue, article.PAGE, picked)
article.about(catalogue)
text = article.controls(catalogue)
article.edition(text)
handout.link(catalogue, picked)
address.connect(catalogue, article.PAGE, picked)
