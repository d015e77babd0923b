"""The parts of the page that answer at once: the frame of the chart, leaves of text, and the line to Python.

Each is a small script beside this file. What they are given does not change with a pick, so a pick sends nothing
but itself; `sync` carries it to Python and brings back what Python made of the address.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

# The frames bring pandas. Streamlit loads it in every run with a component. Plotly takes it as it finds it, half loaded too
# where another reader's first run is at it; loaded here, it is whole before any run goes on.
import dossier.tabular.frames  # noqa: F401
from dossier.content.problems import count
from dossier.layout.theme import both_looks, recoloured
from dossier.render.markup import Markup, as_is, html
from dossier.render.parts import script

ASSETS = Path(__file__).parent / "assets"

SHARED = ("bus", "names", "open")  # scripts that stand before those of the parts
PARTS = ("board", "find", "hits", "leaf", "present", "say", "sync", "terms", "tour")

BOARD = Markup("""
<div class="d-board">
  <button type="button" class="d-skip">Skip the chart: to what happened</button>
  <div class="d-tools">
    <div class="d-zoom" role="group" aria-label="Years shown">
      <button type="button" data-zoom="all">All years</button>
      <button type="button" data-zoom="period">This period</button>
      <button type="button" data-zoom="recent">Last 25 years</button>
    </div>
    <div class="d-range"><div class="d-track" aria-hidden="true"></div>
      <input type="range" aria-label="First year shown" step="1"><input type="range" aria-label="Last year shown" step="1">
    </div>
    <output class="d-years"></output>
    <a class="d-ofyear" hidden></a>
    <button type="button" class="d-show" aria-expanded="false">Show the whole chart</button>
  </div>
  <div class="d-thumb" role="group" aria-label="Period">
    <button type="button" data-step="-1" aria-label="Previous period">&#8249;</button>
    <label><span></span><select aria-label="Period"></select></label>
    <button type="button" data-step="1" aria-label="Next period">&#8250;</button>
  </div>
  <div class="d-tab" aria-hidden="true"></div>
  <div class="d-rail" role="toolbar" aria-label="Periods"></div>
  <div class="d-over" aria-hidden="true"></div>
</div>
""")
LEAF = Markup("""
<div class="d-leaf">
  <div class="d-leafhead" hidden>
    <div class="d-turn">
      <button type="button" data-step="-1" aria-label="Previous period">&#8249;</button>
      <div><h2></h2><p class="d-dates"></p></div>
      <button type="button" data-step="1" aria-label="Next period">&#8250;</button>
    </div>
    <section class="d-card" aria-label="Picked" hidden><div class="d-cardhead"></div><div class="d-cardbody"></div></section>
    <p class="d-spoken" role="status"></p>
  </div>
  <div class="d-leafbody"></div>
</div>
""")


STAGE = Markup("""
<dialog class="d-stage" aria-label="Presentation">
  <header>
    <b class="d-stagetitle"></b>
    <span class="d-stagedo">
      <button type="button" data-do="verdicts"><kbd>V</kbd> verdicts</button>
      <button type="button" data-do="look"><kbd>D</kbd> light or dark</button>
      <button type="button" data-do="full"><kbd>F</kbd> full screen</button>
      <button type="button" data-do="leave"><kbd>Esc</kbd> leave</button>
    </span>
  </header>
  <div class="d-stagechart"><div class="d-tab" aria-hidden="true"></div><div class="d-stagedrawn"></div><i class="d-stageband"></i></div>
  <div class="d-stageslide" tabindex="0" autofocus role="group" aria-label="Period"></div>
  <footer>
    <button type="button" data-do="back" aria-label="Previous period">&#8249;</button>
    <span class="d-stagebars"></span>
    <output class="d-stagecount"></output>
    <button type="button" data-do="play" aria-pressed="false">Play</button>
    <button type="button" data-do="next" aria-label="Next period">&#8250;</button>
  </footer>
  <p class="d-spoken d-stagesaid" role="status"></p>
</dialog>
""")


HITS = Markup("""
<div class="d-hits" role="group" aria-label="Hits" hidden>
  <button type="button" data-step="-1" aria-label="Previous hit" title="Previous hit (Shift+Enter)">&#8249;</button>
  <span class="d-hitcount"></span>
  <button type="button" data-step="1" aria-label="Next hit" title="Next hit (Enter)">&#8250;</button>
