"""A sheet that fits on so many pages: of several ways to leave things out, the first that does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from dossier.handout.plan import Plan

COUNTED = 2  # periods of a sheet whose pages are counted at once: more take seconds
MAIN = ("chart", "sentences", "claims", "questions")
WITH_EVENTS = ("chart", "sentences", "claims", "events", "context", "questions")
LEAN: tuple[dict[str, Any], ...] = (
    {"parts": MAIN, "room": "little"},
    {"parts": MAIN, "room": "none"},
    {"parts": ("chart", "sentences", "questions"), "room": "none"},
    {"parts": ("sentences", "questions"), "room": "none"},
    {"parts": (), "room": "none"},
)
RICH: tuple[dict[str, Any], ...] = tuple(
    {"parts": WITH_EVENTS, "events": events, "room": room} for events in ("fitting", "bearing") for room in ("little", "none")
)
# What a page offers: pages at most, and what is tried for them, from much to little.
PRESETS: dict[str, tuple[int, tuple[dict[str, Any], ...]]] = {"two pages": (2, LEAN), "four pages": (4, RICH + LEAN)}


def fitted(plan: Plan, preset: str, pages: Callable[[Plan], int]) -> Plan:
    """The plan with the most on it that fits; periods, answers, paper, text and filters stay.

    Args:
        plan: what the reader has chosen.
        preset: one of `PRESETS`.
        pages: counts the pages of a plan.

    Returns:
        The first choice that has at most so many pages; the one with least on it where none has.
    """
    most, ways = PRESETS[preset]
    tried = plan
    for way in ways:
        tried = replace(plan, **({"events": Plan(()).events, "detail": "short"} | way))
        if pages(tried) <= most:
            break
    return tried
