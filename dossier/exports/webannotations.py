"""Claims and notes as W3C Web Annotations, each bound to its sentences by quotation and by place.

The text that they point into is the dossier's edition of the article, which the zip carries: every sentence in Unicode's NFC with
single spaces, one sentence a line. Places count code points from 0, the first included and the last not. The text is named
by its SHA-256 (RFC 6920), so that a reader can tell whether another copy is the same.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from dossier.citing import cite
from dossier.content.model import Annotation, Claim
from dossier.content.unicode import normalized
from dossier.content.vocabulary import term
from dossier.exports.origin import as_json, licence_page, moment, name, origin, readme, zipped
from dossier.index.queries import Catalogue

LOSES = "everything but the sentences, the claims about them and the notes on their faults"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters before and after a quotation, by which equal sentences are told apart
WHAT = {
    True: "which retells the article in our own words; the author's text is not here",
    False: "which is the article itself",
}  # by whether the article is retold
HOW = """The annotations in `annotations.jsonld` point into `edition.txt`, {what}. Each sentence stands in its own line, in Unicode's NFC and with single spaces. Places count code points from 0; the
first belongs to the quotation, the last does not. Tools that count UTF-16 units, such as Recogito, count a letter beyond U+FFFF as two
and find places after it by that much too early; the quotation tells them where they are. The text is named by its SHA-256 as `ni:` addresses are (RFC 6920)."""


@dataclass(frozen=True)
class Text:
    """The edition as one text, and where each sentence stands in it."""

    whole: str
    places: dict[str, tuple[int, int]]

    @property
    def iri(self) -> str:
        """The name of the text, made from its bytes."""
        digest = hashlib.sha256(self.whole.encode("utf-8")).digest()
        return f"ni:///sha-256;{base64.urlsafe_b64encode(digest).decode('ascii').rstrip('=')}"

    def selectors(self, sentence: str) -> list[dict[str, Any]]:
        """A sentence by quotation and by place."""
        start, end = self.places[sentence]
        quoted = {
            "type": "TextQuoteSelector",
            "exact": self.whole[start:end],
            "prefix": self.whole[max(0, start - AROUND) : start],
            "suffix": self.whole[end : end + AROUND],
        }
        return [quoted, {"type": "TextPositionSelector", "start": start, "end": end}]


def edition(catalogue: Catalogue) -> Text:
    """The sentences as one text."""
    lines, places, at = [], {}, 0
    for key, sentence in catalogue.sentences.items():
        lines.append(" ".join(normalized("NFC", sentence.text).split()))
        places[key] = (at, at + len(lines[-1]))
        at += len(lines[-1]) + 1
    return Text("".join(f"{line}\n" for line in lines), places)


def make(catalogue: Catalogue) -> bytes:
    """The zip: the annotations, the text they point into, and a README."""
    text = edition(catalogue)
    about = readme(catalogue, f"{LOSES}.", f"{HOW.format(what=WHAT[catalogue.retold])}\n\nThis text is {text.iri}")
    files = {"README.md": about.encode("utf-8"), "edition.txt": text.whole.encode("utf-8")}
    return zipped(files | {"annotations.jsonld": as_json(collection(catalogue, text))})


def collection(catalogue: Catalogue, text: Text) -> dict[str, Any]:
    """All annotations as one collection of one page. What is bound to no sentence of the edition is left out."""
    records: list[Claim | Annotation] = [*catalogue.claims.values(), *catalogue.dossier.annotations]
    items = [one for record in records if (one := _annotation(catalogue, text, record))]
    return {
        "@context": CONTEXT,
        "id": _iri(catalogue, "collection", ""),
        "type": "AnnotationCollection",
        "label": f"{catalogue.meta.title}: claims of the article and notes on its faults. {'. '.join(f'{k}: {v}' for k, v in origin(catalogue).items())}",
        **_said_by(catalogue),
        "total": len(items),
        "first": {"id": _iri(catalogue, "page", "1"), "type": "AnnotationPage", "startIndex": 0, "items": items},
    }


def _iri(catalogue: Catalogue, kind: str, key: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'dossier/{name(catalogue)}/{kind}/{key}')}"


def _said_by(catalogue: Catalogue) -> dict[str, Any]:
    page = licence_page(catalogue)
    who = [{"type": one.kind, "name": one.printed} for one in catalogue.meta.editors]
    return {"creator": who, "modified": moment(catalogue)} | ({"rights": page} if page else {})


def _annotation(catalogue: Catalogue, text: Text, record: Claim | Annotation) -> dict[str, Any]:
    claim = isinstance(record, Claim)
    keys = record.sentences if isinstance(record, Claim) else (record.sentence,)
    targets = [{"source": text.iri, "selector": text.selectors(key)} for key in keys if key in text.places]
    if not targets:
        return {}
    return {
        "@context": CONTEXT,
        "id": _iri(catalogue, "claim" if claim else "note", record.id),
        "type": "Annotation",
        "motivation": "assessing" if claim else "commenting",
        **_said_by(catalogue),
        "body": list(_bodies(catalogue, record)),
        "target": targets if len(targets) > 1 else targets[0],
    }


def _bodies(catalogue: Catalogue, record: Claim | Annotation) -> Iterable[dict[str, Any]]:
    if isinstance(record, Claim):
        yield _body("identifying", record.id)
        yield _body("describing", record.claim)
        yield _body("assessing", f"{term('verdict', record.verdict).label}: {record.why}")
    else:
        yield _body("identifying", record.id)
        yield _body("commenting", f"{term('annotation-kind', record.kind).label}: {record.note}")
    for one in record.cites:
        source = catalogue.sources.get(one.work)
        yield _body(
            "linking",
            ", ".join(filter(None, [cite.line(source) if source else one.work, one.place, source.url if source else ""])),
        )


def _body(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain", "language": "en"}
