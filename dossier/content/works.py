"""Rules on how works are cited and described."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.content.finder import Finder
from dossier.content.problems import Problem

DATED = {
    "events": "date",
    "alignments": "dates",
    "leaders": "dates",
}  # what sources may date otherwise, and the field of its date


def dated(f: Finder) -> Iterator[Problem]:
    """A citation gives a date only where it is another than that of its record."""
    for attr, record in f.records():
        own = getattr(record, DATED[attr]) if attr in DATED else None
        for i, one in enumerate(getattr(record, "cites", ())):
            if one.dated and own is None:
                message, remedy = (
                    "this record has no date that a work could give otherwise.",
                    "Take `dated` out, or say it in words.",
                )
            elif one.dated and own and one.dated.text == own.text:
                message, remedy = (
                    f"the work gives the date that the record has, {own.text}.",
                    "Take `dated` out, or correct one of the two.",
                )
            else:
                continue
            yield f.at(attr, record, f"cites.{i}", "cite-dated", message, remedy)


def archived(f: Finder) -> Iterator[Problem]:
    """An archival document names its archive, and a box or folder the archive that it is in."""
    for s in f.d.sources:
        if not s.archive and (s.shelf or s.type == "archival"):
            message = "it is not said in which archive." if s.shelf else "an archival document names no archive."
            yield f.at("sources", s, "shelf" if s.shelf else "type", "source-archive", message, "Add `archive`, with its town.")
