"""Records as HTML that a keyboard and a screen reader can use. Pages place it; nothing here knows them."""
