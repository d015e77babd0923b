"""What stops a piece of work on event data, in one line for each fault."""

from __future__ import annotations


class EventDataError(ValueError):
    """A store that cannot be used, a file that cannot be read, or a name that is not known; printed, a line for each fault."""


class UnreadableFile(EventDataError):
    """One file that is left out, while the others are read."""

    def __init__(self, path: str, wrong: str, instead: str):
        super().__init__(f"{path}: error: {wrong} {instead}")
