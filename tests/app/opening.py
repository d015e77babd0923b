"""Opens the app without a browser and reads what its pages hand on."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any
from unittest.mock import patch

from streamlit.testing.v1 import AppTest

from dossier.index.selection import KEYS
from tests.samples import TESTS, Page

DASHBOARD = TESTS.parent / "dashboard.py"
PAGES = (
    "timeline",
    "events",
    "compare",
    "alignments",
    "article",
    "evidence",
    "handout",
    "method",
    "data",
    "eventdata",
    "search",
    "yours",
)


def opened(page: str = "timeline", look: str = "light", **query: Any) -> AppTest:
    """The app after its first run, at a page and with an address."""
    at = AppTest.from_file(str(DASHBOARD), default_timeout=180)
    at.context = {"theme": look}
    at.switch_page(f"pages/{page}.py")
    for key, value in query.items():
        at.query_params[key] = value
    # The app has no installed component package; looking for one takes longer than a page.
    with patch("streamlit.components.v2.manifest_scanner.scan_component_manifests", return_value=[]):
        return at.run()


def part(at: AppTest, key: str) -> dict[str, Any]:
    """The data of one of the page's own parts, unpacked."""
    (found,) = [c.proto for c in at.get("bidi_component") if c.proto.id.endswith(f"-{key}")]
    return json.loads(gzip.decompress(found.bytes) if found.bytes else found.json)


def figure(at: AppTest) -> dict[str, Any]:
    (chart,) = at.get("plotly_chart")
    return json.loads(chart.proto.spec)


def picked(at: AppTest) -> dict[str, str]:
    """What Python made of the address."""
    return {key: value for key, value in part(at, "sync").items() if key in KEYS and value}


def rows(at: AppTest) -> list[str]:
    """The ids of the alignments in the table."""
    return [attrs["data-item"].split(":")[1] for attrs, _ in Page(part(at, "table_leaf")["html"]).all("tbody")]


def notes(at: AppTest) -> list[str]:
    return [w.value for w in at.warning]


def texts(at: AppTest, kind: str) -> list[str]:
    return [element.value for element in at.get(kind)]


def assert_sound(at: AppTest) -> None:
    assert not at.exception, [e.value for e in at.exception]
    assert not at.error, [e.value for e in at.error]


def html(at: AppTest) -> str:
    return "".join(element.proto.body for element in at.get("html"))


def damaged(folder: Path) -> Path:
    """Put a fault into every file of a dossier, each in a record that can be left out."""
    for path in sorted(folder.rglob("*")):
        if path.name == "dossier.yaml" or not path.is_file():
            continue
        text = path.read_text("utf-8")
        if path.suffix == ".yaml":
            path.write_text(text.rstrip() + "\n\n- id: Not An Id\n  nonsense: true\n", "utf-8")
        elif path.name == "article.md":
            path.write_text(text.rstrip() + "\nThis line is nothing.\n- s99\n", "utf-8")
    return folder
