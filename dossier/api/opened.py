"""An open dossier: its tables, charts, filters and citations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossier.api import choices
from dossier.api.faults import DossierError, unknown
from dossier.api.shown import as_html
from dossier.api.tables import Tables, needed
from dossier.citing.citations import Citation, alone
from dossier.content.checks import Report
from dossier.index.limits import TooMuch, held
from dossier.index.queries import Catalogue
from dossier.layout.level import drawn
from dossier.layout.theme import DARK, LIGHT
from dossier.render.markup import Markup

if TYPE_CHECKING:
    from dossier.charts import Figure


class OpenDossier(Tables):
    """A dossier as `dossier.open` gives it; its records cannot be changed through it.

    Every table is a pandas DataFrame of your own: what you change in it changes nothing here. A date stands three times: as
    EDTF text (`date`, dtype `string`), and as the first and last day that it may mean (`date_earliest`, `date_latest`, dtype
    `datetime64[s]`, `NaT` where an interval is open). Words of the vocabulary are categories, with all its terms, also those
    that no row has; `confidence` is ordered. Numbers are `Float64` or `Int64` and text is `string`, `<NA>` where nothing is
    known: missing is not zero. The `attrs` of a frame say citation, licence, version, edition of the scale, and the unit of
    each column that has one.

    Attributes
    ----------
    id, title : str
        The dossier's id and title.
    report : Report
        The outcome of its check, warnings included.
    catalogue : Catalogue
        The records themselves, with their questions.

    Examples
    --------
    >>> d
    <dossier my-dossier: Velmark - Ostrania, version 2026-11-24>
    >>> d.report.problems
    ()
    """

    def __init__(
        self,
        catalogue: Catalogue,
        report: Report,
        kept: choices.Kept | None = None,
        said: str = "",
        made: dict[str, Any] | None = None,
    ):
        self.catalogue, self.report, self.id, self.title = catalogue, report, catalogue.dossier.id, catalogue.meta.title
        self._kept, self._said = dict(kept or {}), said
        self._made = {} if made is None else made

    def __repr__(self) -> str:
        filtered = f", filtered: {self._said}" if self._said else ""
        return f"<dossier {self.id}: {self.title}, version {self.catalogue.meta.updated.text}{filtered}>"

    def _repr_html_(self) -> Markup:
        return as_html(self.catalogue, self.tables, self._kept, self._said)

    def timeline(
        self,
        by: str = "year",
        edition: str | None = None,
        direction: str | None = None,
        without: choices.Named = (),
        dark: bool = False,
    ) -> Figure:
        """The timeline of the page as a Plotly figure: reading, level, flow, events and lanes on one time axis.

        Parameters
        ----------
        by, edition, direction, without
            As for `fluctuation`.
        dark : bool
            For a dark page.

        Returns
        -------
        plotly.graph_objects.Figure

        Raises
        ------
        DossierError
            Where a name is not known, the dossier is too large to be drawn, or Plotly is not installed.

        Examples
        --------
        >>> len(d.timeline().data) > 5
        True
        """
        chosen = choices.choice(self.catalogue, by, edition, direction, without)
        return self._figure("timeline_figure", dark, drawn(self.catalogue, chosen))

    def lanes(self, dark: bool = False) -> Figure:
        """The alignments as lanes on the time axis, as a Plotly figure; of a filtered dossier those that are left.

        Parameters
        ----------
        dark : bool
            For a dark page.

        Returns
        -------
        plotly.graph_objects.Figure

        Raises
        ------
        DossierError
            Where the dossier is too large to be drawn, or Plotly is not installed.

        Examples
        --------
        >>> len(d.filter(third="Hill League").lanes().data[0].x) < len(d.lanes().data[0].x)
        True
        """
        left = self._kept.get("alignments", self.catalogue.alignments)
        return self._figure("lanes_figure", dark, [a for key, a in self.catalogue.alignments.items() if key in left])

    def _figure(self, name: str, dark: bool, *more: Any) -> Figure:
        try:
            held(self.catalogue)
        except TooMuch as fault:
            raise DossierError(f"{self.id}: error: {fault}") from None
        charts = needed("dossier.charts", "plotly", "app", "A figure")
        return charts.Figure(getattr(charts, name)(self.catalogue, DARK if dark else LIGHT, *more))

    def filter(
        self,
        *,
        third: choices.Named = (),
        toward: choices.Named = (),
        stance: choices.Named = (),
        basis: choices.Named = (),
        years: tuple[int, int] | None = None,
        stance_words: str = "",
        verdict: choices.Named = (),
        kind: choices.Named = (),
        during: choices.Named = (),
        actor: choices.Named = (),
        claim_words: str = "",
        grade: choices.Named = (),
        source_words: str = "",
        event_years: tuple[int, int] | None = None,
        side: choices.Named = (),
        named: choices.Named = (),
        event_kind: choices.Named = (),
        code: choices.Named = (),
        weight: choices.Named = (),
        least: float = 0.0,
        layer: choices.Named = (),
        confidence: choices.Named = (),
        event_grade: choices.Named = (),
        event_during: choices.Named = (),
        event_words: str = "",
        weights: str | None = None,
    ) -> OpenDossier:
        """The same dossier with fewer events, alignments, claims and sources: the filters of the pages, with the same rules.

        Each name is an id or a label, one or several; of one filter any may match, of several filters all must. A filter that
        is not given filters nothing. Records that go take their citations and links along; `triads` keeps the lanes of the
        third parties chosen. Other tables stay whole. Filtering again leaves what passes both.

        Parameters
        ----------
        third, toward, stance, basis : str or iterable of str
            Of alignments: third party, side, terms of the vocabulary.
        years : (int, int), optional
            Of alignments: years, both included. A date that may lie in them passes, however uncertain it is.
        stance_words : str
            Of alignments: words in what they rest on or in the article's sentences; all must be found.
        verdict, kind, during, actor : str or iterable of str
            Of claims: terms, periods in which they speak, actors they are about.
        claim_words : str
            Of claims: words in claim, reasons and sentences.
        grade : str or iterable of str
            Of sources: terms.
        source_words : str
            Of sources: words in citation, address and publisher.
        event_years : (int, int), optional
            Of events: years, both included, as for alignments.
        side : str or iterable of str
            Of events: who acts: `a` or `b` or the adjective of a side, `joint`, `others`.
        named, event_kind, code, layer, confidence, event_grade, event_during : str or iterable of str
            Of events: third party that is source or target, kind, CAMEO code, what it counts as, confidence, grade of one of its
            sources, period.
        weight : str or iterable of str
            Of events: `cooperative`, `conflictual`, `zero` or `unscaled`, an act without a value.
        least : float
            Of events: the least size of a weight, from 0 to 10.
        event_words : str
            Of events: words in title, text, date, actors, code and sentences.
        weights : str, optional
            The edition of the scale for `weight` and `least`; the dossier's own where none is named.

        Returns
        -------
        OpenDossier
            `attrs["filter"]` of its frames says what is filtered.

        Raises
        ------
        DossierError
            Where a name is not known; it lists those there are.

        Examples
        --------
        >>> d.filter(side="joint", layer="act").events.index.to_list()
        ['treaty-of-hale-1952']
        >>> d.filter(third="Republic of Karsk", toward="Ostrania", years=(1979, 1979)).alignments.index.to_list()
        ['karsk-ost-1979']
        >>> d.filter(verdict="contradicted").claims["verdict"].unique().tolist()
        ['contradicted']
        """
        i = self.catalogue
        found = (
            choices.alignments_kept(i, third, toward, stance, basis, years, stance_words),
            choices.claims_kept(i, verdict, kind, during, actor, claim_words),
            choices.sources_kept(i, grade, source_words),
            choices.events_kept(
                i, event_years, side, named, event_kind, code, weight, least, layer, confidence, event_grade, event_during,
                event_words, weights,
            ),
        )  # fmt: skip
        kept = dict(self._kept)
        for more, _ in found:
            kept |= {name: keys & kept.get(name, keys) for name, keys in more.items()}
        said = "; ".join(text for text in (self._said, *(words for _, words in found)) if text)
        return OpenDossier(i, self.report, kept, said, self._made)

    def cite(
        self, *, event: str = "", alignment: str = "", claim: str = "", sentence: str = "", period: str = "", source: str = ""
    ) -> Citation:
        """How to cite the dossier, one record of it, or a work that it cites.

        Parameters
        ----------
        event, alignment, claim, sentence, period, source : str
            The id of one record; without any, the dossier itself.

        Returns
        -------
        Citation
            Printed, a line of text; `bibtex` and `csl` (CSL-JSON) are its other forms.

        Raises
        ------
        DossierError
            Where there is no such record, or more than one is named.

        Examples
        --------
        >>> print(d.cite(event="treaty-of-hale-1952"))
        The Dossier project, Velmark - Ostrania, version of 2026-11-24, CC BY 4.0: Velmark and Ostrania sign the Treaty of Hale (12 May 1952).
        >>> d.cite(source="hale-1952-treaty").bibtex.splitlines()[0]
        '@misc{hale-1952-treaty,'
        """
        named = {
            "event": event, "alignment": alignment, "claim": claim, "sentence": sentence, "period": period, "source": source,
        }  # fmt: skip
        said = {kind: key for kind, key in named.items() if key}
        if len(said) > 1:
            raise DossierError(f"error: one record is cited at a time, and {' and '.join(said)} are named.")
        for kind, key in said.items():
            if key not in getattr(self.catalogue, f"{kind}s"):
                raise unknown(kind, key, getattr(self.catalogue, f"{kind}s"))
            return alone(self.catalogue, kind, key)
        return alone(self.catalogue)
