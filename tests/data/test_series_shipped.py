"""The shipped series say what their sources say: counts, values with their provenance, sums, and equality with the figures.

The figures are the working copies from which the series were made; they lie beside the project on an editor's machine and
are not part of it. Where they are absent, what is written here holds the series to the sources.
"""

from __future__ import annotations

import csv
from collections import Counter
from fractions import Fraction

import pytest

from dossier.content.canonical import canonical
from dossier.content.checks import examine
from dossier.content.files import DATA, ROOT

FOLDER = DATA / "usa-pak" / "series"
FIGURES = ROOT.parent / "shared" / "figures"
ROWS = {
    "treaties-in-force": 70,
    "un-agreement": 292,
    "un-coincidence": 36,
    "un-ideal-distance": 308,
    "un-ideal-points": 308,
    "us-aid-economic": 50,
    "us-aid-remainder": 50,
    "us-aid-total-constant": 76,
    "us-aid-total-current": 76,
    "us-goods-trade": 82,
    "visits": 234,
}
OPEN = ("public domain", "CC0 1.0", "CC BY 4.0")
# The counts printed beside each percentage in the reports of the State Department: same, opposite, partial, absent.
COUNTS = {
    ("pak", 2013): (24, 44, 13, 2), ("pak", 2014): (21, 50, 16, 0), ("pak", 2015): (16, 45, 18, 0),
    ("pak", 2016): (32, 47, 19, 1), ("pak", 2017): (13, 59, 18, 3), ("pak", 2018): (12, 74, 22, 2),
    ("pak", 2019): (16, 62, 18, 4), ("pak", 2020): (14, 62, 22, 2), ("pak", 2021): (15, 44, 25, 2),
    ("pak", 2022): (17, 44, 28, 0), ("pak", 2023): (19, 44, 25, 0), ("pak", 2024): (24, 43, 27, 1),
    ("ind", 2024): (23, 42, 30, 0), ("rus", 2024): (17, 59, 19, 0),
}  # fmt: skip


@pytest.fixture(scope="module")
def series():
    return {one.id: one for one in examine(DATA / "usa-pak").dossier.series}


@pytest.fixture(scope="module")
def values(series):
    """By series: the value of each key and year."""
    return {key: {(p.key, int(p.date.text)): p.value for p in one.points} for key, one in series.items()}


