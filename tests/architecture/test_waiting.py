"""A browser test waits for what it looks for: a look at the page as it happens to be is a race, and comes out otherwise under load."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, name

AT_ONCE = {"is_visible", "is_hidden", "is_enabled", "is_disabled", "is_checked"}
BROWSER = sorted((ROOT / "tests" / "browser").glob("*.py"))


def looks_at_once(code: ast.Module) -> list[int]:
    """The lines on which an assertion asks the page for a state without waiting for it."""
    return [
        asked.lineno
        for check in ast.walk(code)
        if isinstance(check, ast.Assert)
        for asked in ast.walk(check.test)
        if isinstance(asked, ast.Call) and isinstance(asked.func, ast.Attribute) and asked.func.attr in AT_ONCE
    ]


@pytest.mark.parametrize("path", BROWSER, ids=name)
def test_a_state_of_the_page_is_waited_for(path: Path):
    assert looks_at_once(ast.parse(path.read_text("utf-8"))) == []


def test_a_look_that_does_not_wait_is_found():
    assert looks_at_once(ast.parse("def test():\n    assert there.first.is_visible() and not other.is_checked()")) == [2, 2]
