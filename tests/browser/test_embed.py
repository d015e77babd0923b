"""The app inside a page of another origin, and the control for citing in a browser."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import expect

from dossier.citing.citations import HEIGHT, snippet
from dossier.index.queries import Catalogue
from dossier.index.selection import KEYS, resolve
from tests.browser.axe import asked
from tests.browser.conftest import TINY
from tests.browser.reader import SCRIPT, Reader

RULES = "{ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }"
FRAME = "read the view in the frame"


@pytest.fixture
def host() -> Iterator[Callable[[str], str]]:
    """Serve a page with a piece of HTML in it on a port of its own; gives its address."""
    page = {"html": ""}

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = page["html"].encode("utf-8")
            self.send_response(200 if self.path == "/" else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *said: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def show(html: str) -> str:
        page["html"] = f"<!doctype html><html lang=en><title>A lesson</title><h1>A lesson</h1>{html}<p>Below the frame</p></html>"
        return f"http://127.0.0.1:{server.server_port}/"

    yield show
    server.shutdown()
    server.server_close()


class Framed:
    """The page of another site with the app in its frame."""

    def __init__(self, context, address: str, page: str = ""):
        self.page = context.new_page()
        self.page.add_init_script(SCRIPT)
        self.page.goto(address)
        self.page.locator("iframe").scroll_into_view_if_needed()
        assert self.page.locator("iframe").get_attribute("title") == FRAME
        self.settle(page)

    @property
    def frame(self):
        return self.page.frames[1]

    def settle(self, page: str = "") -> None:
        self.frame.wait_for_function("page => window.seen && seen.settled(page)", arg=page)

    def picked(self, **pick: str) -> None:
        want = dict.fromkeys(KEYS, "") | pick
        self.frame.wait_for_function("pick => seen.shows(pick) && seen.says(pick) && seen.settled('')", arg=want)

    def query(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.frame.url).query)


@pytest.fixture
def framed(browser, serve, host, tiny: Catalogue) -> Iterator[Framed]:
    context = browser.new_context(viewport={"width": 1000, "height": 900})
    address = f"{serve(TINY.parent)}/?{urlencode({'dossier': 'vel-ost', 'period': 'quiet-years'})}"
    html = snippet(address, FRAME)
    assert escape(address) in html
    yield Framed(context, host(html))
    context.close()


def test_a_deep_link_opens_in_a_frame_and_picks_reload_and_back_work_there(framed: Framed, tiny: Catalogue) -> None:
    framed.picked(period="quiet-years")
    event = tiny.events_in("quiet-years")[0].id
    framed.frame.locator(f'.d-leaf[data-part=record] a.d-event[data-pick="event:{event}"]').first.click()
    framed.picked(period="quiet-years", event=event)
    outside = framed.page.url
    framed.frame.evaluate("window.before = true; location.reload()")
    framed.frame.wait_for_function("() => !window.before && window.seen")
    framed.settle()
    framed.picked(period="quiet-years", event=event)
    framed.page.evaluate("history.back()")
    framed.picked(period="quiet-years")
    assert framed.page.url == outside and framed.query()["embed"] == ["true"]


@pytest.mark.parametrize("page", ["", "article"])
@pytest.mark.parametrize("around", ["/lesson/of-an-article", "/lesson/"])
def test_in_a_frame_of_its_own_origin_the_app_cites_itself(browser, serve, tiny: Catalogue, page: str, around: str) -> None:
    context = browser.new_context(viewport={"width": 1000, "height": 900})
    origin = serve(TINY.parent)
    pick = resolve({"sentence": next(iter(tiny.sentences))} if page else {"period": "quiet-years"}, tiny)[0].query()
    address = f"{origin}/{page}?{urlencode({'dossier': 'vel-ost'} | pick)}"
    lesson = f"<!doctype html><html lang=en><title>A lesson</title>{snippet(address, FRAME)}</html>"
    context.route(f"**{around}", lambda route: route.fulfill(body=lesson, content_type="text/html"))
    framed = Framed(context, f"{origin}{around}", page)
    assert framed.frame.get_by_role("link", name="Open by itself").get_attribute("href") == address
    framed.frame.get_by_role("button", name="Cite").click()
    framed.frame.get_by_role("dialog").get_by_role("tab", name="Link").click()
    framed.frame.get_by_role("tabpanel").get_by_text(address, exact=True).wait_for()
    context.close()


def test_a_frame_is_compact_stays_embedded_from_page_to_page_and_has_a_way_out(framed: Framed) -> None:
    box = framed.page.locator("iframe").bounding_box()
    assert box and box["height"] == HEIGHT
    assert framed.frame.evaluate("seen.state().sideways") <= 0
    expect(framed.frame.locator(".st-key-title p")).to_be_hidden()
    top = framed.frame.evaluate("document.querySelector('.d-board').getBoundingClientRect().top")
    assert top < HEIGHT / 3, "the view begins in the upper third of the frame"
    out = framed.frame.get_by_role("link", name="Open by itself")
    address = out.get_attribute("href")
    assert address and "embed" not in address and "period=quiet-years" in address
    assert out.get_attribute("target") == "_blank"
    assert address.startswith(framed.frame.evaluate("location.origin") + "/?"), (
        "the app's own address, not that of the page around it"
    )
    framed.frame.get_by_role("link", name="Evidence", exact=True).click()
    framed.settle("evidence")
    assert framed.query()["embed"] == ["true"]
    for link in framed.frame.locator("a[href^=http]").all():
        assert urlsplit(link.get_attribute("href")).netloc == urlsplit(framed.frame.url).netloc or (
            link.get_attribute("target") == "_blank"
        )


def test_axe_finds_nothing_in_the_frame(framed: Framed, axe: str) -> None:
    assert asked(framed.frame, axe, rules=RULES) == []


def test_what_is_cited_can_be_copied_by_keyboard(open_reader, tiny: Catalogue, axe: str) -> None:
    reader: Reader = open_reader(TINY.parent, tiny, permissions=["clipboard-read", "clipboard-write"])
    event = tiny.events_in("quiet-years")[0].id
    reader.open(period="quiet-years", event=event)
    reader.page.get_by_role("button", name="Cite").focus()
    reader.press("Enter")
    dialog = reader.page.get_by_role("dialog")
    dialog.get_by_role("tab", name="Text").wait_for()
    assert asked(reader.page, axe, rules=RULES) == []
    for _ in range(12):
        if reader.page.evaluate("document.activeElement.getAttribute('role')") == "tab":
            break
        reader.press("Tab")
    for name in ("BibTeX", "CSL-JSON", "Link"):
        reader.press("ArrowRight")
        reader.until(
            "name => document.activeElement.textContent === name && document.activeElement.ariaSelected === 'true'", name
        )
    want = f"{reader.address}/?dossier=vel-ost&period=quiet-years&event={event}"
    reader.page.get_by_role("tabpanel").get_by_text(want, exact=True).wait_for()
    for _ in range(4):
        reader.press("Tab")
        if reader.focus() == "Copy to clipboard":
            break
    assert reader.focus() == "Copy to clipboard"
    reader.press("Enter")
    reader.until("() => navigator.clipboard.readText()")
    copied = reader.page.evaluate("navigator.clipboard.readText()")
    assert copied == want
    reader.press("Escape")
    reader.until("() => !document.querySelector('[role=dialog]')")
    reader.picked(period="quiet-years", event=event)
    reader.page.goto(copied)
    reader.settle("")
    reader.picked(period="quiet-years", event=event)
