"""How soon an event can be read in the single file, beside TimelineJS: `python -m benchmarks.one_file`.

Both show the same dossier: the file that `publish` writes, and a page of TimelineJS on the JSON that `export` writes; the
numbers of events are compared first. One server on this machine sends both, packed by gzip as a static host does. Each
opening has a browser of its own, so that nothing is kept from the last one, and the two take turns.

Readable is the first frame, counted from the start of navigation, in which the text stands inside the window and is painted.
Opened as it is, the text is what each shows first: in the file the heading of its period, in TimelineJS the headline of its
title slide. Opened at the first event, by a link that each of them makes for it, it is the title of that event: in the file's
card, in TimelineJS the headline of its slide. TimelineJS asks another host for letters; here no host is found, which spares
it the wait. Prints medians and bytes and holds nothing: numbers depend on the machine and on what else it does.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import statistics
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from playwright.sync_api import Playwright, sync_playwright

from dossier.content.checks import examine
from dossier.content.files import DATA, ROOT, dossier_folders
from dossier.exports import BY_NAME
from dossier.index.queries import Catalogue
from dossier.index.selection import default_period
from dossier.publish.numbers import Numbers
from dossier.publish.page import page as one_file

FLAGS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
NOBODY = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
LOADER = ROOT / "tests" / "node" / "node_modules" / "@knight-lab" / "timelinejs" / "dist"
OPENINGS = 9
KINDS = {"html": "text/html", "js": "text/javascript", "css": "text/css", "json": "application/json"}
PAGE = """<!doctype html><html lang=en><meta charset=utf-8><title>Timeline</title><link rel=stylesheet href="css/timeline.css">
<script src="js/timeline.js"></script><div id=here style="width:100%;height:800px"></div><script>
window.made = new TL.Timeline('here', 'timeline.json', { hash_bookmark: true, script_path: location.origin + '/js/' })</script>"""
# Looks at every frame; the frame after the one in which the text stood is the first by which it is surely painted.
CLOCK = """
const [selector, words] = %s, plain = (text) => text.replaceAll('’', "'").replace(/\\s+/g, ' ');
const seen = (one) => {
  const box = one.getBoundingClientRect(), style = getComputedStyle(one);
  const inside = box.width && box.height && box.top >= 0 && box.top < innerHeight && box.left >= 0 && box.left < innerWidth;
  return inside && style.visibility !== 'hidden' && style.opacity > 0.5 && plain(one.textContent).includes(words);
};
const look = () => [...document.querySelectorAll(selector)].some(seen)
  ? requestAnimationFrame(() => { window.readable = performance.now(); }) : requestAnimationFrame(look);
look();
"""


class Server(ThreadingHTTPServer):
    """Files from memory, packed, and the bytes that it has sent since it was last asked."""

    def __init__(self, files: dict[str, bytes]):
        super().__init__(("127.0.0.1", 0), Handler)
        self.files, self.sent = {name: gzip.compress(data, 9, mtime=0) for name, data in files.items()}, 0
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        name = self.path.partition("?")[0].strip("/")
        body = self.server.files.get(name, b"")
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", KINDS.get(name.rpartition(".")[2], "application/octet-stream"))
        self.send_header("Content-Length", str(len(body)))
        if body:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)
        self.server.sent += len(body)

    def log_message(self, *said: object) -> None:
        pass


def opened(playwright: Playwright, address: str, selector: str, words: str) -> float:
    """Seconds until the words can be read, in a browser that has seen nothing before."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS.split(), NOBODY])
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.add_init_script(CLOCK % json.dumps([selector, words.replace("’", "'")]))
    page.goto(address, wait_until="commit")
    page.wait_for_function("window.readable", timeout=60_000)
    took = page.evaluate("window.readable") / 1000
    browser.close()
    return took


def main() -> None:
    if not LOADER.is_dir():
        raise SystemExit("TimelineJS is not installed: make node")
    folder = DATA / "dossiers" / sys.argv[1] if len(sys.argv) > 1 else dossier_folders(DATA)[0]
    found = examine(folder, form=False).dossier
    assert found
    catalogue = Catalogue(found)
    slides = BY_NAME["timelinejs-json"].make(catalogue)
    one = next(iter(catalogue.events.values()))
    place = Numbers(catalogue).name("event", one.id)
    period = catalogue.periods[default_period(catalogue)]
    events = [slide for slide in json.loads(slides)["events"] if slide["unique_id"].startswith("event-")]
    assert len(events) == len(catalogue.events)
    theirs = {path.relative_to(LOADER).as_posix(): path.read_bytes() for path in LOADER.rglob("*") if path.is_file()}
    server = Server(
        {
            "one.html": one_file(catalogue).encode("utf-8"),
            "timeline.html": PAGE.encode("utf-8"),
            "timeline.json": slides,
            **theirs,
        }
    )
    home = f"http://127.0.0.1:{server.server_port}"
    ways = {
        "as it is, the file": (f"{home}/one.html", "h2", period.title),
        "as it is, TimelineJS": (f"{home}/timeline.html", ".tl-headline", catalogue.meta.title),
        "at an event, the file": (f"{home}/one.html#{place}", f"#{place} *, .card *", one.title),
        "at an event, TimelineJS": (f"{home}/timeline.html#event-event-{one.id}", ".tl-headline", one.title),
    }
    took: dict[str, list[float]] = {name: [] for name in ways}
    sent: dict[str, int] = {}
    with sync_playwright() as playwright:
        for turn in range(OPENINGS + 1):  # the first warms the machine and is not counted
            for name, way in list(ways.items())[:: 1 if turn % 2 else -1]:
                server.sent = 0
                seconds = opened(playwright, *way)
                sent[name] = server.sent
                took[name] += [seconds] if turn else []
    print(f"{len(events)} events; load {os.getloadavg()[0]:.1f}; {OPENINGS} openings of each\n")
    print(f"{'':26}{'median s':>10}{'least':>8}{'most':>8}{'kB sent':>10}")
    for name, rows in took.items():
        print(f"{name:26}{statistics.median(rows):10.2f}{min(rows):8.2f}{max(rows):8.2f}{sent[name] / 1000:10.0f}")
    for way in ("as it is", "at an event"):
        part = statistics.median(took[f"{way}, the file"]) / statistics.median(took[f"{way}, TimelineJS"])
        print(f"{way}: the file takes {part:.0%} of the time of TimelineJS")


if __name__ == "__main__":
    main()
