"""A hand-out for paper: chosen periods of a dossier as HTML that prints, as PDF and as a Word file.

One list of blocks is rendered three ways. The libraries for PDF and Word are loaded when they are first needed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dossier.extras import need
from dossier.progress import Said, silent

if TYPE_CHECKING:
    from dossier.handout.blocks import Sheet
    from dossier.handout.plan import Plan
    from dossier.index.queries import Catalogue
    from dossier.render.markup import Markup

FORMATS = {
    "html": "text/html",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
Originals = Mapping[str, str] | None


def html(catalogue: Catalogue, plan: Plan, originals: Originals = None) -> Markup:
    """A whole document with its own stylesheet, without scripts and calls to any host. Raises `ValueError` like `sheet`."""
    from dossier.handout.as_html import document

    return document(_sheet(catalogue, plan, originals))


def pdf(catalogue: Catalogue, plan: Plan, originals: Originals = None, said: Said = silent) -> bytes:
    """The same as PDF with its letters embedded. Raises `ValueError` like `sheet`."""
    need("paper", "A hand-out as PDF")
    from dossier.handout.as_pdf import document

    return document(_sheet(catalogue, plan, originals), said)


def docx(catalogue: Catalogue, plan: Plan, originals: Originals = None, said: Said = silent) -> bytes:
    """The same as a Word file that can be edited. Raises `ValueError` like `sheet`."""
    need("paper", "A hand-out for Word")
    from dossier.handout.as_docx import document

    return document(_sheet(catalogue, plan, originals), said)


def _sheet(catalogue: Catalogue, plan: Plan, originals: Originals) -> Sheet:
    from dossier.handout.content import sheet

    return sheet(catalogue, plan, originals)


def made(format: str, catalogue: Catalogue, plan: Plan, originals: Originals = None, said: Said = silent) -> bytes:
    """The hand-out in one of `FORMATS`, as bytes; `said` is told now and then how far it is. Raises `TooMuch` before the work."""
    if format == "html":
        return html(catalogue, plan, originals).encode("utf-8")
    return (pdf if format == "pdf" else docx)(catalogue, plan, originals, said)
