"""The whole check of one dossier: load it, apply every rule, compare the form of its files.

`examine` gives back the sound records with all problems.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dossier.content import original
from dossier.content.canonical import canonical
from dossier.content.files import Folder
from dossier.content.finder import FILES, LISTS, Finder
from dossier.content.load import Loaded, load
from dossier.content.model import Dossier
from dossier.content.problems import Problem, command
from dossier.content.rules import RULES
from dossier.content.silences import silenced

__all__ = ["FILES", "LISTS", "Report", "examine"]
STANDING = (
    "id-repeated",
    "context-missing",
    "sentence-unheld",
    "confidence-high",
)  # faults that leave the record they name sound


@dataclass(frozen=True)
class Report:
    """The outcome of one check.

    Attributes
    ----------
    id : str
        The dossier's id: the name of its folder.
    dossier : Dossier or None
        The sound records only; `None` where `dossier.yaml` is at fault.
    problems : tuple of Problem
        Every error and warning, by file and line.
    read : dict of str to int
        How many records of each kind were looked at.
    files : tuple of str
        The files that were read.

    Examples
    --------
    >>> d.report.errors, d.report.left_out, d.report.read["periods"]
    (0, 0, 2)
    """

    id: str
    dossier: Dossier | None
    problems: tuple[Problem, ...]
    read: dict[str, int]
    files: tuple[str, ...]

    @property
    def errors(self) -> int:
        """How many of the problems are errors."""
        return sum(problem.is_error for problem in self.problems)

    @property
    def left_out(self) -> int:
        """How many records that were read are not shown."""
        if self.dossier is None:
            return sum(self.read.values())
        kept = sum(len(getattr(self.dossier, attr)) for attr in LISTS) + len(self.dossier.contexts) + 1
        kept += len(self.dossier.article.sentences) if self.dossier.article else 0
        return sum(self.read.values()) - kept


def examine(folder: Folder, root: Path | None = None, form: bool = True) -> Report:
    """Load and check one dossier, as the command `check` does. A fault of content is a problem in the report, never an exception.

    Parameters
    ----------
    folder : Path or held.Held
        The dossier's folder, on disk or in memory.
    root : Path, optional
        What the names of files in problems are relative to; the working folder where none is given.
    form : bool
        Whether the canonical form of files is compared as well.

    Returns
    -------
    Report
        The sound records with all problems.

    Examples
    --------
    >>> from pathlib import Path
    >>> dossier.examine(Path("no-such-folder")).problems[0].code
    'file-missing'
    """
    loaded = load(folder, root)
    problems, dossier = loaded.problems, loaded.dossier
    if dossier:
        finder = Finder(loaded, dossier)
        problems += [problem for rule in RULES for problem in rule(finder)]
        if form:
            problems += _form(loaded)
        unasked = [*(() if form else ("not-canonical",)), *(() if (loaded.folder / original.FILE).exists() else original.CODES)]
        problems = list(silenced(finder, problems, unasked))
        dossier = sound(dossier, problems)
    return Report(loaded.folder.name, dossier, tuple(sorted(problems)), loaded.read, tuple(loaded.files))


def sound(dossier: Dossier, problems: list[Problem]) -> Dossier | None:
    """The dossier without the records that an error names; `None` where `dossier.yaml` names a side that is not there.

    Of two records with one id the first stays; the second was never built. What is only missing beside a record
    (a context note, a period for a sentence, a second source) does not unmake it.
    """
    errors = [p for p in problems if p.is_error and p.code not in STANDING]
    if any(p.place.startswith("dossier.") for p in errors):
        return None
    bad = {tuple(m.groups()) for p in errors if (m := re.match(r"(\w+)\[([^\]]+)\]", p.place))}
    kept: dict[str, Any] = {
        attr: tuple(r for r in getattr(dossier, attr) if (attr, getattr(r, "id", "")) not in bad) for attr in LISTS
    }
    notes = tuple(note for note in dossier.contexts if ("context", note.period) not in bad)
    return replace(dossier, contexts=notes, **kept)


def _form(loaded: Loaded) -> Iterator[Problem]:
    """Files whose text differs from what the formatter writes, at the first line that differs."""
    broken = {p.file for p in loaded.problems if p.is_error}
    for name, (text, node) in loaded.trees.items():
        shown = f"{loaded.shown}/{name}"
        if shown in broken:
            continue
        wanted = canonical(text, name, node)
        if text != wanted:
            pairs = enumerate(zip(text.split("\n"), wanted.split("\n"), strict=False), 1)
            line = next((i for i, (a, b) in pairs if a != b), 1)
            message = "from this line on the formatter writes it otherwise."
            yield Problem(shown, line, 1, "not-canonical", name, message, f"Run `{command('format', loaded.shown)}`.")
