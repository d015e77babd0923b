"""What an open dossier gives is what the pages and the commands give."""

from __future__ import annotations

import copy
import io
from dataclasses import replace

import pandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plotly.graph_objects import Figure

from dossier import DossierError, OpenDossier
from dossier.charts import lanes_figure, timeline_figure
from dossier.citing.sources import SourceFilters, sources_filtered
from dossier.cli import main
from dossier.content.checks import examine
from dossier.content.vocabulary import EDITIONS, term, vocabulary
from dossier.index.events import WEIGHTS, EventFilters, events_filtered
from dossier.index.filters import ClaimFilters, Filters, claims_filtered, filtered
from dossier.index.fluctuation import Choice, fluctuation
from dossier.index.queries import Catalogue
from dossier.index.triads import balance
from dossier.layout.level import drawn
from dossier.layout.theme import DARK, LIGHT
from dossier.measures.flow import UNITS
from dossier.tabular.columns import TABLES
from dossier.tabular.frames import rows_of
from dossier.tabular.tables import MAKERS, measurements
from tests.samples import FOLDERS, INVENTED, Page, catalogue_of, invented, moving, with_texts

REPORT = examine(INVENTED, form=False)
NAMED = ("events", "alignments", "claims", "sentences", "periods", "sources", "citations", "triads")


def opened(catalogue: Catalogue | None = None) -> OpenDossier:
    return OpenDossier(catalogue or invented(), REPORT)


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def catalogue(request) -> Catalogue:
    return catalogue_of(request.param)


def test_every_table_is_there_under_its_name(catalogue):
    d = opened(catalogue)
    assert list(d.tables) == list(TABLES)
    for name in TABLES:
        assert rows_of(name, d.table(name)) == MAKERS[name](catalogue)
    for name in NAMED:
        assert getattr(d, name).equals(d.table(name))
    assert d.series().equals(d.table("series"))


def test_a_frame_is_the_caller_s_own():
    d = opened()
    mine = d.events
    mine.loc[:, "title"] = "changed"
    mine.attrs["citation"] = "changed"
    mine["more"] = 1
    assert "changed" not in set(d.events["title"]) and "more" not in d.events
    assert d.events.attrs["citation"] != "changed" and d.filter(grade="primary").events.attrs["citation"] != "changed"


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_index_is_that_of_the_command(folder, unit, edition, capsysbinary):
    assert main(["fluctuation", str(folder), "--by", unit, "--edition", edition]) == 0
    printed = capsysbinary.readouterr().out
    found = opened(catalogue_of(folder)).fluctuation(by=unit, edition=edition)
    rows = pandas.read_csv(io.BytesIO(printed), dtype={"bin": "string", "direction": "string", "n": "Int64", "missing": "Int64"})
    assert len(rows) == len(found) > 10
    for name in rows.columns:
        assert rows[name].isna().tolist() == found[name].isna().tolist()
        assert rows[name].dropna().tolist() == found[name].dropna().tolist(), name
    assert (found.attrs["edition"], found.attrs["by"]) == (edition, unit)
    assert {"coop", "conf", "net", "level", "low", "high", "n", "missing"} == set(found.attrs["units"])


def test_a_direction_has_its_own_rows_and_its_own_level():
    catalogue = moving()
    d = opened(catalogue)
    whole = d.fluctuation()
    assert set(whole["direction"]) == {"vel>ost", "ost>vel", "dyad"}
    for name, way in (("vel>ost", "a"), ("ost>vel", "b"), ("dyad", "both")):
        found = d.fluctuation(direction=name)
        there = fluctuation(catalogue, Choice("gdelt", way=way))
        assert there.level
        assert set(found["direction"]) == {name}
        sums = ["bin", "coop", "conf", "net", "n", "missing"]
        assert found[sums].reset_index(drop=True).equals(whole[whole["direction"] == name][sums].reset_index(drop=True))
        levels = [there.level.at(int(one)) for one in found["bin"]]
        assert found["level"].to_list() == [round(level[0], 4) for level in levels if level]
    assert whole[whole["direction"] != "dyad"]["level"].isna().all()


