"""Reading sheets back, and what must stand on them."""

from __future__ import annotations

import io
import re
from html import unescape
from unicodedata import normalize

import docx
import pypdf

from dossier.content.dates import display
from dossier.handout.plan import Plan
from dossier.index.filters import claim_matches, matches
from dossier.index.queries import Catalogue
from dossier.render.markup import curled


def squeezed(text: str) -> str:
    """Text without any space and ligature: breaks of lines and pages are the setter's."""
    return re.sub(r"\s+", "", normalize("NFKC", text))


def of_pdf(data: bytes) -> str:
    return squeezed("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages))


def of_docx(data: bytes) -> str:
    return squeezed("".join(p.text for p in docx.Document(io.BytesIO(data)).paragraphs))


def of_html(data: bytes) -> str:
    body = data.decode("utf-8").split("</style>")[1]
    return squeezed(unescape(re.sub(r"<[^>]*>", "", body)))


READ = {"html": of_html, "pdf": of_pdf, "docx": of_docx}


def wanted(catalogue: Catalogue, plan: Plan) -> dict[str, str]:
    """A text of every sentence, claim, event and alignment that the sheet must have, by record."""
    out: dict[str, str] = {}
    for p in plan.periods:
        said = {s.id for s in catalogue.sentences_in(p)}
        out |= {f"sentence:{s.id}": s.id + s.text for s in catalogue.sentences_in(p)}
        claims = [c for c in catalogue.claims.values() if said & set(c.sentences) and claim_matches(c, plan.claims, catalogue)]
        out |= {f"claim:{c.id}": c.id + c.claim for c in claims}
        out |= {f"event:{e.id}": e.title for e in catalogue.events_in(p)}
        held = [a for a in catalogue.alignments_in(p) if matches(a, plan.alignments, catalogue)]
        out |= {f"alignment:{a.id}": f"{catalogue.name(a.third)} toward {catalogue.name(a.toward)}: " for a in held}
        out |= {f"alignment-dates:{a.id}": display(a.dates) for a in held}
    return {key: squeezed(curled(text)) for key, text in out.items()}


def answers(catalogue: Catalogue, plan: Plan) -> list[str]:
    """Texts that give answers away."""
    out = [catalogue.periods[p].reading_basis for p in plan.periods]
    out += [text for p in plan.periods if p in catalogue.contexts for text in catalogue.contexts[p].paragraphs]
    said = {s.id for p in plan.periods for s in catalogue.sentences_in(p)}
    out += [text for c in catalogue.claims.values() if said & set(c.sentences) for text in (c.why, c.would_change) if text]
    out += [a.note for s in said for a in catalogue.annotations_of.get(s, []) if a.kind != "name"]
    return [squeezed(curled(text)) for text in out]


def two_periods(catalogue: Catalogue) -> tuple[str, ...]:
    """The two periods with most sentences, in order."""
    most = sorted(catalogue.periods, key=lambda p: -len(catalogue.sentences_in(p)))[:2]
    return tuple(p for p in catalogue.periods if p in most)
