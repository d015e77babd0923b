"""How far a piece of work is: told in words and as a share, for a bar on the page and for one line on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import monotonic
from typing import TextIO

Said = Callable[[str, float], None]  # is told how far the work is: in words, and about what share of it is done
PUT_TOGETHER = "the sheet is put together"
QUIET = 2.0  # seconds before anything is said
CLEAR = "\r\x1b[K"


def silent(words: str, share: float) -> None:
    """For whom it is not worth while."""


class Line:
    """A line that says how far the work is and is gone when it ends; nothing where the output is no terminal."""

    def __init__(self, to: TextIO | None = None, clock: Callable[[], float] = monotonic):
        self.to, self.clock, self.shown = to or sys.stderr, clock, False
        self.start = clock()

    def __call__(self, words: str, share: float) -> None:
        if self.to.isatty() and self.clock() - self.start > QUIET:
            print(f"{CLEAR}{words}", end="", file=self.to, flush=True)
            self.shown = True

    def __enter__(self) -> Line:
        return self

    def __exit__(self, *fault: object) -> None:
        if self.shown:
            print(CLEAR, end="", file=self.to, flush=True)
