"""The notebooks are valid, keep no outputs, and run from the first cell to the last."""

from __future__ import annotations

import os
from pathlib import Path

import nbformat
import pandas
import pytest

from dossier import OpenDossier
from tests.architecture.house import files, name
from tests.docs.notebooks import run

NOTEBOOKS = [path for path in files() if path.suffix == ".ipynb"]
EVERY = pytest.mark.parametrize("path", NOTEBOOKS, ids=name)


def test_there_is_a_notebook():
    assert NOTEBOOKS


@EVERY
def test_a_notebook_is_valid_and_keeps_no_outputs(path: Path):
    found = nbformat.read(path, as_version=4)
    nbformat.validate(found)
    for cell in found.cells:
        assert cell.cell_type != "code" or (cell.outputs, cell.execution_count) == ([], None), cell.id


@EVERY
def test_a_notebook_runs(path: Path, monkeypatch, capsys):
    monkeypatch.chdir(path.parent)
    monkeypatch.delenv("DOSSIER_DATA", raising=False)
    found = nbformat.read(path, as_version=4)
    shown = run(found.cells)
    assert isinstance(shown[0], OpenDossier)
    tables = [one for one in shown if isinstance(one, pandas.DataFrame)]
    assert len(tables) >= 5 and all(len(one) for one in tables)
    assert all(one is not None for one in shown[:-1]) and capsys.readouterr().out
    assert os.getcwd() == str(path.parent)


def test_a_fault_in_a_cell_is_told():
    cells = [{"cell_type": "code", "id": "one", "source": "x = 1\n1 / (x - 1)"}]
    with pytest.raises(ZeroDivisionError):
        run(cells)
