"""The single file: every record once, within its limit, the same bytes, and one line for what cannot be written."""

from __future__ import annotations

import gzip
import json
import re
import string
import subprocess
import sys
from html.parser import HTMLParser
from itertools import pairwise
from math import ceil
from urllib.parse import quote

import pytest

from dossier.citing import cite
from dossier.citing.cite import LICENCES
from dossier.cli import main
from dossier.content.files import DATA, ROOT
from dossier.index.triads import STATES, Balance, balance, counts
from dossier.layout.balance import FIRST, balance_scene
from dossier.layout.primitives import Box
from dossier.layout.scene import scene
from dossier.layout.theme import DARK, LIGHT
from dossier.publish import LIMIT, PACKED, page
from dossier.publish.balance import balance_svg, boxes
from dossier.publish.command import remedy
from dossier.publish.dataset import dataset
from dossier.publish.drawings import relative, strip, timeline
from dossier.publish.facts import as_json, facts
from dossier.publish.numbers import Numbers
from dossier.publish.page import MAKERS, file, in_the_file, style
from dossier.publish.records import in_file
from dossier.publish.sizes import sizes, table, weighed
from dossier.render.context import APP
from dossier.render.markup import curled, esc
from dossier.ui.address import SCRIPTS
from tests.samples import FOLDERS, INVENTED, catalogue_of, copied, edited, invented


class Observation(HTMLParser):
    """Ids, links and texts of a page; scripts and styles are no text."""

    def __init__(self, html: str):
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.texts: list[str] = []
        self.loads: list[str] = []
        self.data: dict[str, str] = {}  # by the type of the script that holds it
        self._within = self._kind = ""
        self.feed(html)
        self.text = " ".join("".join(self.texts).split())

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self._within = tag if tag in ("script", "style") else ""
        self.ids += [found["id"]] if "id" in found else []
        self._kind = found.get("type", "")
        self.links += [found["href"]] if tag == "a" and "href" in found else []
        self.loads += [value for key, value in attrs if key in ("src", "srcset", "data", "action")]
        self.loads += [found["href"]] if tag == "link" else []

    def handle_endtag(self, tag):
        self._within = ""

    def handle_data(self, data):
        if self._within == "script" and self._kind:
            self.data[self._kind] = data
        if not self._within:
            self.texts.append(data)


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: folder.name)
def catalogue(request):
    return in_the_file(catalogue_of(request.param))  # what the file holds of it


@pytest.fixture(scope="module")
def html(catalogue):
    return page(catalogue)


@pytest.fixture(scope="module")
def seen(html):
    return Observation(html)


@pytest.fixture(scope="module")
def told(seen):
    """What the scripts are told of the records."""
    return json.loads(seen.data["application/json"])


def flat(text: str) -> str:
    return " ".join(curled(text).split())


def test_the_file_keeps_its_limit_and_its_bytes(catalogue, html):
    raw, packed = weighed(html)
    assert (raw, packed) == (len(html.encode("utf-8")), len(gzip.compress(html.encode("utf-8"))))
    assert raw <= LIMIT == 1_300_000 and packed <= PACKED == 300_000, f"what takes the room:\n{table(file(catalogue))}"
    assert page(catalogue) == html


def test_it_says_language_and_direction_and_loads_nothing(html, seen):
    assert html.startswith('<!doctype html><html lang="en" dir="ltr">')
    assert [load for load in seen.loads if not load.startswith("data:,")] == []
    assert not re.search(r"@import|url\((?!#)|fetch\(|XMLHttpRequest|WebSocket|import\(", html)


def test_what_takes_the_room_is_told_by_kind(catalogue, html):
    made = file(catalogue)
    there = {size.kind: size for size in sizes(made)}
    assert set(there) == {"records", "sources", "drawings", "data", "scripts", "styles", "text"}
    assert (there["data"].raw, there["scripts"].raw) == (len(made.facts.encode("utf-8")), len(made.scripts.encode("utf-8")))
    assert 0 < len(html.encode("utf-8")) - sum(size.raw for size in there.values()) < 5_000  # the frame round them
    assert sum(svg.count("<path") for svg in html.split("<svg")[1:]) > 10 and there["drawings"].raw > 3_000
    rows = table(made).splitlines()
    assert [row.split()[0] for row in rows] == [*there, "whole"] and f"{len(html.encode('utf-8')):,}" in rows[-1]


