"""The article's sentences and their originals.

The project ships its own retelling of the article and, for each sentence, the fingerprint of the original.
A reader who owns the original gives its text; sentences are then bound by equal fingerprints and by
nothing else. A sentence that is not there is not found; likeness never counts.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass

from dossier.model import Sentence

LARGEST = 1_000_000  # bytes of an original that the app accepts
# A piece ends where a sentence may end: after its mark and closing quotes, or with the line.
PIECE = re.compile(r"\S.*?(?:[.!?\u2026][\"')\]\u00bb\u2018\u2019\u201c\u201d]*(?=\s|$)|$)", re.MULTILINE)
JOINED = 16  # a sentence may hold up to this many pieces: abbreviations, quotations, the lines of a wrapped text


class EditionError(ValueError):
    """The text cannot be used as an original; the message tells a reader what to do."""


@dataclass(frozen=True)
class Binding:
    """Originals found, by sentence id, and the ids of sentences that were not found."""

    found: dict[str, str]
    missing: tuple[str, ...]


def normal(text: str) -> str:
    """NFKC, case folded, letters and digits only."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def fingerprint(text: str) -> str:
    """SHA-256, in hexadecimal, of the normal form of a sentence."""
    return hashlib.sha256(normal(text).encode("utf-8")).hexdigest()


def decode(data: bytes) -> str:
    """The text of an original given as bytes. Raises `EditionError` for a file that is too large or not text."""
    if len(data) > LARGEST:
        raise EditionError(
            f"The file has {len(data):,} bytes; at most {LARGEST:,} are read. Save the article alone as plain text."
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise EditionError("The file is not UTF-8 text. Save the article as plain text in UTF-8 and choose it again.") from None
    if "\0" in text or not normal(text):
        raise EditionError(
            "The file holds no text that can be read. Save the article as plain text in UTF-8 and choose it again."
        )
    return text


def bind(original: str, sentences: Iterable[Sentence]) -> Binding:
    """Find each sentence's original. Equal originals are given out in order; each place is used once."""
    sentences = tuple(sentences)
    places: dict[str, deque[str]] = defaultdict(deque)
    wanted = {sentence.fingerprint for sentence in sentences}
    pieces = [(*found.span(), normal(found.group()).encode("utf-8")) for found in PIECE.finditer(original)]
    for first, (start, _, begins) in enumerate(pieces):
        sha = hashlib.sha256()
        for _, end, letters in pieces[first : first + JOINED] if begins else ():
            sha.update(letters)
            if sha.hexdigest() in wanted:
                places[sha.hexdigest()].append(" ".join(original[start:end].split()))
                break
    found, missing = {}, []
    for sentence in sentences:
        if places[sentence.fingerprint]:
            found[sentence.id] = places[sentence.fingerprint].popleft()
        else:
            missing.append(sentence.id)
    return Binding(found, tuple(missing))
