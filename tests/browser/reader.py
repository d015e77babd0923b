"""A reader at a browser: opens pages, points, picks, and says what is to be seen."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode, urlsplit

from dossier.index.queries import Catalogue
from dossier.index.selection import KEYS, resolve
from tests.browser.ran import Ran

SCRIPT = (Path(__file__).parent / "page.js").read_text("utf-8")
# Streamlit looks for its own service below the page's path first; it finds it below the root.
PROBES = ("/_stcore/health", "/_stcore/host-config")
# Seconds for which a sign of the app is awaited. No test says how fast the app is: a busy machine may take this long for a
# first view, and only what never comes takes longer.
PATIENCE = 180
NEAR = 2  # pixels by which a ring may miss its mark


def typographic(text: str) -> str:
    """A text as it is shown, in one line with plain spaces."""
    from dossier.render.markup import APOSTROPHE

    return " ".join(APOSTROPHE.sub("’", text).split())


class Reader:
    def __init__(self, context, address: str, catalogue: Catalogue | None, own: bool, ran: Ran | None = None):
        self.address, self.catalogue, self._own = address, catalogue, own
        self.faults: list[str] = []
        self.context = context
        self.page = context.new_page()
        self._ran, self._session = ran, ran and ran.watch(self.page)
        self.page.add_init_script(SCRIPT)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda fault: self.faults.append(f"script error: {fault}"))
        self.page.on("request", self._request)
        self.page.on("websocket", lambda socket: self._host(socket.url))

    def _console(self, message) -> None:
        probe = urlsplit(message.location.get("url", "")).path.endswith(PROBES) and "404" in message.text
        if message.type == "error" and not probe:
            self.faults.append(f"{message.text} ({message.location.get('url')})")

    def _request(self, request) -> None:
        if not request.url.startswith(("data:", "blob:")):
            self._host(request.url)

    def _host(self, url: str) -> None:
        if urlsplit(url).netloc != urlsplit(self.address).netloc:
            self.faults.append(f"request to {url}")

    def close(self) -> None:
        if self._ran:
            self._ran.take(self._session)
        self.context.close() if self._own else self.page.close()

    # Opening and waiting

    def open(self, page: str = "", wait: bool = True, **query: str) -> Reader:
        self.page.goto(f"{self.address}/{page}" + (f"?{urlencode(query)}" if query else ""))
        return self.settle(page) if wait else self

    def until(self, condition: str, argument: object = None) -> None:
        """Wait for a condition of the page, written in JavaScript."""
        self.page.wait_for_function(condition, arg=argument)

    def settle(self, page: str | None = None) -> Reader:
        if page is None:
            page = self.page.evaluate("dossierBus.page")
        self.until("page => window.seen && seen.settled(page)", page)
        return self

    def agreed(self) -> Reader:
        """Wait until Python has answered: the address is that of the pick."""
        self.until("() => seen.agreed() && seen.settled(dossierBus.page)")
        return self

    def reload(self) -> Reader:
        self.page.reload()
        return self.settle(urlsplit(self.page.url).path.strip("/"))

    def back(self, steps: int = -1) -> None:
        self.page.evaluate("steps => history.go(steps)", steps)

    # Seeing

    def see(self) -> dict:
        return self.page.evaluate("seen.state()")

    def history(self) -> int:
        return self.page.evaluate("history.length")

    def text(self) -> str:
        return " ".join(self.page.locator("body").inner_text().split())

    def picked(self, **pick: str) -> dict:
        """Wait for a pick, then hold that every part of the Timeline shows it. Gives what is seen.

        Without a pick: for the default, of which the address says nothing.
        """
        catalogue = self.catalogue
        chosen, _ = resolve(pick, catalogue)
        want = {key: getattr(chosen, key) for key in KEYS}
        said = chosen.query() if pick else {}
        kind = next((key for key in KEYS[1:] if want[key]), "")
        item = f"{kind}:{want[kind]}" if kind else ""
        try:  # the record of another period comes a picture later than the pick
            self.until(
                "([pick, said, marked, open]) => seen.shows(pick) && seen.says(said) && seen.settled('') && seen.state().marked.join() === marked && seen.state().open.join() === open",
                [want, said, item, item if kind in ("event", "alignment") else ""],
            )
        except Exception as fault:
            raise AssertionError(f"wanted {want}, said {said}; seen {self.see()}") from fault
        now = self.see()
        period = catalogue.periods[want["period"]]
        assert now["heading"] == period.title, f"wanted {period.title}, seen {now}"
        assert now["ruler"] == [period.id]
        assert now["open"] == ([item] if kind in ("event", "alignment") else [])
        at = self.page.evaluate("id => seen.place(id)", want[kind]) if kind in ("event", "alignment") else None
        if kind == "event":
            event = catalogue.events[want["event"]]
            card = " ".join(now["card"].split())
            assert typographic(event.title) in card and typographic(event.text) in card
            if at:
                assert len(now["ring"]) == 1 and _near(now["ring"][0], at), f"ring {now['ring']} but mark {at}"
            else:
                assert not now["ring"]
        elif kind == "alignment":
            stance = catalogue.alignments[want["alignment"]]
            card = " ".join(now["card"].split())
            assert catalogue.name(stance.third) in card and typographic(stance.what) in card
            if at:
                assert len(now["box"]) == 1 and _near(now["box"][0], at), f"box {now['box']} but bar {at}"
        else:
            assert not now["card"] and not now["ring"] and not now["box"]
        expected = {f"sentence:{s}" for s in catalogue.basis.get(want[kind], [])} if kind in ("event", "alignment") else set()
        if kind == "sentence":
            expected = {f"event:{key}" for key in catalogue.events if want["sentence"] in catalogue.basis.get(key, [])}
            expected |= {f"alignment:{key}" for key in catalogue.alignments if want["sentence"] in catalogue.basis.get(key, [])}
        here = {f"sentence:{s.id}" for s in catalogue.sentences_in(period.id)} | {
            f"event:{e.id}" for e in catalogue.events_in(period.id)
        }
        here |= {f"alignment:{a.id}" for a in catalogue.alignments_in(period.id)}
        assert set(now["rests"]) == expected & here
        return now

    # Acting

    def point(self, place: dict) -> None:
        """Click with the mouse at a place of the window, as a hand does: move there first."""
        mouse = self.page.mouse
        mouse.move(place["x"] - 5, place["y"] - 3)
        mouse.move(place["x"], place["y"], steps=3)
        # Plotly looks for what is under the mouse every 50 ms and takes no earlier click; its timer was set before this one.
        self.page.evaluate("() => new Promise((done) => setTimeout(done, 60))")
        mouse.down()
        self.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        mouse.up()

    def places(self, trace: str | None = None) -> list[dict]:
        return [p for p in self.page.evaluate("seen.places()") if p["inside"] and (trace is None or p["trace"] == trace)]

    def place(self, key: str) -> dict:
        """Where a mark stands in the window, after the chart was scrolled back into it."""
        self.page.evaluate("seen.graph().scrollIntoView({ block: 'center' })")
        return self.page.evaluate("id => seen.place(id)", key)

    def alone(self, number: int, away: float = 13) -> list[dict]:
        """Event marks that no other mark comes near, so that a click cannot mean another; spread over the chart."""
        marks = [p for p in self.places() if p["trace"] in ("a", "b", "joint", "context")]
        free = [m for m in marks if all(m is o or max(abs(m["x"] - o["x"]), abs(m["y"] - o["y"])) > away for o in marks)]
        assert len(free) >= number, "the chart has too few marks that stand alone"
        return [free[i * (len(free) - 1) // max(number - 1, 1)] for i in range(number)]

    def link(self, kind: str, key: str):
        """The entry of an event, a sentence or an alignment in its list."""
        part = "article" if kind == "sentence" else "record"
        return self.page.locator(f'.d-leaf[data-part={part}] a.d-{kind}[data-pick="{kind}:{key}"]').first

    def options(self):
        """What stands under Options at the chart, opened where it is not."""
        body = self.page.get_by_test_id("stPopoverBody")
        if not body.is_visible():
            self.page.get_by_role("button", name="Options").click()
            body.wait_for()
        self.until("() => document.querySelectorAll('[data-testid=stPopoverBody] [role=radio]').length === 8")
        return body

    def focus(self) -> str:
        return self.page.evaluate("seen.focus()")

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)


def _near(shape: list[float], place: dict) -> bool:
    return abs(shape[0] - place["x"]) <= NEAR and abs(shape[1] - place["y"]) <= NEAR
