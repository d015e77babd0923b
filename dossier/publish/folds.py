"""The folding of searches as short data for the script of the page, made from the table of the library."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from itertools import chain

from dossier.content.folding import PLANES, table

Run = list[
    int | str
]  # first code point, distance to the last, step, and what is put: for the first its code point, or one text for all


def needed() -> dict[str, str]:
    """The letters that a script must be told of. By itself it takes letters apart (NFKD) and makes them small, which Unicode never changes."""
    whole, parts = table(), {}
    every = [key for key in map(chr, chain(*PLANES)) if unicodedata.category(key) not in ("Cn", "Co", "Cs")]
    for key in every:
        if unicodedata.is_normalized("NFKD", key) and whole.get(key, key) != key.lower():
            parts[key] = whole.get(key, key)
    odd = {}
    for key in every:
        taken = unicodedata.normalize("NFKD", key)
        if taken != key and "".join(parts.get(part, part.lower()) for part in taken) != whole.get(key, key):
            odd[key] = whole.get(key, key)
    return parts | odd


def runs(rows: Iterable[tuple[str, str]]) -> list[Run]:
    """Letters with their folded forms as runs of one step, 1 or 2, since small letters often stand between great ones."""
    out: list[Run] = []
    for letter, put in sorted(rows):
        point, how = ord(letter), ord(put) if len(put) == 1 else put
        for run in reversed(out[-2:]):
            step = point - int(run[0]) - int(run[1])
            goes_on = how - run[3] == point - int(run[0]) if isinstance(how, int) and isinstance(run[3], int) else run[3] == how
            if goes_on and step <= 2 and run[2] in (0, step):
                run[1:3] = [point - int(run[0]), step]
                break
        else:
            out.append([point, 0, 0, how])
    return out


def written() -> str:
    """The runs as a constant of the script."""
    return f"const FOLDS = {json.dumps(runs(needed().items()), separators=(',', ':'))};\n"
