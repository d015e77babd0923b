"""CSL-JSON, as Zotero writes it, as entries: each item with the line on which it begins."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dossier.content.names import Name
from dossier.imports.delimited import text_of
from dossier.imports.entries import Entry
from dossier.imports.faults import Refused

READ = {
    "id", "type", "title", "author", "issued", "accessed", "container-title", "collection-title", "volume", "issue", "page", "number",
    "archive", "archive_location", "archive-place", "call-number", "publisher", "URL", "DOI", "note", "event-title", "genre",
}  # fmt: skip
SILENT = {
    "citation-key",
    "citekey",
    "source",
    "language",
    "version",
    "title-short",
    "container-title-short",
    "shortTitle",
    "journalAbbreviation",
}
YEAR = re.compile(r"-?[0-9]{1,6}")
SEASONS = {1: 21, 2: 22, 3: 23, 4: 24}
LAST_MONTH, FIRST_SEASON = 12, 21


def read(path: Path) -> list[Entry]:
    """The items of a file. Raises `Refused`."""
    return [_entry(item, place) for item, place in _items(text_of(path))]


def _items(text: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Each item with its place: the line on which it begins; its number, where the list lies in an object, under `items`."""
    whole = _parsed(text)
    inside = whole.get("items") if isinstance(whole, dict) else whole
    if not isinstance(inside, list) or not all(isinstance(one, dict) for one in inside):
        raise Refused("this JSON is no list of works. In Zotero choose the export format “CSL JSON”.")
    if inside is not whole:
        yield from ((one, f"item {number}") for number, one in enumerate(inside, 1))
        return
    at, line, decoder = text.index("[") + 1, 1 + text.count("\n", 0, text.index("[")), json.JSONDecoder()
    for one in inside:
        begins = next(i for i in range(at, len(text)) if text[i] not in " \t\n,")
        line += text.count("\n", at, begins)
        yield one, f"line {line}"
        _, at = decoder.raw_decode(text, begins)
        line += text.count("\n", begins, at)


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as fault:
        raise Refused(f"line {fault.lineno}, column {fault.colno}: this is not JSON ({fault.msg}).") from None
    except (RecursionError, ValueError):  # a number of thousands of digits is one
        raise Refused(
            "this JSON holds what no list of works does: lists too deep in each other, or a number without end."
        ) from None


def _entry(item: dict[str, Any], place: str) -> Entry:
    said = {key: _text(value) for key, value in item.items() if isinstance(value, (str, int, float))}
    key = said.get("id", "")
    names = [_name(one) for one in item.get("author") or () if isinstance(one, dict)]
    return Entry(
        where=f"{place}, {key or 'an item without an id'}", key=key, type=said.get("type", ""), form="csl", title=said.get("title", ""),
        names=[one for one in names if one.is_whole], issued=_date(item.get("issued")), accessed=_date(item.get("accessed")),
        container=said.get("container-title") or said.get("collection-title") or said.get("event-title", ""), volume=said.get("volume", ""),
        issue=said.get("issue", ""), pages=said.get("page", ""), genre=said.get("genre", ""), number=said.get("number", ""),
        archive=", ".join(filter(None, [said.get("archive", ""), said.get("archive-place", "")])),
        shelf=said.get("archive_location") or said.get("call-number", ""), publisher=said.get("publisher", ""), url=said.get("URL", ""),
        doi=said.get("DOI", ""), note=str(item.get("note") or ""), left=[key for key in item if key not in READ | SILENT],
    )  # fmt: skip


def _text(value: str | float) -> str:
    return str(value).strip()


def _name(said: dict[str, Any]) -> Name:
    """A name in its parts, particles with the part that they belong to."""
    part = {key: _text(value) for key, value in said.items() if isinstance(value, str)}
    if body := part.get("literal") or (
        "" if part.get("given") else part.get("family", "") if " " in part.get("family", "") else ""
    ):
        return Name(body=body)
    family = " ".join(filter(None, [part.get("non-dropping-particle", ""), part.get("family", "")]))
    given = " ".join(filter(None, [part.get("given", ""), part.get("dropping-particle", "")]))
    return Name(family=family, given=given, suffix=part.get("suffix", "")) if family else Name(body=given)


def _date(said: Any) -> str:
    """A date variable as text, near to EDTF; a date whose parts are missing or zero is none."""
    if not isinstance(said, dict):
        return _text(said) if isinstance(said, (str, int)) else ""
    given = said.get("date-parts") if isinstance(said.get("date-parts"), list) else []
    ends = ["" if not isinstance(one, list) else _parts(one, said.get("season")) for one in given or ()]
    text = "/".join(end or ".." for end in ends) if any(ends) else ""
    doubt = "~" if said.get("circa") and str(said["circa"]).casefold() not in ("false", "0") else ""
    if text:
        return "/".join(end + doubt if end != ".." else end for end in text.split("/"))
    return _text(said.get("literal") or said.get("raw") or said.get("edtf") or "")


def _parts(said: list[Any], season: Any) -> str:
    """One date of up to three parts. Months beyond December are seasons to some writers."""
    numbers = [int(one) if YEAR.fullmatch(str(one).strip()) else 0 for one in said if one is not None]
    if not numbers or not numbers[0]:
        return ""
    year = f"{numbers[0]:04d}" if numbers[0] > 0 else f"-{-numbers[0]:04d}"
    month = numbers[1] if len(numbers) > 1 else 0
    if not month and str(season) in ("1", "2", "3", "4"):
        month = SEASONS[int(season)]
    if LAST_MONTH < month < FIRST_SEASON:
        month = SEASONS.get(month - LAST_MONTH, month)
    day = numbers[2] if len(numbers) > 2 and month <= LAST_MONTH else 0
    return "-".join([year, *([f"{month:02d}"] if month else []), *([f"{day:02d}"] if month and day else [])])
