"""Short texts that charts, pages and tables share: directions, codes, verdict lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from dossier.content.dates import Edtf, display
from dossier.content.direction import apart
from dossier.content.model import Alignment, Event, Period
from dossier.content.vocabulary import cameo, term
from dossier.index.queries import Catalogue
from dossier.measures.flow import goldstein

NOBODY = "nobody’s act"
TOO_THIN = "the record is too thin for a level"


def actor_in_role(catalogue: Catalogue, actor: str, role: str, when: Edtf | None = None) -> str:
    """The actor under the name of the time, with the role where it is not plainly the government: `Velmark (armed forces)`."""
    name = apart(catalogue.name(actor, when))
    return f"{name} ({term('role', role).label})" if role else name


def direction(catalogue: Catalogue, e: Event) -> str:
    """Who acts toward whom: `Velmark → Ostrania`; joint acts read with `and`; `Velmark and Ostrania, nobody’s act`."""
    return parties_said(e, lambda key, role: actor_in_role(catalogue, key, role, e.date))


def parties_said(e: Event, named: Callable[[str, str], str]) -> str:
    """Who acts toward whom, all targets and mediators told; `named` gives the words for an actor in a role."""
    met = enumerated([named(key, "" if i else e.target_role) for i, key in enumerate(e.targets)])
    if not e.source:
        return f"{met}, {NOBODY}" if met else NOBODY
    first = named(e.source, e.source_role)
    said = f"{first} {'and' if e.joint else '→'} {met}" if met else first
    return f"{said}, mediated by {enumerated([named(key, '') for key in e.mediators])}" if e.mediators else said


def signed(value: float, decimals: int = 1) -> str:
    """A number with its sign, a true minus, and so many decimals: `+3.4`, `−10.0`; zero has no sign."""
    text = f"{value:+.{decimals}f}".replace("-", "−")
    return text if text[1:].strip("0.") else text[1:]


def coding(catalogue: Catalogue, e: Event, edition: str = "") -> str:
    """The code in words: `CAMEO 057 Sign formal agreement, Goldstein +8.0 (GDELT)`; in the dossier's edition where none is named."""
    if not e.cameo:
        return "not coded"
    edition = edition or catalogue.meta.edition
    value = goldstein(e.cameo, edition)
    scaled = (
        f"Goldstein {signed(value)} ({term('edition', edition).label})"
        if value is not None
        else f"no Goldstein value in {edition}"
    )
    other = f"; could also be {e.alternative} {cameo()[e.alternative].label}" if e.alternative else ""
    return f"CAMEO {e.cameo} {cameo()[e.cameo].label}, {scaled}{other}"


def toward(catalogue: Catalogue, a: Alignment) -> str:
    """`Third party toward side`, both under the name of the time."""
    return f"{apart(catalogue.name(a.third, a.dates))} toward {apart(catalogue.name(a.toward, a.dates))}"


def stance_line(catalogue: Catalogue, a: Alignment) -> str:
    """`Third party toward side: strained, 1954 to October 1962`."""
    return f"{toward(catalogue, a)}: {term('stance', a.stance).label}, {display(a.dates)}"


def dotted_lanes(catalogue: Catalogue) -> str:
    """What the key of the lanes says of stances of which an end is unknown, after a semicolon; empty where there is none."""
    there = any(a.dates.start_unknown or a.dates.end_unknown for a in catalogue.alignments.values())
    return "; a dotted line stands where it is unknown how long a stance lasted" if there else ""


def amount(value: float, decimals: int = 4) -> str:
    """A number as one reads it: `1,234`, `0.62`, `−3.5`; at most so many decimals, a true minus, and `0` for zero alone."""
    text = f"{value:,.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    if text in ("0", "-0"):
        text = f"{value:.1g}" if value else "0"
    return text.replace("-", "−")


def rough(value: float) -> str:
    """A number for narrow places: three digits or so, `1,235`, `74.5`, `0.12`."""
    size = abs(value)
    return amount(value, 0 if size >= 100 else 1 if size >= 10 else 2 if size >= 0.1 else 3)


def percent(share: float, decimals: int = 0) -> str:
    """A share as one writes it here: `51 %`, with a space that does not break."""
    return f"{100 * share:.{decimals}f}\u00a0%"


def described(p: Period) -> str:
    """How the article describes the relations of a period, or that it is silent, as a sentence."""
    if p.reading == "silent":
        return "The article is silent on this time."
    return f"The article describes relations as {term('reading', p.reading).label}."


def enumerated(texts: Sequence[str]) -> str:
    """Texts as one list in words: `a`, `a and b`, `a, b and c`."""
    return " and ".join(part for part in (", ".join(texts[:-1]), *texts[-1:]) if part)


def told_apart(names: Mapping[str, str]) -> dict[str, str]:
    """The names by key, with the key where two are named alike: a control knows an option by its words alone."""
    number = Counter(names.values())
    return {key: f"{name} ({key})" if number[name] > 1 else name for key, name in names.items()}
