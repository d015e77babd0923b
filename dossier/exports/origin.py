"""What every export says of where it comes from, and how files are put into one."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

from dossier.citing import cite
from dossier.citing.bibliography import Work, citekey, of_article
from dossier.content.dates import parse
from dossier.index.queries import Catalogue

EPOCH = (1980, 1, 1, 0, 0, 0)  # a zip has times; with this one for all, equal content is equal bytes


def name(catalogue: Catalogue) -> str:
    """The dossier's id in the letters that names in a package may have."""
    return citekey(catalogue.dossier.id)


def licence_page(catalogue: Catalogue) -> str:
    """Where the licence of the dossier can be read; empty where that is not known."""
    return cite.licence_page(catalogue.meta.licence)


def origin(catalogue: Catalogue) -> dict[str, str]:
    """Citation, licence, version, article and sources: a line of plain text for each, by what it is."""
    meta, article = catalogue.meta, catalogue.dossier.article
    said = {
        "Cite as": cite.dossier(meta),
        "Version": meta.updated.text,
        "Licence": cite.licence(meta.licence),
        "Article": cite.article(article.meta) + ("; retold here in our own words" if catalogue.retold else "") if article else "",
        "Sources": f"{len(catalogue.sources)} works are cited; each record names those that it rests on",
    }
    return {what: value for what, value in said.items() if value}


def terms(catalogue: Catalogue) -> str:
    """Whose the measured series are and under what terms, as a list; for the forms that hold their values."""
    lines = dict.fromkeys(f"  - {s.attribution}: {s.licence}" for s in catalogue.series.values())
    return "\n".join(["- Measured series, each under the terms of its producer:", *lines]) if lines else ""


def readme(catalogue: Catalogue, losses: str, body: str, more: str = "") -> str:
    """A README: title and lead, origin with what `more` adds to it, what this form loses, then the body."""
    lines = [*(f"- {what}: {value}" for what, value in origin(catalogue).items()), *([more] if more else [])]
    return "\n".join(
        [
            f"# {catalogue.meta.title}",
            "",
            catalogue.meta.lead,
            "",
            *lines,
            "",
            f"Not in this form: {losses}",
            "",
            body.rstrip(),
            "",
        ]
    )


def article(catalogue: Catalogue) -> list[Work]:
    """The article as a work, where there is one."""
    found = catalogue.dossier.article
    return [of_article(found.meta, catalogue.dossier.id)] if found else []


def moment(catalogue: Catalogue) -> str:
    """The first moment of the day of the last change, as ISO 8601 has it."""
    day = catalogue.meta.updated.earliest or parse("1980").sort_key[0]
    return f"{day.isoformat()}T00:00:00Z"


def as_json(value: Any) -> bytes:
    """JSON that a person can read, in UTF-8."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Files in one zip, compressed, in the order given."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files.items():
            info = zipfile.ZipInfo(path, EPOCH)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(info, data)
    return out.getvalue()
