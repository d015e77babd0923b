"""Warnings that a dossier accepts, with its reasons."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dossier.content.finder import LISTS, Finder
from dossier.content.problems import WARNING, Problem


def silenced(f: Finder, problems: list[Problem], unasked: Collection[str] = ()) -> Iterator[Problem]:
    """Drop warnings that the dossier accepts with a reason; a silence that matches nothing is a fault itself.

    `unasked` are codes that were not looked for this time; a silence for one of them may wait.
    """
    accepted = {(s.code, s.place): s for s in f.d.silences}
    hit = set()
    for p in problems:
        key = (p.code, p.place)
        if p.severity == WARNING and key in accepted:
            hit.add(key)
        else:
            yield p
    for key, silence in accepted.items():
        if key not in hit and key[0] not in unasked and f.whole("contexts", *LISTS):
            message = f"there is no warning {key[0]} at {key[1]}."
            yield f.at("silences", silence, "place", "silence-idle", message, "Take the record out.")
