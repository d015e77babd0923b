"""What the `edtf` package makes of a date: a second opinion on our own reading."""

from __future__ import annotations

import contextlib
import io
from datetime import date

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException


def edtf_bounds(text: str) -> tuple[date | None, date | None]:
    """First and last day, `None` for an open end. The ends of an interval are read one by one.

    The package (5.0.2) reads no interval with an unknown digit beside an open end or a qualifier.
    """
    first, _, last = text.partition("/")
    last = last or first
    earliest = None if first == ".." else date(*parse_edtf(first).lower_strict()[:3])
    latest = None if last == ".." else date(*parse_edtf(last).upper_strict()[:3])
    return earliest, latest


def edtf_accepts(text: str) -> bool:
    """True where the package reads the text as it stands."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):  # it prints what it tries
            parse_edtf(text)
    except EDTFParseException:
        return False
    return True
