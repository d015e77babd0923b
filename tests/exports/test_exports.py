"""Every form carries its origin, says what it loses, comes out the same twice, and holds every record that it should."""

from __future__ import annotations

import csv
import hashlib
import html
import io
import json
import os
import struct
import subprocess
import sys
import zipfile
import zlib
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest
import resvg_py
from PIL import Image

from dossier.citing import cite
from dossier.cli import main
from dossier.content.dates import display
from dossier.content.files import ROOT
from dossier.content.vocabulary import vocabulary
from dossier.exports import BY_NAME, EXPORTS, chart, listed
from dossier.exports.slides import slides
from dossier.exports.timelinejs import HEADER
from dossier.exports.webannotations import edition
from dossier.layout.theme import DARK, LIGHT
from dossier.render.markup import curled
from dossier.tabular.columns import TABLES, columns
from tests.samples import ALL, INVENTED, catalogue_of, changed, copied, edited, event, invented, with_texts


@pytest.fixture(params=ALL, ids=lambda folder: folder.name)
def catalogue(request):
    return catalogue_of(request.param)


@pytest.fixture(params=EXPORTS, ids=lambda export: export.name)
def export(request):
    return request.param


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


def text_of(data: bytes) -> str:
    """All that a form says, whatever it is packed in."""
    if data[:2] == b"PK":
        return "\n".join(part.decode("utf-8") for part in unpacked(data).values())
    if data[:4] == b"\x89PNG":
        return data[:8192].decode("utf-8", "replace")
    return data.decode("utf-8")


def letters(text: str) -> str:
    """Letters and digits alone: how a form writes other signs is its own affair."""
    return "".join(c for c in html.unescape(html.unescape(text)) if c.isalnum())


def test_each_form_says_where_it_comes_from_and_what_it_loses(catalogue, export):
    said = letters(text_of(export.make(catalogue)))
    assert letters(cite.dossier(catalogue.meta)) in said
    assert letters(f"{catalogue.meta.licence}, {cite.LICENCES[catalogue.meta.licence][1]}") in said
    assert letters(export.loses) in said
    if export.name in ("csv", "datapackage"):  # which hold values that others measured
        assert all(letters(f"{s.attribution}: {s.licence}") in said for s in catalogue.series.values())


def test_the_same_input_gives_the_same_bytes_in_another_process(export):
    code = f"""from dossier.exports import BY_NAME
from tests.samples import invented
import hashlib
print(hashlib.sha256(BY_NAME[{export.name!r}].make(invented())).hexdigest())"""
    env = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "DOSSIER_TODAY": "2026-11-24"}
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, env=env)
    with pytest.MonkeyPatch.context() as fixed:
        fixed.setenv("DOSSIER_TODAY", "2026-11-24")
        again = export.make(type(invented())(invented().dossier))
    assert told.stdout.strip() == hashlib.sha256(again).hexdigest(), told.stderr


def test_the_tables_are_those_that_the_readme_describes(catalogue):
    files = unpacked(BY_NAME["csv"].make(catalogue))
    said = files.pop("README.md").decode("utf-8")
    assert len(files) == len(TABLES)
    for (name, data), table in zip(files.items(), TABLES, strict=True):
        part = said.split(f"\n## {name}\n")[1].split("\n## ")[0]
        header = next(csv.reader(io.StringIO(data.decode("utf-8"))))
        assert [line.split("`")[1] for line in part.splitlines() if line.startswith("- `")] == header
        assert header == [column.name for column in columns(table)]


def test_the_package_describes_the_files_that_it_holds(catalogue):
    files = unpacked(BY_NAME["datapackage"].make(catalogue))
    said = json.loads(files["datapackage.json"])
    assert {r["path"] for r in said["resources"]} | {"datapackage.json", "README.md"} == set(files)
    assert len(said["sources"]) == len(catalogue.sources) and said["version"] == catalogue.meta.updated.text
    assert said["licenses"][0]["name"] == "CC-BY-4.0"


def days(slide: dict) -> tuple[date, date]:
    """First and last day by the calendar; raises where there is no such day."""
    start, end = slide["start_date"], slide.get("end_date") or slide["start_date"]
    assert set(start) | set(end) <= {"year", "month", "day"}
    return date(start["year"], start.get("month") or 1, start.get("day") or 1), date(
        end["year"], end.get("month", 12), end.get("day", 28)
    )


