"""How a field of a record is written: its kind, whether it is needed, and one sentence for editors."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import cache
from typing import Any

LASTING, BOUNDED = "lasting", "bounded"  # dates of what lasts: not one of several; and with no end that is unknown either


@dataclass(frozen=True)
class Spec:
    """How a field is written. `of` names the vocabulary of a term, the kind of record referred to, or the use of a date."""

    kind: str
    doc: str
    needed: bool
    of: str = ""
    limit: int = 0


def need(kind: str, doc: str, of: str = "", limit: int = 0) -> Any:
    """A field that every record of its kind must have."""
    return dataclasses.field(metadata={"spec": Spec(kind, doc, True, of, limit)})


def may(kind: str, doc: str, of: str = "", limit: int = 0) -> Any:
    """A field that may be left out; it is then empty."""
    empty: Any = {
        "ids": (),
        "lines": (),
        "terms": (),
        "cites": (),
        "names": (),
        "called": (),
        "flag": False,
        "date": None,
        "number": None,
        "integer": None,
    }.get(kind, "")
    return dataclasses.field(default=empty, metadata={"spec": Spec(kind, doc, False, of, limit)})


def marks() -> Any:
    """Where the record's fields stand in its file, by name; not part of what the record says."""
    return dataclasses.field(default_factory=dict, compare=False, repr=False)


@cache
def specs(record: type) -> dict[str, Spec]:
    """The fields that an editor may write in a record, in canonical order."""
    return {f.name: f.metadata["spec"] for f in dataclasses.fields(record) if "spec" in f.metadata}
