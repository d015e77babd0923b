"""A plain text taken apart into the lines of an edition: title, headings, sentences, footnotes.

Where a text says what is a heading (`#`), the line below the title (`>`) or a footnote (`[^1]: ...`) as Markdown does, that holds. Else the
first line is the title, and a paragraph of one short line without a mark at its end is a heading. No rule knows every abbreviation:
the editor looks the lines through.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

SHORT = 90  # letters of a heading at most
ENDS = ".!?\u2026\u06d4\u061f\u0964\u3002\uff01\uff1f"
CLOSING = "\"')\\]\u00bb\u2018\u2019\u201c\u201d\u300d\u300f"
# A sentence may end after its mark, closing quotes and marks of footnotes, where a space follows; in scripts without spaces their own marks do.
END = re.compile(rf"[{ENDS}]+[{CLOSING}]*(?:\[\^[^\]\s]+\])*(?=\s)|[\u3002\uff01\uff1f]+[{CLOSING}]*(?:\[\^[^\]\s]+\])*")
ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Adm|Sgt|Sen|Rep|Gov|Amb|St|No|Nos|vol|vols|pp?|vs|cf|ca?|eds?|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|"
    r"Aug|Sept?|Oct|Nov|Dec|e\.g|i\.e|al|approx)|(?<![^\W_])[^\W\d_])\.$"
)
DEFINED = re.compile(r"\[\^([^\]\s]+)\]:\s+(.*)", re.DOTALL)
MARKED = re.compile(r"\[\^([^\]\s]+)\]")
SIGNS = {"# ": "#", "## ": "##", "### ": "###", "> ": ">"}


@dataclass(frozen=True)
class Line:
    """A line of an edition: its sign and its text, its id, the paragraph, counted from 0, that it stands in."""

    sign: str
    text: str
    paragraph: int
    id: str = ""
    original: str = ""  # as the text has it, with its own marks; what a fingerprint is made of


def sentences(paragraph: str) -> Iterator[str]:
    """The sentences of a paragraph. Together they are the paragraph, but for the spaces between."""
    start = 0
    for end in END.finditer(paragraph):
        piece, rest = paragraph[start : end.end()], paragraph[end.end() :].lstrip()
        if ABBREVIATED.search(piece) or (rest and rest[0].islower()) or _quoting(piece, rest):
            continue
        yield piece.strip()
        start = end.end()
    if last := paragraph[start:].strip():
        yield last


def _quoting(piece: str, rest: str) -> bool:
    """True within a quotation that is closed later in the paragraph."""
    straight = piece.count('"') % 2 and '"' in rest
    return bool(straight or (piece.count("“") > piece.count("”") and "”" in rest))


def lines(text: str) -> list[Line]:
    """The lines of an edition, each with its id: s01 and so on, for footnotes n01 and so on; marks in the text name these."""
    found: list[Line] = []
    notes: dict[str, str] = {}
    for number, block in enumerate(part for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip()):
        defined = [DEFINED.fullmatch(one.strip()) for one in re.split(r"\n(?=\[\^)", block)]
        if all(defined):
            for one in filter(None, defined):
                notes[one.group(1)] = f"n{len(notes) + 1:02}"
                found.append(Line("^", " ".join(one.group(2).split()), number, original=one.group()))
            continue
        found += _block(block, number, not found)
    width = max(2, len(str(len(found))))
    counted = iter(range(1, len(found) + 1))
    named = iter(notes.values())
    ids = [next(named) if line.sign == "^" else f"s{next(counted):0{width}}" for line in found]
    return [
        replace(
            line,
            id=name,
            original=line.original or line.text,
            text=MARKED.sub(lambda m: f"[^{notes.get(m.group(1), m.group(1))}]", line.text),
        )
        for line, name in zip(found, ids, strict=True)
    ]


def _block(block: str, number: int, first: bool) -> Iterator[Line]:
    """The lines of one paragraph; of the first one the first line is the title."""
    rows = block.strip().split("\n")
    sign = next((sign for start, sign in SIGNS.items() if rows[0].startswith(start)), "#" if first else "")
    if sign:
        yield Line(sign, " ".join(rows.pop(0).lstrip("#> ").split()), number)
    elif len(rows) == 1 and len(rows[0].strip()) <= SHORT and MARKED.sub("", rows[0]).strip()[-1:] not in ENDS + ':;,"”»':
        yield Line("##", " ".join(rows.pop(0).split()), number)
    for sentence in sentences(" ".join(" ".join(rows).split())):
        yield Line("-", sentence, number)


def runs_from_right(text: str) -> bool:
    """True where most letters of a text belong to a script that runs from right to left."""
    kinds = [unicodedata.bidirectional(letter) for letter in text if letter.isalpha()]
    return sum(kind in ("R", "AL") for kind in kinds) * 2 > len(kinds)
