"""All sources for reference managers, as CSL-JSON and as BibTeX, with the dossier and its article before them."""

from __future__ import annotations

from dossier.citing.bibliography import ENTRIES, OTHER, Work, bibtex, csl_text, work
from dossier.citing.citations import itself
from dossier.content.vocabulary import vocabulary
from dossier.exports.origin import article, origin
from dossier.index.queries import Catalogue

CSL_LOSES = "a work's grade and origin, what cites it, and whether a doubtful date is approximate or uncertain"
# What each entry is for; a report says in a field of its own that it is a resolution.
OWN = {"article": ("article-journal",), "book": ("book",), "incollection": ("chapter",), "techreport": ("report", "resolution")}


def types_lost() -> str:
    """The kinds of work that BibTeX has no entry for, by the entry that they get."""
    rows: dict[str, list[str]] = {}
    for key, kind in vocabulary()["source-type"].items():
        entry, _ = ENTRIES.get(key, OTHER)
        if key not in OWN.get(entry, ()):
            rows.setdefault(entry, []).append(kind.label)
    return "; ".join(f"as {entry}: {', '.join(labels)}" for entry, labels in rows.items())


BIBTEX_LOSES = (
    f"a work's grade and origin and what cites it; a doubtful date becomes words; kinds of work that have no entry of their own ({types_lost()}); "
    "a report without a publisher, a chapter without a book and an article without a journal are misc too"
)


def works(catalogue: Catalogue) -> list[Work]:
    """The dossier itself, its article, then every source."""
    return [itself(catalogue), *article(catalogue), *map(work, catalogue.sources.values())]


def make_csl(catalogue: Catalogue) -> bytes:
    """CSL-JSON: a list of items, the first of which is the dossier with version, licence and what this form loses."""
    first, *rest = works(catalogue)
    said = Work(**{**first.__dict__, "note": f"{first.note} {_about(catalogue)} Not in this form: {CSL_LOSES}."})
    return csl_text([said, *rest]).encode("utf-8")


def make_bibtex(catalogue: Catalogue) -> bytes:
    """BibTeX in UTF-8; where it comes from is said above the entries."""
    head = "".join(f"% {key}: {_one_line(value)}\n" for key, value in origin(catalogue).items())
    head += f"% Not in this form: {_one_line(BIBTEX_LOSES)}.\n"
    return (head + "\n" + "\n".join(bibtex(one) for one in works(catalogue))).encode("utf-8")


def _about(catalogue: Catalogue) -> str:
    return f"Cite as: {origin(catalogue)['Cite as']}."


def _one_line(text: str) -> str:
    """Text that a reader of BibTeX takes for a remark: one line, without the sign that begins an entry."""
    return " ".join(text.split()).replace("@", "(at)")
