"""Works in the two forms that reference managers read: CSL-JSON and BibTeX. Both are made from the record itself.

CSL-JSON follows the input schema of the Citation Style Language, which allows no keys of one's own. BibTeX has entry types
of its own and no place for doubt, so a date that is not certain is said in words in `note`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from dossier.content.dates import MONTHS, SEASONS, Edtf, display, parse
from dossier.content.model import ArticleMeta, Source
from dossier.content.names import Name
from dossier.content.vocabulary import term

ENTRIES = {
    "article-newspaper": ("article", "journal"),
    "article-magazine": ("article", "journal"),
    "article-journal": ("article", "journal"),
    "book": ("book", "series"),
    "chapter": ("incollection", "booktitle"),
    "report": ("techreport", "series"),
    "resolution": ("techreport", "series"),
}
# Kinds of work that CSL has no type for: the type that styles print best, and what it is called (`genre`).
TYPES = {
    "resolution": ("report", "Resolution"), "judgment": ("legal_case", ""), "cable": ("manuscript", "Cable"),
    "communique": ("document", "Communiqué"), "archival": ("manuscript", ""),
}  # fmt: skip
OTHER = ("misc", "howpublished")
PARTING = re.compile(r",|\band\b", re.IGNORECASE)  # by which BibTeX tells names, and parts of a name
PLAIN = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Work:
    """What both forms need to know of a work. `type` is one of the vocabulary, or a type of CSL."""

    id: str
    type: str
    title: str
    author: tuple[Name, ...] = ()
    number: str = ""
    container: str = ""
    publisher: str = ""
    archive: str = ""
    shelf: str = ""
    issued: Edtf | None = None
    url: str = ""
    accessed: Edtf | None = None
    version: str = ""  # in words: CSL takes hyphens for a range
    language: str = ""
    note: str = ""


def work(source: Source) -> Work:
    """A source of a dossier as a work."""
    return Work(
        id=source.id, type=source.type, title=source.title, author=source.author, number=source.number, container=source.container,
        publisher=source.publisher, archive=source.archive, shelf=source.shelf, issued=source.issued, url=source.url, accessed=source.accessed,
        note=" ".join([*(f"{term('source-reading', key).label.capitalize()}." for key in source.read), *([source.note] if source.note else [])]),
    )  # fmt: skip


def of_article(meta: ArticleMeta, dossier: str) -> Work:
    """The article of a dossier as a work."""
    return Work(
        id=f"article-{citekey(dossier)}", type="webpage" if meta.url else "document", title=meta.title, author=meta.author,
        publisher=meta.publisher, issued=meta.issued, url=meta.url, language=meta.language,
    )  # fmt: skip


def citekey(name: str) -> str:
    """A name in the letters that keys of entries and names of packages may have."""
    return re.sub(r"[^a-z0-9._-]+", "-", name.lower()).strip("-") or "dossier"


def csl(of: Source | Work) -> dict[str, Any]:
    """One item of CSL-JSON, without empty keys."""
    w = work(of) if isinstance(of, Source) else of
    type, genre = TYPES.get(w.type, (w.type, ""))
    item = {
        "id": w.id,
        "type": type,
        "genre": genre,
        "title": w.title,
        "author": [_name(one) for one in w.author],
        "number": w.number,
        "archive": w.archive,
        "archive_location": w.shelf,
        "container-title": w.container,
        "publisher": w.publisher,
        "issued": _csl_date(w.issued),
        "accessed": _csl_date(w.accessed),
        "version": w.version,
        "language": w.language,
        "URL": w.url,
        "note": w.note,
    }
    return {key: value for key, value in item.items() if value}


def csl_text(works: Iterable[Source | Work]) -> str:
    """Works as a CSL-JSON file: a list, one line's end at its end."""
    return json.dumps([csl(one) for one in works], ensure_ascii=False, indent=2) + "\n"


