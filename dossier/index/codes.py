"""A finder of codes: from an act in plain words to the codes of CAMEO or WEIS that may fit.

The search is SQLite's full-text index (FTS5, ranked by BM25, with Porter's word stems), which comes with Python; it holds the labels and
our explanations, and is made when it is first asked. What is typed wrong is looked for as the nearest word that stands there.
"""

from __future__ import annotations

import difflib
import re
import sqlite3
from dataclasses import dataclass
from functools import lru_cache

from dossier.content.folding import folded
from dossier.content.vocabulary import cameo, explained, weis

SCHEMES = ("cameo", "weis")
SHOWN = 6
WEIGHTS = "0, 2, 3, 2"  # of the columns: code, label, explanation, example
SHORT = 4  # a shorter word is looked for as it stands, a longer one as the beginning of others too


@dataclass(frozen=True)
class Fit:
    """A code that may fit.

    Attributes
    ----------
    code, label : str
        As the scheme has them.
    said, example : str
        What the code is for, and one act that it fits, in our words; the second may be empty.
    weights : dict of str to float
        The Goldstein value (-10 to 10) by edition, for WEIS under `weis`.
    """

    code: str
    label: str
    said: str
    example: str
    weights: dict[str, float]


@dataclass(frozen=True)
class Fits:
    """What was found, the best first, and the words that were taken for others: what was typed and what was looked for."""

    fits: tuple[Fit, ...]
    taken: tuple[tuple[str, str], ...] = ()


@lru_cache(maxsize=2)
def codes(scheme: str = "cameo") -> dict[str, Fit]:
    """Every code of a scheme with its explanation, in the order of the scheme."""
    said = explained()[scheme]
    if scheme == "weis":
        return {
            c.code: Fit(c.code, c.label, said[c.code].said, said[c.code].example, {"weis": c.goldstein}) for c in weis().values()
        }
    return {c.code: Fit(c.code, c.label, said[c.code].said, said[c.code].example, c.goldstein) for c in cameo().values()}


@lru_cache(maxsize=2)
def _index(scheme: str) -> sqlite3.Connection:
    index = sqlite3.connect(":memory:", check_same_thread=False)
    index.execute("CREATE VIRTUAL TABLE codes USING fts5(code UNINDEXED, label, said, example, tokenize = 'porter unicode61')")
    rows = ((one.code, one.label, one.said, one.example) for one in codes(scheme).values())
    index.executemany("INSERT INTO codes VALUES (?, ?, ?, ?)", rows)
    return index


@lru_cache(maxsize=2)
def _words(scheme: str) -> tuple[str, ...]:
    texts = (f"{one.label} {one.said} {one.example}" for one in codes(scheme).values())
    return tuple(sorted({word for text in texts for word in _split(text)}))


def _split(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", folded(text))


def find(asked: str, scheme: str = "cameo", limit: int = SHOWN) -> Fits:
    """The codes that fit an act told in plain words, or a code with its finer ones.

    Parameters
    ----------
    asked : str
        Words such as `recalls ambassador`, or a code such as `162`.
    scheme : str
        `cameo` or `weis`.
    limit : int
        How many codes at most.

    Returns
    -------
    Fits
        The best first; none where no word of it stands in any explanation.

    Examples
    --------
    >>> [fit.code for fit in find("recalls ambassador").fits][:1]
    ['161']
    >>> find("recals ambasador").taken
    (('ambasador', 'ambassador'),)
    >>> [fit.code for fit in find("162").fits]
    ['162', '1621', '1622', '1623']
    """
    if asked.strip().isdigit():
        return Fits(tuple(one for one in codes(scheme).values() if one.code.startswith(asked.strip()))[:limit])
    known = _words(scheme)
    taken, looked = [], []
    for word in dict.fromkeys(_split(asked)[:20]):
        near = difflib.get_close_matches(word, known, 1, 0.85) if not _stands(scheme, word) else []
        taken += [(word, near[0])] if near else []
        looked.append(near[0] if near else word)
    if not looked:
        return Fits(())
    order = f"SELECT code FROM codes WHERE codes MATCH ? ORDER BY bm25(codes, {WEIGHTS}), code LIMIT ?"
    rows = _index(scheme).execute(order, (" OR ".join(map(_term, looked)), limit)).fetchall()
    return Fits(tuple(codes(scheme)[code] for (code,) in rows), tuple(taken))


def weights(fit: Fit) -> str:
    """The weights of a code in words: one where all editions have the same, else each by its edition."""
    if len(set(fit.weights.values())) == 1:
        return f"{next(iter(fit.weights.values())):+.1f}" + (
            "" if len(fit.weights) in (1, 3) else f" in {' and '.join(fit.weights)}"
        )
    return ", ".join(f"{edition} {value:+.1f}" for edition, value in fit.weights.items())


def _term(word: str) -> str:
    return f'"{word}"' + ("*" if len(word) >= SHORT else "")


def _stands(scheme: str, word: str) -> bool:
    found = _index(scheme).execute("SELECT 1 FROM codes WHERE codes MATCH ? LIMIT 1", (_term(word),))
    return found.fetchone() is not None
