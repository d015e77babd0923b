"""Rules on who acts toward whom, and what actors are called."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.content.finder import Finder
from dossier.content.model import Called, Event, names_of
from dossier.content.problems import Problem, quote
from dossier.content.records import LANGUAGE
from dossier.content.vocabulary import cameo


def acts(f: Finder) -> Iterator[Problem]:
    """An act is coded and passes between the two sides; a joint act is written from a to b."""
    a, b = f.d.meta.side_a, f.d.meta.side_b
    if not f.sides_known:
        return
    joint = [e for e in f.d.events if e.joint]
    exchanged = len(joint) > 1 and all((e.source, e.target) == (b, a) for e in joint)
    if exchanged:
        message = f"all {len(joint)} joint acts are written from {b} to {a}."
        yield f.at(
            "dossier", f.d.meta, "side_a", "joint-direction", message, f"Write side_a {b} and side_b {a}, or turn them all."
        )
    for e in f.d.events:
        if e.layer == "act" and {e.source, e.target} != {a, b}:
            message = f"an act goes from {a} to {b} or from {b} to {a}, and this one from {e.source or 'nobody'} to {e.target or 'nobody'}."
            yield f.at("events", e, "layer", "act-parties", message, "Correct source and target, or write layer `context`.")
        if e.layer == "act" and not e.cameo:
            yield f.at(
                "events", e, "layer", "act-uncoded", "the act has no CAMEO code.", "Add `cameo`, or write layer `context`."
            )
        if e.layer == "act" and e.cameo and f.d.meta.edition not in cameo()[e.cameo].goldstein:
            message = f"the edition {f.d.meta.edition} has no weight for {e.cameo}: the act counts as missing, not as zero."
            remedy = "Take a code that the edition has, or accept the warning in silences.yaml."
            yield f.at("events", e, "cameo", "code-unscaled", message, remedy)
        if e.joint and (e.source, e.target) != (a, b) and not exchanged:
            message = f"a joint act is written from {a} to {b}, whoever began it."
            yield f.at("events", e, "joint", "joint-direction", message, f"Write source {a} and target {b}.")


def met(f: Finder) -> Iterator[Problem]:
    """The actors of an event fit together: each in one place, a role with its actor, a mediator between two."""
    for e in f.d.events:
        for field, message, remedy in _unfit(e, (f.d.meta.side_a, f.d.meta.side_b)):
            yield f.at("events", e, field, "event-parties", message, remedy)


def _unfit(e: Event, sides: tuple[str, str]) -> Iterator[tuple[str, str, str]]:
    """What does not fit: the field, what is wrong and what to write. An act is told by `acts`."""
    if e.nobody and (e.source or e.layer != "context"):
        yield (
            "nobody",
            "what nobody did has no `source` and is context.",
            "Take `nobody` out, or take the source out and write layer `context`.",
        )
    elif not e.source and not e.nobody and e.layer != "act":
        yield "", "it is not said who acts.", "Add `source`, or write `nobody: true` where nobody did it."
    for role, actor in (("source_role", e.source), ("target_role", e.target)):
        if getattr(e, role) and not actor:
            yield role, f"the role has no actor under `{role.removesuffix('_role')}`.", "Name the actor, or take the role out."
    if e.also and not e.target:
        yield "also", "further targets stand without a first.", "Write the first under `target`."
    if e.also and e.joint:
        yield (
            "also",
            "what both sides do together passes between the two alone.",
            "Take it out; who brought them together stands under `mediators`.",
        )
    for i, actor in enumerate(e.also):
        if actor in (e.source, e.target):
            yield f"also.{i}", f"{actor} is named already, as source or target.", "Take it out."
    if e.mediators and not (e.source and e.target):
        yield "mediators", "a mediator stands between two, and one of them is not named.", "Name source and target."
    for i, actor in enumerate(e.mediators):
        if actor in sides or actor in (e.source, *e.targets):
            yield f"mediators.{i}", f"{actor} is a party and does not mediate.", "Take it out, or name a third party."


def called(f: Finder) -> Iterator[Problem]:
    """Each further name of an actor says its language or its time, and at one time the actor has one name in the dossier's language."""
    for i, line in enumerate(f.d.meta.also):
        if len(names_of(line)) < 2:
            message, remedy = f"{quote(line)} is one name.", "Write all names of the place or thing with ` / ` between them."
            yield f.at("dossier", f.d.meta, f"also.{i}", "actor-called", message, remedy)
    for actor in f.d.actors:
        for i, one in enumerate(actor.called):
            if found := _misnamed(one, actor.called[:i]):
                yield f.at("actors", actor, f"called.{i}", "actor-called", *found)


def _misnamed(one: Called, before: tuple[Called, ...]) -> tuple[str, str] | None:
    """What is wrong with a further name of an actor, and what to write."""
    if one.language and not LANGUAGE.fullmatch(one.language):
        return f"{quote(one.language)} is not the code of a language.", "Write it as in `en`, `tr` or `zh-Hant`."
    if not (one.language or one.dates):
        return f"{quote(one.name)} has neither language nor dates.", "Add one, or write the name under `also`."
    if one.language or not one.dates:
        return None
    first, last = one.dates.sort_key
    for other in before:
        if other.dates and not other.language and other.dates.overlaps(first, last):
            return f"{quote(one.name)} and {quote(other.name)} share days.", "Let one begin on the day after the other ends."
    return None
