"""The tables of an open dossier as DataFrames. pandas is imported when the first of them is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from dossier.api import choices
from dossier.api.faults import DossierError, unknown
from dossier.extras import ExtraMissing, need
from dossier.index.queries import Catalogue
from dossier.tabular.columns import TABLES

if TYPE_CHECKING:
    from dossier.tabular.frames import DataFrame


def needed(module: str, library: str, extra: str, what: str) -> Any:
    """A module that needs a library which the core does without. Raises `DossierError` where that is not installed."""
    try:
        need(extra, what, library)
    except ExtraMissing as fault:
        raise DossierError(f"error: {fault}") from None
    return import_module(module)


def _frames() -> Any:
    return needed("dossier.tabular.frames", "pandas", "frames", "A DataFrame")


class Tables:
    """The tables of one dossier, whole or filtered."""

    catalogue: Catalogue
    _kept: choices.Kept  # ids that filters leave, by table; a table that is not named is whole
    _said: str  # the filters in words
    _made: dict[str, Any]  # whole frames by name, shared with what is filtered

    @property
    def tables(self) -> dict[str, str]:
        """What each table is, by the name that `table` takes.

        Examples
        --------
        >>> d.tables["citations"]
        'Which record cites which work, and where in it: one citation a row.'
        """
        return dict(TABLES)

    def table(self, name: str) -> DataFrame:
        """A table by its name, whole but for what `filter` has left out.

        Parameters
        ----------
        name : str
            A name of `tables`.

        Returns
        -------
        DataFrame
            One row a record with its id as index (`contexts`: the period); `measurements`, `fluctuation`, `triads`,
            `citations` and `links` are numbered from 0.

        Raises
        ------
        DossierError
            Where there is no such table, or pandas is not installed.

        Examples
        --------
        >>> d.table("actors").loc["vel", "name"]
        'Velmark'
        """
        if name not in TABLES:
            raise unknown("table", name, TABLES)
        if name not in self._made:
            self._made[name] = _frames().table(self.catalogue, name)
        return self._left(name, self._made[name])

    def _left(self, name: str, whole: DataFrame) -> DataFrame:
        """What the filters leave of a table, as a frame of the caller's own."""
        frame: DataFrame = _frames().kept(name, whole, self._kept)
        if self._said:
            frame.attrs["filter"] = self._said
        return frame

    @property
    def events(self) -> DataFrame:
        """What happened: acts that count in the index, decisions, context; one row an event, with its id as index.

        `goldstein_gdelt`, `goldstein_icews` and `goldstein_keds` are the weight of the act's CAMEO code in each edition of the
        scale (Goldstein value, -10 to 10, dtype `Float64`), `<NA>` where the event has no code or the edition no weight.

        Examples
        --------
        >>> d.events.loc["treaty-of-hale-1952", ["date", "cameo", "kind"]].to_list()
        ['1952-05-12', '057', 'agreement']
        >>> d.events["date_earliest"].dtype
        dtype('<M8[s]')
        """
        return self.table("events")

    @property
    def alignments(self) -> DataFrame:
        """How third parties stood toward each side; one row a stance with its time, its id as index.

        `stance` and `basis` are categories. `stance` runs from `at-war` to `allied`; since `unknown` is among its terms, it has
        no order as a whole. The example gives the order to those that are known; the others are then missing.

        Examples
        --------
        >>> stance = d.alignments["stance"]
        >>> stance.cat.categories[-2:].to_list()
        ['allied', 'unknown']
        >>> known = stance.cat.set_categories(stance.cat.categories[:-1], ordered=True)
        >>> (known >= "aligned").tolist().count(True) > 0
        True
        """
        return self.table("alignments")

    @property
    def leaders(self) -> DataFrame:
        """Who held an office on either side; one row a term, its id as index, in the order of the file.

        `office` is a category: head of state, of government, of both, or ruler after a coup; a `dates_latest` that is `NaT` is
        a term that lasts. `d.catalogue.in_office(day)` gives who was in office on a day, or from one day to another.

        Examples
        --------
        >>> d.leaders.loc["aldane-1950", ["side", "title", "dates"]].to_list()
        ['vel', 'First Minister', '1950-01-01/1961-03-04']
        >>> from datetime import date
        >>> [one.name for one in d.catalogue.in_office(date(1955, 1, 1))]
        ['Berit Aldane', 'Oskar Wend']
        """
        return self.table("leaders")

    @property
    def claims(self) -> DataFrame:
        """What the article asserts, and what the record says to it; one row a claim, its id as index.

        `kind` and `verdict` are categories, `confidence` an ordered one. Ids in a list, such as `sentences`, are joined by `; `;
        `table("links")` has them one a row.

        Examples
        --------
        >>> d.claims["confidence"].cat.ordered
        True
        """
        return self.table("claims")

    @property
    def sentences(self) -> DataFrame:
        """The article retold in the editors' words; one row a sentence, its id as index, in the order of the article.

        `sha256` is the fingerprint of the original sentence; the author's text is not in a dossier.

        Examples
        --------
        >>> list(d.sentences.columns)
        ['role', 'text', 'whole', 'sha256']
        """
        return self.table("sentences")

    @property
    def periods(self) -> DataFrame:
        """The periods of the timeline and how the article describes each; one row a period, its id as index.

        `reading` is a category from `confrontation` to `friendly`, and `silent`, which has no place in that order.

        Examples
        --------
        >>> d.periods["reading"].cat.ordered
        False
        """
        return self.table("periods")

    @property
    def sources(self) -> DataFrame:
        """The works that records cite; one row a work, its id as index, `citation` the work in one line.

        Examples
        --------
        >>> d.sources["grade"].dtype.name
        'category'
        """
        return self.table("sources")

    @property
    def citations(self) -> DataFrame:
        """Which record cites which work, and where in it: `table`, `record`, `source`, `at` and `dated`; one citation a row.

        Examples
        --------
        >>> list(d.citations.columns)
        ['table', 'record', 'source', 'at', 'dated', 'dated_earliest', 'dated_latest']
        """
        return self.table("citations")

    @property
    def triads(self) -> DataFrame:
        """The signs between the two sides and each third party, by lane and year; one row a triad.

        `ab`, `ax` and `bx` are -1, 0 or 1 (dtype `Int64`), `<NA>` where the sign is not known.

        Examples
        --------
        >>> d.triads["ab"].dtype
        Int64Dtype()
        """
        return self.table("triads")

    def series(self, name: str | None = None) -> DataFrame:
        """The values of a measured series; without a name, what each series is.

        Parameters
        ----------
        name : str, optional
            The id of a series: a word of the index of `series()`.

        Returns
        -------
        DataFrame
            One row a value: `date` with its bounds, `key` (the actor, the pair of actors or the part; `<NA>` where the series
            has one row a date), `value`, `low`, `high` (`Float64`, in the unit that `attrs["unit"]` says) and `n` (`Int64`,
            cases). A value known to be missing is `<NA>`. `attrs` has the producer's citation, licence and cautions.

        Raises
        ------
        DossierError
            Where there is no such series; it lists those there are.

        Examples
        --------
        >>> d.series("timber-trade").attrs["unit"]
        'thousand cubic metres'
        >>> d.series("timber-trade")["value"].isna().tolist().count(True)
        2
        """
        if name is None:
            return self.table("series")
        if name not in self.catalogue.series:
            raise unknown("series", name, self.catalogue.series, "series")
        return _frames().series(self.catalogue, name)

    def fluctuation(
        self, by: str = "year", edition: str | None = None, direction: str | None = None, without: choices.Named = ()
    ) -> DataFrame:
        """The index of fluctuations: sums of the weights of acts by bin and direction, and the level of the acts.

        Parameters
        ----------
        by : {"year", "month"}
            The unit of time.
        edition : {"gdelt", "icews", "keds"}, optional
            The edition of the scale; the dossier's own where none is named.
        direction : str, optional
            `"a>b"`, `"b>a"` (ids of the sides) or `"dyad"`: the rows of that direction alone, with its own level. Without one,
            all three, as the command `fluctuation` prints them; the level then stands in the rows of the dyad.
        without : str or iterable of str
            Ids or titles of acts to leave out.

        Returns
        -------
        DataFrame
            Three rows a bin, or one: `bin` with `bin_earliest` and `bin_latest`, `direction`, `coop`, `conf`, `net` (sums of
            Goldstein values), `n` (weights summed), `missing` (acts without a value in the edition), `level`, `low`, `high`
            (Goldstein value, -10 to 10, with the bounds of its 95 % band); sums to 0.1, levels to 0.0001. A bin without an act has
            `n` 0 and sums `<NA>`. Where the record is too thin for a level, all levels are `<NA>` and `attrs["thin"]` is true.
            `attrs` also counts the acts that are in no bin: `undated` in this unit of time, `repeated` on the same day.

        Raises
        ------
        DossierError
            Where a name is not known; it lists those there are.

        Examples
        --------
        >>> catalogue = d.fluctuation(edition="icews", direction="dyad")
        >>> catalogue.loc[catalogue["bin"] == "1952", ["coop", "n"]].values.tolist()
        [[16.0, 2]]
        >>> catalogue.attrs["edition"]
        'icews'
        """
        chosen = choices.choice(self.catalogue, by, edition, direction, without)
        return _frames().of_choice(self.catalogue, chosen, direction is not None)
