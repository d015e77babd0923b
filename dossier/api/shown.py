"""An open dossier in a notebook: what it is, which tables it has, how to cite it."""

from __future__ import annotations

from collections.abc import Mapping

from dossier.citing import cite
from dossier.content.dates import display
from dossier.content.problems import count
from dossier.index.queries import Catalogue
from dossier.render.markup import NOTHING, Markup, html, joined

COUNTED = ("events", "alignments", "claims", "sentences", "periods", "sources", "series")


def counts(catalogue: Catalogue, kept: Mapping[str, frozenset[str]]) -> str:
    """How many records of each kind there are, or are left: `12 events, 4 alignments`."""
    left = ((len(kept.get(name, getattr(catalogue, name))), name) for name in COUNTED)
    return ", ".join(f"{number} series" if name == "series" else count(number, name.removesuffix("s")) for number, name in left)


def as_html(catalogue: Catalogue, tables: Mapping[str, str], kept: Mapping[str, frozenset[str]], filtered: str) -> Markup:
    """Title, lead, tables with what each is, filters in force and citation, as HTML that needs no stylesheet."""
    meta = catalogue.meta
    return html(
        "<section><h3>{title}</h3><p>{lead}</p><p>{span}; version of "
        "{version}; {counts}.</p>{only}<details><summary>Tables</summary><table>{rows}</table></details>"
        "<p><small>Cite as: {cite}</small></p></section>",
        title=meta.title, lead=meta.lead, span=display(meta.span), version=meta.updated.text, counts=counts(catalogue, kept),
        cite=cite.dossier(meta), only=html("<p>Filtered: {filtered}.</p>", filtered=filtered) if filtered else NOTHING,
        rows=joined(
            html('<tr><th scope="row"><code>{name}</code></th><td>{doc}</td></tr>', name=name, doc=doc) for name, doc in tables.items()
        ),
    )  # fmt: skip
