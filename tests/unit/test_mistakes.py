"""What editors get wrong, told as an editor can use it: each mistake of `tests/mistakes` with the exact lines of the check.

A mistake is `what` it is in words; `file` with `find` and `replace` or `write`, or several of these under `changes`, made in the
tiny dossier; and `told`, the lines without the name of the dossier's folder before them.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from dossier.content.checks import examine
from tests.unit.broken import TESTS, broken

CASES = [case for path in sorted((TESTS / "mistakes").glob("*.yaml")) for case in yaml.safe_load(path.read_text("utf-8"))]


def told(case: dict, under: Path) -> list[str]:
    """The lines on one mistake."""
    folder = broken(case.get("changes") or [case], under, case["what"])
    return [str(problem).removeprefix("vel-ost/") for problem in examine(folder, under).problems]


@pytest.fixture(autouse=True)
def on_a_day(monkeypatch):
    """Some lines name the present year."""
    monkeypatch.setenv("DOSSIER_TODAY", "2026-11-24")


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_the_mistake_is_told(case, tmp_path):
    assert told(case, tmp_path) == case["told"]


def test_no_mistake_stands_there_twice():
    assert len({case["what"] for case in CASES}) == len(CASES)
