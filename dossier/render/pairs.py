"""Two third parties over the whole time, and two dossiers on one axis."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.content.direction import apart
from dossier.content.problems import count
from dossier.index.compare import Alike, alike
from dossier.index.fluctuation import Fluctuation
from dossier.index.queries import Catalogue
from dossier.index.words import TOO_THIN
from dossier.layout.compare import LETTERS, all_time, levels, stances
from dossier.render.markup import NOTHING, Markup, html, joined
from dossier.render.stretched import axis_of, lane, lines_of


def third_parties(catalogue: Catalogue, one: str, other: str) -> Markup:
    """How two third parties stood over the whole time, and how often alike."""
    if one == other:
        return html('<p class="d-soft">{name} stands on both sides: choose another to compare it with.</p>', name=one)
    rows = joined(lane(catalogue, stances(catalogue, all_time(catalogue), name)) for name in (one, other))
    said = joined(html("<li>{line}</li>", line=alike_said(catalogue, found)) for found in alike(catalogue, one, other))
    return html('<div class="d-compare"><ul class="d-cmpalike">{said}</ul>{rows}</div>', said=said, rows=rows)


def alike_said(catalogue: Catalogue, found: Alike) -> str:
    """How often both stood alike toward a side, in words."""
    toward = f"Toward {apart(catalogue.name(found.side))}"
    if not found.known:
        return f"{toward}: in no year are the stances of both on record."
    years = count(found.known, "year")
    return (
        f"{toward}: alike in {found.alike} of the {years} in which the stances of both are on record (with, neither or against)."
    )


def two_dossiers(pair: Sequence[tuple[Catalogue, Fluctuation]]) -> Markup:
    """The levels of two dossiers on one axis."""
    s = levels(pair)
    rows = list(zip(LETTERS, pair, strict=True))
    key = joined(_key(letter, catalogue, found) for letter, (catalogue, found) in rows)
    said = "; ".join(f"{letter.upper()}: {catalogue.meta.title}" for letter, (catalogue, _) in rows)
    edition = {catalogue.meta.edition for catalogue, _ in pair}
    apart = (
        Markup(
            '<p class="d-soft">The two dossiers read their codes in different editions of the scale, so heights compare roughly.</p>'
        )
        if len(edition) > 1
        else NOTHING
    )
    return html(
        '<div class="d-compare"><ul class="d-cmpdossiers">{key}</ul><div class="d-cmpwhole"><div class="d-cmpplot" role="img" aria-label="The levels of two dossiers. {said}.">'
        "{lines}{axis}</div></div>{apart}</div>",
        key=key, said=said, lines=lines_of(s, "level"), axis=axis_of(s, "level"), apart=apart,
    )  # fmt: skip


def _key(letter: str, catalogue: Catalogue, found: Fluctuation) -> Markup:
    acts = count(sum(found.acts.values()), "coded act")
    none = f"; {TOO_THIN}" if found.level is None else ""
    return html(
        '<li><svg viewBox="0 0 30 8" aria-hidden="true"><path class="d-cmplevel{other}" d="M0 4H30"/></svg> <b>{letter}</b> {title} <span class="d-soft">{acts}{none}</span></li>',
        other=" d-cmpother" if letter == "b" else "", letter=letter.upper(), title=catalogue.meta.title, acts=acts, none=none,
    )  # fmt: skip
