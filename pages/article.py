"""What exactly does the article claim?"""

from dossier.ui import address, article, frame

index = frame.opened(
    "The article", "Every sentence in order, in our own words, with its periods, events and claims in the margin."
)
picked = address.selection(index, article.PAGE)
article.about(index)
query = article.controls(index)
article.edition(index, query)
address.connect(index, article.PAGE, picked)
