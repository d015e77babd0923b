"""The command line starts fast because it loads none of the app's libraries."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.house import ROOT

RUN = """
import sys
from dossier.cli import main
status = main(sys.argv[1:])
HEAVY = {"streamlit", "pandas", "plotly", "numpy", "reportlab", "docx", "PIL", "openpyxl", "odfdo", "lxml", "bibtexparser", "rispy", "ibis", "duckdb", "pyarrow"}
print("LOADED", *sorted(HEAVY & set(sys.modules)))
sys.exit(status)
"""


@pytest.mark.parametrize(
    "words",
    [["check", "tests/dossiers"], ["format", "--diff", "tests/dossiers"], ["describe", "--check"], ["export"]],
    ids=" ".join,
)
def test_a_command_loads_none_of_the_apps_libraries(words: list[str]):
    starts_light(words)


def test_an_import_of_csv_needs_no_library_for_other_files(tmp_path: Path):
    file = tmp_path / "a.csv"
    file.write_text("id,title\ntreaty-of-hale-1952,Velmark and Ostrania sign the Treaty of Hale\n", "utf-8")
    starts_light(["import", "events", str(file), "tests/dossiers/vel-ost"])


def starts_light(words: list[str]) -> None:
    told = subprocess.run([sys.executable, "-c", RUN, *words], cwd=ROOT, capture_output=True, text=True)
    assert told.returncode == 0, told.stdout + told.stderr
    assert told.stdout.splitlines()[-1] == "LOADED"