def figures(name):
    """The rows of one of the figures, as texts."""
    if not FIGURES.exists():
        pytest.skip("the figures are not beside the project")
    with (FIGURES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def written(key):
    """The rows of a shipped file, as texts."""
    with (FOLDER / f"{key}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def exact(rows, *names):
    """Rows as exact numbers, so that a lost digit shows."""
    return [tuple(Fraction(row[name]) for name in names) for row in rows]


def test_every_series_is_read_with_all_its_rows(series):
    assert {key: len(one.points) for key, one in series.items()} == ROWS


def test_every_series_may_be_passed_on_and_has_its_row_in_the_licence(series):
    terms = (DATA.parent / "LICENSE.md").read_text("utf-8")
    for key, one in series.items():
        assert any(licence in one.licence for licence in OPEN), key
        assert f"`{key}`" in terms, key


def test_what_is_left_out_is_told_with_a_reason():
    items = [line for line in (FOLDER / "README.md").read_text("utf-8").splitlines() if line.startswith("- ")]
    assert len(items) >= 8 and all(line.startswith("- **") and "**: " in line for line in items)
    for name in ("SIPRI", "Pew", "Gallup", "Bureau of Investigative Journalism", "Correlates of War", "Coalition Support Funds"):
        assert any(name in line for line in items), name


@pytest.mark.parametrize("key", ROWS)
def test_descriptions_are_in_canonical_form(key):
    text = (FOLDER / f"{key}.meta.yaml").read_text("utf-8")
    assert canonical(text, f"{key}.meta.yaml") == text


@pytest.mark.parametrize("key", ROWS)
def test_rows_are_sorted_by_dimension_and_date(key):
    rows = written(key)
    order = [(row.get("actor") or row.get("dyad") or row.get("part") or "", row["date"]) for row in rows]
    assert order == sorted(order)
    assert b"\r" not in (FOLDER / f"{key}.csv").read_bytes()


@pytest.mark.parametrize(
    ("key", "part", "year", "value"),
    [
        ("us-aid-total-current", "", 1962, 498.265),  # ForeignAssistance.gov, obligations of the fiscal year, million dollars
        ("us-aid-total-current", "", 2010, 2669.289589),
        ("us-aid-total-constant", "", 1962, 3936.702687),  # the same row, in dollars of 2024
        ("us-aid-economic", "", 1962, 3187.191282),  # Greenbook 403.4 in the money of 1962
        ("un-ideal-points", "pak", 1956, 0.753708),  # idealpointfp, Voeten, July 2025
        ("un-ideal-points", "pak", 2024, -0.337111),
        ("un-agreement", "usa-pak", 2018, 22.58),  # 12 alike, 18 with one abstention, 63 opposite: (12 + 9) / 93
        ("un-coincidence", "pak", 2013, 35.3),  # Voting Practices, report for 2013
        ("un-coincidence", "pak", 2023, 36),  # report for 2023, page of the table of contested votes
        ("us-goods-trade", "US exports", 2022, 3177.4),  # Census Bureau, country.xlsx of March 2023
        ("us-goods-trade", "US imports", 2022, 5999.1),
        ("us-goods-trade", "US exports", 2025, 3127.3),  # the same table in autumn 2026: months 304.7 to 372.0
        ("us-goods-trade", "US imports", 2023, 4884.8),
        ("visits", "Pakistani leaders to the US", 1950, 1),  # Liaquat Ali Khan, 3 May 1950
        ("visits", "presidents to Pakistan", 1959, 1),  # Eisenhower at Karachi, 7 December 1959
        ("visits", "secretaries of state to Pakistan", 2002, 2),  # Powell in January and July
        ("treaties-in-force", "", 1960, 3),
        ("treaties-in-force", "", 1973, 2),
    ],
)
def test_values_read_in_the_sources(values, key, part, year, value):
    assert values[key][part, year] == value


def test_years_that_the_sources_lack_are_gaps_and_not_zeros(values):
    assert not {("", 1949), ("", 1950)} & set(values["us-aid-total-current"])
    for key in ("un-ideal-points", "un-ideal-distance", "un-agreement"):
        assert values[key] and 1964 not in {year for _, year in values[key]}


def test_sums_of_aid_are_those_that_were_checked_against_other_texts(values):
    """Times of India, 7 May 2011: about 12 billion for 1947-2000; Newsweek: nearly 5.3 billion for the Soviet years."""
    total = {year: value for (_, year), value in values["us-aid-total-current"].items()}
    quarter = 64.5  # July to September 1976, which is no year and is not in the series
    assert sum(total[y] for y in range(1951, 2001)) + quarter == pytest.approx(11_660, abs=5)
    assert sum(total[y] for y in range(1980, 1991)) == pytest.approx(5_330, abs=5)


def test_economic_aid_and_the_remainder_add_to_the_total(values):
    total, economic, rest = (values[f"us-aid-{name}"] for name in ("total-constant", "economic", "remainder"))
    assert set(economic) == set(rest) == {key for key in total if key[1] <= 1999}
    for key in economic:
        assert economic[key] + rest[key] == pytest.approx(total[key], abs=2e-6), key
    assert min(rest.values()) == 0


def test_distances_are_the_differences_of_the_positions(values):
    points, distances = values["un-ideal-points"], values["un-ideal-distance"]
    pairs = {key for key, _ in distances}
    assert pairs == {"usa-pak", "usa-ind", "pak-ind", "pak-rus"}
    for (pair, year), distance in distances.items():
        one, other = pair.split("-")
        assert distance == pytest.approx(abs(points[one, year] - points[other, year]), abs=1e-9), (pair, year)
    assert len(distances) == sum(
        (a, y) in points and (b, y) in points for a, b in (p.split("-") for p in pairs) for y in range(1947, 2025)
    )


def test_positions_lie_within_their_ranges_and_name_their_votes(series):
    for point in series["un-ideal-points"].points:
        assert point.low < point.value < point.high and point.n >= 4, point


def test_percentages_of_the_state_department_follow_from_its_counts(values):
    for (actor, year), (same, opposite, partial, absent) in COUNTS.items():
        if year < 2017:
            share = same / (same + opposite)
        elif year < 2021:
            share = (same + partial / 2) / (same + opposite + partial)
        else:
            share = (same + (partial + absent) / 2) / (same + opposite + partial + absent)
        assert values["un-coincidence"][actor, year] == pytest.approx(100 * share, abs=0.55), (actor, year)


def test_the_rule_of_counting_breaks_where_the_reports_say(series):
    one = series["un-coincidence"]
    assert one.breaks == ("2017", "2021") and "definition-changed" in one.warnings


def test_the_years_of_trade_that_were_read_by_month_add_up(values):
    """The months of 2023 to 2025 as the copy of the later table has them, rounded to a tenth of a million."""
    months = {
        ("US exports", 2023): [203.2, 187, 187.6, 182.9, 220.7, 200.1, 144, 155.1, 146.9, 130.6, 120.1, 162.1],
        ("US imports", 2023): [472.2, 360.6, 393.6, 361.5, 413.5, 411.4, 414.7, 430.1, 410.3, 422.3, 387, 407.6],
        ("US exports", 2024): [140.6, 156.7, 249.2, 186.6, 140.3, 168.7, 135.6, 171.8, 206.2, 187.4, 170, 194.8],
        ("US imports", 2024): [367.3, 370.4, 427, 409.4, 398.7, 441.3, 481.8, 403, 452.5, 487.2, 435.9, 443.5],
        ("US exports", 2025): [304.7, 234.8, 226.5, 220.8, 225.5, 156.7, 150.5, 235.1, 398, 338.5, 264.3, 372],
        ("US imports", 2025): [421.7, 408.3, 442.8, 477, 477.7, 349.8, 478.3, 485.7, 528.4, 482.1, 437.4, 429.1],
    }
    for key, parts in months.items():
        assert values["us-goods-trade"][key] == pytest.approx(sum(parts), abs=0.6), key


def test_visits_are_those_of_the_registers(values):
    sums = Counter()
    for (part, year), value in values["visits"].items():
        assert value == int(value) and 1947 <= year <= 2024
        sums[part] += int(value)
    assert sums == {"Pakistani leaders to the US": 42, "presidents to Pakistan": 5, "secretaries of state to Pakistan": 28}
    assert {y for (part, y), value in values["visits"].items() if part.startswith("presidents") and value} == {
        1959,
        1967,
        1969,
        2000,
        2006,
    }


def test_agreements_change_only_in_the_years_of_their_dates(values):
    """Signed 19 May 1954, 8 September 1954 and 5 March 1959; Pakistan's notice to leave SEATO 8 November 1972."""
    count = {year: int(value) for (_, year), value in values["treaties-in-force"].items()}
    changes = {year: count[year] - count[year - 1] for year in count if count.get(year - 1, count[year]) != count[year]}
    assert changes == {1954: 2, 1959: 1, 1972: -1} and count[1947] == 0


@pytest.mark.parametrize(
    ("key", "name", "column"),
    [
        ("us-aid-total-current", "us_aid_pakistan_total_by_fy.csv", "current_usd"),
        ("us-aid-total-constant", "us_aid_pakistan_total_by_fy.csv", "constant_usd_2024"),
        ("us-aid-economic", "us_aid_pakistan_split_derived_fy1948_1999.csv", "economic_constant_2024_usd"),
        ("us-aid-remainder", "us_aid_pakistan_split_derived_fy1948_1999.csv", "residual_constant_2024_usd"),
    ],
)
def test_aid_equals_the_figures(key, name, column):
    rows = [row for row in figures(name) if row["fiscal_year"].isdigit() and row.get("transaction_type") != "disbursements"]
    assert [(year, 1_000_000 * value) for year, value in exact(written(key), "date", "value")] == exact(
        rows, "fiscal_year", column
    )


def test_positions_equal_the_figures():
    rows = {
        (r["iso3"].lower(), r["year"]): r for r in figures("unga_ideal_points.csv") if r["year"] >= "1947" and r["ideal_point_fp"]
    }
    assert {(r["actor"], r["date"]) for r in written("un-ideal-points")} == {
        key for key in rows if key[0] in ("usa", "pak", "ind", "rus")
    }
    for row in written("un-ideal-points"):
        source = rows[row["actor"], row["date"]]
        assert exact([row], "value", "low", "high", "n") == exact([source], "ideal_point_fp", "fp_q05", "fp_q95", "n_votes_fp")


def test_agreement_equals_the_figures():
    rows = {
        (f"{r['iso3_a']}-{r['iso3_b']}".lower(), r["year"]): r for r in figures("unga_dyad_agreement.csv") if r["year"] >= "1947"
    }
    ours = written("un-agreement")
    assert {(r["dyad"], r["date"]) for r in ours} == {key for key in rows if key[0] in {r["dyad"] for r in ours}}
    for row in ours:
        source = rows[row["dyad"], row["date"]]
        assert (Fraction(row["value"]), row["n"]) == (100 * Fraction(source["agreement_lijphart"]), source["n_joint"])
        counted = Fraction(int(source["n_same"]) * 2 + int(source["n_partial"]), 2 * int(source["n_joint"]))
        assert float(row["value"]) == pytest.approx(100 * float(counted), abs=0.00501)


def test_coincidence_equals_the_figures():
    rows = {(r["iso3"].lower(), r["year"]): r for r in figures("unga_us_state_dept_voting_coincidence.csv")}
    for row in written("un-coincidence"):
        if row["date"] == "2024":
            continue  # read later, and not among the figures
        source = rows.pop((row["actor"], row["date"]))
        assert Fraction(row["value"]) == Fraction(source["coincidence_pct"])
        names = ["same", "opposite", "abstain_or_partial", "absent"][
            : 2 if row["date"] < "2017" else 3 if row["date"] < "2021" else 4
        ]
        assert int(row["n"]) == sum(int(source[name]) for name in names)
    assert {actor for actor, _ in rows} == {"afg", "chn", "irn"}


def test_trade_equals_the_figures():
    rows = sorted((r for r in figures("us_goods_trade_census_by_partner.csv") if r["iso3"] == "PAK"), key=lambda r: r["year"])
    for part, column in (("US exports", "us_exports_usd_mn"), ("US imports", "us_imports_usd_mn")):
        ours = [
            row for row in written("us-goods-trade") if row["part"] == part and row["date"] <= "2022"
        ]  # later ones are no figures
        assert exact(ours, "date", "value") == exact(rows, "year", column)


def test_visits_equal_the_figures():
    trips = figures("travel_us_president_secstate_to_pakistan.csv")
    parts = {
        "Pakistani leaders to the US": figures("visits_pakistan_leaders_to_us.csv"),
        "presidents to Pakistan": [row for row in trips if row["role"] == "President"],
        "secretaries of state to Pakistan": [row for row in trips if row["role"] == "Secretary of State"],
    }
    for part, visits in parts.items():
        begun = Counter(row["start_date"][:4] for row in visits)
        ours = {row["date"]: int(row["value"]) for row in written("visits") if row["part"] == part}
        assert len(ours) == 78 and {year: count for year, count in ours.items() if count} == begun, part