def test_what_is_sent_is_written_to_be_read():
    """Scripts and styles of the file are those of the folder, line by line, without remarks and indents."""
    assets = ROOT / "dossier" / "publish" / "assets"
    for path in assets.iterdir():
        rows = path.read_text("utf-8").splitlines()
        assert max(map(len, rows)) <= 150 and len(rows) > 20, path
    assert "/*" not in style() and "font: inherit;\n" in style()


def test_parts_are_called_as_in_the_app(html):
    named = [title for page, (_, title) in SCRIPTS.items() if page in MAKERS]
    menu = re.search(r"<nav[^>]*class=menu>(.*?)</nav>", html)
    assert menu and re.findall(r">([^<]+)</a>", menu.group(1)) == named and len(named) == 7
    assert "<h2>Method</h2>" in html


def test_every_record_has_one_place(catalogue, seen, told):
    numbers = Numbers(catalogue)
    want = [*numbers.events.values(), *numbers.alignments.values(), *(str(number) for number in numbers.values())]
    named = {"sentence": catalogue.sentences, "claim": catalogue.claims, "period": catalogue.periods}
    named |= {"note": {a.id: a for a in catalogue.dossier.annotations}}
    want += [f"{kind[0]}-{key}" for kind, rows in named.items() for key in rows]
    assert len(seen.ids) == len(set(seen.ids))
    assert [key for key in want if seen.ids.count(key) != 1] == []
    rows = {"event": catalogue.events, "alignment": catalogue.alignments, "claim": catalogue.claims}
    assert {kind: told[kind]["id"].split(" ") for kind in rows} == {kind: list(there) for kind, there in rows.items()}


def test_the_scripts_are_told_what_the_records_say(catalogue, told):
    """A row of the table is the record's, a blank word where it has none; several words have commas between them."""
    a, c = told["alignment"], told["claim"]
    columns = {key: a[key].split(" ") for key in a}
    for i, row in enumerate(catalogue.alignments.values()):
        first, last = row.dates.sort_key
        want = (row.third, row.toward, row.stance, row.basis, str(first.year), str(last.year), ",".join(row.sentences))
        keys = ("third", "toward", "stance", "basis", "first", "last", "sentences")
        assert tuple(columns[key][i] for key in keys) == want, row.id
    keys = ("verdict", "kind", "confidence")
    assert {key: c[key].split(" ") for key in keys} == {
        key: [getattr(row, key) for row in catalogue.claims.values()] for key in keys
    }
    assert c["actor"].split(" ") == [",".join(row.actors) for row in catalogue.claims.values()]
    assert told["warnings"].keys() == catalogue.series.keys() and told == facts(catalogue, Numbers(catalogue))


def test_data_cannot_end_its_script():
    odd = {"a": "</script><script>alert(1)</script><!--"}
    assert "<" not in as_json(odd) and json.loads(as_json(odd)) == odd


def test_every_text_is_in_the_page(catalogue, seen):
    d = catalogue.dossier
    texts = [s.text for s in d.article.sentences] + [text for e in d.events for text in (e.title, e.text, e.disputed)]
    texts += [text for a in d.alignments for text in (a.what, a.disputed)] + [
        text for c in d.claims for text in (c.claim, c.why, c.would_change)
    ]
    texts += [a.note for a in d.annotations] + [text for c in d.contexts for text in c.paragraphs]
    texts += [text for p in d.periods for text in (p.title, p.summary, p.reading_basis)] + [
        text for s in d.sources for text in (s.title, s.container)
    ]
    texts += [text for s in d.series for text in (s.title, s.what, s.citation)] + [cite.dossier(d.meta), d.meta.licence]
    assert len(texts) > 50
    assert [text for text in texts if flat(text) not in seen.text] == []


def test_what_is_long_stands_once(catalogue, seen):
    texts = [flat(e.text) for e in catalogue.events.values()] + [flat(c.why) for c in catalogue.claims.values()]
    for text in texts:
        assert seen.text.count(text) == sum(text in other for other in texts), text


