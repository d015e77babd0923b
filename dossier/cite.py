"""A source as a reader meets it: one line of text."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.dates import display
from dossier.model import Source


def authors(given: Iterable[str]) -> str:
    """Names as printed: `Given Family and Given Family`, with `and others` after the third."""
    names = [" ".join(reversed(name.split(", ", 1))) for name in given]
    if len(names) > 3:
        names = [*names[:3], "others"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def line(source: Source) -> str:
    """Author, title, container or publisher and date, in one line without a full stop at its end."""
    parts = [
        authors(source.author),
        source.title,
        source.container or source.publisher,
        display(source.issued) if source.issued else "",
    ]
    return ", ".join(part for part in parts if part)
