"""How a source, the article, the dossier and a view of it are cited."""
