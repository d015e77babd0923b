"""What takes the room in a file: its bytes, and what they come to when they are sent, by kind."""

from __future__ import annotations

import gzip
from dataclasses import dataclass

from dossier.publish.page import File

RECORDS = ("Timeline", "Alignments", "Article", "Evidence")  # pages that hold records; their drawings are counted apart
SOURCES = "Data"


@dataclass(frozen=True)
class Size:
    """Bytes of one kind; `packed` is what the kind has when it is packed alone."""

    kind: str
    raw: int
    packed: int


def weighed(text: str) -> tuple[int, int]:
    """The bytes of a text, and those of the text packed as a server sends it."""
    data = text.encode("utf-8")
    return len(data), len(gzip.compress(data, mtime=0))


def _apart(html: str) -> tuple[str, str]:
    """The drawings of a part, and the rest."""
    drawings, rest = [], []
    for i, piece in enumerate(html.split("<svg")):
        drawing, _, after = piece.partition("</svg>") if i else ("", "", piece)
        drawings.append(drawing)
        rest.append(after)
    return "".join(drawings), "".join(rest)


def sizes(file: File) -> list[Size]:
    """Each kind with its size, the largest first."""
    apart = {label: _apart(html) for label, html in file.sections.items()}
    kinds = {
        "records": "".join(apart[label][1] for label in RECORDS),
        "sources": apart[SOURCES][1],
        "drawings": "".join(drawing for drawing, _ in apart.values()),
        "data": file.facts,
        "scripts": file.scripts,
        "styles": file.styles,
        "text": "".join(rest for label, (_, rest) in apart.items() if label not in (*RECORDS, SOURCES)),
    }
    return sorted((Size(kind, *weighed(text)) for kind, text in kinds.items()), key=lambda size: -size.raw)


def table(file: File) -> str:
    """All kinds as lines of text, with the whole file below them."""
    whole = Size("whole file", *weighed(file.text))
    return "\n".join(f"  {size.kind:10} {size.raw:>9,} {size.packed:>9,} packed" for size in [*sizes(file), whole])
