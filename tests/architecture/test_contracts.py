"""Imports point downward and each library stays in its place; the contracts of `pyproject.toml` have teeth."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.house import ROOT

LINT = "from importlinter.cli import lint_imports_command as run; run()"
PLANTED = [
    ("layout/geometry.py", "import dossier.charts", "Imports point downward, and every folder"),
    ("content/dates.py", "from dossier.index import queries", "Imports point downward, and every folder"),
    ("content/dates.py", "from dossier.content import model", "Imports point downward in content"),
    ("index/filters.py", "import dossier.index.selection", "Imports point downward in index"),
    ("layout/theme.py", "import dossier.layout.scene", "Imports point downward in layout"),
    ("citing/cite.py", "import dossier.citing.citations", "Imports point downward in citing"),
    ("tabular/columns.py", "import dossier.tabular.tables", "Imports point downward in tabular"),
    ("tabular/tables.py", "import dossier.tabular.frames", "Imports point downward in tabular"),
    ("imports/dates.py", "import dossier.imports.rows", "Imports point downward in imports"),
    ("content/files.py", "import dossier.imports", "Imports point downward, and every folder"),
    ("eventdata/store.py", "import dossier.eventdata.asking", "Imports point downward in eventdata"),
    ("api/choices.py", "import dossier.api.opened", "Imports point downward in api"),
    ("stray.py", "", "Imports point downward, and every folder"),
    ("index/stray.py", "", "Imports point downward in index"),
    ("render/parts.py", "import streamlit", "Streamlit only"),
    ("ui/frame.py", "import plotly", "Plotly only"),
    ("exports/slides.py", "import openpyxl", "Libraries for other"),
    ("content/canonical.py", "import yaml", "YAML is read"),
    ("render/parts.py", "import markupsafe", "MarkupSafe only"),
    ("ui/data.py", "import pandas", "pandas only"),
    ("render/parts.py", "import pandas", "pandas only"),
    ("tabular/tables.py", "import duckdb", "Event data have"),
    ("ui/components.py", "import numpy", "No numpy"),
    ("content/located.py", "import plotly", "The command line starts"),
]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """What the import linter says of the library in this folder."""
    wide = os.environ | {"COLUMNS": "200", "PYTHONPATH": str(folder)}
    return subprocess.run([sys.executable, "-c", LINT, "--no-cache"], cwd=folder, env=wide, capture_output=True, text=True)


def test_every_contract_is_kept():
    told = lint(ROOT)
    assert told.returncode == 0, told.stdout[told.stdout.find("Contracts\n") :] + told.stderr
    assert " 0 broken" in told.stdout


@pytest.mark.parametrize(("module", "line", "contract"), PLANTED, ids=[f"{m} {li or 'new'}" for m, li, _ in PLANTED])
def test_a_planted_fault_breaks_its_contract(module: str, line: str, contract: str, tmp_path: Path):
    shutil.copytree(ROOT / "dossier", tmp_path / "dossier", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / "dossier" / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    told = lint(tmp_path)
    assert told.returncode == 1
    assert [found for found in told.stdout.splitlines() if found.startswith(contract) and found.endswith("BROKEN")], told.stdout
