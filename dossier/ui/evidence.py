"""The parts of the Evidence page."""

from __future__ import annotations

import streamlit as st

from dossier.content.model import Claim
from dossier.content.problems import count
from dossier.content.series import left_out
from dossier.content.vocabulary import term, vocabulary
from dossier.index.filters import ClaimFilters, claims_filtered
from dossier.index.queries import Catalogue
from dossier.render.context import APP
from dossier.render.evidence import NO_PICK, by_verdict, claim_list, claim_section, claim_title, measured
from dossier.render.glossary import explained
from dossier.render.markup import Markup, html
from dossier.render.parts import literal
from dossier.render.strips import strip_html
from dossier.ui import address, cached
from dossier.ui.components import csv_of, leaf, put, text, texts
from dossier.ui.controls import searched, several
from dossier.ui.original import originals

PAGE = "evidence"


def _choose(verdict: str) -> None:
    """Callback of the summary: show the claims of one verdict, or all again."""
    label = term("verdict", verdict).label
    address.put("verdict", [] if st.query_params.get_all("verdict") == [label] else [label])


def _chosen(verdict: str) -> Markup:
    """The look of the button that is chosen. One of another `type` would be another button, without the focus of the key that pressed it."""
    return html(
        "<style>.st-key-verdict_{verdict} button {{ background: var(--d-band) !important; box-shadow: inset 0 0 0 1.5px var(--d-accent) }}</style>",
        verdict=verdict or "none",
    )


def summary(catalogue: Catalogue, filters: ClaimFilters) -> None:
    """How many claims have each verdict; each number shows its claims, and shows all again where it is the filter."""
    if not catalogue.claims:
        return
    numbers, chosen = by_verdict(catalogue), next(iter(filters.verdict)) if len(filters.verdict) == 1 else ""
    put(_chosen(chosen))  # always there, so that the buttons keep their places, and the focus
    with st.container(key="verdicts", horizontal=True):
        for key, number in numbers.items():
            t = term("verdict", key)
            st.button(
                f"{t.sign} **{number}** {t.label}",
                key=f"verdict_{key}",
                help=t.doc,
                disabled=not number,
                icon=":material/filter_alt:" if key == chosen else None,
                on_click=address.answering(_choose),
                args=(key,),
            )


def controls(catalogue: Catalogue) -> ClaimFilters:
    """The filters, each with its key in the address."""
    about = {actor for c in catalogue.claims.values() for actor in c.actors}
    actors = [key for key in catalogue.actors if key in about]
    titles = {p.id: p.title for p in catalogue.periods.values()}
    verdicts, kinds = ({t.id: t.label for t in vocabulary()[of].values()} for of in ("verdict", "claim-kind"))
    address.note_unknown("verdict", verdicts, verdicts.__getitem__)
    address.note_unknown("kind", kinds, kinds.__getitem__)
    address.note_unknown("during", titles, titles.__getitem__)
    address.note_unknown("actor", actors, catalogue.name)
    with st.container(key="claimfilters"):
        one, two, three, four, five = st.columns(5, vertical_alignment="bottom")
    return ClaimFilters(
        frozenset(several(one, "verdict", "Verdict", list(verdicts), verdicts.__getitem__, "any")),
        frozenset(several(two, "kind", "Kind", list(kinds), kinds.__getitem__, "any")),
        frozenset(several(three, "during", "Period", list(titles), titles.__getitem__, "all years")),
        frozenset(several(four, "actor", "About", actors, catalogue.name, "anyone")),
        searched(five, "words", "Words", "in claim, reasons, sentences"),
    )


def select(catalogue: Catalogue) -> tuple[list[Claim], ClaimFilters]:
    """The claims that pass what the reader filters, and the filters."""
    filters = controls(catalogue) if catalogue.claims else ClaimFilters()
    return claims_filtered(catalogue, filters), filters


def claims(catalogue: Catalogue, rows: list[Claim], filters: ClaimFilters) -> None:
    """The list, with what is filtered and the rows as CSV."""
    with st.container(key="claimhead", horizontal=True, vertical_alignment="center"):
        said = f": {literal(words)}" if (words := filters.words(catalogue)) else ""
        st.caption(f"{count(len(rows), 'claim')}{said}")
        csv_of(
            len(rows),
            "claim",
            cached.rows_as_csv(catalogue, "claims", (c.id for c in rows)),
            f"{catalogue.dossier.id}-claims.csv",
        )
    with st.container(key="claimlist"):
        whole = filters == ClaimFilters()
        leaf(
            "claims_leaf",
            cached.made(catalogue, "claims", lambda: list_data(catalogue, rows)) if whole else list_data(catalogue, rows),
        )


def list_data(catalogue: Catalogue, rows: list[Claim]) -> bytes:
    """The list, packed for the browser; its order is that in which the page goes from claim to claim."""
    return text(PAGE, "claims", claim_list(APP, catalogue, rows), of="claim", order=[c.id for c in rows])


def detail(catalogue: Catalogue) -> None:
    """Each claim with what bears on it; the browser shows the one picked, or the first of the list."""
    if catalogue.claims:
        own = originals(catalogue)
        data = (
            detail_data(catalogue, own)
            if own is not None
            else cached.made(catalogue, "claim", lambda: detail_data(catalogue, None))
        )
        leaf("claim_leaf", data)


def detail_data(catalogue: Catalogue, own: dict[str, str] | None) -> bytes:
    """The sections by claim, packed for the browser."""
    sections = {"": NO_PICK} | {
        c.id: explained(claim_section(APP, catalogue, c, own), ("article", "editors", "record"))
        for c in catalogue.claims.values()
    }
    titles = {c.id: claim_title(c) for c in catalogue.claims.values()}
    return texts(PAGE, "claim", sections, key="claim", titles=titles)


def record(catalogue: Catalogue) -> None:
    """All series on one axis, with what is left out."""
    folder = cached.chosen()
    lost = left_out(folder) if folder else []
    leaf("series_leaf", cached.made(catalogue, "series", lambda: record_data(catalogue, lost)))


def record_data(catalogue: Catalogue, lost: list[str]) -> bytes:
    """The series, packed for the browser: the one copy of each strip, for all parts of the page."""
    strips = {key: strip_html(APP, catalogue, s) for key, s in catalogue.series.items()}
    return text(PAGE, "series", measured(APP, catalogue, lost), strips=strips)
