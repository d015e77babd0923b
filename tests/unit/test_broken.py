"""Every fault code has a broken dossier that shows it, with the exact lines that the check prints."""

from __future__ import annotations

import pytest

from dossier.cli import main
from dossier.content.problems import CODES, ERROR
from tests.unit.broken import CASES, build


def test_every_code_has_a_folder_and_every_folder_a_code():
    assert {path.name for path in CASES.iterdir()} == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_the_check_prints_exactly_this(code, tmp_path, monkeypatch, capsys):
    build(code, tmp_path)
    monkeypatch.chdir(tmp_path)
    status = main(["check", "vel-ost"])
    *lines, summary = capsys.readouterr().out.splitlines()
    assert lines == (CASES / code / "expected.txt").read_text("utf-8").splitlines()
    assert any(f" {CODES[code][0]} {code}: " in line for line in lines)
    assert summary.startswith("checked 1 dossier, ")
    assert status == (1 if CODES[code][0] == ERROR else 0)


@pytest.mark.parametrize("code", CODES)
def test_a_fault_is_told_in_one_sentence_and_what_to_do_in_another(code):
    for line in (CASES / code / "expected.txt").read_text("utf-8").splitlines():
        assert line.endswith((".", "?"))
        assert "Traceback" not in line and "None" not in line and "dossier." not in line.split(": ", 1)[1].split(" ")[0]
