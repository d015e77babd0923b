"""The whole page: head, parts one after another, foot."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from dossier.citing import cite
from dossier.citing.citations import PAGES
from dossier.index.limits import held
from dossier.index.queries import Catalogue
from dossier.layout.theme import DARK, FONT, FORCED, LIGHT, variables
from dossier.publish import parts
from dossier.publish.dataset import dataset
from dossier.publish.facts import as_json, facts
from dossier.publish.folds import written as written_folds
from dossier.publish.numbers import Numbers
from dossier.publish.records import in_file
from dossier.publish.sheet import handout
from dossier.render.markup import Markup, as_is, html, joined
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
MAKERS = {
    "": parts.timeline,
    "alignments": parts.alignments,
    "article": parts.article,
    "evidence": parts.evidence,
    "handout": handout,
    "method": parts.how,
    "data": parts.sources,
}  # by the names of the pages in the app's addresses
HELD = {
    page: label for page, label in PAGES.items() if page in MAKERS
}  # the other pages ask more of a program than a file can answer


@cache
def _asset(name: str) -> str:
    return (Path(__file__).parent / "assets" / name).read_text("utf-8")


def style() -> str:
    """The stylesheet of the page: the looks, the drawing, the page itself."""
    looks = (
        f":root,.sheet{{{variables(LIGHT)}--font:{FONT}}}@media(prefers-color-scheme:dark){{:root{{{variables(DARK)}}}}}"
        f"@media(forced-colors:active){{svg{{{variables(FORCED)}}}}}"
    )
    return looks + sent("\n".join([sheet(), *map(_asset, STYLES)]))


def script() -> str:
    """The script of the page."""
    return sent("'use strict';\n" + written_folds() + "".join(map(_asset, SCRIPTS)))


@dataclass(frozen=True)
class File:
    """The file as the parts that it is put together of; `sections` are the pages by their names, `facts` is JSON."""

    catalogue: Catalogue
    styles: str
    sections: dict[str, Markup]
    facts: str
    scripts: str

    @property
    def text(self) -> Markup:
        """The whole file. Styles, data and scripts end none of the elements that hold them."""
        body = joined(
            html(
                '<section class=page id="/{name}" aria-label={label}>{section}</section>',
                name=name, label=label, section=self.sections[label],
            )
            for name, label in HELD.items()
        )  # fmt: skip
        return html(
            '<!doctype html><html lang="en" dir="ltr"><head>{head}<style>{styles}</style></head><body>'
            "{top}<main id=main tabindex=-1>{body}</main>{foot}"
            "<script type=application/json id=facts>{facts}</script><script>{scripts}</script></body></html>\n",
            head=_head(self.catalogue), styles=as_is(self.styles), top=_top(self.catalogue), body=body, foot=_foot(self.catalogue),
            facts=as_is(self.facts), scripts=as_is(self.scripts),
        )  # fmt: skip


def _head(catalogue: Catalogue) -> Markup:
    return html(
        '<meta charset=utf-8><meta name=viewport content="width=device-width,initial-scale=1"><meta name=color-scheme content="light dark">'
        '<title>{title}</title><meta name=description content="{lead}"><link rel=icon href="data:,">'
        "<script type=application/ld+json>{dataset}</script>",
        title=catalogue.meta.title, lead=catalogue.meta.lead, dataset=as_is(as_json(dataset(catalogue))),
    )  # fmt: skip


def _top(catalogue: Catalogue) -> Markup:
    return html(
        "<a class=skip href=#main>Skip to the text</a><header><h1>{title}</h1><p>{lead}</p>"
        "<nav aria-label=Pages class=menu>{menu}</nav></header><p class=note role=status></p>",
        title=catalogue.meta.title, lead=catalogue.meta.lead,
        menu=joined(html('<a href="#/{name}">{label}</a>', name=name, label=label) for name, label in HELD.items()),
    )  # fmt: skip


def _foot(catalogue: Catalogue) -> Markup:
    meta, article = catalogue.meta, catalogue.dossier.article
    whose = f"The article: {cite.article(article.meta)}. " if article else ""
    whose += "It is retold here, sentence by sentence. " if catalogue.retold else ""
    return html(
        "<footer><p><b>Cite:</b> {cite}.</p><p>{whose}Own text, {edition} and coding: {licence}, "
        "content of {updated}. Measured series stand under the terms of their producers.</p></footer>",
        cite=cite.dossier(meta), whose=whose, edition="retelling" if catalogue.retold else "article", licence=meta.licence, updated=meta.updated.text,
    )  # fmt: skip


def in_the_file(catalogue: Catalogue) -> Catalogue:
    """What the file holds of a dossier: not the leaders, whom none of its pages shows, nor the works that only they cite."""
    whole = catalogue.dossier
    if not whole.leaders:
        return catalogue
    kept = Catalogue(replace(whole, leaders=()))
    cited = {cite.work for one in whole.leaders for cite in one.cites} - kept.citing.keys()
    return Catalogue(replace(kept.dossier, sources=tuple(s for s in whole.sources if s.id not in cited)))


def file(catalogue: Catalogue) -> File:
    """The file of a dossier. Raises `TooMuch` for one that is too large."""
    held(catalogue)
    catalogue = in_the_file(catalogue)
    numbers = Numbers(catalogue)
    context = in_file(numbers)
    sections = {label: MAKERS[page](context, catalogue, numbers) for page, label in HELD.items()}
    return File(catalogue, style(), sections, as_json(facts(catalogue, numbers)), script())


def page(catalogue: Catalogue) -> Markup:
    """The file's text. Same dossier, same bytes."""
    return file(catalogue).text
