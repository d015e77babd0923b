"""The example of CONTRIBUTING is what the command says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dossier.cli import main
from tests.architecture.house import ROOT


def test_the_example_for_editors_is_what_the_command_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    part = (
        (ROOT / "CONTRIBUTING.md").read_text("utf-8").split("## From a spreadsheet or a reference manager")[1].split("\n## ")[0]
    )
    (rows,) = re.findall(r"```csv\n(.*?)```", part, re.DOTALL)
    (shown,) = re.findall(r"```console\n\$ python -m dossier (.*?)```", part, re.DOTALL)
    words, _, said = shown.partition("\n")
    (tmp_path / "visits.csv").write_text(rows, "utf-8")
    (tmp_path / "tests").symlink_to(ROOT / "tests")
    monkeypatch.chdir(tmp_path)
    assert main(words.split()) == 1
    assert capsys.readouterr().out == said
