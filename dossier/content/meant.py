"""What an editor may have meant by a date that cannot be read: every reading that is a date, none chosen for him."""

from __future__ import annotations

import re

from dossier.content.dates import MONTHS, DateError, parse

CURLY = "“”„‟«»‘’‚"
QUOTES = CURLY + "'\"`"
DASHES = re.compile("\\s*[\u2010\u2011\u2012\u2013\u2014\u2015\u2212]\\s*")
MONTH = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
WORD = r"(?P<word>(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))[a-z]*\.?"
YEAR, M, D = r"(?P<y>[0-9]{4})", r"(?P<m>[0-9]{1,2})", r"(?P<d>[0-9]{1,2})"
PART = r"\s*[-/.]\s*"
# A way of writing a date, and what it then says: of the parts year, month and day, or with a word on the reading.
WAYS: tuple[tuple[str, str, str], ...] = (
    (rf"{M}{PART}{D}{PART}{YEAR}", "ymd", "if the month stands first"),
    (rf"{D}{PART}{M}{PART}{YEAR}", "ymd", "if the day stands first"),
    (rf"{YEAR}{PART}{M}{PART}{D}", "ymd", ""),
    (r"(?P<y>[12][0-9]{3})(?P<m>[0-9]{2})(?P<d>[0-9]{2})", "ymd", ""),
    (rf"{M}{PART}{YEAR}", "ym", ""),
    (rf"{YEAR}[/.](?P<m>0?[1-9]|1[0-2])", "ym", "if it is a month"),
    (rf"{D}(?:st|nd|rd|th)?\s+{WORD},?\s+{YEAR}", "ymd", ""),
    (rf"{WORD}\s+{D}(?:st|nd|rd|th)?,?\s+{YEAR}", "ymd", ""),
    (rf"{WORD},?\s+{YEAR}", "ym", ""),
    (r"(?P<y>[0-9]{3})0(?:'|’)?s", "decade", ""),
    (rf"(?i:c|ca|circa|about|around)\.?\s*{YEAR}", "about", ""),
    (rf"(?i:since|from)\s+{YEAR}|(?P<y2>[0-9]{{4}})\s*[-/]", "since", ""),
    (rf"(?i:until|till|to)\s+{YEAR}", "until", ""),
)
SHAPES = {"decade": "{y}X", "about": "{y}~", "since": "{y}/..", "until": "../{y}"}


def readings(text: str) -> list[tuple[str, str]]:
    """The dates that a text may mean, each with the condition on which it does; one that comes twice has none."""
    text = DASHES.sub("-", text.strip().strip(QUOTES).strip())
    found: dict[str, str] = {}
    ways = ((re.fullmatch(way, text), shape, when) for way, shape, when in WAYS)
    tries = [(_date({k: v for k, v in way.groupdict().items() if v}, shape), when) for way, shape, when in ways if way]
    tries += _years(text) if not tries else []
    for made, when in [(text, ""), *tries] if text else []:
        if _is_date(made) and (made not in found or not when):
            found[made] = when if made not in found else ""
    return list(found.items())


def _date(parts: dict[str, str], shape: str) -> str:
    year = parts.get("y") or parts.get("y2", "")
    if shape in SHAPES:
        return SHAPES[shape].format(y=year)
    month = int(parts.get("m") or MONTH[parts["word"].lower()])
    return f"{year}-{month:02}-{int(parts['d']):02}" if shape == "ymd" else f"{year}-{month:02}"


def _years(text: str) -> list[tuple[str, str]]:
    """Two years: an interval, or one year of a budget that has two numbers."""
    found = re.fullmatch(r"([0-9]{4})\s*[-/]\s*([0-9]{2}|[0-9]{4})", text)
    if not found:
        return []
    first, last = found.groups()
    last = last if len(last) == 4 else first[:2] + last
    both = f"{first}/{last}"
    if int(last) != int(first) + 1:
        return [(both, "")]
    return [(both, "for the two years"), (first, "or"), (last, "for the one by which the source names its budget year")]


def _is_date(text: str) -> bool:
    try:
        parse(text)
    except DateError:
        return False
    return True


def remedy(text: str, quoted: bool = True) -> str:
    """What to write instead of a text that is no date; empty where it can mean none."""
    mark = '"' if quoted else ""
    found = readings(text)
    if len(found) < 2:
        straight = ", with straight quotation marks" if quoted and text.strip()[:1] in tuple(CURLY) else ""
        return f"Write {mark}{found[0][0]}{mark}{straight}." if found else ""
    listed = ", ".join(f"{mark}{made}{mark} {when}".rstrip() for made, when in found).replace(" or, ", " or ")
    return f"Write {listed}."
