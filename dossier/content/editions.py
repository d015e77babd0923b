"""The article's sentences and their originals.

The project ships its own retelling of the article and, for each sentence, the fingerprint of the original.
A reader who owns the original gives its text; sentences are then bound by equal fingerprints and by
nothing else. A sentence that is not there is not found; likeness never counts.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from dossier.content.files import Folder
from dossier.content.model import Sentence
from dossier.content.unicode import LONGEST, normalized, overlong

LARGEST = 1 << 20  # bytes of an original: one MB, as the server counts; the control counts so or less, by the system
PIECES = 50_000  # sentences and lines that are looked through; a text of that size has some ten thousand
LONG = 20_000  # signs; a longer piece is no sentence
# A piece ends where a sentence may end: after its mark, closing quotes and marks of footnotes, or with the line.
PIECE = re.compile(r"\S.*?(?:[.!?\u2026][\"')\]\u00bb\u2018\u2019\u201c\u201d]*(?:\[\^\w+\])*(?=\s|$)|$)", re.MULTILINE)
JOINED = 16  # a sentence may hold up to this many pieces: abbreviations, quotations, the lines of a wrapped text


class EditionError(ValueError):
    """The text cannot be used as an original; the message tells a reader what to do."""


@dataclass(frozen=True)
class Binding:
    """Originals found, by sentence id, the ids of sentences that were not found, and where in the text each original stands."""

    found: dict[str, str]
    missing: tuple[str, ...]
    places: dict[str, tuple[int, int]] = field(default_factory=dict, compare=False)


def normal(text: str) -> str:
    """NFKC, case folded, letters and digits only."""
    return "".join(filter(str.isalnum, normalized("NFKC", text).casefold()))


def fingerprint(text: str) -> str:
    """SHA-256, in hexadecimal, of the normal form of a sentence."""
    return hashlib.sha256(normal(text).encode("utf-8")).hexdigest()


def crowded(text: str) -> str:
    """What is wrong with a text that has too many marks on one letter, as a sentence; empty where it is right."""
    at = overlong(text)
    if at is None:
        return ""
    return f"More than {LONGEST} combining marks follow one another in line {text.count(chr(10), 0, at) + 1}; no writing has so many."


def beginning(path: Folder) -> bytes:
    """The bytes of a file, one more than are read of an original at most. Raises `OSError`."""
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def decode(data: bytes) -> str:
    """The text of an original given as bytes. Raises `EditionError` for a file that is too large or not text."""
    if len(data) > LARGEST:
        raise EditionError(
            f"The file has more than {LARGEST:,} bytes (1 MB), and no more are read. Save the article alone as plain text."
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise EditionError("The file is not UTF-8 text. Save the article as plain text in UTF-8 and choose it again.") from None
    if "\0" in text or not any(map(str.isalnum, text)):
        raise EditionError(
            "The file holds no text that can be read. Save the article as plain text in UTF-8 and choose it again."
        )
    if fault := crowded(text):
        raise EditionError(f"{fault} Save the article as plain text and choose it again.")
    return text


def _pieces(original: str) -> list[tuple[int, int, bytes | None]]:
    """Start, end and normal form of each piece. Raises `EditionError` where it would be too much work."""
    out: list[tuple[int, int, bytes | None]] = []
    letters = 0
    for found in PIECE.finditer(original):
        short = len(found.group()) <= LONG
        out.append((*found.span(), normal(found.group()).encode("utf-8") if short else None))
        letters += len(out[-1][2] or b"")
        if len(out) > PIECES or letters > 4 * LARGEST:
            raise EditionError(
                "The file holds far more sentences or letters than an article has. Save the article alone as plain text."
            )
    return out


def bind(original: str, sentences: Iterable[Sentence]) -> Binding:
    """Find each sentence's original. Equal originals are given out in order; each place is used once.

    Raises `EditionError` for a text that is far more than an article.
    """
    sentences = tuple(sentences)
    places: dict[bytes, deque[tuple[int, int]]] = defaultdict(deque)
    wanted = {bytes.fromhex(sentence.fingerprint) for sentence in sentences}
    pieces = _pieces(original)
    for first, (start, _, begins) in enumerate(pieces):
        sha = hashlib.sha256()
        for _, end, letters in pieces[first : first + JOINED] if begins else ():
            if letters is None:
                break
            sha.update(letters)
            if sha.digest() in wanted:
                places[sha.digest()].append((start, end))
                break
    found, missing, stands = {}, [], {}
    for sentence in sentences:
        here = places[bytes.fromhex(sentence.fingerprint)]
        if here:
            start, end = stands[sentence.id] = here.popleft()
            found[sentence.id] = " ".join(original[start:end].split())
        else:
            missing.append(sentence.id)
    return Binding(found, tuple(missing), stands)