def test_acts_are_left_out_by_id_or_title_and_the_frame_says_which():
    d, key = opened(), "treaty-of-hale-1952"
    title = invented().events[key].title
    found = d.fluctuation(without=[key])
    assert found.equals(d.fluctuation(without=title)) and found.attrs["without"] == [key]
    assert d.fluctuation()["n"].sum() - found["n"].sum() == 4  # once each way, and twice in the dyad
    assert d.fluctuation().attrs["thin"] is fluctuation(invented(), Choice("gdelt")).thin


def test_a_thin_record_has_no_level_and_says_so():
    found = opened().fluctuation()
    assert found.attrs["thin"] and found["level"].isna().all() and found["low"].isna().all()
    assert not opened(moving()).fluctuation().attrs["thin"]


def test_a_series_is_its_measurements_under_its_producer_s_terms(catalogue):
    d, flat = opened(catalogue), measurements(catalogue)
    for key, series in catalogue.series.items():
        found = d.series(key)
        rows = [row for row in flat if row["series"] == key]
        assert len(found) == len(rows) > 0
        for name in ("date", "key", "value", "low", "high", "n"):
            told = [row[name] or None for row in rows]
            assert found[name].isna().tolist() == [one is None for one in told]
            as_number = name in ("value", "low", "high", "n")
            assert found[name].dropna().tolist() == [float(one) if as_number else one for one in told if one]
        attrs = found.attrs
        assert (attrs["unit"], attrs["citation"], attrs["licence"]) == (series.unit, series.citation, series.licence)
        assert attrs["units"] == {"value": series.unit, "low": series.unit, "high": series.unit, "n": "cases"}


words = st.sampled_from(["", "treaty", "TREATY king", "nothing at all", "  "])


def some(values) -> st.SearchStrategy:
    return st.lists(st.sampled_from(sorted(values)), max_size=2, unique=True)


@settings(max_examples=30)
@given(
    third=some(["kar", "krp", "hil"]), toward=some(["vel", "ost"]), stance=some(vocabulary()["stance"]),
    basis=some(vocabulary()["basis"]), years=st.none() | st.tuples(st.integers(1940, 2030), st.integers(1940, 2030)), text=words,
)  # fmt: skip
def test_alignments_are_filtered_as_on_the_page(third, toward, stance, basis, years, text):
    f = Filters(*map(frozenset, (third, toward, stance, basis)), tuple(sorted(years)) if years else None, text.strip())
    d = opened().filter(third=third, toward=toward, stance=stance, basis=basis, years=years, stance_words=text)
    assert set(d.alignments.index) == {a.id for a in filtered(invented(), f)}
    whole = opened().alignments.index
    assert d.alignments.index.to_list() == [key for key in whole if key in set(d.alignments.index)], "the order stays"
    assert d.alignments.attrs.get("filter", "") == f.words(invented())
    lanes = {name for name, there in invented().lanes.items() if not third or set(third) & set(there)}
    assert set(d.triads["lane"]) == lanes & set(opened().triads["lane"])


@settings(max_examples=30)
@given(
    verdict=some(vocabulary()["verdict"]), kind=some(vocabulary()["claim-kind"]), during=some(invented().periods),
    actor=some({actor for c in invented().claims.values() for actor in c.actors}), text=words,
)  # fmt: skip
def test_claims_are_filtered_as_on_the_page(verdict, kind, during, actor, text):
    f = ClaimFilters(*map(frozenset, (verdict, kind, during, actor)), text.strip())
    d = opened().filter(verdict=verdict, kind=kind, during=during, actor=actor, claim_words=text)
    assert d.claims.index.to_list() == [c.id for c in claims_filtered(invented(), f)]
    assert len(d.alignments) == len(opened().alignments)