def test_links_within_lead_somewhere_and_outward_ones_are_the_sources(catalogue, seen):
    within = {link[1:] for link in seen.links if link.startswith("#")}
    assert len(within) > 20 and within <= set(seen.ids)
    outward = {quote(link, safe=string.punctuation) for link in seen.links if not link.startswith("#")}
    known = (
        {s.url for s in catalogue.sources.values()}
        | {s.page for s in catalogue.series.values()}
        | {s.licence_page for s in catalogue.series.values()}
        | {LICENCES[catalogue.meta.licence][1]}
    )
    assert outward == {quote(link, safe=string.punctuation) for link in known - {""}}


def test_the_alignments_of_a_period_and_of_the_drawing_are_those_of_the_app(catalogue, told):
    names = {number[1:]: key for key, number in Numbers(catalogue).alignments.items()}
    want = {key: [a.id for a in catalogue.alignments_in(key)] for key in catalogue.periods}
    assert {key: [names[n] for n in there.split()] for key, there in told["held"].items()} == want
    assert [names[n] for n in told["lanes"].split()] == [one.key for one in scene(catalogue).of(Box, "alignment")]


def test_balance_is_drawn_as_the_table_counts_it(catalogue, html):
    found = balance(catalogue)
    there = boxes(balance_scene(catalogue, found))
    for row, triads in enumerate(found.lanes.values(), 1):
        here = [b for b in there if b.panel == str(row)]
        assert {state: sum(ceil(b.x1) - int(b.x0) for b in here if b.tone == state) for state in STATES} == counts(triads)
        assert all(a.tone != b.tone or a.x1 < b.x0 for a, b in pairwise(here))
    assert sum(ceil(b.x1) - int(b.x0) for b in there if b.panel == FIRST) == catalogue.closes.year - catalogue.opens.year + 1
    svg = balance_svg(catalogue, found)
    assert len(svg) < 12_000 and f"{len(found.lanes)} triads by year" in svg
    assert [name for name in found.lanes if f">{esc(name)}</text>" not in svg] == []
    assert balance_svg(catalogue, Balance(None, found.between, {})) == ""
    assert 'aria-label="Drawing of structural balance"' in html


def test_a_citation_is_the_number_of_its_source(catalogue, html):
    numbers = Numbers(catalogue)
    e = next(iter(catalogue.events.values()))
    item = html.split(f"<li id={numbers.name('event', e.id)}>")[1].split("<li id=")[0]
    assert re.findall(r"href=#(\d+)", item) == [str(numbers[c.work]) for c in e.cites]


def test_the_page_carries_a_dataset(catalogue, seen):
    data = json.loads(seen.data["application/ld+json"])
    assert data == dataset(catalogue)
    assert (
        data["@type"] == "Dataset" and data["@context"] == "https://schema.org" and data["version"] == catalogue.meta.updated.text
    )
    assert 50 <= len(data["description"]) <= 5000 and all(place["@type"] == "Place" for place in data["spatialCoverage"])


def test_both_looks_are_in_it(html):
    for theme in (LIGHT, DARK):
        assert f"--ink:{theme.ink};" in html and f"--coop2:{theme.coop[2]};" in html
    assert "@media(prefers-color-scheme:dark)" in html


def test_links_are_written_as_the_context_says():
    key, numbers = next(iter(invented().events)), Numbers(invented())
    assert in_file(numbers).pick("event", key, "p", "y") == "<a href=#e1>y</a>"
    assert APP.pick("event", "x", "p", "y") == '<a data-page="" data-pick="event:x" href="./?period=p&amp;event=x">y</a>'


def test_paths_are_the_same_in_relative_steps():
    assert relative("M10 20L12.34 19.96H5V7Z") == "m10,20l2.3,0h-7.3v-13z"
    assert relative("M0 5 5 0M0 0 5 5") == "m0,5l5-5m-5,0l5,5"
    assert relative("M1 2h3v4H1Zm5 5l1 1-2 2") == "m1,2h3v4h-3zm5,5l1,1-2,2"


def test_what_goes_on_straight_is_one_step_and_a_dot_stays():
    assert relative("M0 9V9H1V9H2V4H3V4H4H3") == "m0,9v0h2v-5h2-1"
    assert relative("M0 9h0M1 8h0") == "m0,9h0m1-1h0"