def test_every_event_alignment_and_period_is_a_slide_with_a_day_that_exists(catalogue):
    said = json.loads(BY_NAME["timelinejs-json"].make(catalogue))
    keys = [s["unique_id"] for s in said["events"]]
    assert keys == [*(f"event-{e}" for e in catalogue.events), *(f"alignment-{a}" for a in catalogue.alignments)]
    assert len(set(keys)) == len(keys) and len(said["eras"]) == len(catalogue.periods)
    for slide in (*said["events"], *said["eras"]):
        first, last = days(slide)
        assert first <= last
    for e, slide in zip(catalogue.events.values(), said["events"], strict=False):
        assert days(slide)[0] == (e.date.earliest or catalogue.opens)
        quotes = slide["text"]["text"].count("<blockquote>")
        assert quotes == slide["text"]["text"].count("<cite>") == len(catalogue.basis.get(e.id, []))


@pytest.mark.parametrize(
    ("when", "start", "end", "words"),
    [
        ("1953", (1953,), (), "1953"),
        ("1953-02", (1953, 2), (), "February 1953"),
        ("1953-02-03~", (1953, 2, 3), (), "about 3 February 1953"),
        ("195X", (1950,), (1959, 12, 31), "the 1950s"),
        ("1953-02/1954", (1953, 2), (1954, 12, 31), "February 1953 to 1954"),
        ("1953/1953-08", (1953,), (1953, 8, 31), "1953 to August 1953"),
        ("1953/..", (1953,), (2026, 11, 24), "from 1953"),
        ("../1953", (1950, 1, 1), (1953, 12, 31), "until 1953"),
    ],
)
def test_a_doubtful_date_begins_with_its_first_day_ends_with_its_last_and_is_told_in_words(when, start, end, words):
    slide = next(s for s in slides(changed(events=(event("x", when),), alignments=())) if s.id == "event-x")
    assert (slide.start, slide.end, slide.when) == (start, end, words)


def test_the_spreadsheet_has_the_columns_of_the_template_and_a_row_a_slide(catalogue):
    rows = list(csv.reader(io.StringIO(BY_NAME["timelinejs-csv"].make(catalogue).decode("utf-8"))))
    assert rows[0] == list(HEADER) and len(rows) - 1 == len(slides(catalogue))
    kinds = [row[HEADER.index("Type")] for row in rows[1:]]
    assert kinds.count("title") == 1 and kinds.count("era") == len(catalogue.periods)


def test_each_claim_is_bound_to_all_its_sentences_by_quotation_and_place(catalogue):
    files = unpacked(BY_NAME["annotations"].make(catalogue))
    text, said = files["edition.txt"].decode("utf-8"), json.loads(files["annotations.jsonld"])
    items = said["first"]["items"]
    assert said["total"] == len(items) == len(catalogue.claims) + len(catalogue.dossier.annotations)
    for claim, one in zip(catalogue.claims.values(), items, strict=False):
        targets = one["target"] if isinstance(one["target"], list) else [one["target"]]
        assert [t["selector"][0]["exact"] for t in targets] == [
            " ".join(catalogue.sentences[s].text.split()) for s in claim.sentences
        ]
        for t in targets:
            quote, place = t["selector"]
            assert text[place["start"] : place["end"]] == quote["exact"]
            assert text[: place["start"]].endswith(quote["prefix"]) and text[place["end"] :].startswith(quote["suffix"])


def test_the_text_that_annotations_point_into_is_named_by_its_content():
    told = edition(invented())
    more = type(invented())(with_texts(invented().dossier, "more"))
    assert told.iri.startswith("ni:///sha-256;") and told.iri != edition(more).iri


@pytest.mark.parametrize("said", ["<script>alert(1)</script>", '"]}, {"', "\\} @misc{x, %", "=1+1 & ]]>"])
def test_no_text_of_a_record_leaves_its_place(said, export):
    data = export.make(type(invented())(with_texts(invented().dossier, said)))
    if export.name in ("timelinejs-json", "csl"):
        json.loads(data)
    if export.name.startswith("timelinejs"):
        assert "<script" not in "".join(s.text for s in slides(type(invented())(with_texts(invented().dossier, said))))
    if export.name == "chart-svg":
        ElementTree.fromstring(data)
    assert data


