"""Rules across records, and which records a check leaves standing. What each code prints is in `tests/broken`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dossier.content.checks import examine
from dossier.content.rules import covered_years, runs
from tests.unit.broken import TINY


@pytest.fixture
def tiny(tmp_path) -> Path:
    return Path(shutil.copytree(TINY, tmp_path / "vel-ost"))


def change(path: Path, *pairs: tuple[str, str]) -> None:
    text = path.read_text("utf-8")
    for old, new in pairs:
        assert text.count(old) >= 1, old
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


def faults(folder: Path) -> list[tuple[str, str]]:
    return [(problem.code, problem.place) for problem in examine(folder, folder.parent).problems]


def test_the_tiny_dossier_has_no_fault():
    report = examine(TINY)
    assert report.problems == () and report.errors == 0 and report.left_out == 0
    assert len(report.files) == 13 + 2 * len(report.dossier.series) and report.dossier.series


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ('"1950-01-01/1969-12-31"', '"1970-01-01/.."', []),
        ('"1950/1969"', '"1970/.."', []),
        ('"1949-12-31/1969-12-31"', '"1970-01-01/.."', [("date-outside-span", "periods[treaty-years].dates")]),
        ('"1950-01-02/1969-12-31"', '"1970-01-01/.."', [("period-gap", "periods[treaty-years].dates")]),
        ('"1950-01-01/1969-12-31"', '"1969-12-31/.."', [("period-overlap", "periods[quiet-years].dates")]),
        ('"1950-01-01/.."', '"1970-01-01/.."', [("period-overlap", "periods[quiet-years].dates")]),
        ('"1950-01-01/1969-12-30"', '"1970-01-01/.."', [("period-gap", "periods[quiet-years].dates")]),
        ('"1950-01-01/1969-12-31"', '"1970-01-01/2000-12-31"', [("period-gap", "periods[quiet-years].dates")]),
        ('"1930-01-01/1949-12-31"', '"1950-01-01/.."', [("date-outside-span", "periods[treaty-years].dates")]),
    ],
)
def test_periods_tile_the_span(tiny, first, second, found):
    change(tiny / "periods.yaml", ('"1950-01-01/1969-12-31"', "FIRST"), ('"1970-01-01/.."', second), ("FIRST", first))
    assert faults(tiny) == found


def test_a_span_with_an_end_ends_the_last_period(tiny):
    change(tiny / "dossier.yaml", ('"1950-01-01/.."', '"1950-01-01/2000-12-31"'))
    assert faults(tiny) == [("date-outside-span", "periods[quiet-years].dates")]
    change(tiny / "periods.yaml", ('"1970-01-01/.."', '"1970-01-01/2000-12-31"'))
    assert faults(tiny) == []


def test_a_date_that_touches_the_span_is_inside(tiny):
    change(tiny / "events.yaml", ('"1963~"', '"195X"'), ("id: ostrania-closes-the-locks-1963", "id: ostrania-closes-the-locks"))
    change(tiny / "claims.yaml", ("ostrania-closes-the-locks-1963", "ostrania-closes-the-locks"))
    assert faults(tiny) == []
    change(tiny / "events.yaml", ('"195X"', '"194X"'))
    assert faults(tiny) == [("date-outside-span", "events[ostrania-closes-the-locks].date")]


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("dossier.yaml", "side_a: vel", "side_a: velm", "dossier.side_a"),
        ("events.yaml", "sentences: [s05, s06]", "sentences: [s05, s66]", "events[treaty-of-hale-1952].sentences[2]"),
        ("claims.yaml", "actors: [vel, ost]", "actors: [vel, osst]", "claims[c01].actors[2]"),
        ("alignments.yaml", "third: hil", "third: hill", "alignments[hill-vel-article].third"),
        ("annotations.yaml", "sentence: s08", "sentence: s88", "annotations[a01].sentence"),
        ("context/quiet-years.md", "work: lund-1990", "work: lund-1991", "context[quiet-years].cites[1]"),
    ],
)
def test_a_reference_to_nothing_is_named_with_its_place(tiny, file, old, new, place):
    change(tiny / file, (old, new))
    assert ("id-unknown", place) in faults(tiny)


def test_a_reference_to_a_faulty_record_is_no_second_fault(tiny):
    change(tiny / "sources.yaml", ("title: A delegate remembers", "title:"))
    change(tiny / "actors.yaml", ("name: Kingdom of Karsk", "name:"))
    change(tiny / "periods.yaml", ("title: The quiet years", "title:"))
    assert [code for code, _ in faults(tiny)] == ["value-empty"] * 3


@pytest.mark.parametrize("name", ["actors.yaml", "sources.yaml", "periods.yaml", "events.yaml", "article.md", "alignments.yaml"])
def test_a_file_that_cannot_be_read_is_one_fault(tiny, name):
    (tiny / name).write_bytes(b"\xff")
    assert [code for code, _ in faults(tiny)] == ["file-unreadable"]


def test_only_records_that_an_error_names_are_left_out(tiny):
    change(tiny / "events.yaml", ('cameo: "163"', 'cameo: "1630"'), ("source: kar\n", "source: karr\n"))
    report = examine(tiny)
    assert report.errors == 2 and report.left_out == 2
    assert len(report.dossier.events) == 3 and len(report.dossier.claims) == 3


def test_a_record_that_cannot_be_read_is_left_out_and_the_others_stay(tiny):
    change(tiny / "events.yaml", ("title: Ostrania closes", "title: Ostrania: closes"))
    report = examine(tiny)
    assert [p.code for p in report.problems] == ["yaml-syntax"]
    assert report.read["events"] == 5 and report.left_out == 1 and len(report.dossier.events) == 4


def test_of_two_records_with_one_id_the_first_stays(tiny):
    change(tiny / "claims.yaml", ("- id: c03", "- id: c01"))
    report = examine(tiny)
    assert [claim.claim[:10] for claim in report.dossier.claims] == ["The Treaty", "Karsk neve"] and report.left_out == 1


def test_a_fault_of_the_dossiers_own_record_leaves_nothing(tiny):
    change(tiny / "dossier.yaml", ("edition: gdelt", "edition: gdlt"))
    report = examine(tiny)
    assert report.dossier is None and report.left_out == sum(report.read.values())


def test_a_side_that_is_no_actor_leaves_nothing(tiny):
    change(tiny / "dossier.yaml", ("side_b: ost", "side_b: ostr"))
    assert examine(tiny).dossier is None


def test_a_silence_hides_its_warning_and_no_other(tiny):
    (tiny / "silences.yaml").unlink()
    assert faults(tiny) == [("source-unused", "sources[atlas-2001]")]


def test_an_error_cannot_be_silenced(tiny):
    change(tiny / "claims.yaml", ("events: [treaty-of-hale-1952]", "events: [treaty]"))
    record = '\n- code: id-unknown\n  place: "claims[c01].events[1]"\n  reason: It may stay.\n'
    (tiny / "silences.yaml").write_text((tiny / "silences.yaml").read_text("utf-8") + record, "utf-8")
    assert ("id-unknown", "claims[c01].events[1]") in faults(tiny)


def test_form_is_compared_only_when_asked(tiny):
    change(tiny / "claims.yaml", ("kind: causal", 'kind: "causal"'))
    assert faults(tiny) == [("not-canonical", "claims.yaml")]
    assert examine(tiny, form=False).problems == ()
    record = "\n- code: not-canonical\n  place: claims.yaml\n  reason: It is under work.\n"
    (tiny / "silences.yaml").write_text((tiny / "silences.yaml").read_text("utf-8") + record, "utf-8")
    assert faults(tiny) == []
    assert examine(tiny, form=False).problems == (), "a warning that was not looked for is no idle silence"


def test_a_stance_overlaps_an_earlier_one_beyond_its_neighbour(tiny):
    text = (tiny / "alignments.yaml").read_text("utf-8")
    one = "\n- id: {}\n  third: hil\n  toward: vel\n  dates: {}\n  stance: unknown\n  basis: record\n  what: A trial.\n  confidence: low\n"
    more = [("t1", '"1956-01-01/1980-12-31"'), ("t2", '"1957-01-01/1958-12-31"'), ("t3", '"1970-01-01/1971-12-31"')]
    (tiny / "alignments.yaml").write_text(text + "".join(one.format(*row) for row in more), "utf-8")
    assert faults(tiny) == [("alignment-overlap", f"alignments[{key}].dates") for key in ("t2", "t3")]


def test_a_period_within_another_makes_no_gap(tiny):
    text = (tiny / "periods.yaml").read_text("utf-8")
    inner = text.split("\n- ")[1].replace("quiet-years", "inner-years").replace('"1970-01-01/.."', '"1955-01-01/1956-12-31"')
    (tiny / "periods.yaml").write_text(f"{text}\n- {inner}", "utf-8")
    (tiny / "context" / "inner-years.md").write_text((tiny / "context" / "quiet-years.md").read_text("utf-8"), "utf-8")
    assert faults(tiny) == [("period-overlap", "periods[inner-years].dates")]


def test_a_version_of_the_format_that_is_not_known_is_not_read(tiny):
    change(tiny / "dossier.yaml", ('format: "1"', 'format: "2"'))
    assert faults(tiny) == [("value-type", "dossier.format")] and examine(tiny).dossier is None


@pytest.mark.parametrize(
    ("stance", "basis", "cites", "found"),
    [("neutral", "record", False, ["source-missing"]), ("unknown", "record", False, []), ("neutral", "record", True, [])],
)
def test_a_stance_on_the_record_cites_unless_unknown(tiny, stance, basis, cites, found):
    cited = "  cites:\n    - work: lund-1990\n" if cites else ""
    change(tiny / "alignments.yaml", ("stance: unknown", f"stance: {stance}"))
    change(
        tiny / "alignments.yaml",
        ("stood toward Velmark.\n  confidence: low\n", f"stood toward Velmark.\n  confidence: low\n{cited}"),
    )
    assert [code for code, _ in faults(tiny)] == found


@pytest.mark.parametrize(
    ("works", "grade", "found"),
    [
        (["lund-1990"], "scholarly", 1),
        (["lund-1990"], "parliament", 1),
        (["lund-1990"], "primary", 0),
        (["lund-1990", "courier-1964-03-02-toll"], "scholarly", 0),
        (["lund-1990", "courier-1964-03-02-toll"], "weak", 1),
        (["lund-1990", "lund-1990"], "press", 1),
    ],
)
def test_high_confidence_needs_a_primary_work_or_two_that_are_not_weak(tiny, works, grade, found):
    cited = "".join(f"    - work: {work}\n" for work in works)
    event = (tiny / "events.yaml").read_text("utf-8").rpartition("  confidence: medium\n")[0]
    (tiny / "events.yaml").write_text(f"{event}  confidence: high\n  cites:\n{cited}", "utf-8")
    change(tiny / "sources.yaml", ('Journal of River Studies, 4\n  issued: "1990"\n  grade: scholarly', "J\n  grade: " + grade))
    place = "events[king-of-karsk-falls-1978].confidence"
    assert [at for code, at in faults(tiny) if code == "confidence-high"] == [place] * found
    assert examine(tiny).left_out == 0


def test_coverage_counts_years_of_all_actors_in_a_lane(monkeypatch):
    monkeypatch.setenv("DOSSIER_TODAY", "2000-06-01")
    needed, held = covered_years(examine(TINY).dossier, "Karsk")
    assert needed == set(range(1950, 2001)) == held["vel"] == held["ost"]
    needed, held = covered_years(examine(TINY).dossier, "hil")
    assert needed == set(range(1955, 1989)) and held == {"vel": set(), "ost": set()}


def test_runs_of_years():
    assert runs([1950, 1952, 1953, 1954, 1960]) == "1950, 1952 to 1954, 1960"
    assert runs([]) == ""
