"""The whole page: head, parts one after another, foot."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dossier.citing import cite
from dossier.index.bounds import held
from dossier.index.queries import Index
from dossier.layout.theme import DARK, FONT, FORCED, LIGHT, variables
from dossier.publish import parts
from dossier.publish.dataset import dataset
from dossier.publish.facts import as_json, facts
from dossier.publish.folds import written as written_folds
from dossier.publish.numbers import Numbers
from dossier.publish.records import manner
from dossier.publish.sheet import handout
from dossier.render.parts import esc, written
from dossier.render.parts import script as sent
from dossier.render.timeline import sheet

LIMIT = 1_300_000  # bytes
PACKED = 300_000  # bytes that the shipped dossier's file has when it is sent
STYLES = ("page.css", "sheet.css")
SCRIPTS = (
    "folding.js",
    "records.js",
    "search.js",
    "address.js",
    "drawing.js",
    "sections.js",
    "sheet.js",
    "handout.js",
    "filled.js",
    "page.js",
)
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
    looks = (
        f":root,.sheet{{{variables(LIGHT)}--font:{FONT}}}@media(prefers-color-scheme:dark){{:root{{{variables(DARK)}}}}}"
        f"@media(forced-colors:active){{svg{{{variables(FORCED)}}}}}"
    )
    return looks + sent(sheet() + "".join(map(_asset, STYLES)))


def script() -> str:
    """The script of the page."""
    return sent("'use strict';\n" + written_folds() + "".join(map(_asset, SCRIPTS)))


@dataclass(frozen=True)
class File:
    """The file as the parts that it is put together of; `sections` are the pages by their names, `facts` is JSON."""

    index: Index
    styles: str
    sections: dict[str, str]
    facts: str
    scripts: str

    @property
    def text(self) -> str:
        """The whole file."""
        body = "".join(
            f'<section class=page id="/{name}" aria-label={label}>{self.sections[label]}</section>' for name, label, _ in PAGES
        )
        return (
            f'<!doctype html><html lang="en" dir="ltr"><head>{_head(self.index)}<style>{self.styles}</style></head><body>'
            f"{_top(self.index)}<main id=main tabindex=-1>{body}</main>{_foot(self.index)}"
            f"<script type=application/json id=facts>{self.facts}</script><script>{self.scripts}</script></body></html>\n"
        )


def _head(index: Index) -> str:
    meta = index.meta
    return (
        '<meta charset=utf-8><meta name=viewport content="width=device-width,initial-scale=1"><meta name=color-scheme content="light dark">'
        f'<title>{esc(meta.title)}</title><meta name=description content="{esc(meta.lead)}"><link rel=icon href="data:,">'
        f"<script type=application/ld+json>{as_json(dataset(index))}</script>"
    )


def _top(index: Index) -> str:
    menu = "".join(f'<a href="#/{name}">{label}</a>' for name, label, _ in PAGES)
    return (
        f"<a class=skip href=#main>Skip to the text</a><header><h1>{esc(index.meta.title)}</h1><p>{esc(index.meta.lead)}</p>"
        f"<nav aria-label=Pages class=menu>{menu}</nav></header><p class=note role=status></p>"
    )


def _foot(index: Index) -> str:
    meta, article = index.meta, index.dossier.article
    whose = (
        f"The article: {esc(cite.article(article.meta))}. It is retold here in other words, sentence by sentence. "
        if article
        else ""
    )
    return (
        f"<footer><p><b>Cite:</b> {esc(cite.dossier(meta))}.</p><p>{whose}Own text, retelling and coding: {esc(meta.licence)}, "
        f"content of {esc(meta.updated.text)}. Measured series stand under the terms of their producers.</p></footer>"
    )


def file(index: Index) -> File:
    """The file of a dossier. Raises `TooMuch` for one that is too large."""
    held(index)
    numbers = Numbers(index)
    with written(manner(numbers)):
        sections = {label: make(index, numbers) for _, label, make in PAGES}
    return File(index, style(), sections, as_json(facts(index, numbers)), script())


def page(index: Index) -> str:
    """The file's text. Same dossier, same bytes."""
    return file(index).text
