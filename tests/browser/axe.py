"""What axe finds on a page, in the look it has and in the dark."""

from __future__ import annotations

import json

from tests.browser.reader import Reader

ALL = "{ resultTypes: ['violations'] }"
COLOURS = "{ resultTypes: ['violations'], runOnly: ['color-contrast', 'link-in-text-block'] }"  # no other rule that is on depends on the look
# Streamlit's pages scroll in a part of a frame that hides what goes over its edges. To axe all that is scrolled out of it is
# not on the screen, and its colours are not looked at; so the frames show all of it meanwhile. While a dialog is open the
# root is such a frame as well, and as high as nothing.
UNROLLED = """
  const frames = [...document.querySelectorAll(':root, .stApp, [data-testid=stAppViewContainer]')];
  frames.forEach((e) => { e.style.overflow = 'visible'; });
  const found = await axe.run(within || document, RULES);
  frames.forEach((e) => { e.style.overflow = ''; });
"""
# What is Streamlit's own and cannot be mended here: rule, selector of the node, reason.
STREAMLITS: tuple[tuple[str, str, str], ...] = (
    (
        "presentation-role-conflict",
        "[data-testid=stFileUploaderDropzone]",
        "where files are dropped has a name but is no stop; its button is one",
    ),
)


def turned(reader: Reader, look: str) -> None:
    """The reader's system goes to another look, and Streamlit has followed."""
    reader.page.emulate_media(color_scheme=look)
    reader.until("look => getComputedStyle(document.querySelector('.stApp')).colorScheme === look", look)


def asked(frame, axe: str, within: str = "", rules: str = ALL) -> list[dict]:
    """The rules of axe, whose script is given, that a page or frame breaks, or a part of it that a selector names."""
    frame.evaluate(axe)
    found = frame.evaluate(f"async within => {{ {UNROLLED.replace('RULES', rules)} return found; }}", within)
    looked_at = {rule["id"] for kind in ("passes", "incomplete", "violations") for rule in found[kind]}
    assert "color-contrast" in looked_at, "axe looked at no colours"
    return found["violations"]


def violations(reader: Reader, axe: str, within: str = "", rules: str = ALL) -> list[str]:
    """What axe finds on the page, a line each, without what is Streamlit's own."""
    out = []
    for rule in asked(reader.page, axe, within, rules):
        for node in rule["nodes"]:
            target = " ".join(str(part) for part in node["target"])
            if not any(
                rule["id"] == name and reader.page.locator(target).first.evaluate(f"e => !!e.closest({json.dumps(own)})")
                for name, own, _ in STREAMLITS
            ):
                out.append(
                    f"{rule['id']} ({rule['impact']}): {target}: {' '.join(node['html'].split())[:160]}: {node['failureSummary'][:200]}"
                )
    return out


def looked(reader: Reader, axe: str, device: dict, within: str = "") -> list[str]:
    """What axe finds on a page that is light and, at a desk, with its rules for colours once more in the dark."""
    light = violations(reader, axe, within)
    if device:
        return light
    turned(reader, "dark")
    dark = violations(reader, axe, within, COLOURS)
    turned(reader, "light")
    return [*light, *(f"in the dark: {one}" for one in dark)]
