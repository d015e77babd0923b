"""The whole page: head, parts one after another, foot. Same dossier, same bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from dossier.citing import cite
from dossier.citing.cite import LICENCES
from dossier.content.names import Name
from dossier.index.bounds import held
from dossier.index.queries import Index
from dossier.index.selection import default_period
from dossier.layout.theme import DARK, FONT, FORCED, LIGHT, variables
from dossier.publish import parts
from dossier.publish.folds import written as written_folds
from dossier.publish.lean import lean, named
from dossier.publish.numbers import Numbers
from dossier.publish.records import manner
from dossier.publish.sheet import handout
from dossier.render.parts import esc, written
from dossier.render.parts import script as sent
from dossier.render.timeline import sheet

LIMIT = 1_300_000  # bytes
SCRIPTS = ("folding.js", "search.js", "sheet.js", "page.js")
PAGES = (
    ("", "Timeline", parts.timeline),
    ("alignments", "Alignments", parts.alignments),
    ("article", "Article", parts.article),
    ("evidence", "Evidence", parts.evidence),
    ("handout", "Hand-out", handout),
    ("method", "Method", parts.how),
    ("data", "Data", parts.sources),
)  # names as in the app's addresses


@cache
def _asset(name: str) -> str:
    return (Path(__file__).parent / "assets" / name).read_text("utf-8")


def style() -> str:
    """The stylesheet of the page: the looks, the drawing, the page itself."""
    looks = f":root,.sheet{{{variables(LIGHT)}--font:{FONT}}}@media(prefers-color-scheme:dark){{:root{{{variables(DARK)}}}}}@media(forced-colors:active){{svg{{{variables(FORCED)}}}}}"
    return looks + re.sub(r"/\*.*?\*/|\n", "", sheet() + _asset("page.css") + _asset("sheet.css"), flags=re.DOTALL)


def script() -> str:
    """The script of the page."""
    return sent("'use strict';\n" + written_folds() + "".join(_asset(name) for name in SCRIPTS))


def dataset(index: Index) -> dict:
    """The dossier as schema.org describes a data set."""
    meta, found = index.meta, index.dossier.article
    until = meta.span.latest.isoformat() if meta.span.latest else ".."
    out: dict = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": meta.title,
        "description": f"{meta.lead} {len(index.events)} events, {len(index.alignments)} alignments, {len(index.claims)} claims, {len(index.sources)} sources.",
        "version": meta.updated.text,
        "dateModified": meta.updated.text,
        "license": LICENCES[meta.licence][1] if meta.licence in LICENCES else meta.licence,
        "creator": _makers(meta.editors),
        "temporalCoverage": f"{index.opens.isoformat()}/{until}",
        "spatialCoverage": [{"@type": "Place", "name": index.name(side)} for side in (meta.side_a, meta.side_b)],
        "creditText": cite.dossier(meta),
        "keywords": [index.name(meta.side_a), index.name(meta.side_b), "international relations", "timeline"],
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
        out["isBasedOn"] = {"@type": "Article", "name": work.title} | {key: value for key, value in known.items() if value}
    return out


def _makers(names: Iterable[Name]) -> list[dict]:
    """Names as schema.org has them, each a person or an organisation."""
    return [{"@type": name.kind, "name": name.printed} for name in names]


def page(index: Index) -> str:
    """The file's text. Raises `TooMuch` for a dossier that is too large."""
    held(index)
    numbers, meta = Numbers(index), index.meta
    with written(manner(numbers)):
        body = "".join(
            f'<section class=page id="/{name}" aria-label="{label}">{make(index, numbers)}</section>'
            for name, label, make in PAGES
        )
    menu = "".join(f'<a href="#/{name}">{label}</a>' for name, label, _ in PAGES)
    whose = (
        f"The article: {esc(cite.article(index.dossier.article.meta))}. It is retold here in other words, sentence by sentence. "
        if index.dossier.article
        else ""
    )
    described = json.dumps(dataset(index), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    text = lean(
        f'<a class="skip" href="#main">Skip to the text</a><header><h1>{esc(meta.title)}</h1><p>{esc(meta.lead)}</p><nav aria-label="Pages" class="menu">{menu}</nav></header>'
        f'<p class="note" role="status"></p><main id="main" tabindex="-1">{body}</main>'
        f"<footer><p><b>Cite:</b> {esc(cite.dossier(meta))}.</p><p>{whose}Own text, retelling and coding: {esc(meta.licence)}, content of {esc(meta.updated.text)}. "
        "Measured series stand under the terms of their producers.</p></footer>"
    )
    text, looks, runs = named(text, style(), script())
    return (
        f'<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<meta name="color-scheme" content="light dark"><title>{esc(meta.title)}</title><meta name="description" content="{esc(meta.lead)}">'
        f'<link rel="icon" href="data:,"><style>{looks}</style><script type="application/ld+json">{described}</script></head>'
        f'<body data-default="{esc(default_period(index))}">{text}<script>{runs}</script></body></html>\n'
    )


def sizes(text: str) -> dict[str, int]:
    """The bytes of each part of a file's text, by its name."""
    found = re.findall(
        r'<section class=page id=\S+ aria-label="?([^">]+)"?>(.*?)(?=<section class=page|<footer)', text, re.DOTALL
    )
    return {label: len(part.encode("utf-8")) for label, part in found}
