"""The direction of writing: which text runs from the right, and the signs that keep it in order beside other text.

The signs are never seen. They belong to what is shown, not to records: no file and no export of data has them.
"""

from __future__ import annotations

import re
from unicodedata import bidirectional

# The blocks of Hebrew, Arabic, Syriac and the others that run from the right, less their digits.
RIGHT = re.compile(
    "[\u0590-\u065f\u066d-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
APART, END = "\u2068", "\u2069"  # what stands between them has a direction of its own
LEFT_MARK, RIGHT_MARK = "\u200e", "\u200f"  # each counts as a letter of its direction
ORDERS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # all signs that order others
ISO = re.compile(r"(?<![\w\u200e.-])(?=\d{4}-[\dX]{2}(?!\d))")  # where a date of ISO 8601 begins
OPENS, STRONG = frozenset(("LRI", "RLI", "FSI")), {"L": False, "R": True, "AL": True}


def runs_right(text: str) -> bool:
    """True for a text with letters that are written from the right."""
    return not text.isascii() and RIGHT.search(text) is not None


def dated(text: str, among: str = "") -> str:
    """The text with its ISO dates in their order: after Arabic letters the parts of one would stand the other way round.

    A mark before each date says that it runs from the left. A text without such letters stays as it is, unless what it stands
    `among` has some.
    """
    return ISO.sub(LEFT_MARK, text) if runs_right(among or text) else text


def apart(text: str) -> str:
    """The text as it may stand in a line with others: one that runs from the right does not draw in what is beside it.

    >>> apart("Velmark")
    'Velmark'
    >>> apart("اوستران")[:1] == APART
    True
    """
    if not runs_right(text):
        return text
    said = text.strip()  # blanks at its ends part it from what is beside it
    before, after = text[: text.index(said)], text[len(text.rstrip()) :]
    return f"{before}{APART}{ISO.sub(LEFT_MARK, said)}{END}{after}"


def unmarked(text: str) -> str:
    """The text without the signs that order it."""
    return text if text.isascii() else "".join(letter for letter in text if letter not in ORDERS)


def opens_right(text: str) -> bool:
    """True for a text that as a paragraph runs from the right: by its first letter, or where all stand apart, by theirs."""
    if not runs_right(text):
        return False
    depth, inner = 0, None
    for letter in text:
        kind = bidirectional(letter)
        if kind in OPENS:
            depth += 1
        elif kind == "PDI":
            depth = max(depth - 1, 0)
        elif kind in STRONG and not depth:
            return STRONG[kind]
        elif kind in STRONG and inner is None:
            inner = STRONG[kind]
    return bool(inner)
