"""The method: plain numbers in and out."""
