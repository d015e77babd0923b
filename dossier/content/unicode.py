"""Text in one Unicode form, in a time that grows with its length alone.

Normalization sorts the marks that follow a letter, and its time grows with the square of their number: some thousand
accents on one letter hold a whole process. Unicode's Stream-Safe Text Format (Unicode Standard Annex 15, section 13)
allows at most thirty, which no writing comes near, and says how to part longer runs; that is done here beforehand.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]
LONGEST = 30  # marks in a row
PARTED = re.compile(r"(?<=\d) %")
JOINER = "\u034f"  # what the annex parts runs with; it stays where it is in every form, and is neither letter nor digit


def one_line(text: str) -> str:
    """Prose on one line: line breaks count as spaces, and a number is not parted from its per cent sign."""
    return PARTED.sub("\u00a0%", " ".join(text.split()))


def columns(text: str) -> int:
    """How many letters wide a text is in print: Han signs count twice; marks, and signs that are never seen, do not.

    >>> columns("river"), columns("印度"), columns("e\u0301")
    (5, 4, 1)
    """
    if text.isascii():
        return len(text)
    return sum(
        1 + (unicodedata.east_asian_width(sign) in "WF") for sign in text if unicodedata.category(sign) not in ("Mn", "Me", "Cf")
    )


@lru_cache(maxsize=4096)
def _is_mark(sign: str) -> bool:
    """True for a sign that goes on with a run, also in a form that takes it apart."""
    return unicodedata.combining(unicodedata.normalize("NFKD", sign)[0]) > 0


def _runs(text: str) -> re.Pattern[str] | None:
    """A pattern of as many marks as are allowed where one more follows; `None` for a text that holds no mark."""
    marks = "" if text.isascii() else "".join(sign for sign in set(text) if _is_mark(sign))
    return re.compile(f"[{marks}]{{{LONGEST}}}(?=[{marks}])") if marks else None


def overlong(text: str) -> int | None:
    """Where the first run of more marks than are allowed begins; `None` where there is none."""
    runs = _runs(text)
    found = runs.search(text) if runs else None
    return found.start() if found else None


def normalized(form: Form, text: str) -> str:
    """The text in that form. Runs that are too long are parted, so that any text may be given."""
    runs = _runs(text)
    return unicodedata.normalize(form, runs.sub(lambda run: run.group() + JOINER, text) if runs else text)