def test_a_path_with_curves_stays():
    assert relative("M5 5A2 2 0 1 0 9 9Z") == "M5 5A2 2 0 1 0 9 9Z"


def test_the_pieces_of_a_line_are_one_path_for_each_class():
    drawn = (
        '<svg><g class="d-k1"><rect class="d-bar" x="1" y="2" width="0.8" height="5"/><path class="d-nought" d="M2 7H2.8"/>'
        '<rect class="d-bar" x="3" y="1" width="0.8" height="6"/></g></svg>'
    )
    joined = '<path class="d-bar" d="m1,2h.8v5h-.8zm2-1h.8v6h-.8z" /><path class="d-nought" d="m2,7h.8" />'
    assert strip(drawn) == f'<svg><g class="d-k1">{joined}</g></svg>'


def test_the_drawing_is_quiet_and_keeps_its_words():
    name, quiet = timeline(
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="A &amp; B"><desc>A &amp; B</desc><g class="t-marks">'
        '<use class="z" href="#m0" x="10.3" y="258.7"/><use class="c1" href="#m0" x="1" y="2"/></g></svg>'
    )
    assert name == "A & B" and "<desc>A &amp; B</desc>" in quiet
    assert 'aria-hidden="true"' in quiet and "role" not in quiet and "xmlns" not in quiet
    assert '<g class="t-marks z"><use href="#m0" x="10.3" y="259" /><use class="c1"' in quiet


def test_the_command_writes_by_folder_and_by_name(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("DOSSIER_DATA", str(INVENTED.parent))
    one, two = tmp_path / "one.html", tmp_path / "two.html"
    assert main(["publish", str(INVENTED), "-o", str(one)]) == 0 and main(["publish", INVENTED.name, "-o", str(two)]) == 0
    assert one.read_bytes() == two.read_bytes() == page(invented()).encode("utf-8")
    out = capsys.readouterr().out
    assert f"wrote {one}: {one.stat().st_size:,} bytes" in out and out.count("\n  whole file") == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.html", "two.html"]


def test_what_cannot_be_written_is_one_line_and_leaves_nothing(tmp_path, capsys, monkeypatch):
    out = tmp_path / "out.html"
    broken = copied(tmp_path)
    edited(broken / "dossier.yaml", "edition: gdelt", "edition: unheard-of")
    for words, said in (
        (["nowhere", "-o", str(out)], "there is no such dossier"),
        ([str(broken), "-o", str(out)], "the dossier has faults"),
        ([str(INVENTED), "-o", str(tmp_path / "no" / "x.html")], "make it first, or name another"),
    ):
        assert main(["publish", *words]) == 1
        told = "".join(capsys.readouterr())
        assert said in told and told.count("\n") == 1
    monkeypatch.setattr("dossier.publish.command.LIMIT", 1000)
    assert main(["publish", str(INVENTED), "-o", str(out)]) == 1
    told = capsys.readouterr().err
    assert "may have 1,000; nothing was written. Most room take " in told and told.count("\n") == 1
    assert not out.exists()


def test_what_is_too_large_says_what_would_help(catalogue, html, monkeypatch):
    made = file(catalogue)
    first, *_, last = sizes(made)
    monkeypatch.setattr("dossier.publish.command.LIMIT", len(html.encode("utf-8")) - 2)
    said = remedy(made)
    assert f"{first.kind} {first.raw:,}" in said and f"{last.kind} " not in said
    assert f"it fits with some 1 event fewer of {len(catalogue.events)} and without the sources" in said
    monkeypatch.setattr("dossier.publish.command.LIMIT", 1)
    assert "fewer" not in remedy(made) and "each with a part of the years" in remedy(made)


def test_the_command_loads_none_of_the_apps_libraries(tmp_path):
    run = "import sys; from dossier.cli import main; s = main(sys.argv[1:]); print(sorted({'streamlit', 'pandas', 'plotly', 'numpy'} & set(sys.modules))); sys.exit(s)"
    told = subprocess.run(
        [sys.executable, "-c", run, "publish", str(INVENTED), "-o", str(tmp_path / "x.html")],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert told.returncode == 0 and told.stdout.splitlines()[-1] == "[]", told.stdout + told.stderr


def test_the_shipped_dossier_is_among_them():
    assert any(folder.parent == DATA for folder in FOLDERS)