@settings(max_examples=60)
@given(
    years=st.none() | st.tuples(st.integers(1940, 2030), st.integers(1940, 2030)), side=some(["a", "b", "joint", "others"]),
    kind=some(vocabulary()["event-kind"]), code=some(["057", "081", "163"]), weight=some(WEIGHTS), least=st.sampled_from([0.0, 6.0]),
    layer=some(vocabulary()["layer"]), confidence=some(vocabulary()["confidence"]), grade=some(vocabulary()["grade"]),
    during=some(invented().periods), text=words, edition=st.sampled_from([None, "icews"]), named=some(["kar"]),
)  # fmt: skip
def test_events_are_filtered_as_on_the_page(
    years, side, kind, code, weight, least, layer, confidence, grade, during, text, edition, named
):
    f = EventFilters(
        tuple(sorted(years)) if years else None, *map(frozenset, (side, named, kind, code, weight)), least,
        *map(frozenset, (layer, confidence, grade, during)), text.strip(),
    )  # fmt: skip
    d = opened().filter(
        event_years=years, side=side, named=named, event_kind=kind, code=code, weight=weight, least=least, layer=layer,
        confidence=confidence, event_grade=grade, event_during=during, event_words=text, weights=edition,
    )  # fmt: skip
    assert set(d.events.index) == {e.id for e in events_filtered(invented(), f, edition or "")}
    assert len(d.alignments) == len(opened().alignments) and len(d.claims) == len(opened().claims)
    assert d.events.attrs.get("filter", "") == f.words(invented())


@settings(max_examples=30)
@given(grade=some(vocabulary()["grade"]), text=words)
def test_sources_are_searched_as_on_the_page(grade, text):
    d = opened().filter(grade=grade, source_words=text)
    wanted = sources_filtered(invented(), SourceFilters(frozenset(grade), text.strip()))
    assert set(d.sources.index) == {s.id for s in wanted}


def test_a_label_stands_for_its_id_and_one_word_for_a_list():
    d = opened()
    one = d.filter(third="Hill League", stance=term("stance", "at-war").label, during="The quiet years")
    assert one.alignments.equals(d.filter(third=["hil"], stance=["at-war"], during=["quiet-years"]).alignments)
    assert one.claims.index.to_list() == d.filter(during="quiet-years").claims.index.to_list()


def test_what_is_left_out_takes_its_citations_and_links_along():
    d = opened()
    one = d.filter(third="hil", verdict="contradicted")
    for name in ("citations", "links"):
        found, whole = one.table(name), d.table(name)
        for table, kept in (("alignments", one.alignments), ("claims", one.claims), ("events", d.events)):
            there = whole[(whole["table"] == table) & whole["record"].isin(kept.index)]
            assert found[found["table"] == table].equals(there)
        assert len(found) < len(whole)


def test_a_second_filter_only_narrows():
    d = opened()
    one, two = d.filter(third="hil"), d.filter(years=(1960, 1965))
    both = one.filter(years=(1960, 1965))
    assert set(both.alignments.index) == set(one.alignments.index) & set(two.alignments.index)
    assert set(one.filter(third="kar").alignments.index) == set()
    assert both.alignments.attrs["filter"] == "Hill League; 1960 to 1965" and both.catalogue is d.catalogue
    assert len(d.alignments) > len(one.alignments), "the first is as it was"
    assert "filtered: Hill League" in repr(one) and "filtered" not in repr(d)


ASKED = {
    "table": (lambda d: d.table("event"), "error: there is no table 'event'; there are: periods, events, alignments"),
    "series": (lambda d: d.series("gold"), "error: there is no series 'gold'; there are: "),
    "unit": (lambda d: d.fluctuation(by="week"), "error: there is no unit of time 'week'; there are: year, month."),
    "edition": (lambda d: d.fluctuation(edition="x"), "error: there is no edition 'x'; there are: gdelt, icews, keds."),
    "direction": (lambda d: d.timeline(direction="a"), "error: there is no direction 'a'; there are: dyad, vel>ost, ost>vel."),
    "act": (lambda d: d.fluctuation(without="x"), "error: there is no act 'x'; there are: treaty-of-hale-1952, "),
    "third": (lambda d: d.filter(third=["kar", "x"]), "error: there is no third party 'x'; there are: kar, krp, hil."),
    "stance": (lambda d: d.filter(stance="friend"), "error: there is no stance 'friend'; there are: allied, aligned, "),
    "side": (lambda d: d.filter(side="c"), "error: there is no side 'c'; there are: a, b, joint, others."),
    "code": (lambda d: d.filter(code="999"), "error: there is no code '999'; there are: 014, 057, 081, 163."),
    "least": (lambda d: d.filter(least=11), "error: 11 is no size of a weight; write a number from 0 to 10."),
    "weights": (lambda d: d.filter(weights="none"), "error: there is no edition 'none'; there are: gdelt, icews, keds."),
    "years": (lambda d: d.filter(years=1950), "error: 1950 is no pair of years; write years=(1950, 1955)."),
    "claim": (lambda d: d.cite(claim="c99"), "error: there is no claim 'c99'; there are: c01, "),
    "two": (lambda d: d.cite(claim="c01", event="x"), "error: one record is cited at a time, and event and claim are named."),
}


