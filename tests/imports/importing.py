"""A copy of the invented dossier, files for it, and the command as an editor runs it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from itertools import takewhile
from pathlib import Path

import pytest

from dossier.cli import main
from dossier.content.checks import examine
from dossier.content.model import Dossier
from dossier.index.queries import Catalogue
from dossier.tabular.tables import rows

VISIT = {
    "id": "visit-1955", "date": "1955-05-14", "title": "Ostrania’s minister visits Velmark", "text": "A short visit.", "layer": "act",
    "kind": "diplomacy", "source": "ost", "target": "vel", "cameo": "042", "confidence": "medium", "cites": "maren-1971, page 50",
}  # fmt: skip


def as_csv(table: Iterable[Mapping[str, str]], sign: str = ",") -> str:
    """Rows as a CSV with the columns of the first."""
    table = list(table)
    out = io.StringIO()
    writer = csv.DictWriter(out, list(table[0]), delimiter=sign, lineterminator="\n")
    writer.writeheader()
    writer.writerows(table)
    return out.getvalue()


def lists(table: Iterable[Mapping[str, str]]) -> list[list[str]]:
    """Rows as lists, the headings first."""
    table = list(table)
    return [list(table[0]), *([*one.values()] for one in table)]


def table_of(folder: Path, name: str) -> list[dict[str, str]]:
    """A table of a dossier as its CSV has it."""
    dossier = examine(folder).dossier
    assert dossier is not None
    return rows(Catalogue(dossier), name)


class Editor:
    """Runs `import` in a folder with a copy of the dossier, and keeps what was said."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]):
        self.folder, self.capsys, self.out, self.err = folder, capsys, "", ""

    def brings(self, kind: str, file: Path, *options: str) -> int:
        """The status of the command."""
        status = main(["import", kind, str(file), str(self.folder), *options])
        said = self.capsys.readouterr()
        self.out, self.err = said.out, said.err
        return status

    @property
    def dossier(self) -> Dossier:
        found = examine(self.folder).dossier
        assert found is not None
        return found

    def text(self, name: str) -> str:
        return (self.folder / name).read_text("utf-8")

    def faults(self) -> list[str]:
        """The lines of the part of the preview that names faults."""
        _, _, part = self.out.partition("Faults, which must be mended first")
        return [line.strip() for line in takewhile(lambda line: line.startswith("  "), part.split("\n")[1:])]
