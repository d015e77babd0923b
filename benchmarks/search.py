"""How long a search takes: `python -m benchmarks.search`, and with `browser` from a letter typed to the hits on the page.

The library's scan of folded text stands beside a full text index of SQLite (FTS5, in memory) over the same folded texts, for the
dossier that ships and for one with 20,000 events; the two take turns. In the browser the Search page and the search of the
Article page take turns. Prints tables and holds nothing: numbers depend on the machine and on what else it does.
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace

from dossier.content.checks import examine
from dossier.content.files import DATA
from dossier.index.queries import Catalogue
from dossier.index.search import Index, search

ROUNDS = 15
WORDS = ("a", "pak", "sanctions", "nuclear weapons", "sanctions embargo nuclear", "zzqq")
READ = ("9/11", "11 September 2001", "1990s", "ussr", "sanctoins")
LETTERS = "sanctions 1990"


def dossiers() -> dict[str, Catalogue]:
    found = examine(DATA / "usa-pak", form=False).dossier
    assert found
    times = 20_000 // len(found.events) + 1
    many = [replace(e, id=f"{e.id}-{i}", title=f"{e.title} {i}") for i in range(times) for e in found.events]
    return {"shipped": Catalogue(found), "20,000 events": Catalogue(replace(found, events=tuple(many[:20_000])))}


def took(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def full_text(index: Index) -> sqlite3.Connection:
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE entry USING fts5(said, prefix='1 2 3')")
    base.executemany("INSERT INTO entry(rowid, said) VALUES (?, ?)", enumerate(entry.folded for entry in index.entries))
    return base


def matched(base: sqlite3.Connection, words: str) -> list:
    return base.execute(
        "SELECT rowid FROM entry WHERE entry MATCH ?", (" ".join(f'"{word}"*' for word in words.split()),)
    ).fetchall()


def library() -> None:
    for name, catalogue in dossiers().items():
        index = Index(catalogue)
        base = full_text(index)
        built = [(took(lambda c=catalogue: Index(c)), took(lambda i=index: full_text(i))) for _ in range(5)]
        print(f"{name}, {len(index.entries):,} records; milliseconds, median of pairs")
        print(f"{'to make ready':32}{statistics.median(a for a, _ in built):10.1f}{statistics.median(b for _, b in built):10.1f}")
        print(f"{'which records':32}{'scan':>10}{'FTS5':>10}{'records':>10}{'':>10}")
        for words in WORDS:
            parts = index.parts(words)[0]
            pairs = [
                (took(lambda i=index, p=parts: i.matching(p)), took(lambda b=base, w=words: matched(b, w))) for _ in range(ROUNDS)
            ]
            counts = f"{len(index.matching(parts)):>10}{len(matched(base, words)):>10}"
            print(
                f"{words:32}{statistics.median(a for a, _ in pairs):10.1f}{statistics.median(b for _, b in pairs):10.1f}{counts}"
            )
        print(f"{'the whole search':32}{'first':>10}{'median':>10}")
        for words in (*WORDS, *READ):
            times = [took(lambda i=index, w=words: search(i, w)) for _ in range(ROUNDS)]
            print(f"{words:32}{times[0]:10.1f}{statistics.median(times):10.1f}")
        print()


def browser() -> None:
    import shutil

    from playwright.sync_api import sync_playwright

    from benchmarks.pick import FLAGS, HERE, IDLE, serve

    fields = {
        "search": (".st-key-find input", ".d-say", "Search everything"),
        "article": (".st-key-q input", ".st-key-articlehits", "Search the article"),
    }
    clock = """([field, place]) => {
      const text = () => document.querySelector(place)?.textContent ?? '', was = text();
      window.took = null;
      document.querySelector(field).addEventListener('input', () => {
        const start = performance.now(), look = () => (text() !== was ? (window.took = performance.now() - start) : setTimeout(look, 0));
        look();
      }, { once: true });
    }"""
    process, address = serve(HERE.parent / "dashboard.py")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS.split())
        times: dict[str, list[float]] = {page: [] for page in fields}
        for _ in range(3):
            for page, (field, place, label) in fields.items():
                view = chromium.new_page(viewport={"width": 1440, "height": 1000})
                view.goto(f"{address}{page}")
                view.get_by_role("textbox", name=label).click()
                view.wait_for_function(IDLE)
                for letter in LETTERS.replace(" ", ""):
                    view.evaluate(clock, [field, place])
                    view.keyboard.type(letter)
                    view.wait_for_function("() => window.took !== null")
                    view.wait_for_function(IDLE)
                    times[page].append(view.evaluate("window.took"))
                view.close()
        chromium.close()
    process.terminate()
    print("a letter to the number of hits, milliseconds")
    for page, found in times.items():
        print(
            f"{page:10} median {statistics.median(found):7.0f}  nine in ten {sorted(found)[int(len(found) * 0.9)]:7.0f}  most {max(found):7.0f}"
        )


if __name__ == "__main__":
    browser() if "browser" in sys.argv[1:] else library()
