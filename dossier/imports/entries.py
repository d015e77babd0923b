"""A work as a bibliography has it, whatever its form, and the types of works that each form knows."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from dossier.content.names import Name

# Types of works that are one of ours under another name, by form. What is no word of the vocabulary in the end, an editor says with --type.
TYPES = {
    "csl": {
        "bill": "legislation", "regulation": "legislation", "post-weblog": "webpage", "post": "webpage", "paper-conference": "chapter",
        "entry": "chapter", "entry-dictionary": "chapter", "entry-encyclopedia": "chapter", "motion_picture": "broadcast",
        "legal_case": "judgment", "manuscript": "archival", "hearing": "report", "review": "article-journal", "review-book": "article-journal",
    },
    "bibtex": {
        "article": "article-journal", "book": "book", "collection": "book", "proceedings": "book", "booklet": "book", "inbook": "chapter",
        "incollection": "chapter", "inproceedings": "chapter", "conference": "chapter", "techreport": "report", "report": "report",
        "online": "webpage", "electronic": "webpage", "www": "webpage", "legislation": "legislation", "dataset": "dataset",
        "newspaper": "article-newspaper", "movie": "broadcast", "video": "broadcast", "jurisdiction": "judgment",
    },
    "ris": {
        "NEWS": "article-newspaper", "MGZN": "article-magazine", "JOUR": "article-journal", "BOOK": "book", "EDBOOK": "book",
        "CHAP": "chapter", "CONF": "chapter", "CPAPER": "chapter", "ENCYC": "chapter", "DICT": "chapter", "RPRT": "report",
        "GOVDOC": "report", "HEAR": "report", "ELEC": "webpage", "WEB": "webpage", "BLOG": "webpage", "STAT": "legislation",
        "BILL": "legislation", "CASE": "judgment", "MANSCPT": "archival", "INTV": "interview", "DATA": "dataset", "MPCT": "broadcast", "VIDEO": "broadcast",
    },
}  # fmt: skip
MARKUP = re.compile(r"</?(?:i|b|em|strong|sup|sub|sc|span|p|br)\b[^<>]*>", re.IGNORECASE)


@dataclass
class Entry:
    """One work.

    `where` is its place in the file and `key` its id there. `type` is the form's own word. Dates are texts, as EDTF where the form
    has parts. `guessed` names are persons or bodies by their comma alone. `left` names what is not carried over.
    """

    where: str
    key: str
    type: str
    form: str
    title: str = ""
    names: list[Name] = field(default_factory=list)
    issued: str = ""
    accessed: str = ""
    container: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    genre: str = ""  # what sort of document it is, in words
    number: str = ""  # of a report, a resolution, a bill
    archive: str = ""
    shelf: str = ""  # where in the archive
    publisher: str = ""
    somewhere: str = ""  # `howpublished` of BibTeX: a publisher, or what it stands in
    url: str = ""
    doi: str = ""
    note: str = ""
    left: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def plain(text: str) -> str:
    """A text of a reference manager without markup and entities."""
    return " ".join(html.unescape(MARKUP.sub("", text)).split())
