"""The command line starts fast because it loads none of the app's libraries."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.architecture.house import ROOT

RUN = """
import sys
from dossier.cli import main
status = main(sys.argv[1:])
print("LOADED", *sorted({"streamlit", "pandas", "plotly", "numpy", "reportlab", "docx", "PIL"} & set(sys.modules)))
sys.exit(status)
"""


@pytest.mark.parametrize(
    "words",
    [["check", "tests/dossiers"], ["format", "--diff", "tests/dossiers"], ["describe", "--check"], ["export"]],
    ids=" ".join,
)
def test_a_command_loads_none_of_the_apps_libraries(words: list[str]):
    told = subprocess.run([sys.executable, "-c", RUN, *words], cwd=ROOT, capture_output=True, text=True)
    assert told.returncode == 0, told.stdout + told.stderr
    assert told.stdout.splitlines()[-1] == "LOADED"
