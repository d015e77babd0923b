"""Drafts beside a dossier: what is new, what is there already, and what says otherwise than the dossier, field by field."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any
from unicodedata import category

from dossier.content.canonical import canonical
from dossier.content.fields import specs
from dossier.content.located import Mapping, Mark, Node, Sequence
from dossier.content.problems import Problem
from dossier.content.records import Reader
from dossier.imports.drafts import Draft, texts
from dossier.imports.faults import Log
from dossier.imports.target import Target
from dossier.tabular.tables import row

LOST = "\ufffd"
WHEN = {"events": "date"}  # tables whose records stand in order of time; others stand by id
FIELD = re.compile(r"\w+\[[^\]]*\](?:\.(\w+))?")
INSTEAD = {
    " in double quotes": "",
    ", in quotes": "",
    "Write lines of the form `field: value`.": "Write it as in data/README.md.",
}  # remedies for YAML, in the words of a sheet


@dataclass(frozen=True)
class Conflict:
    """A record that a row tells otherwise: `fields` are those that differ, each with what the dossier has and what the row has."""

    draft: Draft
    fields: dict[str, tuple[str, str]]


@dataclass
class Merged:
    """What a file brings. `records` are the new and the changed ones by id, as nodes."""

    new: list[Draft] = field(default_factory=list)
    same: list[Draft] = field(default_factory=list)
    twins: list[Draft] = field(default_factory=list)  # works that the dossier has under another id
    conflicts: list[Conflict] = field(default_factory=list)
    records: dict[str, tuple[Mapping, Any]] = field(default_factory=dict)
    absent: int = 0  # records of the dossier that the file does not name


def merge(target: Target, drafts: list[Draft], log: Log) -> Merged:
    """Every draft beside the record of its id; drafts with a fault are told in the log and left out."""
    out, seen = Merged(), dict[str, str]()
    for draft in drafts:
        if "id" in draft.broken:
            continue
        if not draft.id and "title" in draft.broken:
            continue
        if not draft.id:
            log.fault(draft.where, "", "it has no id, and none can be made of its title.", "Give it one in a column `id`.")
        elif draft.id in seen:
            log.fault(
                draft.where,
                draft.parts.get("id", ""),
                f"“{draft.id}” stands in {seen[draft.id]} already.",
                "Give one of the two another id.",
            )
        elif draft.same_as:
            out.twins.append(draft)
            seen.setdefault(draft.same_as, draft.where)
        else:
            seen[draft.id] = draft.where
            _one(target, draft, out, log)
    out.absent = len(target.records.keys() - seen.keys())
    return out


def _damaged(draft: Draft, log: Log) -> None:
    """Tell of signs that no text has: what a program could not read, and signs for machines."""
    for name, node in draft.fields.items():
        odd = next((sign for text in texts(node) for sign in text if sign == LOST or category(sign) in ("Cc", "Cs")), "")
        if odd:
            said = (
                "a letter was lost here, and a sign for that stands in its place"
                if odd == LOST
                else f"an invisible sign stands in it (U+{ord(odd):04X})"
            )
            draft.broken.add(name)
            log.fault(draft.where, draft.parts.get(name, f"`{name}`"), f"{said}.", "Write it again.")


def _one(target: Target, draft: Draft, out: Merged, log: Log) -> None:
    _damaged(draft, log)
    base = target.nodes.get(draft.id)
    node = draft.node(base)
    problems: list[Problem] = []
    record = Reader("", problems).record(target.kind, node, f"{target.table}[{draft.id}]")
    for problem in problems:
        told(problem, draft, log)
    if record is None or draft.broken:  # what follows from a fault is no second one
        return
    if base is None:
        out.new.append(draft)
        out.records[draft.id] = node, record
    elif record == target.records[draft.id]:
        out.same.append(draft)
    else:
        has, says = target.written(draft.id), row(record)
        differ = {n: (has[n], says[n]) for n in specs(target.kind) if has[n] != says[n]}
        out.conflicts.append(Conflict(draft, differ))
        out.records[draft.id] = node, record


def told(problem: Problem, draft: Draft, log: Log) -> None:
    """A fault of a record as one of its row. A field that no column holds is missed once, not in each row."""
    found = FIELD.match(problem.place)
    name = (found[1] if found else "") or ""
    if problem.code == "field-missing":
        if name in draft.parts and name not in draft.broken:
            log.fault(
                draft.where,
                draft.parts[name],
                "nothing stands here, and it is needed.",
                problem.remedy.replace("Add it", "Write it"),
            )
        elif name not in draft.broken:
            about = problem.remedy.removeprefix("Add it: ")
            log.fault(
                "",
                "",
                f"every record needs “{name}”, and the file does not say it.",
                f"{about} For all alike: --set {name}=VALUE",
            )
        return
    remedy = problem.remedy
    for said, instead in INSTEAD.items():
        remedy = remedy.replace(said, instead)
    log.fault(draft.where, draft.parts.get(name, f"`{name}`" if name else ""), problem.message, remedy)


def text(target: Target, merged: Merged, taken: set[str]) -> str:
    """The file with the new records in their places and, of the others, those of `taken` as the rows tell them; comments stay."""
    there = [merged.records[key][0] if key in taken else node for key, node in target.nodes.items()]
    first = there[0].mark if there else Mark(1, 1)
    new = sorted((merged.records[one.id] for one in merged.new), key=lambda one: _order(target, one[1]))
    least = list(accumulate((_order(target, one) for one in reversed(target.records.values())), min))[::-1]
    beside: dict[int, list[Mapping]] = {}
    for node, record in new:
        at = bisect_right(least, _order(target, record))  # below the last record that is not later
        beside.setdefault(at, []).append(node if at else _below(node, first))
    nodes: list[Node] = [one for at, node in enumerate([None, *there]) for one in ([node] if node else []) + beside.get(at, [])]
    return canonical(target.text, target.name, Sequence(nodes, first))


def _order(target: Target, record: Any) -> Any:
    name = WHEN.get(target.table)
    return getattr(record, name).sort_key if name else record.id


def _below(node: Mapping, first: Mark) -> Mapping:
    """A record that comes first: the comment in the first line, which is for the editor's program, stays above it."""
    return Mapping(node.entries, Mark(1, 1) if first.line > 1 else node.mark)


def taken_by(merged: Merged, wanted: list[str]) -> Iterator[str]:
    """The ids of conflicts that an editor wants as the file tells them; `all` means every one."""
    for one in merged.conflicts:
        if "all" in wanted or one.draft.id in wanted:
            yield one.draft.id
