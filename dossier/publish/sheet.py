"""The part Hand-out: its choices, and the words of a sheet that stand nowhere else in the page.

The sheet itself is put together by `assets/sheet.js` out of the records of the page, under the same address as in the app.
"""

from __future__ import annotations

from collections.abc import Mapping

from dossier.handout import plan
from dossier.handout.as_html import blocks, runs
from dossier.handout.blocks import Block
from dossier.handout.content import TAGS, asked, head, terms
from dossier.handout.period import LINES, Writing, ticks
from dossier.handout.plan import CHOICES, PARTS, Plan
from dossier.index.queries import Catalogue
from dossier.publish.numbers import Numbers
from dossier.render.context import RenderContext
from dossier.render.markup import NOTHING, Markup, html, joined

LABELS = {key: plan.LABELS[key] for key in CHOICES if key != "text"}  # the author's words are never in the file
WITHOUT = (
    "A hand-out is put together by a script, and scripts do not run here; printing this file prints everything that it holds."
)


def handout(context: RenderContext, catalogue: Catalogue, numbers: Numbers) -> Markup:
    """The choices, the place of the sheet, and its fixed words."""
    titles = {p.id: p.title for p in catalogue.periods.values()}
    return html(
        "<h2>Hand-out</h2><p class=off>{without}</p><form class=ho hidden{said}>{choices}<p><output></output> "
        "<button type=button name=drop>Leave these filters out</button> <button type=button name=print>Print</button></form>"
        '<article class=sheet aria-label="The sheet as it will be printed" tabindex=0></article><template>{words}</template>',
        without=WITHOUT,
        said=Markup(' data-said="Sentences: our retelling"') if catalogue.retold else NOTHING,
        choices=joined([_several("periods", titles), _several("parts", PARTS), *map(_one, LABELS)]),
        words=_words(catalogue),
    )


def _several(key: str, options: Mapping[str, str]) -> Markup:
    boxes = joined(
        html("<label><input type=checkbox name={key} value={value}> {label}</label>", key=key, value=k, label=v)
        for k, v in options.items()
    )
    return html("<fieldset><legend>{label}</legend>{boxes}</fieldset>", label=plan.LABELS[key], boxes=boxes)


def _one(key: str) -> Markup:
    usual = getattr(Plan(()), key)
    options = joined(
        html(
            "<option value={value}{lines}{chosen}>{label}",
            value=k, label=v, chosen=" selected" if k == usual else "",
            lines=html(' data-n="{lines}"', lines=" ".join(map(str, LINES[k]))) if key == "room" else NOTHING,
        )
        for k, v in CHOICES[key].items()
    )  # fmt: skip
    return html("<label>{label} <select name={key}>{options}</select></label>", label=LABELS[key], key=key, options=options)


def _words(catalogue: Catalogue) -> Markup:
    """The fixed words of a sheet, with a rule between their pieces."""
    w = Writing(catalogue, Plan(tuple(catalogue.periods)[:1], room="none"))
    pieces: tuple[list[Block], ...] = (head(w), asked(w), terms(w))
    lines = (ticks("verdict"), ticks("reading"))
    said = (TAGS, *(runs(line, "") for line in lines), *(blocks(tuple(piece), "") for piece in pieces))
    return joined(said, Markup("<hr>"))
