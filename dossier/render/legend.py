"""What the signs of the timeline mean, as text beside it."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.content.vocabulary import vocabulary
from dossier.index.queries import Catalogue
from dossier.index.words import dotted_lanes
from dossier.render.markup import NOTHING, Markup, html, joined


def key(more: Markup = NOTHING) -> Markup:
    """The key in one line, open beside the chart, with what stands at its end; `legend` has the rest."""
    up, down = (
        joined(html('<i class="d-swatch d-is-{tone}" aria-hidden="true"></i>', tone=tone) for tone in tones)
        for tones in (("cooperative", "aligned", "allied"), ("strained", "opposed", "at-war"))
    )
    return html(
        '<p class="d-key"><span><i class="d-line" aria-hidden="true"></i> level of the acts, 95\u00a0% band</span><span>{up} cooperation, or with</span>'
        "<span>{down} conflict, or against</span><span>darker is stronger</span><span>▼ the record breaks</span>{more}</p>",
        up=up, down=down, more=more,
    )  # fmt: skip


def _stances() -> Iterator[Markup]:
    """Each stance with its colour and its sign."""
    for t in vocabulary()["stance"].values():
        yield html(
            '<i class="d-swatch d-stance d-is-{id}" aria-hidden="true"></i> {label} {sign}', id=t.id, label=t.label, sign=t.sign
        )


def stances(catalogue: Catalogue) -> Markup:
    """The key of the lanes: the colour and the sign of each stance, and what stands above and below."""
    items = joined(html("<span>{one}</span>", one=one) for one in _stances())
    return html(
        '<p class="d-key">{items}<span>upper bar: toward {a}, lower: toward {b}; a thin bar rests on the article{dotted}</span></p>',
        items=items, dotted=dotted_lanes(catalogue), a=catalogue.short(catalogue.meta.side_a), b=catalogue.short(catalogue.meta.side_b),
    )  # fmt: skip


def legend(catalogue: Catalogue) -> Markup:
    """The legend: shapes, colours, lines and lanes, in words."""
    words = vocabulary()
    return html(
        '<details class="d-legend"><summary>How to read the chart</summary>'
        '<ul aria-label="Shapes: kind of event">{kinds}</ul>'
        "<p>The thick line is the level of the acts with its 95\u00a0% band, the dotted lines how far it moves with another edition or without one act; "
        "a dashed line is the dossier’s own level where you chose another. Where the record is too thin for a level, circles are the means of single years or months. ▼ with a dashed line marks a break, the first year of a lasting change.</p>"
        '<p><i class="d-swatch d-coop"></i> cooperation, above the line; <i class="d-swatch d-conf"></i> conflict, below it: '
        "the further from the line, the weightier on Goldstein’s scale (edition {edition}); marks that would "
        "cover each other are moved a little. A hollow mark is a date in doubt or a decision not told to the other side; a line through a mark covers "
        "all days that its date may mean, dotted where in doubt. × marks a year without a coded act. "
        "In the yearly flow, acts of {b} are hatched.</p>"
        '<ul aria-label="Lanes: stance of third parties">{stances}</ul>'
        "<p>Lanes: upper half toward {a}, lower half toward {b}; the thin bar rests on the article, the thick one on the record{dotted}. "
        "The ribbon on top is an editor’s reading of the article, not a measurement.</p></details>",
        kinds=joined(
            html('<li><i aria-hidden="true">{sign}</i> {label}</li>', sign=t.sign, label=t.label)
            for t in words["event-kind"].values()
        ),
        stances=joined(html("<li>{one}</li>", one=one) for one in _stances()),
        edition=words["edition"][catalogue.meta.edition].label,
        a=catalogue.name(catalogue.meta.side_a),
        b=catalogue.name(catalogue.meta.side_b),
        dotted=dotted_lanes(catalogue),
    )
