"""The one error of the library, which carries what the check found or says what there is."""

from __future__ import annotations

import difflib
from collections.abc import Collection

from dossier.content.checks import Report
from dossier.content.problems import Problem, printed, quote

SHOWN = 40  # names that are listed where one is not known


class DossierError(ValueError):
    """A dossier that cannot be opened, or a name that it does not have.

    Printed, it says what the command line says: one line for each fault, with file, line, column, what is wrong and what to
    write instead; of an unknown name, which names there are.

    Attributes
    ----------
    report : Report or None
        The whole outcome of the check, where files are at fault; `report.dossier` has the records that are sound.
    problems : tuple of Problem
        The faults of the report, each with `file`, `line`, `column`, `code`, `message` and `remedy`; else empty.

    Examples
    --------
    >>> try:
    ...     dossier.open("nowhere")
    ... except dossier.DossierError as fault:
    ...     print(fault)
    nowhere: error: there is no such dossier. Name a dossier's folder, a zip of one, or one of: my-dossier.
    """

    def __init__(self, said: str, report: Report | None = None):
        super().__init__(said)
        self.report = report

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.report.problems if self.report else ()


def faulty(report: Report) -> DossierError:
    """The error of a dossier with faults, in the lines that `check` prints."""
    return DossierError("\n".join(printed(report.problems)) or f"{report.id}: error: the dossier has no period.", report)


def unknown(noun: str, said: object, there: Collection[str], many: str = "") -> DossierError:
    """The error of a name that is not known: of few names all that there are, of many those most like it."""
    known = list(there)
    if not known:
        listed = f"there are no {many or noun + 's'} at all"
    elif len(known) <= SHOWN:
        listed = f"there are: {', '.join(known)}"
    else:
        near = difflib.get_close_matches(str(said), known, 5) or known[:5]
        listed = f"there are {len(known)}, such as {', '.join(near)}"
    return DossierError(f"error: there is no {noun} {quote(str(said))}; {listed}.")
