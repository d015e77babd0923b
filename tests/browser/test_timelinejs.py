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


DRAWN = """() => ({
  bars: [...document.querySelectorAll('.tl-timemarker')].map((one) => [
    parseFloat(one.style.left), parseFloat(one.querySelector('.tl-timemarker-content-container').style.width) || 0]),
  eras: [...document.querySelectorAll('.tl-timeera')].map((one) => [parseFloat(one.style.left), parseFloat(one.style.width)]),
})"""
LEAST = 100  # pixels of the shortest bar that TimelineJS draws


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


def test_bars_and_eras_are_as_long_as_the_dossier_says(browser, served, tiny):
    """Asked of the drawing itself: an end that is dropped or moved makes another bar."""
    folder, address = served
    (folder / "timeline.csv").write_bytes(BY_NAME["timelinejs-csv"].make(tiny))
    page = browser.new_context().new_page()
    page.goto(address)
    rows = len(tiny.events) + len(tiny.alignments)
    page.wait_for_function(
        "rows => document.querySelectorAll('.tl-timemarker').length === rows && document.querySelector('.tl-timeera')?.style.width",
        arg=rows,
    )
    drawn = page.evaluate(DRAWN)
    page.close()
    spans = [tiny.span(p.dates) for p in tiny.periods.values()]
    first, last = spans[0][0], spans[-1][1]
    year = sum(width for _, width in drawn["eras"]) / (last - first)  # pixels
    for (left, width), (start, end) in zip(drawn["eras"], spans, strict=True):
        assert (left, width) == (pytest.approx((start - first) * year, abs=2), pytest.approx((end - start) * year, abs=2))
    want = [tiny.span(one.dates) for one in tiny.alignments.values()]
    want += [tiny.span(one.date) for one in tiny.events.values() if one.date.precision == "interval"]
    bars = [(left / year + first, max(width / year, 0)) for left, width in drawn["bars"] if width]
    assert len(bars) == len(want) < rows
    for (a, long), (start, end) in zip(sorted(bars), sorted((a, max(b - a, LEAST / year)) for a, b in want), strict=True):
        assert (a, long) == (pytest.approx(start, abs=2 / year), pytest.approx(end, abs=2 / year))
