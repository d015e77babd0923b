"""A page is a table of contents: a question, and calls to parts that can be tested without it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from dossier.ui import address
from tests.architecture.house import PAGES, ROUTER, functions, imported, name, texts, tree

MAY_IMPORT = {"streamlit", "dossier"}
COLOUR = re.compile(
    r"#(?:[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})\b|\b(?:rgb|hsl|oklch)a?\(|:(?:red|blue|green|orange|violet|gray)\[", re.I
)
EVERY = pytest.mark.parametrize("page", [*PAGES, ROUTER], ids=name)
LONGEST = 80


def test_there_are_pages():
    assert len(PAGES) >= 4


@EVERY
def test_says_what_it_is_for(page: Path):
    said = ast.get_docstring(tree(page)) or ""
    assert said
    assert page == ROUTER or said.splitlines()[0].endswith("?"), "the first line of a page is the reader's question"


@EVERY
def test_is_short(page: Path):
    assert len(page.read_text("utf-8").splitlines()) <= LONGEST


@EVERY
def test_imports_only_streamlit_and_the_library(page: Path):
    assert imported(page) <= MAY_IMPORT | ({"pathlib"} if page == ROUTER else set())


@EVERY
def test_opens_no_file_and_catches_nothing(page: Path):
    for node in ast.walk(tree(page)):
        where = f"{name(page)}:{getattr(node, 'lineno', 0)}"
        assert not isinstance(node, ast.Try | ast.TryStar), f"{where}: a page catches no exception"
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            assert called not in {"open", "read_text", "read_bytes", "write_text", "write_bytes"}, (
                f"{where}: a page opens no file"
            )


@EVERY
def test_keeps_no_state(page: Path):
    named = {node.attr for node in ast.walk(tree(page)) if isinstance(node, ast.Attribute)}
    named |= {node.id for node in ast.walk(tree(page)) if isinstance(node, ast.Name)}
    assert not named & {"session_state", "cache_data", "cache_resource"}


@EVERY
def test_names_no_colour(page: Path):
    assert not [f"{name(page)}:{line}: {text!r}" for line, text in texts(page) if COLOUR.search(text)]


@EVERY
def test_has_no_function_of_its_own(page: Path):
    assert not functions(page), "a part of a page lives in dossier/ui, where a test can call it"


def test_router_and_links_reach_every_page_once():
    rows = [path for path, _ in address.SCRIPTS.values()]
    assert sorted(rows) == sorted(name(page) for page in PAGES)
    assert "address.SCRIPTS.items()" in ROUTER.read_text("utf-8")


CALLED = re.compile(r"on_(?:click|change|select|submit|\w+_change)")


def test_every_callback_first_puts_back_what_the_browser_had_not_read():
    """See `address.answering`. The parts of `components.py` are given callbacks that stand in it already."""
    seen = 0
    for path in sorted((Path(address.__file__)).parent.glob("*.py")):
        for node in ast.walk(tree(path)):
            if not isinstance(node, ast.keyword) or not CALLED.fullmatch(node.arg or "") or path.name == "components.py":
                continue
            if isinstance(node.value, ast.Constant) and node.value.value == "ignore":
                continue
            seen += 1
            called = node.value.func if isinstance(node.value, ast.Call) else None
            by = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            assert by == "answering", f"{name(path)}:{node.value.lineno}: a callback goes through address.answering"
    assert seen > 10