def test_a_dossier_with_little_in_it_can_be_exported(export):
    assert export.make(
        changed(
            events=(event("x", "1953", "057"),), alignments=(), claims=(), annotations=(), series=(), contexts=(), article=None
        )
    )


def test_the_picture_is_sound_and_has_letters_of_its_own(monkeypatch):
    data = BY_NAME["chart-png"].make(invented())
    at, kinds = 8, []
    while at < len(data):
        (size,) = struct.unpack(">I", data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        assert struct.unpack(">I", data[at + 8 + size : at + 12 + size])[0] == zlib.crc32(kind + body)
        kinds.append(kind)
        at += 12 + size
    assert kinds[0] == b"IHDR" and kinds[-1] == b"IEND" and kinds.count(b"iTXt") == 3
    monkeypatch.setattr(chart, "font_files", lambda text: [])
    assert len(BY_NAME["chart-png"].make(invented())) < 0.7 * len(data), "without letters much of the picture is gone"


STRANGE = "東京条約"


def ink(data: bytes) -> int:
    """How many points of the title's rows are dark."""
    picture = Image.open(io.BytesIO(data)).convert("L")
    return sum(picture.crop((0, 0, picture.width, 90)).histogram()[:128])


def test_letters_that_the_picture_lacks_stand_as_boxes_with_a_word_at_its_foot():
    plain, boxed, odd = (
        BY_NAME["chart-png"].make(changed(meta=replace(invented().meta, title=title)))
        for title in ("Title", "Title □□□□", f"Title {STRANGE}")
    )
    size = {data: Image.open(io.BytesIO(data)).size for data in (plain, boxed, odd)}
    assert size[plain] == size[boxed] and size[odd][1] > size[boxed][1], "the word at the foot has a row of its own"
    assert abs(ink(odd) - ink(boxed)) < 0.05 * ink(boxed) and ink(boxed) > 1.5 * ink(plain)
    first, *rest = invented().dossier.events
    drawing = chart.lettered(changed(events=(replace(first, label=STRANGE), *rest)))
    assert "4 of them" in drawing and STRANGE not in drawing.split("</metadata>")[1]


def test_a_picture_with_all_its_letters_has_no_word_of_it(catalogue):
    assert "has no letters" not in chart.lettered(catalogue)


def test_a_program_that_knows_no_custom_properties_draws_it_in_its_colours(catalogue):
    drawing = BY_NAME["chart-svg"].make(catalogue).decode("utf-8")
    assert "var(" not in drawing and all(f"fill: {theme.coop[2]}" in drawing for theme in (LIGHT, DARK))
    png = bytes(resvg_py.svg_to_bytes(svg_string=drawing, width=800, skip_system_fonts=True))
    seen = Image.open(io.BytesIO(png)).convert("RGB").getcolors(1 << 24)
    shades = {f"#{r:02x}{g:02x}{b:02x}": number for number, (r, g, b) in seen}
    assert max(shades, key=shades.get) == LIGHT.paper and shades.get("#000000", 0) < 50
    assert all(shades.get(colour, 0) > 20 for colour in (LIGHT.coop[2], LIGHT.coop[1], LIGHT.band))


def test_the_chart_says_what_its_signs_mean_and_whose_it_is(catalogue):
    drawing = ElementTree.fromstring(BY_NAME["chart-svg"].make(catalogue))
    said = [one.text for one in drawing.iter("{http://www.w3.org/2000/svg}text")]
    assert said[0] == curled(catalogue.meta.title) and any(line.startswith(curled(cite.dossier(catalogue.meta))) for line in said)
    assert {term.label for group in ("event-kind", "stance") for term in vocabulary()[group].values()} <= set(said)
    wide = float(drawing.get("viewBox").split()[2])
    assert all(6.8 * len(line) < wide for line in said), "a line that is longer is cut off in a wide font"


def test_the_command_writes_the_same_file(tmp_path, export, capsys):
    path = tmp_path / "out"
    assert main(["export", export.name, str(INVENTED), "-o", str(path)]) == 0
    assert path.read_bytes() == export.make(invented())
    assert export.loses in capsys.readouterr().out


def test_the_command_says_what_is_wrong_in_one_line(tmp_path, capsys):
    assert main(["export", "csv", str(INVENTED), "-o", str(tmp_path / "no" / "x.zip")]) == 1
    assert capsys.readouterr() == (
        "",
        f"{tmp_path / 'no' / 'x.zip'}: error: there is no folder {tmp_path / 'no'}; make it first, or name another.\n",
    )
    assert main(["export", "xls", str(INVENTED)]) == 1
    assert "there is no export 'xls'; there are csv, datapackage" in capsys.readouterr().err
    edited(copied(tmp_path) / "dossier.yaml", "edition: gdelt", "edition: none")
    assert main(["export", "csv", str(tmp_path / "vel-ost"), "-o", str(tmp_path / "x.zip")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1 and not (tmp_path / "x.zip").exists()


def test_the_command_lists_every_form_with_what_it_loses(capsys):
    assert main(["export"]) == 0
    assert capsys.readouterr().out.strip() == listed().strip()
    assert all(e.name in listed() and e.loses in listed() and e.use in listed() for e in EXPORTS)


def test_what_timelinejs_takes_for_html_is_escaped_and_no_remark_ends_twice(catalogue):
    first, *rest = invented().dossier.events
    lane, *others = invented().dossier.actors
    period, *later = invented().dossier.periods
    odd = changed(
        events=(replace(first, title="Treaty of <Hale>"), *rest), periods=(replace(period, title="A <b> time"), *later),
        actors=(replace(lane, lane="R&D", short="R&D"), *others), meta=replace(invented().meta, adjective_a="<i>"),
    )  # fmt: skip
    said = json.loads(BY_NAME["timelinejs-json"].make(odd))
    assert (
        said["events"][0]["text"]["headline"] == "Treaty of &lt;Hale&gt;"
        and said["eras"][0]["text"]["headline"] == "A &lt;b&gt; time"
    )
    assert not any("<" in one["group"] for one in said["events"]) and any("&lt;i&gt;" in one["group"] for one in said["events"])
    assert not [one.text for one in slides(catalogue) if "..</p>" in one.text or ".</a>.</p>" in one.text]


def test_no_remark_above_the_entries_of_bibtex_begins_an_entry():
    """BibTeX knows no sign for a remark: whatever lies between entries is passed over, up to the next @."""
    above, _ = BY_NAME["bibtex"].make(invented()).decode("utf-8").split("\n\n", 1)
    assert "Not in this form: " in above and "@" not in above


def test_bibtex_names_every_kind_of_work_that_it_has_no_entry_for():
    own = {"article-journal", "book", "chapter", "report", "resolution"}
    for key, kind in vocabulary()["source-type"].items():
        assert (kind.label in BY_NAME["bibtex"].loses.split("own (")[1].split(")")[0]) == (key not in own)


def test_a_version_is_no_range(catalogue):
    for name in ("csl", "bibtex"):
        assert f"version of {catalogue.meta.updated.text}" in text_of(BY_NAME[name].make(catalogue))
    first = json.loads(BY_NAME["csl"].make(catalogue))[0]
    assert first["version"] == display(catalogue.meta.updated) and "-" not in first["version"]


def test_the_readme_of_the_tables_says_which_columns_a_spreadsheet_spoils(catalogue):
    said = unpacked(BY_NAME["csv"].make(catalogue))["README.md"].decode("utf-8")
    assert "UTF-8 with the columns `cameo`, `alternative` and `date`" in said and "as text" in said


def test_places_count_code_points_also_beyond_the_first_plane():
    odd = type(invented())(with_texts(invented().dossier, "𐎠"))
    files = unpacked(BY_NAME["annotations"].make(odd))
    text, said = files["edition.txt"].decode("utf-8"), json.loads(files["annotations.jsonld"])
    for one in said["first"]["items"]:
        for t in one["target"] if isinstance(one["target"], list) else [one["target"]]:
            quote, place = t["selector"]
            assert text[place["start"] : place["end"]] == quote["exact"] and quote["exact"].endswith("𐎠")
    assert "UTF-16" in files["README.md"].decode("utf-8")
