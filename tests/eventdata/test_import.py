"""Files of every format and packing become rows, each event once; what cannot be read is kept with file, line and reason."""

from __future__ import annotations

import csv
import gzip
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from dossier.eventdata.asking import rejected
from dossier.eventdata.faults import EventDataError
from dossier.eventdata.importing import import_files
from dossier.eventdata.store import FileRecord, Store, writing
from tests.eventdata.made import (
    ICEWS,
    NEEDS,
    POLECAT,
    REDUCED,
    gdelt,
    icews,
    imported,
    named,
    polecat,
    rows_of,
    written,
)

pytestmark = NEEDS


def counts(*files: FileRecord) -> list[tuple[int, int, int, int]]:
    return [(one.rows, one.kept, sum(one.rejected.values()), one.repeated) for one in files]


def test_57_and_58_columns_in_one_file_and_in_one_list(tmp_path):
    mixed = written(tmp_path / "a", gdelt(1, width=57), gdelt(2), gdelt(3, width=57))
    old = written(tmp_path / "b", gdelt(4, width=57))
    done = imported(tmp_path, mixed, old)
    assert counts(*done.files) == [(3, 3, 0, 0), (1, 1, 0, 0)] and not done.faults
    assert [(row["event"], row["link"]) for row in rows_of(tmp_path)] == [
        ("1", None), ("2", "http://example.org/news"), ("3", None), ("4", None),
    ]  # fmt: skip


def test_gdelt_2_is_told_from_1(tmp_path):
    imported(tmp_path, written(tmp_path / "a", gdelt(1, width=61, day="20150218")), written(tmp_path / "b", gdelt(1)))
    assert [(row["dataset"], row["added"]) for row in rows_of(tmp_path, order="dataset")] == [
        ("gdelt-1.0", date(2014, 11, 20)), ("gdelt-2.0", date(2015, 2, 18)),
    ]  # fmt: skip


def test_a_reduced_file_with_a_short_second_line(tmp_path):
    row = named(REDUCED, Date="20130401", Source="VEN", Target="COLGOV", CAMEOCode="042", NumEvents="3", Goldstein="1.9")
    short = "\t".join(row.split("\t")[:11])
    done = imported(tmp_path, written(tmp_path / "a", "\t".join(REDUCED), short, row, row))
    assert counts(*done.files) == [(3, 2, 1, 0)]
    assert [(r["file"], r["line"], r["reason"], r["text"]) for r in rejected(Store(tmp_path / "store"))] == [
        (str(tmp_path / "a"), 2, "cells", short)
    ]
    assert [(r["events"], r["tenths"], r["code"]) for r in rows_of(tmp_path)] == [(3, 19, "042")] * 2


def test_icews_with_quotation_marks_and_na(tmp_path):
    rows = [
        icews(1, "Namibia", "NA", Source_Sectors='"Government,Executive"'),
        icews(1, "Namibia", "Turkey", day="2018-06-02", Source_Sectors="Executive,Government"),
        icews(2, "Namibia", "Turkey", Target_Name="Turkey"),
    ]
    imported(tmp_path, written(tmp_path / "a", "\t".join(ICEWS), *rows))
    told = rows_of(tmp_path, "event, source_state, target_state, source_official, target_official, tenths", "event, day")
    assert [list(row.values()) for row in told] == [
        ["1", "NAM", None, True, False, 19],
        ["1", "NAM", "TUR", True, False, 19],
        ["2", "NAM", "TUR", True, True, 19],
    ]


def test_files_put_one_after_another_have_a_header_among_their_rows(tmp_path):
    head = "\t".join(ICEWS)
    done = imported(
        tmp_path, written(tmp_path / "a", head, icews(1, "Japan", "Vietnam"), head, icews(2, "Japan", "Vietnam"), head)
    )
    assert counts(*done.files) == [(4, 2, 2, 0)]
    assert [(r["line"], r["reason"]) for r in rejected(Store(tmp_path / "store"))] == [(3, "day"), (5, "day")]


