"""Builds the broken dossiers of `tests/broken`: each is the tiny dossier with the changes of its `case.yaml`."""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml

TESTS = Path(__file__).resolve().parent.parent
TINY = TESTS / "dossiers" / "vel-ost"
CASES = TESTS / "broken"


def build(code: str, under: Path) -> Path:
    """The broken dossier for one code, in a new folder."""
    return broken(yaml.safe_load((CASES / code / "case.yaml").read_text("utf-8")), under, code)


def broken(changes: list[dict], under: Path, code: str) -> Path:
    """The tiny dossier with changes, in a new folder. A change is `find` and `replace`, `copy` (from `tests`), `delete`,
    `write` or `append_hex`."""
    folder = under / "vel-ost"
    shutil.copytree(TINY, folder)
    for change in changes:
        path = folder / change["file"]
        if "find" in change:
            text = path.read_text("utf-8")
            assert text.count(change["find"]) == 1, f"{code}: {change['find']!r} stands {text.count(change['find'])} times"
            path.write_text(text.replace(change["find"], change["replace"]), "utf-8")
        elif "copy" in change:
            shutil.copy(TESTS / change["copy"], path)
        elif "write" in change:
            path.write_text(change["write"], "utf-8")
        elif "append_hex" in change:
            path.write_bytes(path.read_bytes() + bytes.fromhex(change["append_hex"]))
        elif change["delete"]:
            path.unlink()
    return folder
