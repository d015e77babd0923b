"""Every table as columns, rows and CSV."""
