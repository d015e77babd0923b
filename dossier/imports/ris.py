"""RIS as entries: every tag as text, and the date decided from PY, Y1 and DA together, since writers disagree on which says what."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from dossier.content.names import Name, plain
from dossier.extras import need
from dossier.imports.delimited import text_of
from dossier.imports.entries import Entry
from dossier.imports.faults import Log, Refused

STARTS = re.compile(r"^TY  ?-", re.MULTILINE)
TAG = re.compile(r"^([A-Z][A-Z0-9])  - ?", re.MULTILINE)
DATE = re.compile(r"(\d{3,4})(?:/(\d{0,2}))?(?:/(\d{0,2}))?(?:/(.*))?")
READ = {
    "TY", "ER", "ID", "TI", "T1", "CT", "AU", "A1", "T2", "JF", "JO", "JA", "BT", "PB", "PY", "Y1", "DA", "Y2", "VL", "IS", "SP", "EP", "SN",
    "UR", "DO", "AV", "AN", "DB", "CN", "M1",
}  # fmt: skip
SILENT = {"LA", "KW", "ST", "DP", "L1", "L2", "L4", "J2"}
NUMBERED = {
    "RPRT",
    "GOVDOC",
    "BILL",
    "STAT",
    "HEAR",
    "CASE",
    "LEGAL",
    "STAND",
    "UNBILL",
}  # where SN and M1 are the document's number
KEPT = NUMBERED | {"MANSCPT", "UNPB", "PCOMM", "GEN", "MAP", "ARCH", "INTV"}  # where DB and AN are an archive and the place in it


def read(path: Path, log: Log) -> list[Entry]:
    """The entries of a file. Raises `Refused`, and `ExtraMissing` where rispy is not installed."""
    need("imports", "reading RIS", "rispy")
    import rispy

    text = text_of(path)
    strange = rispy.RisParser.UNKNOWN_TAG  # where it puts the tags that it does not know, in a table of their own
    tags = {*TAG.findall(text), *READ, *SILENT, strange}
    try:
        found = rispy.loads(text, mapping={tag: tag for tag in tags}, list_tags=sorted(tags - {"TY", strange}))
    except Exception as fault:  # the library raises what it meets
        raise Refused(f"it cannot be read as RIS ({type(fault).__name__}: {fault}).") from None
    lines = [text.count("\n", 0, one.start()) + 1 for one in STARTS.finditer(text)]
    if not found and not lines:
        raise Refused("there is no entry in it: none begins with a line that begins with TY.")
    if len(found) != len(lines):  # the reader passes over an entry without an end
        at = f"lines {', '.join(map(str, lines))}" if len(lines) < 4 else f"one of the {len(lines)} lines that begin with TY"
        log.fault(
            at,
            "",
            f"{len(lines)} entries begin and {len(found)} end.",
            "Each must end with a line of its own that begins with ER.",
        )
        return []
    return [_entry(one | one.pop(strange, {}), line) for one, line in zip(found, lines, strict=True)]


def _entry(raw: dict[str, Any], line: int) -> Entry:
    said = {tag: " ".join(value) if isinstance(value, list) else value for tag, value in raw.items()}
    said = {tag: text.strip() for tag, text in said.items()}
    kind, title = said["TY"], said.get("TI") or said.get("T1") or said.get("CT", "")
    key = said.get("ID", "")
    authors = [one for tag in ("AU", "A1") for one in raw.get(tag, ())]
    numbered, kept = kind in NUMBERED, kind in KEPT
    return Entry(
        where=f"line {line}, {key or title[:30] or kind}", key=key, type=kind, form="ris", title=title, names=[_name(one) for one in authors if one.strip()],
        issued=_issued(said), accessed=_slashed(said.get("Y2", "")), container=_first(said, "T2", "JF", "BT", "JO", "JA"), volume=said.get("VL", ""),
        issue=said.get("IS", ""), pages="-".join(filter(None, [said.get("SP", ""), said.get("EP", "")])),
        number=_first(said, "SN", "M1") if numbered else "", archive=said.get("DB", "") if kept else "",
        shelf=_first(said, "AN", "AV", "CN") if kept else _first(said, "AV", "CN"), publisher=said.get("PB", ""),
        url=(said.get("UR", "").split() or [""])[0], doi=said.get("DO", ""),
        left=[tag for tag in said if tag not in READ | SILENT or (not kept and tag in ("DB", "AN")) or (not numbered and tag in ("SN", "M1"))],
    )  # fmt: skip


def _first(said: dict[str, str], *tags: str) -> str:
    return next((said[tag] for tag in tags if said.get(tag)), "")


def _name(text: str) -> Name:
    """A name of RIS: `Family, Given, Suffix`; without a comma, or with one at its end, a body."""
    family, *rest = (part.strip() for part in text.split(","))
    if len(rest) == 2 and all(rest):
        return Name(family=family, given=rest[0], suffix=rest[1])
    return Name(body=family) if not any(rest) else plain(text.strip())


def _slashed(text: str) -> str:
    """A date of the form, `year/month/day/other`, as EDTF; other text as it is. A word in the fourth place goes before the year."""
    found = DATE.fullmatch(text.strip())
    if not found:
        return text.strip()
    year, month, day, other = (part or "" for part in found.groups())
    parts = [year, *([month.zfill(2)] if month else []), *([day.zfill(2)] if month and day else [])]
    return f"{other.strip()} {year}" if other.strip() and not month else "-".join(parts)


def _issued(said: dict[str, str]) -> str:
    """The date: of PY, Y1 and DA that which says most; a day without its year in DA takes the year of the others."""
    years = [_slashed(said[tag]) for tag in ("PY", "Y1") if said.get(tag)]
    day = _slashed(said.get("DA", ""))
    year = years[0] if years else ""
    if not day or day == year:
        return max(years, key=len, default="")
    if year[:4].isdigit() and not re.search(r"\d{4}", day):
        return f"{day} {year[:4]}"  # “Dec 27”
    return max([*years, day], key=len) if day.startswith(year[:4]) or not year else day
