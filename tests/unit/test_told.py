"""What a historian must be able to say: records that use every way of saying it are sound, and are told rightly wherever they are shown."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from datetime import date
from functools import cache
from html import unescape

import pytest

from dossier.charts import lanes_figure, timeline_figure
from dossier.charts.traces import AXES, dashes
from dossier.citing.sources import SourceFilters, sources_filtered
from dossier.content.checks import examine
from dossier.content.dates import display, parse
from dossier.exports import EXPORTS
from dossier.exports.slides import slides
from dossier.handout import FORMATS, made
from dossier.handout.plan import Plan
from dossier.index.compare import Range
from dossier.index.events import EventFilters, events_filtered, side_names
from dossier.index.filters import Filters, filtered
from dossier.index.fluctuation import default_choice, fluctuation
from dossier.index.queries import Catalogue
from dossier.index.search import Index, search
from dossier.index.triads import balance
from dossier.index.words import direction, stance_line
from dossier.layout.compare import stances
from dossier.layout.level import DOUBTFUL
from dossier.layout.primitives import Box, Line, Mark
from dossier.layout.scene import scene
from dossier.layout.strips import facts
from dossier.layout.theme import LIGHT
from dossier.measures.flow import bin_of, directions
from dossier.publish import page
from dossier.publish.forms import alignment_form
from dossier.render.article import period_article, whole_article
from dossier.render.context import APP
from dossier.render.events import event_table
from dossier.render.glossary import words_section
from dossier.render.health import measured, source_list
from dossier.render.legend import legend
from dossier.render.legend import stances as stances_key
from dossier.render.record import period_record
from dossier.render.strips import values_table
from tests import samples
from tests.handout.paper import READ, squeezed
from tests.samples import Page, copied, edited, invented, plain, telling

PERIOD = "treaty-years"
TABLES = ("events", "alignments", "citations", "measurements", "sources", "actors")
# What is said of the dates of the events, in words.
DATED = {
    "talks-at-maren-1954": "winter 1954–55",
    "barge-seized-1955": "25 or 26 December 1955",
    "note-from-ostrania-1956": "between 20 December 1956 and 5 January 1957",
    "patrols-on-the-sele-1957": "from May 1957, end unknown",
    "flood-1958": "about spring 1958",
}
# Who acts toward whom.
WHO = {
    "flood-1958": "Ostrania and Velmark, nobody’s act",
    "boats-collide-1959": "Velmark (armed forces) and Ostrania, nobody’s act",
    "appeal-of-the-union-1960": "Lowland Union → Velmark and Ostrania",
    "paper-of-lowland-1961": "Velmark and Ostrania, mediated by Lowland Union and Hill League",
    "storm-1962": "nobody’s act",
}
# Works as a reader meets them where a record cites them, with their weight and how they were read.
CITED = (
    "River Council, On the boats of the Sele, RC/RES/7 (1960), River Council, 11 February 1960 (primary)",
    "Court of the River, Boats of the Sele (Velmark v. Ostrania), No. 12, summer 1961, paragraph 4 (primary, read in excerpt)",
    "Consulate at Hale, [The consul on the collision], 118, State Archive of Velmark, Maren, Consulates, box 5, folder 3, "
    "2 or 3 August 1959 (primary, read in a copy, read in translation)",
    "[Diary of the dam-keeper], Town Archive, Hale, box 2, from November 1962, end unknown (primary)",
)
GIVEN = (
    "dates it January 1955",
    "dates it 25 December 1955",
    "dates it 26 December 1955",
    "page 9, dates it 1956",
)  # by single works


@pytest.fixture
def told() -> Catalogue:
    return samples.told()


def test_records_that_use_every_way_of_saying_it_are_sound(tmp_path):
    assert examine(telling(copied(tmp_path))).problems == ()


def text_of(html: str) -> str:
    return " ".join(unescape(plain(html)).replace("\u00a0", " ").split())


@cache
def _archive(data: bytes) -> dict[str, list[dict[str, str]]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".csv")]
        return {name.rsplit("/", 1)[-1][:-4]: list(csv.DictReader(io.StringIO(archive.read(name).decode()))) for name in names}


def exported(catalogue: Catalogue, name: str) -> bytes:
    return next(one.make(catalogue) for one in EXPORTS if one.name == name)


def tables(catalogue: Catalogue) -> dict[str, list[dict[str, str]]]:
    return _archive(exported(catalogue, "csv"))


def test_the_pages_tell_each_date_in_words_and_what_each_source_gives(told):
    said = text_of(period_record(APP, told, PERIOD)) + text_of(event_table(APP, told, told.events.values(), "All"))
    assert all(said.count(words) >= 2 for words in DATED.values())
    assert "from 1957, end unknown" in said
    for words in (*GIVEN, *WHO.values()):
        assert words in said


@pytest.mark.parametrize("format", FORMATS)
def test_a_hand_out_tells_each_date_and_what_each_source_gives(told, format):
    paper = READ[format](made(format, told, Plan((PERIOD,), events="all", detail="full")))
    for words in (*DATED.values(), *GIVEN, *WHO.values(), "from 1957, end unknown"):
        assert squeezed(words) in paper


def test_the_single_file_tells_each_date_and_filters_by_what_is_told(told):
    file = page(told)
    said = text_of(file)
    for words in (*DATED.values(), *GIVEN, *WHO.values(), "from 1957, end unknown"):
        assert words in said
    known = json.loads(re.search(r'<script type="?application/json"?[^>]*>(.*?)</script>', file, re.DOTALL)[1])["alignment"]
    row = known["id"].split(" ").index("lowland-ost-1957")
    years = [known[key].split(" ")[row] for key in ("first", "last")]
    for first, last in ((1950, 1956), (1957, 1957), (1958, 2026), (1950, 2026)):  # the years that the file's script compares
        in_app = told.alignments["lowland-ost-1957"] in filtered(told, Filters(years=(first, last)))
        assert (int(years[0]) <= last and int(years[1]) >= first) == in_app == (first <= 1957 <= last)


@pytest.mark.parametrize(
    ("years", "there"),
    [
        ((1954, 1954), {"talks-at-maren-1954"}),
        ((1955, 1955), {"talks-at-maren-1954", "barge-seized-1955"}),
        ((1957, 1957), {"note-from-ostrania-1956", "patrols-on-the-sele-1957"}),
        ((1958, 1961), {"flood-1958"}),
    ],
)
def test_a_filter_passes_what_may_lie_in_the_years(told, years, there):
    assert {e.id for e in events_filtered(told, EventFilters(years=years))} & DATED.keys() == there


REFUSED = [
    ("events.yaml", "[1952-05-12,1952-05-13]", "value-type", "one value belongs here", 'stand in quotes: "[1954-05-19,1954-05-20]"'),
    ("events.yaml", '"[1952-05-13,1952-05-12]"', "date-order", "1952-05-12 does not come after 1952-05-13", "the earliest first."),
    ("events.yaml", '"[1952-05-12, 1952-05-13]"', "date-invalid", "a blank stands in the set", 'Write "[1952-05-12,1952-05-13]", in quotes.'),
    ("events.yaml", '"[..1952]"', "date-invalid", "a set needs a date at both ends of a run", "[1954-05-01..1954-05-19], in quotes."),
    ("events.yaml", '"{1952-05-12,1952-05-13}"', "date-invalid", "braces mean all of several dates", "a record for each date, in quotes."),
    ("events.yaml", '"1952-33"', "date-invalid", "33 is a season of one hemisphere or a part of a year", "such as 1954-01/1954-06, in quotes."),
    ("events.yaml", '"1952-22-03"', "date-invalid", "22 is a season and has no day", 'Write "1952-22", or the month'),
    ("alignments.yaml", '"[1950,1951]"', "date-invalid", "'[1950,1951]' is one of several dates", "Write an interval"),
    ("periods.yaml", '"1950-01-01/"', "date-invalid", "'1950-01-01/' has an end that is unknown", "or .. where it has none, in quotes."),
]  # fmt: skip
FIRST = {
    "events.yaml": 'date: "1952-05-12"',
    "alignments.yaml": 'karsk-ost-1950\n  third: kar\n  toward: ost\n  dates: "1950-01-01/1978-12-31"',
    "periods.yaml": 'dates: "1950-01-01/1969-12-31"',
}


@pytest.mark.parametrize(("file", "value", "code", "message", "remedy"), REFUSED)
def test_what_is_refused_is_told_in_one_line_with_what_to_write(tmp_path, file, value, code, message, remedy):
    folder = copied(tmp_path)
    there = FIRST[file]
    edited(folder / file, there, there[: there.rindex('"', 0, -1)] + value)
    fault = next(p for p in examine(folder).problems if p.code == code)
    assert fault.file.endswith(file) and message in fault.message and remedy in fault.remedy and "\n" not in str(fault)


def test_one_of_two_years_far_apart_is_not_between_them(told):
    when = parse("[1951,1961]")
    assert when.touches(1951, 1951) and when.touches(1961, 1961) and not when.touches(1952, 1960)


def test_events_stand_in_the_order_of_their_first_possible_day(told):
    keys = [e.date.sort_key for e in told.events.values()]
    assert keys == sorted(keys) and [key for key in told.events if key in DATED] == list(DATED)


def test_an_act_counts_only_in_a_time_in_which_it_surely_began(told):
    bins = {key: (bin_of(told.events[key].date, "year"), bin_of(told.events[key].date, "month")) for key in DATED}
    assert bins == {
        "talks-at-maren-1954": (None, None),
        "barge-seized-1955": (1955, 1955 * 12 + 11),
        "note-from-ostrania-1956": (None, None),
        "patrols-on-the-sele-1957": (1957, 1957 * 12 + 4),
        "flood-1958": (1958, None),
    }
    assert fluctuation(told, default_choice(told)).flows.undated == 2


@pytest.mark.parametrize(
    ("chosen", "there"),
    [
        (EventFilters(side=frozenset({"nobody"})), {"flood-1958", "boats-collide-1959", "storm-1962"}),
        (EventFilters(named=frozenset({"hil"})), {"paper-of-lowland-1961"}),
        (EventFilters(named=frozenset({"low"})), {"appeal-of-the-union-1960", "paper-of-lowland-1961"}),
        (EventFilters(text="hill league"), {"paper-of-lowland-1961"}),
    ],
)
def test_filters_know_all_whom_an_event_names(told, chosen, there):
    assert {e.id for e in events_filtered(told, chosen)} & WHO.keys() == there
    assert chosen.words(told)


def test_who_acts_is_asked_for_nobody_only_where_there_is_something_that_nobody_did(told):
    assert side_names(told)["nobody"] == "nobody" and "nobody" not in side_names(invented())


def test_what_nobody_did_counts_for_no_side_and_a_mediated_act_for_both(told):
    ways = {way for e in told.acts() for way in directions(e)}
    assert ways == {("vel", "ost"), ("ost", "vel")}
    assert told.events["boats-collide-1959"] not in told.acts()
    assert directions(told.events["paper-of-lowland-1961"]) == (("vel", "ost"), ("ost", "vel"))
    marks = {one.id: one.panel for one in scene(told).of(Mark, "event")}
    assert (marks["event:boats-collide-1959"], marks["event:paper-of-lowland-1961"]) == ("context", "joint")


def test_the_tables_name_all_targets_and_mediators(told):
    events = {row["id"]: row for row in tables(told)["events"]}
    assert (events["appeal-of-the-union-1960"]["target"], events["appeal-of-the-union-1960"]["also"]) == ("vel", "ost")
    assert events["paper-of-lowland-1961"]["mediators"] == "low; hil" and events["storm-1962"]["source"] == ""
    rows = {(row["record"], row["field"], row["to_table"], row["to_record"]) for row in tables(told)["links"]}
    assert {("paper-of-lowland-1961", "mediators", "actors", key) for key in ("low", "hil")} <= rows


def test_a_citation_names_number_archive_and_how_the_work_was_read(told):
    said = squeezed(text_of(period_record(APP, told, PERIOD)))
    listed = text_of(source_list(told, list(told.sources.values())))
    for words in CITED:
        assert squeezed(words) in said and words.partition(", paragraph")[0].partition(" (primary")[0] in listed
    assert "primary, read in a copy, read in translation, Velmark; cited by 1 record. The copy lacks its second page." in listed


@pytest.mark.parametrize("format", FORMATS)
def test_a_hand_out_names_number_archive_and_how_the_work_was_read(told, format):
    paper = READ[format](made(format, told, Plan((PERIOD,), events="all", detail="full")))
    for words in (
        "RC/RES/7 (1960)",
        "State Archive of Velmark, Maren, Consulates, box 5, folder 3",
        "(primary, read in excerpt)",
    ):
        assert squeezed(words) in paper


def test_the_single_file_names_number_archive_and_how_the_work_was_read(told):
    said = text_of(page(told))
    for words in (
        "No. 12, summer 1961",
        "118, State Archive of Velmark, Maren, Consulates, box 5, folder 3",
        "Read in a copy. Read in translation. The copy lacks",
    ):
        assert words in said


def test_works_without_a_type_in_csl_take_the_one_that_prints_best(told):
    items = {one["id"]: one for one in json.loads(exported(told, "csl"))}
    kinds = {key: (items[key]["type"], items[key].get("genre", "")) for key in told.sources if key not in invented().sources}
    assert kinds == {
        "council-1960-7": ("report", "Resolution"),
        "court-1961-boats": ("legal_case", ""),
        "hale-1959-cable": ("manuscript", "Cable"),
        "lowland-1961-communique": ("document", "Communiqué"),
        "brae-1990-interview": ("interview", ""),
        "wend-1962-diary": ("manuscript", ""),
    }
    cable = items["hale-1959-cable"]
    assert (cable["number"], cable["archive"], cable["archive_location"]) == (
        "118", "State Archive of Velmark, Maren", "Consulates, box 5, folder 3",
    )  # fmt: skip
    assert cable["issued"] == {"literal": "2 or 3 August 1959"}
    assert cable["note"] == "Read in a copy. Read in translation. The copy lacks its second page."


def test_bibtex_has_the_number_of_a_resolution_and_says_the_rest_in_its_note(told):
    entries = {
        key: entry for entry in exported(told, "bibtex").decode().split("\n@") for key in told.sources if f"{{{key}," in entry
    }
    for field in ("type = {Resolution}", "number = {RC/RES/7 (1960)}", "institution = {River Council}"):
        assert field in entries["council-1960-7"]
    assert (
        "note = {118, State Archive of Velmark, Maren, Consulates, box 5, folder 3. Dated 2 or 3 August 1959. Read in a copy."
        in entries["hale-1959-cable"]
    )


@pytest.mark.parametrize("asked", ["RC/RES/7", "folder 3", "dam-keeper town archive"])
def test_works_are_found_by_number_and_archive(told, asked):
    assert [s.id for s in sources_filtered(told, SourceFilters(text=asked))]
    assert any(group.kind == "source" for group in search(Index(told), asked).groups)


def test_what_happened_under_an_older_name_is_told_under_it(told):
    assert told.name("ost") == "Ostrania" and told.called_at("ost", parse("1957-12-31")) == "Kingdom of Ostrania"
    assert [told.called_at("ost", parse(text)) for text in ("1958-01-01", "1957/1958", "1957-24", "../1958")] == [""] * 4
    ways = {
        key: direction(told, told.events[key])
        for key in ("barge-seized-1955", "patrols-on-the-sele-1957", "paper-of-lowland-1961")
    }
    assert ways == {
        "barge-seized-1955": "Kingdom of Ostrania (police) → Velmark",
        "patrols-on-the-sele-1957": "Velmark (armed forces) → Kingdom of Ostrania",
        "paper-of-lowland-1961": "Velmark and Ostrania, mediated by Lowland Union and Hill League",
    }
    assert stance_line(told, told.alignments["lowland-ost-1957"]).startswith(
        "Lowland Union toward Kingdom of Ostrania: cooperative"
    )
    assert stance_line(told, told.alignments["karsk-ost-1950"]).startswith("Kingdom of Karsk toward Ostrania")
    plan = Plan((PERIOD,), events="all", detail="full")
    shown = text_of(period_record(APP, told, PERIOD)), text_of(page(told)), made("html", told, plan).decode()
    assert all("Kingdom of Ostrania" in one and "Lowland Union" in one for one in shown)


def test_all_names_are_listed_found_and_exported(told):
    for html in (words_section(APP, told), page(told)):
        assert "Kingdom of Ostrania, until 31 December 1957, with the Lowland; Österin (sv), from 1958" in text_of(html).replace(
            " ( sv", " (sv"
        )
        assert re.search(r"<span lang=\"?sv\"?>Österin</span>", html)
    assert "Names of actors" not in words_section(APP, invented()) + page(invented())
    index = Index(told)
    hits = [{hit.id for group in search(index, name).groups for hit in group.hits} for name in ("Hale", "Halås", "ΧΑΛΗ", "Halas")]
    assert "treaty-of-hale-1952" in hits[0] and hits[0] == hits[1] == hits[2] == hits[3]
    assert {hit.id for group in search(index, "Osterin barge").groups for hit in group.hits} == {"barge-seized-1955"}
    (row,) = [row for row in tables(told)["actors"] if row["id"] == "ost"]
    assert row["called"] == "Kingdom of Ostrania (../1957-12-31, with the Lowland); Österin (sv, 1958/..)"


def test_both_names_are_found_by_the_filters(told):
    for words in ("kingdom of ostrania", "ostrania lowland"):
        assert "lowland-ost-1957" in {a.id for a in filtered(told, Filters(text=words))}
        assert "barge-seized-1955" in {e.id for e in events_filtered(told, EventFilters(text=words.partition(" lowland")[0]))}


def test_a_stance_toward_another_third_party_is_listed_and_filtered_and_drawn_for_no_side(told):
    key = "lowland-hil-1957"
    assert told.faced == ["vel", "ost", "hil"] and invented().faced == ["vel", "ost"]
    assert [a.id for a in filtered(told, Filters(toward=frozenset({"hil"})))] == [key]
    assert "Lowland Union Hill League" in text_of(period_record(APP, told, PERIOD))
    assert 'name=toward value="Hill League"' in alignment_form(told)
    file = page(told)
    assert "The Union turns the League’s guides away at its border." in file
    assert not [one for one in scene(told).items if getattr(one, "id", "") == f"alignment:{key}"]
    assert all(key not in one.ax_ids + one.bx_ids for rows in balance(told).lanes.values() for one in rows)
    drawn = stances(told, Range("years", "", "", date(1957, 1, 1), date(1957, 12, 31), ""), "Lowland").items
    assert {one.panel for one in drawn} == {"ost"} and f"alignment:{key}" not in {one.id for one in drawn}
    assert {row["id"]: row["toward"] for row in tables(told)["alignments"]}[key] == "hil"


def test_a_sentence_of_the_whole_time_stands_in_every_period_on_which_the_article_speaks(told):
    assert [s.id for s in told.sentences_in(PERIOD)][:2] == ["s02", "s04"] and told.sentences_in("quiet-years") == []
    words = told.sentences["s02"].text
    assert words in period_article(APP, told, PERIOD) and words not in period_article(APP, told, "quiet-years")
    edition = Page(str(whole_article(APP, told)[0]))
    assert [text for _, text in edition.all("div", "d-margin", aria_label="Leads of s02")] == ["Period the whole time"]
    assert squeezed(words) in READ["pdf"](made("pdf", told, Plan((PERIOD,))))
    file = page(told)
    assert file.count(words) == 2 and "the whole time" in text_of(file)
    assert {row["id"] for row in tables(told)["sentences"] if row["whole"]} == {"s02"}


def test_a_sentence_stands_in_a_period_or_is_of_the_whole_time(tmp_path):
    folder = telling(copied(tmp_path))
    edited(folder / "dossier.yaml", "whole: [s02]", "whole: [s02, s04]")
    edited(folder / "periods.yaml", "s08, s10,", "s08,")
    told = [(p.code, p.place) for p in examine(folder).problems]
    assert told == [("sentence-unheld", "article[s10]"), ("sentence-unheld", "dossier.whole[2]")]


def test_a_term_of_unknown_end_or_beginning_counts_as_far_as_it_is_told(told):
    aune, ferre = (told.leaders[key] for key in ("aune-1957", "ferre-1960"))
    assert told.term_of(aune) == (date(1957, 2, 1), date(1957, 2, 1)) and told.term_of(ferre) == (
        date(1962, 3, 1),
        date(1962, 5, 31),
    )
    assert ferre in told.in_office(date(1962, 4, 1)) and aune not in told.in_office(date(1958, 1, 1))
    assert display(ferre.dates) == "until spring 1962, beginning unknown"


def test_terms_of_which_an_end_is_unknown_overlap_only_where_they_must(tmp_path):
    folder = telling(copied(tmp_path))
    edited(folder / "leaders.yaml", '"/1962-21"', '"1956/.."')
    (fault,) = examine(folder).problems
    assert (fault.code, fault.place) == ("leader-overlap", "leaders[aune-1957].dates")


def test_the_keys_say_what_the_dotted_line_is_where_there_is_one(told):
    words = "a dotted line stands where it is unknown how long a stance lasted"
    for make in (legend, stances_key, lambda catalogue: exported(catalogue, "chart-svg").decode()):
        assert words in make(told).lower() and words not in make(invented()).lower()


def test_lanes_alone_draw_the_dotted_line_too(told):
    for drawn in (timeline_figure(told, LIGHT), lanes_figure(told, LIGHT, list(told.alignments.values()))):
        rows = [one for one in drawn["data"] if one.get("name") == "span" and one["yaxis"] == AXES["lanes"]]
        assert [one["line"]["dash"] for one in rows] == [dashes(DOUBTFUL)] and 1964 in rows[0]["x"]


def test_what_is_found_under_a_time(told):
    index = Index(told)

    def hits(text: str) -> set[str]:
        return {hit.id for group in search(index, text).groups for hit in group.hits if group.kind == "event"}

    assert "barge-seized-1955" in hits("26 December 1955") & hits("December 1955") & hits("1955-12-25")
    assert "barge-seized-1955" not in hits("27 December 1955")
    assert "flood-1958" in hits("spring 1958") and "talks-at-maren-1954" in hits("winter 1954")


def test_one_of_several_dates_is_drawn_over_them_and_hollow(told):
    s = scene(told)
    marks = {one.id: one for one in s.of(Mark, "event")}
    spans = {key: [one for one in s.of(Line, "span") if one.id == f"event:{key}"] for key in DATED}
    assert marks["event:barge-seized-1955"].hollow and not marks["event:treaty-of-hale-1952"].hollow
    assert [len(rows) for rows in spans.values()] == [1, 2, 1, 1, 1]
    assert all(one.tone == "doubt" for key, rows in spans.items() for one in rows if key != "talks-at-maren-1954")
    (winter,) = spans["talks-at-maren-1954"]
    assert [round(x, 1) for x, _ in winter.points] == [1954.9, 1955.2]


def test_a_stance_of_unknown_end_is_a_bar_as_far_as_it_is_told_and_a_dotted_line_on(told):
    s = scene(told)
    (box,) = [one for one in s.of(Box, "alignment") if one.id == "alignment:lowland-ost-1957"]
    (line,) = [one for one in s.of(Line, "span") if one.id == "alignment:lowland-ost-1957"]
    assert (box.x0, round(box.x1)) == (1957, 1958) and line.tone == "doubt"
    assert line.points[0][0] == box.x1 and line.points[1][0] == 1964
    (rows,) = [rows for rows in balance(told).lanes.values() if any("lowland-ost-1957" in one.bx_ids for one in rows)]
    assert [one.year for one in rows if "lowland-ost-1957" in one.bx_ids] == [1957]


def test_half_a_year_is_neither_the_least_nor_the_greatest_and_what_was_not_read_is_not_missing(told):
    rafts = told.series["rafts"]
    (one,) = facts(rafts)
    assert (one.n, one.least.value, one.last.value) == (3, 12, 3) and display(one.last.date) == "January to June 1962"
    table = Page(str(values_table(APP, told, rafts)))
    cells = [text for _, text in table.all("td")]
    assert cells == ["12", "14", "not read", "no value", "3"]
    assert "3 values, 1 missing, 1 not read" in text_of(measured(told))
    rows = [row for row in tables(told)["measurements"] if row["series"] == "rafts"]
    assert [(row["value"], row["unread"]) for row in rows] == [("12", ""), ("14", ""), ("", "true"), ("", ""), ("3", "")]


def test_the_tables_have_each_date_with_its_bounds_and_what_each_source_gives(told):
    events = {row["id"]: row for row in tables(told)["events"]}
    for key in DATED:
        when = told.events[key].date
        assert events[key]["date"] == when.text and events[key]["date_earliest"] == when.earliest.isoformat()
        assert events[key]["date_latest"] == (when.latest.isoformat() if when.latest else "")
    given = {(row["record"], row["source"]): row["dated"] for row in tables(told)["citations"] if row["dated"]}
    assert given == {
        ("talks-at-maren-1954", "maren-1971"): "1955-01",
        ("barge-seized-1955", "maren-1971"): "1955-12-25",
        ("barge-seized-1955", "lund-1990"): "1955-12-26",
        ("lowland-ost-1957", "lund-1990"): "1956",
        ("aune-1957", "lund-1990"): "1957-03/",
    }


def test_timelinejs_has_each_date_in_words_and_places_it_from_first_to_last_day(told):
    found = {one.id.removeprefix("event-"): one for one in slides(told)}
    assert {key: found[key].when for key in DATED} == DATED
    assert {key: (found[key].start, found[key].end) for key in DATED} == {
        "talks-at-maren-1954": ((1954, 12), (1955, 2, 28)),
        "barge-seized-1955": ((1955, 12, 25), (1955, 12, 26)),
        "note-from-ostrania-1956": ((1956, 12, 20), (1957, 1, 5)),
        "patrols-on-the-sele-1957": ((1957, 5), (1957, 5, 31)),
        "flood-1958": ((1958, 3), (1958, 5, 31)),
    }
    for key, words in WHO.items():
        assert words in found[key].text and found[key].group == ("Joint acts" if "paper" in key else "Context")
    assert "dates it 25 December 1955" in found["barge-seized-1955"].text
    stance = found["alignment-lowland-ost-1957"]
    assert (stance.start, stance.end) == ((1957,), (1957, 12, 31)) and stance.when == "from 1957, end unknown"
