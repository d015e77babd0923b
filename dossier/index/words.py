"""Short texts that charts, pages and tables share: directions, codes, verdict lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from dossier.content.dates import display
from dossier.content.model import Alignment, Event
from dossier.content.vocabulary import cameo, term
from dossier.index.queries import Catalogue
from dossier.measures.flow import goldstein

TOO_THIN = "the record is too thin for a level"


def actor_in_role(catalogue: Catalogue, actor: str, role: str) -> str:
    """The actor, with the role where it is not plainly the government: `Velmark (armed forces)`."""
    return f"{catalogue.name(actor)} ({term('role', role).label})" if role else catalogue.name(actor)


def direction(catalogue: Catalogue, e: Event) -> str:
    """Who acts toward whom: `Velmark → Ostrania`; joint acts read with `and`."""
    first = actor_in_role(catalogue, e.source, e.source_role)
    if not e.target:
        return first
    return f"{first} {'and' if e.joint else '→'} {actor_in_role(catalogue, e.target, e.target_role)}"


def signed(value: float) -> str:
    """A number with its sign, a true minus, one decimal: `+3.4`, `−10.0`, `0.0`."""
    text = f"{value:+.1f}".replace("-", "−")
    return "0.0" if text[1:] == "0.0" else text


def coding(catalogue: Catalogue, e: Event) -> str:
    """The code in words: `CAMEO 057 Sign formal agreement, Goldstein +8.0 (GDELT)`."""
    if not e.cameo:
        return "not coded"
    edition = catalogue.meta.edition
    value = goldstein(e.cameo, edition)
    scaled = (
        f"Goldstein {signed(value)} ({term('edition', edition).label})"
        if value is not None
        else f"no Goldstein value in {edition}"
    )
    other = f"; could also be {e.alternative} {cameo()[e.alternative].label}" if e.alternative else ""
    return f"CAMEO {e.cameo} {cameo()[e.cameo].label}, {scaled}{other}"


def stance_line(catalogue: Catalogue, a: Alignment) -> str:
    """`Third party toward side: strained, 1954 to October 1962`."""
    return f"{catalogue.name(a.third)} toward {catalogue.name(a.toward)}: {term('stance', a.stance).label}, {display(a.dates)}"


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


def enumerated(texts: Sequence[str]) -> str:
    """Texts as one list in words: `a`, `a and b`, `a, b and c`."""
    return " and ".join(part for part in (", ".join(texts[:-1]), *texts[-1:]) if part)


def told_apart(names: Mapping[str, str]) -> dict[str, str]:
    """The names by key, with the key where two are named alike: a control knows an option by its words alone."""
    number = Counter(names.values())
    return {key: f"{name} ({key})" if number[name] > 1 else name for key, name in names.items()}