@pytest.mark.parametrize("name", ASKED)
def test_an_unknown_name_is_told_with_those_that_are_known(name):
    ask, said = ASKED[name]
    with pytest.raises(DossierError) as fault:
        ask(opened())
    assert str(fault.value).startswith(said) and isinstance(fault.value, ValueError)
    assert "\n" not in str(fault.value) and copy.copy(fault.value).args == fault.value.args


def test_of_many_names_the_nearest_are_told_and_of_none_that_there_are_none():
    with pytest.raises(DossierError, match=r"there are 65, such as .*act-1960-0"):
        opened(moving()).fluctuation(without="act-1960-9")
    none = Catalogue(replace(invented().dossier, series=(), claims=()))
    with pytest.raises(DossierError, match="there are no series at all"):
        opened(none).series("x")


@pytest.mark.parametrize("dark", [False, True])
def test_the_figures_are_those_of_the_pages(dark):
    d, theme = opened(moving()), DARK if dark else LIGHT
    choice = Choice("icews", "month", "b", frozenset(["act-1960-0"]))
    made = d.timeline(by="month", edition="icews", direction="ost>vel", without="act-1960-0", dark=dark)
    assert isinstance(made, Figure) and isinstance(d.lanes(), Figure)
    assert made == Figure(timeline_figure(d.catalogue, theme, drawn(d.catalogue, choice)))
    assert d.lanes(dark=dark) == Figure(lanes_figure(d.catalogue, theme, d.catalogue.alignments.values()))
    some = d.filter(third="hil")
    assert some.lanes(dark=dark) == Figure(lanes_figure(d.catalogue, theme, filtered(d.catalogue, Filters(frozenset(["hil"])))))
    assert some.timeline() == d.timeline()


def test_a_dossier_too_large_to_be_drawn_says_so_and_its_tables_are_there(monkeypatch):
    monkeypatch.setattr("dossier.index.limits.EVENTS", 2)
    d = opened()
    with pytest.raises(DossierError, match=r"^vel-ost: error: The dossier is too large: it has \d+ events"):
        d.timeline()
    assert len(d.events) > 2


def test_each_kind_of_record_can_be_cited(catalogue):
    d = opened(catalogue)
    for kind in ("event", "alignment", "claim", "sentence", "period", "source"):
        for key in list(getattr(catalogue, f"{kind}s"))[:40]:
            one = d.cite(**{kind: key})
            assert str(one) == one.text and one.text.endswith(".") and not one.text.endswith("..")
            assert one.bibtex.startswith("@") and one.csl.startswith("[")
            assert kind == "source" or one.text.startswith(str(d.cite())[:-1])
    assert catalogue.meta.title in str(d.cite()) and catalogue.meta.updated.text in str(d.cite())


def test_in_a_notebook_no_text_of_a_record_is_markup():
    hostile = "<script>alert(1)</script> & \"quoted\" 'x'"
    d = opened(Catalogue(with_texts(invented().dossier, hostile)))
    html = d.filter(stance_words=hostile)._repr_html_()
    page = Page(html)
    assert page.tags() == {"section", "h3", "p", "details", "summary", "table", "tr", "th", "td", "code", "small"}
    assert html.count("&lt;script&gt;") >= 3
    assert [text for _, text in page.all("code")] == list(TABLES)
    assert "Filtered" not in opened()._repr_html_()


def test_in_a_notebook_the_records_are_counted_and_of_a_filtered_dossier_those_left():
    d = opened()
    assert f"{len(d.events)} events, {len(d.alignments)} alignments, {len(d.claims)} claims" in d._repr_html_()
    one = d.filter(third="hil", verdict="contradicted")
    assert f"{len(d.events)} events, {len(one.alignments)} alignment" in one._repr_html_()
    assert f"{len(one.claims)} claim" in one._repr_html_() and len(one.claims) < len(d.claims)


def test_balance_is_what_the_triads_say():
    found, made = opened().triads, balance(invented())
    assert found["ab"].dropna().tolist() == [one.ab for rows in made.lanes.values() for one in rows if one.ab is not None]
