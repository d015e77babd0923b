"""How long a pick takes, beside a bare page in the same run: `python benchmarks/pick.py`.

The clock runs in the page, from the release of the mouse to the changed text; the two apps take turns.
Prints a table and holds nothing: numbers depend on the machine and on what else it does.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Page, TimeoutError, sync_playwright

HERE = Path(__file__).resolve().parent
FLAGS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
PICKS, VIEWS = 20, 4
CLOCK = """
window.arm = (selector) => {
  const text = () => document.querySelector(selector)?.textContent ?? '', was = text();
  window.took = null;
  addEventListener('mouseup', () => {
    const start = performance.now(), since = () => performance.now() - start;
    const look = () => (text() !== was ? (window.took = since()) : since() < 3000 && setTimeout(look, 0));
    look();
  }, { capture: true, once: true });
};
window.mark = (id) => {
  const g = document.querySelector('.st-key-chart .js-plotly-plot'), layout = g._fullLayout, at = g.getBoundingClientRect();
  for (const [k, trace] of g._fullData.entries()) {
    const i = trace.mode === 'markers' ? Array.from(trace.customdata ?? []).indexOf(id) : -1;
    if (i < 0) continue;
    const y = layout['yaxis' + trace.yaxis.slice(1)], point = g.calcdata[k][i];
    return [at.x + layout.xaxis._offset + layout.xaxis.c2p(point.x), at.y + y._offset + y.c2p(point.y)];
  }
};
"""
SEEN = """(() => {
  const there = () => document.querySelector('.d-still img')?.complete || document.querySelector('.js-plotly-plot .nsewdrag');
  const look = () => (there() ? (window.seen = performance.now()) : setTimeout(look, 5));
  look();
})();"""  # when there is something of the timeline: its picture, or the chart itself
IDLE = "() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'"
CARD = ".d-leaf[data-part=article] .d-card"


def serve(script: Path) -> tuple[subprocess.Popen, str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = [
        "--server.address=127.0.0.1",
        f"--server.port={port}",
        "--server.headless=true",
        "--browser.gatherUsageStats=false",
    ]
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(script), *options],
        cwd=HERE.parent,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(300):
        try:
            urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1).close()
            return process, f"http://127.0.0.1:{port}/"
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"{script} does not start")


class Seat:
    """One page of one app, with its clock and the bytes that its web socket brought."""

    def __init__(self, browser, address: str):
        self.page: Page = browser.new_context(viewport={"width": 1440, "height": 1240}).new_page()
        self.page.add_init_script(CLOCK + SEEN)
        self.bytes = 0
        self.page.on("websocket", lambda socket: socket.on("framereceived", self._count))
        start = time.monotonic()
        self.page.goto(address)
        self.page.wait_for_selector(".js-plotly-plot .nsewdrag")
        self.chart = time.monotonic() - start
        self.page.wait_for_function(IDLE)
        self.opened = self.bytes
        self.seen: float = self.page.evaluate("window.seen") / 1000

    def _count(self, data: bytes | str) -> None:
        self.bytes += len(data)

    def click(self, x: float, y: float, watched: str) -> tuple[float | None, float]:
        """Milliseconds to the changed text (None where it did not change) and kB over the web socket."""
        page, before = self.page, self.bytes
        page.mouse.move(x - 6, y)
        page.mouse.move(x, y, steps=3)
        page.wait_for_timeout(150)
        page.evaluate("selector => arm(selector)", watched)
        page.mouse.down()
        page.mouse.up()
        with contextlib.suppress(TimeoutError):
            page.wait_for_function("() => window.took !== null", timeout=3000)
        page.wait_for_timeout(400)
        page.wait_for_function(IDLE)
        return page.evaluate("window.took"), (self.bytes - before) / 1024


def main() -> None:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    servers = {"dossier": serve(HERE.parent / "dashboard.py"), "bare": serve(HERE / "bare.py")}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS.split())
        charts: dict[str, list[tuple[float, float]]] = {name: [] for name in servers}
        opened: dict[str, float] = {}
        for view in range(VIEWS + 1):  # the first warms the servers and is not counted
            for name, (_, address) in list(servers.items())[:: 1 if view % 2 else -1]:
                seat = Seat(browser, address)
                if view:
                    charts[name].append((seat.seen, seat.chart))
                opened[name] = seat.opened / 1024
                seat.page.context.close()
        seats = {name: Seat(browser, address) for name, (_, address) in servers.items()}
        ours, bare = seats["dossier"], seats["bare"]
        ours.page.wait_for_selector(".d-events a")
        ours.page.wait_for_timeout(1000)  # the chart's listener is bound by a watch of 250 ms
        marks = ours.page.evaluate(
            "[...document.querySelector('.st-key-chart .js-plotly-plot')._fullData].filter(t => t.mode === 'markers' && t.customdata).flatMap(t => [...t.customdata])"
        )

        def from_list(turn: int) -> tuple[float | None, float]:
            events = ours.page.evaluate(
                "[...document.querySelectorAll('.d-events a.d-event:not([aria-current])')].map(a => a.dataset.pick.slice(6))"
            )
            link = ours.page.locator(f'.d-events a.d-event[data-pick="event:{events[turn % len(events)]}"]')
            link.scroll_into_view_if_needed()
            box = link.bounding_box()
            return ours.click(box["x"] + 30, box["y"] + 9, CARD)

        def from_mark(turn: int) -> tuple[float | None, float]:
            ours.page.evaluate("scrollTo(0, 0); document.querySelector('.st-key-chart').scrollIntoView({ block: 'center' })")
            return ours.click(*ours.page.evaluate("id => mark(id)", marks[(turn * 29 + 7) % len(marks)]), CARD)

        def from_ruler(turn: int) -> tuple[float | None, float]:
            buttons = ours.page.locator(".d-rail button:not([aria-current])")
            box = buttons.nth(turn % buttons.count()).bounding_box()
            return ours.click(box["x"] + box["width"] / 2, box["y"] + 12, ".d-leaf[data-part=article] h2")

        def from_button(turn: int) -> tuple[float | None, float]:
            box = bare.page.get_by_role("button", name="Count").bounding_box()
            return bare.click(box["x"] + 20, box["y"] + 12, "[data-testid=stMarkdown]")

        kinds: dict[str, Callable[[int], tuple[float | None, float]]] = {
            "dossier: event in the list": from_list, "dossier: mark in the chart": from_mark,
            "dossier: period in the ruler": from_ruler, "bare: button, chart unchanged": from_button,
        }  # fmt: skip
        times: dict[str, list[tuple[float | None, float]]] = {name: [] for name in kinds}
        for turn in range(PICKS):
            for name, act in list(kinds.items())[:: 1 if turn % 2 else -1]:
                times[name].append(act(turn))
        browser.close()
    for process, _ in servers.values():
        process.terminate()
    print(f"{'':32}{'median ms':>10}{'p90 ms':>8}{'seen':>7}{'kB a pick':>11}")
    for name, rows in times.items():
        seen = sorted(ms for ms, _ in rows if ms is not None)
        print(
            f"{name:32}{statistics.median(seen):10.0f}{seen[int(len(seen) * 0.9) - 1]:8.0f}{len(seen):4}/{len(rows)}{statistics.median(kb for _, kb in rows):11.1f}"
        )
    print(f"\n{'':32}{'seen s':>10}{'chart s':>10}{'web socket kB at open':>24}")
    for name, rows in charts.items():
        seen, chart = (statistics.median(column) for column in zip(*rows, strict=True))
        print(f"{name:32}{seen:10.2f}{chart:10.2f}{opened[name]:24.0f}")


if __name__ == "__main__":
    main()
