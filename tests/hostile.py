"""What nobody would write by hand: addresses with every key that the app reads, and texts that would be markup."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from dossier.citing.citations import VIEW
from dossier.handout.plan import CHOICES, FILTERS
from dossier.index.selection import KEYS as PICK

# Each would end an element, an attribute or a comment, or be read as something else, if it were not escaped.
MARKUP = (
    "<script>alert(\"x\")</script><img src=x onerror='y'>&",
    "\"'><b>&lt;",
    "--><!--",
    "&#60;script&#62;",
    "</style></title><svg onload=x>",
    "{x} {0} %s <i>",
)
KEYS = tuple(dict.fromkeys((*PICK, *VIEW, *FILTERS, *CHOICES, "dossier", "edition", "embed", "embed_options", "sync", "x")))
LONG = 6000  # more digits than Python makes a number of
HARD = (
    "", " ", "\x00", "%00", "\u202e", "💥" * 40, "../../etc/passwd", "<script>", "a" * 5000, "-1", "1e999", "-1e999", "NaN", "[]", "{}", "null", "'\";--",
    "[x](y)", "$$", ":material/home:", "9" * LONG, "-" + "9" * LONG, "0" * LONG, "9" * LONG + ".5", "٣٤٥٦", "１９６０", "²", "1_960", "0x7a8", "1960-1970",
    "(" * 3000, "a " * 3000, "\\", "\ud7ff\ue000\uffff", "é" * 3000, "ﷺ" * 500, "İ" * 500, "e\u0301" * 500,
)  # fmt: skip
KNOWN = (
    "treaty-years", "quiet-years", "s06", "s08", "karsk-ost-1979", "king-of-karsk-falls-1978", "c02", "allied", "The original", "original", "1960", "1948",
    "primary", "Velmark", "Karsk", "vel", "kar", "vel-ost", "icews", "month", "a", "b", "both", "chart", "none", "claims", "all", "full", "last", "letter",
    "partly", "causal", "record", "treaty", "the",
)  # fmt: skip
values = (
    st.sampled_from(KNOWN) | st.sampled_from(HARD) | st.text(st.characters(codec="utf-8"), max_size=20) | st.integers().map(str)
)


def queries(keys: tuple[str, ...] = KEYS) -> st.SearchStrategy[dict[str, Any]]:
    """Addresses as keys with one value or several."""
    return st.dictionaries(st.sampled_from(keys), values | st.lists(values, min_size=1, max_size=4), min_size=1, max_size=8)