</div>
<p class="d-spoken" role="status"></p>
""")


@cache
def _asset(name: str) -> str:
    return (ASSETS / name).read_text("utf-8")


@cache
def style(framed: bool = False) -> Markup:
    """The stylesheet of all pages, and of those in a frame. Charts are made in the light look; it gives them the colours of the reader's.

    Streamlit puts what is nothing but a style where it takes no room.
    """
    own = script(_asset("style.css")) + (script(_asset("framed.css")) if framed else "")
    return html("<style>{rules}</style>", rules=as_is(f".stApp {{{both_looks()}}}{own}{recoloured('.js-plotly-plot')}"))


def put(text: Markup) -> None:
    """HTML where the page stands: the only call of `st.html`."""
    st.html(text)


@cache
def _mount(name: str, inner: Markup, variant: str = "") -> Callable[..., Any]:
    """A component, registered once. The register is shared by all readers, so other HTML needs another `variant`."""
    return st.components.v2.component(f"dossier_{name}{variant}", html=inner, js=_script(name), isolate_styles=False)


def as_part(text: str) -> str:
    """A script as it stands among others: what it exports has a name.

    Examples
    --------
    >>> from dossier.ui.components import as_part
    >>> as_part("export default (given) => given.data;")
    'const run = (given) => given.data;'
    """
    return text.replace("export default ", "const run = ", 1)


def _script(name: str) -> str:
    """The script of a component.

    Streamlit sends it with each place of the component and with each change of what it is given; so that of a part only calls
    what `parts` brings, once for all.
    """
    if name in PARTS:
        return f"{script(_asset('part.js'))}\nexport default (given) => part('{name}', given);"
    own = script(_asset(f"{name}.js"))
    if name != "parts":
        return own
    made = "".join(f"{one}: (() => {{\n{as_part(script(_asset(f'{one}.js')))}\nreturn run;\n}})(),\n" for one in PARTS)
    return "\n".join([*(script(_asset(f"{one}.js")) for one in SHARED), f"const made = {{\n{made}}};", own])


def parts() -> None:
    """What the parts of a page do, once on each page."""
    _mount("parts", Markup())(key="parts", data={})


def board(data: bytes, first: int, last: int) -> None:
    """The ruler of periods, the choice of years and the marks of the pick over the chart, from what `packed` made."""
    inner = BOARD.replace('step="1">', html('step="1" min="{first}" max="{last}">', first=first, last=last))
    _mount("board", inner, f"_{first}_{last}")(key="board", data=data)


def packed(data: dict) -> bytes:
    """Data for the board, or for a leaf. The server compresses nothing itself."""
    return gzip.compress(json.dumps(data, separators=(",", ":")).encode("utf-8"), mtime=0)


def text(page: str, part: str, said: Markup, **more: Any) -> bytes:
    """What a leaf shows whatever is picked, packed."""
    return packed({"page": page, "part": part, "html": said, **more})


def texts(page: str, part: str, sections: Mapping[str, Markup], **more: Any) -> bytes:
    """What a leaf shows by period, or by another `key` of the pick, packed."""
    return packed({"page": page, "part": part, "sections": sections, **more})


def leaf(key: str, data: bytes) -> None:
    """A leaf of text, from what `text` or `texts` made."""
    _mount("leaf", LEAF)(key=key, data=data)


def staged(data: bytes, on_leave: Callable[[], None]) -> None:
    """The presenter's view over the page, from what `packed` made; `on_leave` is called when its reader leaves it."""
    _mount("present", STAGE)(key="stage", data=data, on_leave_change=on_leave)


def say(words: str, show: str = "") -> None:
    """A line that a screen reader hears when it changes; what has the id `show` is brought into view."""
    _mount("say", Markup('<p class="d-say" role="status"></p>'))(key="say", data={"words": words, "show": show})


def csv_of(number: int, noun: str, data: bytes | Callable[[], bytes], name: str) -> None:
    """A button that gives the rows shown as CSV; of none it gives nothing. `data` may be made when it is asked for."""
    st.download_button(
        f"CSV of {f'this {noun}' if number == 1 else f'these {count(number, noun)}'}",
        data,
        name,
        "text/csv",
        on_click="ignore",
        icon=":material/download:",
        disabled=not number,
    )


def hits() -> None:
    """Which of the hits of the article is shown, and the way to the others; the sentence that the address names."""
    _mount("hits", HITS)(key="hits", data={})


def finder() -> None:
    """The field of the Search page takes the focus, and what is offered in the list of hits goes into it."""
    _mount("find", Markup())(key="finder", data={})


def terms(said: Mapping[str, str]) -> None:
    """What shows the sentence of a word that is explained; once on each page."""
    _mount("terms", Markup())(key="terms", data=dict(said))


TOUR = Markup("""
<div class="d-tour" popover="manual" role="region" aria-label="A short tour">
  <p class="d-tourhead"><b class="d-tourtitle"></b> <span class="d-tourcount"></span></p>
  <p class="d-toursaid" role="status"></p>
  <p class="d-tourdo">
    <button type="button" data-do="end">End the tour</button>
    <button type="button" data-do="back" class="d-tourback">Back</button>
    <button type="button" data-do="next" class="d-tournext">Next</button>
  </p>
</div>
""")


def toured(data: Mapping[str, Any]) -> None:
    """The card of the tour: its steps, and whether it opens by itself on a first visit."""
    _mount("tour", TOUR)(key="tour", data=dict(data))


def sync(
    data: dict, on_pick: Callable[[], None], on_go: Callable[[], None], on_leave: Callable[[], None], on_sort: Callable[[], None]
) -> None:
    """The only sender. `data` is what Python made of the address, with the page and the turn it answers."""
    _mount("sync", Markup())(
        key="sync", data=data, on_pick_change=on_pick, on_go_change=on_go, on_leave_change=on_leave, on_sort_change=on_sort
    )


def door(heard: int, on_ask: Callable[[], None]) -> None:
    """Lets a reader out of a page once its controls were heard; `heard` is the number of the last question."""
    _mount("door", Markup())(key="door", data={"heard": heard}, on_ask_change=on_ask)
