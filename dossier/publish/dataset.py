"""What the file says of itself to programs that look for data sets, in the words of schema.org."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.citing import cite
from dossier.citing.cite import LICENCES
from dossier.content.names import Name
from dossier.index.queries import Catalogue


def dataset(catalogue: Catalogue) -> dict:
    """The dossier as schema.org describes a data set."""
    meta, found = catalogue.meta, catalogue.dossier.article
    until = meta.span.latest.isoformat() if meta.span.latest else ".."
    out: dict = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": meta.title,
        "description": f"{meta.lead} {len(catalogue.events)} events, {len(catalogue.alignments)} alignments, {len(catalogue.claims)} claims, {len(catalogue.sources)} sources.",
        "version": meta.updated.text,
        "dateModified": meta.updated.text,
        "license": LICENCES[meta.licence][1] if meta.licence in LICENCES else meta.licence,
        "creator": _makers(meta.editors),
        "temporalCoverage": f"{catalogue.opens.isoformat()}/{until}",
        "spatialCoverage": [{"@type": "Place", "name": catalogue.name(side)} for side in (meta.side_a, meta.side_b)],
        "creditText": cite.dossier(meta),
        "keywords": [catalogue.name(meta.side_a), catalogue.name(meta.side_b), "international relations", "timeline"],
        "isAccessibleForFree": True,
    }
    if found:
        work = found.meta
        known = {
            "author": _makers(work.author),
            "publisher": _makers([Name(body=work.publisher)] if work.publisher else []),
            "datePublished": work.issued.text if work.issued and work.issued.is_exact else "",
            "url": work.url,
        }
        part = {"@type": "Article", "name": work.title} | {key: value for key, value in known.items() if value}
        out |= {"isBasedOn": part} if catalogue.retold else {"hasPart": part | {"license": out["license"]}}
    return out


def _makers(names: Iterable[Name]) -> list[dict]:
    """Names as schema.org has them, each a person or an organisation."""
    return [{"@type": name.kind, "name": name.printed} for name in names]
