"""TimelineJS in Chromium takes our spreadsheet, served on this machine."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dossier.content.files import ROOT
from dossier.exports import BY_NAME

SCRIPT = ROOT / "tests" / "node" / "node_modules" / "@knight-lab" / "timelinejs" / "dist" / "js" / "timeline.js"
PAGE = """<!doctype html><title>Timeline</title><div id="here" style="height:600px"></div><script src="timeline.js"></script>
<script>window.made = new TL.Timeline("here", location.origin + "/timeline.csv", { script_path: location.origin + "/" });</script>"""
TOLD = """() => ({valid: made.config.isValid(), errors: made.config.getErrors("; "), events: made.config.events.length,
  eras: made.config.eras.length, title: Boolean(made.config.title)})"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def served(tmp_path):
    if not SCRIPT.exists():
        pytest.skip("TimelineJS is not installed: make node")
    (tmp_path / "timeline.js").write_bytes(SCRIPT.read_bytes())
    (tmp_path / "index.html").write_text(PAGE, "utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield tmp_path, f"http://127.0.0.1:{server.server_port}/index.html"
    server.shutdown()
    server.server_close()


def told(browser, address: str) -> dict:
    page = browser.new_context().new_page()
    page.goto(address)
    page.wait_for_function("() => window.made && made.config")
    said = page.evaluate(TOLD)
    page.close()
    return said


def test_the_spreadsheet_is_valid_and_every_row_is_counted(browser, served, tiny):
    folder, address = served
    (folder / "timeline.csv").write_bytes(BY_NAME["timelinejs-csv"].make(tiny))
    assert told(browser, address) == {
        "valid": True, "errors": "", "events": len(tiny.events) + len(tiny.alignments), "eras": len(tiny.periods), "title": True,
    }  # fmt: skip
