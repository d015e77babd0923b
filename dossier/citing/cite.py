"""Sources, the article and the dossier itself as a reader meets them: one line of text; and where a licence can be read."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.content.dates import display
from dossier.content.model import ArticleMeta, Meta, Source
from dossier.content.names import Name
from dossier.content.vocabulary import term

# Licences by the name that a dossier gives them: the id of the SPDX list, and where the terms can be read.
LICENCES = {
    "CC BY 4.0": ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "CC BY-SA 4.0": ("CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    "CC0 1.0": ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
}


def authors(given: Iterable[Name]) -> str:
    """Names as printed: `Given Family and Given Family`, with `and others` after the third."""
    names = [name.printed for name in given]
    if len(names) > 3:
        names = [*names[:3], "others"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def line(source: Source) -> str:
    """Author, title, number, container or publisher, archive and date, in one line without a full stop at its end."""
    parts = [
        authors(source.author),
        source.title,
        source.number,
        source.container or source.publisher,
        kept(source),
        display(source.issued) if source.issued else "",
    ]
    return ", ".join(part for part in parts if part)


def kept(source: Source) -> str:
    """The archive that holds a work, and where it lies there; empty where neither is named."""
    return ", ".join(part for part in (source.archive, source.shelf) if part)


def weighed(source: Source) -> str:
    """What weight a work bears, and how it was read where that was not whole or not the work itself: `primary, read in a copy`."""
    return ", ".join([term("grade", source.grade).label, *(term("source-reading", key).label for key in source.read)])


def article(meta: ArticleMeta) -> str:
    """The article, like a source."""
    parts = [authors(meta.author), meta.title, meta.publisher, display(meta.issued) if meta.issued else ""]
    return ", ".join(part for part in parts if part)


def dossier(meta: Meta) -> str:
    """How to cite the dossier: editors, title, version, licence."""
    return f"{authors(meta.editors)}, {meta.title}, version of {meta.updated.text}, {meta.licence}"


def licence_page(name: str) -> str:
    """Where a licence can be read; empty where that is not known."""
    return LICENCES.get(name, ("", ""))[1]


def licence(name: str) -> str:
    """A licence with the page where it can be read, where that is known."""
    page = licence_page(name)
    return name + (f", {page}" if page else "")