@pytest.mark.parametrize("given", ["nan", "inf", "1e300", "x", ""])
def test_a_printed_value_that_is_none_harms_nothing(tmp_path, given):
    done = imported(tmp_path, written(tmp_path / "a", gdelt(1, code="057", given=given)))
    assert counts(*done.files) == [(1, 1, 0, 0)] and rows_of(tmp_path)[0]["tenths"] == 80


def test_icews_of_2017_without_codes_and_with_a_code_that_is_none(tmp_path):
    names = [name for name in ICEWS if name != "CAMEO Code"]
    row = named(
        names,
        Event_ID=5,
        Event_Date="12/31/2017",
        Source_Country="Japan",
        Target_Country="Vietnam",
        Intensity="-2",
        Source_Name="Japan",
    )
    imported(tmp_path, written(tmp_path / "a", "\t".join(names), row))
    damaged = written(tmp_path / "b", "\t".join(ICEWS), icews(6, "Japan", "Vietnam", "13y"), icews(7, "Japan", "Vietnam", ""))
    done = imported(tmp_path, damaged)
    assert [one.rejected for one in done.files] == [{"code": 1}]
    told = rows_of(tmp_path, "event, day, code, tenths, target_state")
    assert [list(row.values()) for row in told] == [
        ["5", date(2017, 12, 31), None, -20, "VNM"],
        ["7", date(2018, 6, 1), None, 19, "VNM"],
    ]


@pytest.mark.parametrize("score", ["Intensity", "Event Intensity"])
def test_polecat_with_both_headers_and_surplus_tabs(tmp_path, score):
    names = [score if name == "Intensity" else name for name in POLECAT]
    rows = [
        polecat("E1", "SANCTION", "-6.5", "Japan", "Vietnam", names),
        polecat("E2", "WAIT", "1", "Japan", "Vietnam", names) + "\t\t",
    ]
    several = polecat("E3", "AID", "None", "Japan; Vietnam", "VNM", names) + "\t"
    done = imported(tmp_path, written(tmp_path / "a", "\t".join(names) + "\t", *rows, several))
    assert [one.rejected for one in done.files] == [{"code": 1}]
    told = rows_of(tmp_path, "event, edition, code, tenths, source_state, target_state, source_official, target")
    assert [list(row.values()) for row in told] == [
        ["E1", "plover", "SANCTION", -65, "JPN", "VNM", True, None],
        ["E3", "plover", "AID", None, None, "VNM", False, None],
    ]


def test_a_keds_file_has_two_digits_of_a_year_and_rows_that_are_equal(tmp_path):
    rows = [
        "690101\tUSAGOV\tCHN\t0841\t(YIELD)\ttext",
        "681231\tUSAGOV\tCHN\t0841",
        "950101\tUSA\tCHN\t042",
        "950101\tUSA\tCHN\t042",
    ]
    done = imported(tmp_path, written(tmp_path / "a", *rows))
    assert counts(*done.files) == [(4, 4, 0, 0)]
    assert [row["day"] for row in rows_of(tmp_path, order="day")] == [
        date(1969, 1, 1), date(1995, 1, 1), date(1995, 1, 1), date(2068, 12, 31),
    ]  # fmt: skip
    more = written(tmp_path / "b", *rows[2:], rows[3], rows[0])
    assert counts(*imported(tmp_path, more).files) == [(4, 1, 0, 3)], "a third equal row is new, the others are known"


def test_weis_is_told_from_cameo_by_its_codes_whatever_the_name(tmp_path):
    weis = written(
        tmp_path / "gulf.cameo",
        "790101\tAUS\tSAF\t211",
        "790101\tAUL\tSWZ\t010",
        "790102\tUSR\tIRN\t065",
        "930102\tUSR\tIRN\t114",
    )
    cameo = written(tmp_path / "x.weis", "790101\tAUS\tZAF\t0211", "790101\tUSR\tIRN\t010")
    imported(tmp_path, weis, cameo)
    told = rows_of(tmp_path, "edition, source, source_state, target_state, code, tenths", "edition, day, source")
    assert [list(row.values()) for row in told] == [
        ["keds", "AUS", "AUS", "ZAF", "0211", 34],
        ["keds", "USR", "RUS", "IRN", "010", 0],
        ["weis", "AUL", "AUS", "CHE", "010", 10],
        ["weis", "AUS", "AUT", "ZAF", "211", -92],
        ["weis", "USR", "RUS", "IRN", "065", 29],
        ["weis", "USR", None, "IRN", "114", None],
    ]


