"""What an editor says of a file that is brought in, where the file cannot say it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Choices:
    """What an editor has said of a file.

    `order` is which comes first in a date in figures, `given` what fields of new records hold where the file says nothing, `headings`
    the field by a heading that is no field's name, `types` our type of work by one of the file's, `sheet` the sheet to read.
    """

    order: str = ""
    given: tuple[tuple[str, str], ...] = ()
    headings: tuple[tuple[str, str], ...] = ()
    types: tuple[tuple[str, str], ...] = ()
    sheet: str | None = None
