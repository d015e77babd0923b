"""A machine-coded series as a measured one: the check asks for what a store cannot know, and a claim may rest on it then."""

from __future__ import annotations

from datetime import date

import pytest

from dossier.content.checks import examine
from dossier.eventdata.measured import OPEN, measured
from dossier.index.coded import Coded
from dossier.measures.flow import Flow
from tests.samples import copied

FLOWS = {1960: Flow(8.0, -2.0, 3), 1961: Flow(0.0, 0.0, 0, 2), 1962: Flow(0.0, -5.0, 2, 1)}
ONE = Coded("gdelt-1.0", "GDELT 1.0", "year", FLOWS, ("gdelt",))


def written(folder, fill: bool) -> list[str]:
    for name, data in measured(
        ONE, ("Velmark", "Ostrania"), ("VEL", "OST"), "one a day of the same kind", date(2026, 11, 24)
    ).items():
        text = data.decode("utf-8")
        if fill and name.endswith("yaml"):
            known = {"page": "https://example.org/data", "cites": "\n  - work: vnl-treaties-3-41"}
            text = "\n".join(
                f"{key}: {known.get(key, 'Somebody')}"
                if (key := line[2:].split(":")[0]) in OPEN and line.startswith("# ")
                else line
                for line in text.splitlines()
            )
        (folder / "series" / name).write_text(text, "utf-8")
    return [f"{one.code} {one.message}" for one in examine(folder, form=False).problems if "gdelt-1-0-vel-ost" in one.file]


def test_the_check_names_what_the_store_does_not_know(tmp_path):
    found = written(copied(tmp_path), fill=False)
    assert len(found) == len(OPEN) and all(any(f"'{key}'" in line or key in line for line in found) for key in OPEN), found


def test_filled_in_it_is_a_sound_series_on_which_a_claim_may_rest(tmp_path):
    folder = copied(tmp_path)
    work = next(line[6:] for line in (folder / "sources.yaml").read_text("utf-8").splitlines() if line.startswith("- id: "))
    found = written(folder, fill=True)
    meta = folder / "series" / "gdelt-1-0-vel-ost.meta.yaml"
    meta.write_text(meta.read_text("utf-8").replace("vnl-treaties-3-41", work), "utf-8")
    report = examine(folder, form=False)
    assert [one for one in report.problems if "gdelt" in one.file and one.code != "source-unused"] == [], found
    (series,) = [one for one in report.dossier.series if one.id == "gdelt-1-0-vel-ost"]
    assert [(p.date.text, p.value) for p in series.points] == [("1960", 2.0), ("1962", -2.5)], "a year without a value is a gap"
    assert "missing-years" in series.warnings


def test_a_month_or_nothing_is_refused():
    for one in (Coded("x", "X", "month", FLOWS), Coded("x", "X", "year", {})):
        with pytest.raises(ValueError, match="by year"):
            measured(one, ("A", "B"), ("A", "B"), "", date(2026, 1, 1))