def test_codes_that_do_not_tell_their_scheme_are_a_fault(tmp_path):
    done = imported(tmp_path, written(tmp_path / "a", "790101\tUSA\tIRN\t999"))
    assert [str(fault) for fault in done.faults] == [
        f"{tmp_path / 'a'}: error: its codes do not tell whether they are CAMEO or WEIS. Put it into one file with others of its source."
    ]


def test_a_csv_saved_by_r_with_a_column_that_has_no_name(tmp_path):
    names = ["GLOBALEVENTID", *(f"C{i}" for i in range(2, 59))]
    cells = [cell if cell else "NA" for cell in gdelt(11, code="010").split("\t")]
    cells[26:29] = ["10", "10", "1"]  # R takes codes for numbers
    head = ",".join(f'"{name}"' for name in names)
    row = ",".join(f'"{cell}"' for cell in ["1", *cells])
    done = imported(
        tmp_path, written(tmp_path / "a.csv", head, row, row.replace('"11"', '"12"').replace("STATE", "ST\nATE"), row[:40])
    )
    assert counts(*done.files) == [(3, 2, 1, 0)]
    assert [(r["event"], r["code"], r["source_name"]) for r in rows_of(tmp_path)] == [
        ("11", "010", "STATE"),
        ("12", "010", "ST ATE"),
    ]
    assert [r["line"] for r in rejected(Store(tmp_path / "store"))] == [6], "a row of three lines keeps the numbers after it"


@pytest.mark.parametrize("limit", [1 << 17, 1 << 30], ids=["as it comes", "raised by another"])
def test_a_csv_with_a_text_that_never_ends_is_left_out(tmp_path, limit, request):
    before = csv.field_size_limit(limit)
    request.addfinalizer(lambda: csv.field_size_limit(before))
    head = ",".join(f'"{name}"' for name in ["GLOBALEVENTID", *(f"C{i}" for i in range(2, 59))])
    done = imported(tmp_path, written(tmp_path / "a.csv", head, '"' + "x" * 200_000))
    (fault,) = done.faults
    assert str(fault).startswith(f"{tmp_path / 'a.csv'}: error: it is no CSV that can be read (")


def test_plain_gzip_and_zip_of_several_members_under_any_name_and_in_folders(tmp_path):
    inside = tmp_path / "in" / "deep"
    inside.mkdir(parents=True)
    (inside / "one.txt").write_bytes(gzip.compress((gdelt(1) + "\n").encode()))
    with zipfile.ZipFile(inside / "two", "w") as archive:
        archive.writestr("x.CSV", gdelt(2) + "\n")
        archive.writestr("y.CSV", gdelt(3) + "\n" + gdelt(4))
    written(tmp_path / "three.zip", gdelt(5))
    done = imported(tmp_path, tmp_path / "in", str(tmp_path / "th*"))
    assert [one.rows for one in done.files] == [1, 1, 2, 1] and not done.faults
    assert [row["event"] for row in rows_of(tmp_path)] == ["1", "2", "3", "4", "5"]
    assert done.files[2].file == f"{inside / 'two'}!y.CSV"


def test_signs_of_a_pattern_in_a_name_are_letters_of_it(tmp_path):
    done = imported(tmp_path, written(tmp_path / "a[1].csv", gdelt(1)), written(tmp_path / "a1.csv", gdelt(2)))
    assert [(Path(one.file).name, one.kept) for one in done.files] == [("a[1].csv", 1), ("a1.csv", 1)] and not done.faults
    with pytest.raises(EventDataError, match="Give the store another name"):
        import_files([str(tmp_path / "a1.csv")], tmp_path / "store[1]")


