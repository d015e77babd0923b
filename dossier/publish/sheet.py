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
from dossier.index.queries import Index
from dossier.publish.numbers import Numbers
from dossier.render.parts import esc

LABELS = {key: plan.LABELS[key] for key in CHOICES if key != "text"}  # the author's words are never in the file
WITHOUT = (
    "A hand-out is put together by a script, and scripts do not run here; printing this file prints everything that it holds."
)


def handout(index: Index, _: Numbers) -> str:
    """The choices, the place of the sheet, and its fixed words."""
    titles = {p.id: p.title for p in index.periods.values()}
    choices = _several("periods", titles) + _several("parts", PARTS) + "".join(map(_one, LABELS))
    return (
        f"<h2>Hand-out</h2><p class=off>{WITHOUT}</p><form class=ho hidden>"
        f"{choices}<p><output></output> "
        "<button type=button name=drop>Leave these filters out</button> <button type=button name=print>Print</button></form>"
        f'<article class=sheet aria-label="The sheet as it will be printed" tabindex=0></article><template>{_words(index)}</template>'
    )


def _several(key: str, options: Mapping[str, str]) -> str:
    boxes = "".join(f"<label><input type=checkbox name={key} value={esc(k)}> {esc(v)}</label>" for k, v in options.items())
    return f"<fieldset><legend>{plan.LABELS[key]}</legend>{boxes}</fieldset>"


def _one(key: str) -> str:
    usual = getattr(Plan(()), key)
    lines = {k: f' data-n="{" ".join(map(str, LINES[k]))}"' for k in CHOICES[key]} if key == "room" else {}
    options = "".join(
        f"<option value={k}{lines.get(k, '')}{' selected' if k == usual else ''}>{v}" for k, v in CHOICES[key].items()
    )
    return f"<label>{LABELS[key]} <select name={key}>{options}</select></label>"


def _words(index: Index) -> str:
    """The fixed words of a sheet, with a rule between their pieces."""
    w = Writing(index, Plan(tuple(index.periods)[:1], room="none"))
    pieces: tuple[list[Block], ...] = (head(w), asked(w), terms(w))
    lines = (ticks("verdict"), ticks("reading"))
    return "<hr>".join([TAGS, *(runs(line, "") for line in lines), *(blocks(tuple(piece), "") for piece in pieces)])
