"""What a reader may ask of a dossier: questions, filters, a selection, the index and its turning points."""
