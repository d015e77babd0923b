"""Settings and fixtures that all tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("dossier", deadline=None, max_examples=100)
settings.load_profile("dossier")

os.environ["DOSSIER_FONTS"] = os.devnull  # what a test sees does not depend on the fonts of its machine


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Which lines run is seen by what tests make of the invented dossier: on a shipped one the same lines run many times over.

    To note each of them doubles what a test costs. Tests that ask one thing of very many texts carry the mark `no_cover` themselves.
    """
    from dossier.content.files import DATA, ROOT  # not before the lines are noted

    for item in items:
        case = getattr(item, "callspec", None)
        given = case.params.values() if case else ()
        on_shipped = any(isinstance(value, Path) and DATA in value.parents for value in given)
        if on_shipped or ROOT / "tests" / "data" in item.path.parents:
            item.add_marker(pytest.mark.no_cover)
