"""The records of works: what they are, and how other records cite them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dossier.content.dates import Edtf, display
from dossier.content.fields import marks, may, need
from dossier.content.located import Mark
from dossier.content.names import Name


@dataclass(frozen=True, kw_only=True)
class Cite:
    """A citation: the work, the place in it, and where it dates the record otherwise, when."""

    work: str = need("id", "Id of the work in `sources.yaml`.", "source")
    at: str = may("text", "Page, document number, section or table.", limit=120)
    dated: Edtf | None = may("date", "The date that this work gives, where it is another than the record's.")

    @property
    def place(self) -> str:
        """The place in the work and the date that it gives, in words: `page 40, dates it 25 December 1995`; empty where there is neither."""
        return ", ".join(part for part in (self.at, f"dates it {display(self.dated)}" if self.dated else "") if part)


@dataclass(frozen=True, kw_only=True)
class Source:
    """A work that records cite."""

    id: str = need("slug", "A name for the work: publisher, date and a word, or series and number.")
    type: str = need("term", "The kind of work.", "source-type")
    title: str = need("text", "The work's own title; in square brackets where it is a description of ours.", limit=300)
    author: tuple[Name, ...] = may("names", "Its authors, persons or bodies.")
    number: str = may("text", "Its number or symbol, such as `S/RES/47 (1948)`, or that of a case.", limit=80)
    container: str = may("text", "The newspaper, journal, book or series that it stands in.", limit=300)
    publisher: str = may("text", "Who published it.", limit=160)
    issued: Edtf | None = may("date", "When it was published; for a document, its own date.")
    archive: str = may("text", "The archive that holds it, with its town; needed for an archival document.", limit=160)
    shelf: str = may("text", "Where it lies in the archive: collection, box and folder.", limit=160)
    url: str = may("url", "Where it can be read.")
    grade: str = need("term", "What weight it bears as evidence.", "grade")
    origin: str = need("slug", "Whose it is: a state's id, or `int` for international bodies.")
    accessed: Edtf | None = may("date", "The day on which it was read.")
    read: tuple[str, ...] = may("terms", "How it was read, where that was not whole or not the work itself.", "source-reading")
    note: str = may("text", "Caution for readers of this work.", limit=300)
    marks: Mapping[str, Mark] = marks()
