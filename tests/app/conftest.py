from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

from dossier.content.files import DATA
from tests.samples import FOLDERS, INVENTED, INVENTED_ROOT


@pytest.fixture(autouse=True)
def quiet(monkeypatch):
    """The invented dossier is the only one unless a test says otherwise, and no original is given."""
    monkeypatch.setenv("DOSSIER_DATA", str(INVENTED_ROOT))
    monkeypatch.delenv("DOSSIER_ORIGINAL", raising=False)
    monkeypatch.setenv("DOSSIER_TODAY", "2026-11-24")


@pytest.fixture(scope="session")
def kept(tmp_path_factory) -> Path:
    """A copy of the shipped dossiers as they stood when the tests began; their files may be under work."""
    return shutil.copytree(
        DATA, tmp_path_factory.mktemp("shipped") / "dossiers", ignore=shutil.ignore_patterns("article.original.txt")
    )


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def folder(request, kept, monkeypatch) -> Path:
    """Each dossier alone."""
    found = INVENTED if request.param == INVENTED else kept / request.param.name
    monkeypatch.setenv("DOSSIER_DATA", str(found))
    return found


@pytest.fixture
def root(tmp_path, monkeypatch) -> Path:
    """An empty data root for dossiers that a test makes."""
    monkeypatch.setenv("DOSSIER_DATA", str(tmp_path))
    return tmp_path


@pytest.fixture
def downloads(monkeypatch) -> dict[str, dict[str, Any]]:
    """What the buttons of the page give to download, by label."""
    given: dict[str, dict[str, Any]] = {}
    button = st.download_button

    def noted(label: str, data: Any, file_name: str, mime: str, **more: Any) -> bool:
        given[label] = {"data": data, "name": file_name, "mime": mime, **more}
        return button(label, data, file_name, mime, **more)

    monkeypatch.setattr(st, "download_button", noted)
    return given
