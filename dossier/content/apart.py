"""The check of a dossier from elsewhere, in a process of its own: with its own bounds, and off the way of those who read.

What is checked may be made to cost much. The process has so many seconds and so much memory; it gives back the report or
ends, and its reader is told which.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from threading import BoundedSemaphore

from dossier.content.checks import Report, examine
from dossier.content.files import PACKAGE
from dossier.content.held import Held
from dossier.content.problems import Problem

SECONDS, MEMORY = 10, 1 << 30  # of processor time, and bytes, that a check may take
WAIT = 6 * SECONDS  # by the clock, where the machine is busy
FAULTS, LETTERS = 2_000, 400  # that are told, and of each part of one
ELSEWHERE = "Check it on a machine of your own: `python -m dossier check`."
_doors = BoundedSemaphore(2)  # checks at a time


class ApartError(RuntimeError):
    """The check came to no end; the text says why, and what to do."""


@dataclass(frozen=True)
class Outcome:
    """The report, and how many faults are not in it because they are too many."""

    report: Report
    more: int


def examined(folder: Held) -> Outcome:
    """Check a dossier as the command does, in a process of its own.

    Parameters
    ----------
    folder : Held
        The dossier's folder.

    Returns
    -------
    Outcome
        The report. Long parts of a fault are cut, and of very many faults the first are told, errors before warnings.

    Raises
    ------
    ApartError
        Where the check takes more time or memory than it may.
    """
    above = os.pathsep.join(filter(None, [str(PACKAGE.parent), os.environ.get("PYTHONPATH", "")]))
    with _doors:
        try:
            ran = subprocess.run(
                [sys.executable, "-P", "-m", __name__],
                input=pickle.dumps(folder),
                capture_output=True,
                timeout=WAIT,
                env=os.environ | {"PYTHONPATH": above},
            )
        except subprocess.TimeoutExpired:
            raise ApartError(f"The check takes more than {SECONDS} seconds and was ended. {ELSEWHERE}") from None
    if ran.returncode:
        raise ApartError(_ended(ran.returncode, ran.stderr.decode("utf-8", "replace")))
    found: Outcome = pickle.loads(ran.stdout)
    return found


def _ended(status: int, said: str) -> str:
    """Why a check came to no end, by how its process ended."""
    if status == -getattr(signal, "SIGXCPU", 0):
        return f"The check takes more than {SECONDS} seconds and was ended. {ELSEWHERE}"
    if status < 0 or "MemoryError" in said:
        return f"The check takes more memory than there is for it and was ended. {ELSEWHERE}"
    return f"The check failed by a fault of this program ({' '.join(said.split())[-LETTERS:]})."


def bounded() -> None:
    """Take no more than the bounds from here on, and no time that others want; where the system knows such bounds."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        os.nice(10)
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def told(report: Report) -> Outcome:
    """The report with as many faults, each as long, as are told."""
    first = sorted(report.problems, key=lambda one: not one.is_error)[:FAULTS]
    kept = tuple(sorted(map(_short, first)))
    return Outcome(replace(report, problems=kept), len(report.problems) - len(kept))


def _short(one: Problem) -> Problem:
    return replace(one, file=_cut(one.file), place=_cut(one.place), message=_cut(one.message), remedy=_cut(one.remedy))


def _cut(text: str) -> str:
    return text if len(text) <= LETTERS else f"{text[:LETTERS]}..."


def main() -> None:
    """Read a folder, check it, write the outcome."""
    bounded()
    folder: Held = pickle.load(sys.stdin.buffer)
    sys.stdout.buffer.write(pickle.dumps(told(examine(folder))))


if __name__ == "__main__":
    from dossier.content.apart import main as run  # so that its classes have the names by which they are read back

    run()
