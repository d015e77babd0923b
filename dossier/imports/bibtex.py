"""BibTeX and BibLaTeX as entries: names are parted first and their letters decoded afterwards, so that braces still tell a body."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any

from dossier.content.dates import MONTHS
from dossier.content.names import Name, plain
from dossier.extras import need
from dossier.imports.delimited import text_of
from dossier.imports.entries import Entry
from dossier.imports.faults import Log, Refused

READ = {
    "author", "title", "subtitle", "date", "year", "month", "day", "journal", "journaltitle", "booktitle", "series", "maintitle",
    "howpublished", "publisher", "institution", "organization", "school", "volume", "number", "issue", "pages", "url", "urldate", "doi",
    "note", "library", "entrysubtype", "type",
}  # fmt: skip
SILENT = {"langid", "language", "keywords", "shorttitle", "shortjournal", "file", "version", "internal-note"}
BARE = re.compile(r"(?<!\\)[%$]")  # signs that would begin a remark or a formula; in a bibliography they are meant as they are
ESCAPED = re.compile(r"\\([%&#_$~])(?:\{\})?")
PAPERS = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
DATED = re.compile(
    r"(?:^|(?<=\. ))Dated ([^.]+)\.(?:\s|$)"
)  # what this program's own export says of a date that BibTeX has no form for
DATES = ("date", "year", "urldate")
MANY_OTHERS = "others"


def read(path: Path, log: Log) -> list[Entry]:
    """The entries of a file; what cannot be parted is told in the log. Raises `ExtraMissing` where bibtexparser is not installed."""
    need("imports", "reading BibTeX", "bibtexparser", "pylatexenc")
    import bibtexparser.entrypoint

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # its faults are told in our words
    library: Any = bibtexparser.entrypoint.parse_string(text_of(path))
    for block in library.failed_blocks:
        told = str(getattr(block, "error", "")).strip().split("\n")[0]
        remedy = (
            "Give one of the two another key."
            if "uplicate" in type(block).__name__
            else "See that braces and quotation marks are closed."
        )
        log.fault(f"line {block.start_line + 1}", "", f"this entry cannot be read ({told or type(block).__name__}).", remedy)
    if not library.entries and not library.failed_blocks:
        raise Refused("there is no entry in it.")
    return [_entry(one) for one in library.entries]


def decoded(text: str) -> str:
    """Text without TeX: accents as letters, braces gone."""
    from pylatexenc.latex2text import LatexNodes2Text

    found = LatexNodes2Text(math_mode="verbatim").latex_to_text(BARE.sub(lambda sign: "\\" + sign[0], text))
    return " ".join(found.split())


def _entry(block: Any) -> Entry:
    raw = {field.key.lower(): str(field.value).strip() for field in block.fields}
    said = {key: decoded(value) for key, value in raw.items() if key not in ("author", "url")} | {
        key: _dated(raw[key]) for key in DATES if key in raw
    }
    kind = block.entry_type.lower()
    names, others = _names(raw.get("author", ""))
    report = kind in ("techreport", "report", "legislation")
    dated = DATED.search(said.get("note", ""))
    return Entry(
        where=f"line {block.start_line + 1}, {block.key}", key=block.key, form="bibtex",
        type=PAPERS.get(said.get("entrysubtype", ""), kind) if kind == "article" else kind,
        title=": ".join(filter(None, [said.get("title", ""), said.get("subtitle", "")])), names=names, issued=dated[1] if dated else _issued(said),
        accessed=said.get("urldate", ""), volume=said.get("volume", ""), pages=said.get("pages", "").replace("–", "-"),
        container=_first(said, "journaltitle", "journal", "booktitle", "maintitle", "series"),
        genre=said.get("type", ""), issue="" if report else _first(said, "number", "issue"), number=said.get("number", "") if report else "",
        shelf=said.get("library", ""), publisher=_first(said, "publisher", "institution", "organization", "school"),
        somewhere=said.get("howpublished", ""),
        url=ESCAPED.sub(r"\1", raw.get("url", "")), doi=said.get("doi", ""), note=DATED.sub("", said.get("note", ""), count=1).strip(),
        left=[key for key in raw if key not in READ | SILENT],
        remarks=["“and others” is left out: whom it means is not said."] if others else [],
    )  # fmt: skip


def _dated(text: str) -> str:
    """A date without TeX; the sign for “about” is no space here."""
    return text.replace(r"\textasciitilde", "~").replace("{", "").replace("}", "")


def _first(said: dict[str, str], *keys: str) -> str:
    return next((said[key] for key in keys if said.get(key)), "")


def _names(text: str) -> tuple[list[Name], bool]:
    """The authors, and whether `and others` follows them."""
    from bibtexparser.middlewares.names import split_multiple_persons_names

    if not text:
        return [], False
    parts = split_multiple_persons_names(text)
    return [_name(one) for one in parts if one != MANY_OTHERS], MANY_OTHERS in parts


def _name(text: str) -> Name:
    """A name: in braces a body; in one word, or without a part of its own for given names, one too; else a person."""
    from bibtexparser.middlewares.names import parse_single_name_into_parts

    if text.startswith("{") and _closes(text) == len(text) - 1:
        return Name(body=decoded(text))
    found = parse_single_name_into_parts(text, strict=False)
    family, given, suffix = (decoded(" ".join(part)) for part in (found.von + found.last, found.first, found.jr))
    if not given and not suffix:
        return Name(body=family)
    if "," in text and not suffix and not found.von:
        return plain(f"{family}, {given}")  # a guess by the comma, which the check may doubt
    return Name(family=family, given=given, suffix=suffix)


def _closes(text: str) -> int:
    """Where the brace is closed that a text begins with."""
    depth = 0
    for at, sign in enumerate(text):
        depth += (sign == "{") - (sign == "}")
        if not depth:
            return at
    return -1


def _issued(said: dict[str, str]) -> str:
    """The date of BibLaTeX, or year, month and day of BibTeX."""
    if said.get("date"):
        return said["date"]
    year, month, day = said.get("year", ""), said.get("month", ""), said.get("day", "")
    if not (year.isdecimal() and month):
        return year
    named = [number for number, name in enumerate(MONTHS, 1) if month[:3].casefold() == name[:3].casefold()]
    number = named[0] if named else int(month) if month.isdecimal() else 0
    if number:
        last = re.fullmatch(r"(?:[A-Za-z]+\.?\s+)?(\d{1,2})|(\d{1,2})\s+[A-Za-z]+\.?", month) if not month.isdecimal() else None
        day = day or (last[1] or last[2] if last else "")
        return f"{year}-{number:02d}" + (f"-{day.zfill(2)}" if day.isdecimal() else "")
    return f"{month} {year}"