def test_the_same_file_twice_in_whatever_packing_changes_nothing(tmp_path):
    plain = written(tmp_path / "a", gdelt(1), gdelt(2))
    packed = tmp_path / "b"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    imported(tmp_path, plain)
    before = sorted(path for path in (tmp_path / "store").rglob("*") if path.is_file())
    done = imported(tmp_path, plain, packed)
    assert (done.files, done.known) == ((), (str(plain), str(packed)))
    assert sorted(path for path in (tmp_path / "store").rglob("*") if path.is_file()) == before


def test_the_same_event_in_two_files_counts_once(tmp_path):
    first = written(tmp_path / "a", gdelt(1, width=61), gdelt(2, width=61), gdelt(2, width=61))
    second = written(tmp_path / "b", gdelt(2, width=61, root="0"), gdelt(3, width=61))
    assert counts(*imported(tmp_path, first, second).files) == [(3, 2, 0, 1), (2, 1, 0, 1)]
    third = written(tmp_path / "c", gdelt(3, width=61, link="x"), gdelt(10, width=61))
    assert counts(*imported(tmp_path, third).files) == [(2, 1, 0, 1)]
    assert [row["event"] for row in rows_of(tmp_path)] == ["1", "10", "2", "3"]


@pytest.mark.parametrize("text", ['"opens', "# no comment", 'say "" it', "back\\slash", "it's", "50 %"])
def test_nothing_in_a_text_is_taken_for_a_sign(tmp_path, text):
    rows = [gdelt(1, link=f"http://x/#{text}"), gdelt(2, name=text), gdelt(3), gdelt(4, name=f'{text}"')]
    done = imported(tmp_path, written(tmp_path / "it's a file", *rows))
    assert counts(*done.files) == [(4, 4, 0, 0)]
    assert rows_of(tmp_path)[0]["link"] == f"http://x/#{text}"


def test_line_ends_marks_and_encodings(tmp_path):
    rows = (gdelt(1, name="Caf\xe9") + "\r\n" + gdelt(2, name="\u201cname\u201d") + "\n\n" + gdelt(3)).encode("cp1252")
    rows += b"\n" + gdelt(4, name="caf\xe9").encode("utf-8") + b"\r\n" + gdelt(5, name="a\rb\0c").encode()
    (tmp_path / "a").write_bytes(b"\xef\xbb\xbf" + rows)
    done = imported(tmp_path, tmp_path / "a")
    assert counts(*done.files) == [(5, 5, 0, 0)]
    assert [row["source_name"] for row in rows_of(tmp_path)] == ["Caf\xe9", "\u201cname\u201d", "STATE", "caf\xe9", "a bc"]
    assert rows_of(tmp_path)[4]["link"] == "http://example.org/news"


def test_rejected_rows_have_their_line_and_reason(tmp_path):
    rows = [
        gdelt(1),
        "",
        gdelt(2) + "\tmore",
        gdelt(3, day="20140231"),
        gdelt(4, code="---"),
        gdelt(5, code="0841]"),
        gdelt(6, width=61),
    ]
    nameless = "\t".join(["", *gdelt(7).split("\t")[1:]])
    done = imported(tmp_path, written(tmp_path / "a", *rows, nameless))
    assert counts(*done.files) == [(7, 1, 6, 0)]
    assert [(r["line"], r["reason"]) for r in rejected(Store(tmp_path / "store"))] == [
        (3, "cells"), (4, "day"), (5, "code"), (6, "code"), (7, "cells"), (8, "id"),
    ]  # fmt: skip
    assert next(r["text"] for r in rejected(Store(tmp_path / "store"))) == rows[2]


