"""An open dossier in a notebook: what it is, which tables it has, how to cite it."""

from __future__ import annotations

from collections.abc import Mapping

from dossier.citing import cite
from dossier.content.dates import display
from dossier.index.queries import Index
from dossier.render.parts import count, esc

COUNTED = ("events", "alignments", "claims", "sentences", "periods", "sources", "series")


def counts(index: Index, kept: Mapping[str, frozenset[str]]) -> str:
    """How many records of each kind there are, or are left: `12 events, 4 alignments`."""
    left = ((len(kept.get(name, getattr(index, name))), name) for name in COUNTED)
    return ", ".join(f"{number} series" if name == "series" else count(number, name.removesuffix("s")) for number, name in left)


def as_html(index: Index, tables: Mapping[str, str], kept: Mapping[str, frozenset[str]], filtered: str) -> str:
    """Title, lead, tables with what each is, filters in force and citation, as HTML that needs no stylesheet."""
    meta = index.meta
    rows = "".join(f'<tr><th scope="row"><code>{esc(name)}</code></th><td>{esc(doc)}</td></tr>' for name, doc in tables.items())
    only = f"<p>Filtered: {esc(filtered)}.</p>" if filtered else ""
    return (
        f"<section><h3>{esc(meta.title)}</h3><p>{esc(meta.lead)}</p><p>{esc(display(meta.span))}; version of "
        f"{esc(meta.updated.text)}; {counts(index, kept)}.</p>{only}<details><summary>Tables</summary><table>{rows}</table></details>"
        f"<p><small>Cite as: {esc(cite.dossier(meta))}</small></p></section>"
    )
