"""What exactly does the article claim?"""

from dossier.ui import address, article, cite, frame, handout

index = frame.opened(
    "The article", "Every sentence in order, in our own words, with its periods, events and claims in the margin."
)
picked = address.selection(index, article.PAGE)
cite.control(index, article.PAGE, picked)
article.about(index)
query = article.controls(index)
article.edition(index, query)
handout.link(index, picked)
address.connect(index, article.PAGE, picked)
