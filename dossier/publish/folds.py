"""The folding of searches as short data for the script of the page, made from the table of the library."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from itertools import chain

from dossier.content.folding import PLANES, table

Run = list[int | str]  # first code point, distance to the last, step, and what is added to each or put for each


def needed() -> dict[str, str]:
    """The letters that a script must be told of: it takes letters apart itself (NFKD, which Unicode never changes) and folds the parts."""
    whole = table()
    parts = {key: put for key, put in whole.items() if unicodedata.is_normalized("NFKD", key)}
    mixed = {
        key: unicodedata.normalize("NFKD", key) for key in map(chr, chain(*PLANES)) if not unicodedata.is_normalized("NFKD", key)
    }
    odd = {key for key, taken in mixed.items() if "".join(parts.get(part, part) for part in taken) != whole.get(key, key)}
    return parts | {key: whole.get(key, key) for key in odd}


def runs(rows: Iterable[tuple[str, str]]) -> list[Run]:
    """Letters with their folded forms as runs of one step, 1 or 2, since small letters often stand between great ones."""
    out: list[Run] = []
    for letter, put in sorted(rows):
        point, how = ord(letter), ord(put) - ord(letter) if len(put) == 1 else put
        for run in reversed(out[-2:]):
            step = point - int(run[0]) - int(run[1])
            if run[3] == how and step <= 2 and run[2] in (0, step):
                run[1:3] = [point - int(run[0]), step]
                break
        else:
            out.append([point, 0, 0, how])
    return out


def written() -> str:
    """The runs as a constant of the script."""
    return f"const FOLDS = {json.dumps(runs(needed().items()), separators=(',', ':'))};\n"
