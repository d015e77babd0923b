"""The check of a dossier as it would be with what is brought in, made in a folder that goes again."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections import Counter
from pathlib import Path

from dossier.content.checks import examine
from dossier.content.files import write_whole
from dossier.content.problems import Problem, count
from dossier.imports.drafts import Draft
from dossier.imports.faults import Log
from dossier.imports.merge import told
from dossier.imports.target import Target


def tried(target: Target, text: str, drafts: dict[str, Draft], log: Log) -> None:
    """Tell what the check would find and does not find now, at the rows that it comes from where it names their records."""
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room) / target.folder.resolve().name
        shutil.copytree(target.folder, folder, ignore=shutil.ignore_patterns(".*"))
        before = {_name(one) for one in examine(folder, form=False).problems}
        write_whole(folder / target.name, text)
        found = [one for one in examine(folder, form=False).problems if _name(one) not in before]
    of: dict[str, list[Problem]] = {}
    for problem in found:
        key = re.match(rf"{target.table}\[([^\]]+)\]", problem.place)
        of.setdefault(key[1] if key and problem.is_error and key[1] in drafts else "", []).append(problem)
    _elsewhere(target, of.pop("", []), log)
    for name, problems in of.items():
        unknown = [one for one in problems if one.code == "id-unknown"]
        for problem in unknown or problems:  # what else is wrong may follow from a name that is not there
            told(problem, drafts[name], log)


def _elsewhere(target: Target, problems: list[Problem], log: Log) -> None:
    """Tell of warnings how many there will be, and of faults in other records what they are; a file that would not be sound is a fault here."""
    for code, number in Counter(one.code for one in problems if not one.is_error).items():
        log.remark("", "", f"the check will give {count(number, 'warning')} more of the kind {code}.")
    for one in problems:
        if one.is_error:
            said = f"the check will find a fault in {Path(one.file).name}, {one.place}: {one.message}"
            (log.fault if Path(one.file).name == target.name else log.warn)("", "", said, one.remedy)


def _name(problem: Problem) -> tuple[str, str, str]:
    return problem.code, problem.place, problem.message
