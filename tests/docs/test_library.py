"""What the library's documents show runs, and gives what they say."""

from __future__ import annotations

import doctest
import importlib
import inspect
import os
import pkgutil
import re
from typing import Any

import pytest

import dossier
import dossier.api
from dossier.extras import there
from tests.architecture.house import ROOT
from tests.eventdata.made import NEEDS, gdelt, imported, written
from tests.samples import copied

MODULES: list[Any] = [
    f"dossier.api.{found.name}" for found in pkgutil.iter_modules(dossier.api.__path__) if found.name != "events"
]
MODULES += [pytest.param("dossier.api.events", marks=NEEDS)]
MODULES += ["dossier.citing.citations", "dossier.content.checks", "dossier.content.problems"]
PUBLIC = [
    (owner.__name__, name, value)
    for owner in (dossier.OpenDossier, dossier.EventStore, dossier.api)
    for base in (getattr(owner, "__mro__", [owner])[:-1])
    for name, value in vars(base).items()
    if not name.startswith("_") and (isinstance(value, property) or callable(value))
]


@pytest.fixture(scope="module")
def names(tmp_path_factory):
    """The names that examples use: the package, an open dossier, and a store of event data where those can be read."""
    root = tmp_path_factory.mktemp("data")
    copied(root, "my-dossier")
    place = os.getcwd()
    os.chdir(root)
    if there("events"):
        rows = [gdelt(1, source="VEN", target="COL"), gdelt(2, source="COL", target="PAN"), gdelt(3, source="COL", target="VEN")]
        imported(root, written(root / "made-up", *rows, "cut off"))
        (root / "store").rename(root / "my-events")
    before = os.environ.get("DOSSIER_DATA")
    os.environ["DOSSIER_DATA"] = str(root)
    store = {"store": dossier.open_events("my-events")} if there("events") else {}
    yield {"dossier": dossier, "d": dossier.open("my-dossier")} | store
    os.chdir(place)
    if before is None:
        del os.environ["DOSSIER_DATA"]
    else:
        os.environ["DOSSIER_DATA"] = before


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_give_what_they_say(module: str, names):
    told: list[str] = []
    runner = doctest.DocTestRunner()
    for test in doctest.DocTestFinder(recurse=True).find(importlib.import_module(module), globs=dict(names)):
        runner.run(test, out=told.append)
    assert not runner.failures, "".join(told)


def test_the_page_gives_what_it_says(monkeypatch):
    monkeypatch.delenv("DOSSIER_DATA", raising=False)
    text = (ROOT / "docs" / "library.md").read_text("utf-8")
    blocks = re.findall(r"^```pycon\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    assert len(blocks) >= 10
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "library.md", "library.md", 0)
    told: list[str] = []
    runner = doctest.DocTestRunner()
    runner.run(test, out=told.append)
    assert not runner.failures, "".join(told)


def test_the_example_of_the_readme_runs(monkeypatch):
    monkeypatch.delenv("DOSSIER_DATA", raising=False)
    block = re.findall(r"^```pycon\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)[0]
    names: dict[str, object] = {}
    for example in doctest.DocTestParser().get_examples(block):
        exec(example.source, names)
    assert isinstance(names["d"], dossier.OpenDossier)


def test_the_page_names_every_filter_and_every_table_of_its_own():
    text = (ROOT / "docs" / "library.md").read_text("utf-8")
    asked = inspect.signature(dossier.OpenDossier.filter).parameters
    assert all(f"`{name}`" in text for name in asked if name != "self")
    others = {"filter", *dossier.api.__all__}
    assert all(f"`{'store' if owner == 'EventStore' else 'd'}.{name}" in text for owner, name, _ in PUBLIC if name not in others)


@pytest.mark.parametrize("name", sorted({*dossier.__all__} - {"Dossier"}))  # whose records `data/README.md` describes
def test_every_name_of_the_package_has_an_example(name: str):
    assert ">>> " in (getattr(dossier, name).__doc__ or "")


@pytest.mark.parametrize(("owner", "name", "value"), PUBLIC, ids=lambda value: value if isinstance(value, str) else "")
def test_every_public_name_has_an_example(owner: str, name: str, value: object):
    assert ">>> " in (value.__doc__ or ""), f"{owner}.{name}"