def test_lines_of_a_long_file_are_numbered_as_they_stand(tmp_path):
    rows = [gdelt(i) if i % 9999 else "cut" for i in range(1, 300_001)]
    done = imported(tmp_path, written(tmp_path / "a", *rows))
    assert counts(*done.files) == [(300_000, 299_970, 30, 0)]
    assert [r["line"] for r in rejected(Store(tmp_path / "store"))] == [9999 * i for i in range(1, 31)]


def test_a_record_in_which_rows_are_lost_is_refused():
    with pytest.raises(EventDataError, match=r"^a: error: 1 of 3 rows are neither kept, rejected nor repeated"):
        FileRecord("a", "", 0, "keds", "keds", 3, 1, 1)


def test_what_is_no_event_file_is_left_out_and_all_are_told_in_one_run(tmp_path):
    whole = gzip.compress("\n".join(gdelt(i) for i in range(9_000)).encode())
    (tmp_path / "a.gz").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "b.zip").write_bytes(b"PK\x03\x04 and no more")
    written(tmp_path / "c", "one\ttwo\tthree")
    (tmp_path / "d").write_bytes(b"")
    good = written(tmp_path / "e", gdelt(1))
    done = imported(tmp_path, *(tmp_path / name for name in ["a.gz", "b.zip", "c", "d"]), good, "nowhere")
    assert [one.file for one in done.files] == [str(good)]
    said = [str(fault).removeprefix(f"{tmp_path}/") for fault in done.faults]
    assert len(said) == 5 and all("\n" not in one and ": error: " in one for one in said)
    assert any(one.startswith("a.gz: error: the compressed file is cut off") for one in said)
    assert any(one.startswith("b.zip: error: this zip is cut off") for one in said)
    assert any(one.startswith("c: error: its lines have 3 cells and are no event data") for one in said)
    assert any(one.startswith("d: error: the file is empty") for one in said)
    assert any(one.startswith("nowhere: error: no file is here") for one in said)


def test_a_folder_of_something_else_is_no_store(tmp_path):
    folder = tmp_path / "store"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")
    with pytest.raises(EventDataError, match="the folder holds something else than a store"):
        imported(tmp_path, written(tmp_path / "a", gdelt(1)))
    assert [path.name for path in folder.iterdir()] == ["mine.txt"]
    with pytest.raises(EventDataError, match="here is no store of event data"):
        Store(tmp_path)


def test_a_store_that_another_writes_to_is_left_alone(tmp_path):
    good = written(tmp_path / "a", gdelt(1))
    imported(tmp_path, good)
    with writing(Store(tmp_path / "store")), pytest.raises(EventDataError, match="another program is writing to this store"):
        imported(tmp_path, written(tmp_path / "b", gdelt(2)))
    assert len(rows_of(tmp_path)) == 1
    imported(tmp_path, tmp_path / "b")
    assert len(rows_of(tmp_path)) == 2


def test_what_a_killed_run_has_left_is_no_part_of_the_store(tmp_path):
    imported(tmp_path, written(tmp_path / "a", gdelt(1)))
    left = tmp_path / "store" / ".making" / "batch" / "rows" / "year=2014"
    left.mkdir(parents=True)
    (left / "half.parquet").write_bytes(b"PAR1")
    assert len(rows_of(tmp_path)) == 1 and len(Store(tmp_path / "store").records()) == 1
    imported(tmp_path, written(tmp_path / "b", gdelt(2)))
    assert not (tmp_path / "store" / ".making").exists()


def test_a_record_says_what_was_read_and_by_what(tmp_path):
    imported(tmp_path, written(tmp_path / "a", gdelt(1)))
    (record,) = (tmp_path / "store" / "batches").glob("*/record.json")
    said = json.loads(record.read_text("utf-8"))
    assert set(said["read_by"]) == {"reader", "duckdb"} and said["files"][0]["edition"] == "gdelt"
    assert len(said["files"][0]["checksum"]) == 64
    assert [path.name for path in (record.parent / "rows").iterdir()] == ["year=2014"]
    record.write_text("{")
    with pytest.raises(EventDataError, match="record is damaged"):
        Store(tmp_path / "store").records()