def bibtex(of: Source | Work) -> str:
    """One entry of BibTeX in UTF-8, with a line's end at its end. Titles keep their capitals; names of bodies stay whole."""
    w = work(of) if isinstance(of, Source) else of
    entry, container = ENTRIES.get(w.type, OTHER)
    if not {"article": w.container, "incollection": w.container, "techreport": w.publisher}.get(entry, True):
        entry, container = OTHER  # an entry of that type must say in what, or by whom, the work was published
    house = "institution" if entry == "techreport" else container if entry == "misc" and not w.container else "publisher"
    report = entry == "techreport"
    fields = {
        "author": " and ".join(map(_bib_name, w.author)),
        "title": f"{{{_tex(w.title)}}}",
        "type": _tex(TYPES.get(w.type, ("", ""))[1]) if report else "",
        "number": _tex(w.number) if report else "",
        container: _tex(w.container),
        house: _tex(w.publisher),
        **_bib_date(w.issued),
        "version": _tex(w.version),
        "language": _tex(w.language),
        "url": _address(w.url),
        "urldate": w.accessed.text if w.accessed and w.accessed.is_exact else "",
        "note": _tex(_bib_note(w, not report)),
    }
    lines = [f"  {key} = {value if key == 'month' else '{' + value + '}'}" for key, value in fields.items() if value]
    return f"@{entry}{{{w.id},\n" + ",\n".join(lines) + "\n}\n"


def _name(name: Name) -> dict[str, str]:
    parts = {"literal": name.body, "family": name.family, "given": name.given, "suffix": name.suffix}
    return {key: value for key, value in parts.items() if value}


def _parts(when: Edtf) -> list[int]:
    day = when.earliest
    assert day is not None
    return [day.year, day.month, day.day][: {"month": 2, "day": 3}.get(when.precision, 1)]


def _csl_date(when: Edtf | None) -> dict[str, Any]:
    """A date variable: one or two dates in parts, or words where it has none (a decade, one of several dates, an end that is open or unknown)."""
    if when is None:
        return {}
    interval = when.precision == "interval"
    told = ("day", "month", "year") if interval else ("day", "month", "year", "season")
    if (interval and len(when.ends) < 2) or any(end.precision not in told for end in when.ends) or when.members:
        return {"literal": display(when)}
    doubt = {"circa": True} if when.in_doubt else {}
    season = {"season": _season(when)} if when.precision == "season" else {}
    return {"date-parts": [_parts(end) for end in when.ends]} | season | doubt


def _season(when: Edtf) -> int:
    """The number of a season as CSL counts: 1 for spring to 4 for winter."""
    return next(number for number, (_, month) in enumerate(SEASONS.values(), 1) if month == when.sort_key[0].month)


def _bib_name(name: Name) -> str:
    """`Family, Given` or `Family, Suffix, Given`; in braces what BibTeX must not take apart."""
    if name.body or not name.given:
        return f"{{{_tex(name.printed)}}}"
    parts = filter(None, [name.family, name.suffix, name.given])
    return ", ".join(f"{{{_tex(one)}}}" if PARTING.search(one) else _tex(one) for one in parts)


def _bib_date(when: Edtf | None) -> dict[str, str]:
    """Year, month and day of the first day; month by the names that BibTeX knows, so that a style can translate it.

    Of one of several dates, what all have in common.
    """
    first = when.start if when and when.precision == "interval" else when
    if first is not None and first.precision == "set":
        first = _common(first)
    if first is None or first.precision == "decade":
        return {}
    year, month, day, *_ = *_parts(first), 0, 0
    fields = {"year": year, "month": MONTHS[month - 1][:3].lower() if month else "", "day": day}
    return {key: str(value) for key, value in fields.items() if value}


def _common(of: Edtf) -> Edtf | None:
    """The month in which all dates of a set lie, else the year; `None` where there is neither."""
    first, last = of.sort_key
    if first.year != last.year:
        return None
    return parse(f"{first.year:04d}" if first.month != last.month else f"{first.year:04d}-{first.month:02d}")


def _bib_note(w: Work, numbered: bool) -> str:
    """What has no field of its own: archive, number where the entry has none, a date in words, cautions."""
    kept = ", ".join(part for part in (w.number if numbered else "", w.archive, w.shelf) if part)
    when = w.issued
    plain = when is None or (when.precision in ("day", "month", "year") and not when.in_doubt)
    dated = "" if plain or when is None else f"Dated {display(when)}."
    return " ".join(part for part in (f"{kept}." if kept else "", dated, w.note) if part)


def _tex(text: str) -> str:
    """Text in which no sign means anything to TeX."""
    return re.sub(r"[\\{}~^&%$#_]", lambda sign: PLAIN[sign[0]], text)


def _address(url: str) -> str:
    """An address as it is, but for signs that would end a field."""
    return re.sub(r"[\\{}\s]", lambda sign: quote(sign[0], safe=""), url)
