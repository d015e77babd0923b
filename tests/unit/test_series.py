"""Series as pairs of files, in a folder and in the check of a whole dossier."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from dossier.content.checks import examine
from dossier.content.series import gather, left_out, unknown_files
from tests.samples import edited
from tests.unit.broken import TINY

ROWS, META = "series/timber-trade.csv", "series/timber-trade.meta.yaml"


@pytest.fixture
def tiny(tmp_path) -> Path:
    return Path(shutil.copytree(TINY, tmp_path / "vel-ost"))


def faults(folder: Path) -> list[tuple[str, str]]:
    return [(problem.code, problem.place) for problem in examine(folder, folder.parent).problems]


def ids(folder: Path) -> list[str]:
    return [series.id for series in examine(folder).dossier.series]


def test_each_pair_is_a_series_in_the_order_of_ids():
    found = gather(TINY, "vel-ost", problems := [], {"vel", "ost", "kar", "krp", "hil"})
    assert problems == []
    assert [s.id for s in found.series] == sorted(found.named) and "timber-trade" in found.named
    assert len(found.files) == 2 * len(found.named) == 2 * len(found.trees)
    timber = next(s for s in found.series if s.id == "timber-trade")
    assert (timber.least, timber.most, timber.by, timber.breaks) == (0.0, None, "part", ("1961",))
    assert timber.warnings == ("definition-changed", "missing-years") and timber.marks["warnings.1"] == (13, 32)
    assert len(timber.points) == 14 and timber.points[2].value is None


def test_a_dossier_without_the_folder_has_no_series(tiny):
    shutil.rmtree(tiny / "series")
    text = (tiny / "claims.yaml").read_text("utf-8")
    (tiny / "claims.yaml").write_text("\n".join(line for line in text.split("\n") if not line.startswith("  series:")), "utf-8")
    report = examine(tiny)
    assert report.problems == () and report.read["series"] == 0 and report.dossier.series == ()


@pytest.mark.parametrize(
    ("file", "find", "put", "code"),
    [
        (ROWS, "1958,exports,12.5,4", "1958,exports,-12.5,4", "csv-value"),
        (ROWS, "date,part,value,n", "date,part,value", "csv-row"),
        (META, "licence: CC BY 4.0\n", "", "field-missing"),
        (META, "shape: bar", "shape: bars", "term-unknown"),
        (META, "missing-years]", "missing-year]", "term-unknown"),
        (META, "least: 0", "least: nought", "value-type"),
        (META, 'breaks: ["1961"]', "breaks: [1961]", "yaml-trap"),
        (META, 'breaks: ["1961"]', 'breaks: ["196X"]', "series-break"),
        (META, 'breaks: ["1961"]', 'breaks: ["0000"]', "series-break"),
        (META, "title: Timber", "id: x\ntitle: Timber", "field-unknown"),
        (META, '"1958/1964"', '"1958/1963"', "series-coverage"),
        (META, "work: lund-1990", "work: lund-1991", "id-unknown"),
    ],
)
def test_a_series_with_any_fault_is_left_out_whole_and_no_other(tiny, file, find, put, code):
    before = ids(tiny)
    edited(tiny / file, find, put)
    report = examine(tiny, tiny.parent)
    assert {p.code for p in report.problems if p.is_error} == {code}
    assert report.left_out == 1 and [s.id for s in report.dossier.series] == [key for key in before if key != "timber-trade"]
    assert all(p.place.startswith("series[timber-trade]") for p in report.problems)


def test_a_description_without_citations(tiny):
    text = (tiny / META).read_text("utf-8")
    (tiny / META).write_text(text[: text.index("cites:")] + "cites: []\n", "utf-8")
    (problem,) = examine(tiny, tiny.parent).problems
    assert (problem.code, problem.place, problem.line) == ("source-missing", "series[timber-trade].cites", text.count("\n") - 2)


@pytest.mark.parametrize(("file", "rest"), [(ROWS, META), (META, ROWS)])
def test_a_file_without_its_other_half_is_named_once_and_read_all_the_same(tiny, file, rest):
    (tiny / file).unlink()
    assert faults(tiny) == [("series-pair", "series[timber-trade]")]
    edited(tiny / rest, *(("licence: CC BY 4.0\n", "") if rest == META else ("12.5", "12,5")))
    assert [code for code, _ in faults(tiny)] == ["series-pair", "field-missing" if rest == META else "csv-row"]


def test_a_faulty_description_does_not_hide_faults_of_the_rows(tiny):
    edited(tiny / META, "shape: bar", "shape: bars")
    edited(tiny / ROWS, "1961,exports,9.25,3", "1961,exports,9.25x,3")
    assert sorted(code for code, _ in faults(tiny)) == ["csv-value", "term-unknown"]


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "value-empty"), (b"[a]", "value-type"), (b"\xff", "file-unreadable"), (b"a: [", "yaml-syntax")]
)
def test_a_description_that_holds_none(tiny, content, code):
    (tiny / META).write_bytes(content)
    assert [found for found, _ in faults(tiny)] == [code]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "csv-header"), (b"\n", "csv-header"), (b"\xff", "file-unreadable"), (b"date,part,value\n", "value-empty")],
)
def test_rows_that_are_none(tiny, content, code):
    (tiny / ROWS).write_bytes(content)
    assert [found for found, _ in faults(tiny)] == [code]


def test_names_of_files_are_ids(tiny):
    for file in (ROWS, META):
        (tiny / file).rename(tiny / file.replace("timber-trade", "Timber trade"))
    assert faults(tiny)[0] == ("id-form", "series[Timber trade]")
    assert "Timber trade" not in ids(tiny)


def test_a_claim_may_name_a_series_with_a_fault_but_none_that_is_not_there(tiny):
    edited(
        tiny / "claims.yaml", "confidence: high\n  events: [ostrania", "confidence: high\n  series: [timber]\n  events: [ostrania"
    )
    assert ("id-unknown", "claims[c03].series[1]") in faults(tiny)
    edited(tiny / "claims.yaml", "series: [timber]", "series: [timber-trade]")
    edited(tiny / ROWS, "12.5", "12,5")
    assert {code for code, _ in faults(tiny)} - {"not-canonical"} == {"csv-row"}


def test_a_series_beyond_the_span_of_the_dossier_is_a_fault(tiny):
    edited(tiny / "dossier.yaml", '"1950-01-01/.."', '"1964-06-01/.."')
    assert ("date-outside-span", "series[timber-trade].coverage") not in faults(tiny), "it touches the span"
    edited(tiny / "dossier.yaml", '"1964-06-01/.."', '"1950-01-01/.."')
    for path in (tiny / META, tiny / META.replace(".meta.yaml", ".csv")):
        path.write_text(re.sub(r"\b19(\d\d)\b", lambda year: f"19{int(year[1]) - 40}", path.read_text("utf-8")), "utf-8")
    assert ("date-outside-span", "series[timber-trade].coverage") in faults(tiny)


def test_a_source_that_only_a_series_cites_is_used(tiny):
    edited(tiny / META, "work: lund-1990", "work: atlas-2001")
    assert [code for code, _ in faults(tiny)] == ["silence-idle"]


def test_an_unreadable_list_of_actors_makes_no_actor_unknown(tiny):
    (tiny / "actors.yaml").write_bytes(b"\xff")
    assert [code for code, _ in faults(tiny)] == ["file-unreadable"]


def test_what_else_lies_in_the_folder(tiny):
    for name in ("README.md", ".x", "timber.txt", "timber.yaml"):
        (tiny / "series" / name).write_text("x")
    assert [path.name for path in unknown_files(tiny)] == ["timber.txt", "timber.yaml"]
    assert faults(tiny) == [("file-unknown", "timber.txt"), ("file-unknown", "timber.yaml")]
    assert unknown_files(tiny / "nowhere") == []


def test_an_act_without_a_weight_in_the_edition_is_a_warning_and_stays(tiny):
    edited(tiny / "events.yaml", 'cameo: "163"', 'cameo: "1213"')
    report = examine(tiny)
    assert [(p.code, p.is_error) for p in report.problems] == [("code-unscaled", False)] and report.left_out == 0
    edited(tiny / "dossier.yaml", "edition: gdelt", "edition: icews")
    assert examine(tiny).problems == ()


def test_what_the_editors_left_out_is_read_from_the_list(tiny):
    path = tiny / "series" / "README.md"
    assert left_out(tiny) == [] == left_out(tiny / "nowhere")
    path.write_text(
        "# Series\n\nA word.\n\n- **Salt**: no figures\n  are known.\n- Tar: not ours\n\nMore words.\n  and more\n", "utf-8"
    )
    assert left_out(tiny) == ["Salt: no figures are known.", "Tar: not ours"]
    path.write_bytes(b"\xff\xfe- x")
    assert left_out(tiny) == []
