"""The dossier that something is brought into: its records, and the file that they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dossier.content.canonical import canonical
from dossier.content.load import load
from dossier.content.located import Mapping, Sequence
from dossier.content.model import TABLES
from dossier.content.problems import count
from dossier.content.records import Reader
from dossier.imports.drafts import text_in
from dossier.imports.faults import Refused
from dossier.tabular.tables import row


@dataclass(frozen=True)
class Target:
    """One file of a dossier. `nodes` are its records as they stand there, `records` what they say, both by id."""

    folder: Path
    name: str  # events.yaml
    table: str  # events
    kind: type
    text: str
    nodes: dict[str, Mapping]
    records: dict[str, Any]
    sources: frozenset[str]  # ids of works, by which citations are told apart

    def written(self, key: str) -> dict[str, str]:
        """A record as the tables of the dossier write it: one text a field."""
        return row(self.records[key])

    def cited(self, key: str) -> list[Mapping]:
        """The citations of a record as they stand in the file; none where there is no such record."""
        found = self.nodes[key].entries.get("cites") if key in self.nodes else None
        inside = found.value.items if found and isinstance(found.value, Sequence) else []
        return [one for one in inside if isinstance(one, Mapping)]


def opened(folder: Path, table: str) -> Target:
    """The file of a table. Raises `Refused` where it has faults or is not in the formatter's form: nothing may change that is not brought in."""
    name, kind = next((name, kind) for name, kind, attr in TABLES if attr == table)
    loaded = load(folder)
    text, node = loaded.trees.get(name, ("", None))
    wrong = [one for one in loaded.problems if one.is_error and one.file == f"{loaded.shown}/{name}"]
    if node is None and all(one.code in ("value-empty", "file-missing") for one in wrong):
        wrong, node = [], Sequence([], None)  # type: ignore[arg-type]
    if wrong or not isinstance(node, Sequence):
        raise Refused(
            f"{folder / name} has {count(len(wrong), 'fault')} of its own. Mend them first: python -m dossier check {folder}"
        )
    if text and node.items and canonical(text, name, node) != text:
        raise Refused(
            f"{folder / name} is not in the formatter's form. Bring it into form first: python -m dossier format {folder}"
        )
    nodes = {text_in(item, "id"): item for item in node.items if isinstance(item, Mapping)}
    reader = Reader(name, [])
    records = {key: reader.record(kind, item, f"{table}[{key}]") for key, item in nodes.items()}
    return Target(folder, name, table, kind, text, nodes, records, frozenset(loaded.named.get("sources", ())))
