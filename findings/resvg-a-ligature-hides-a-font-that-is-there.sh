#!/usr/bin/env bash
# Software:  resvg-py 0.5.0; fonts of fontpkg-lato 2.15 and fontpkg-noto-sans-devanagari 2.7, of the latter the letters of Hindi alone,
#            cut out by uharfbuzz 0.57.0 (Python 3.11)
# Guess:     letters that the first font lacks are drawn from another font that was given, whatever stands beside them.
# Seen:      so it is in "low भारत". In "flow भारत" the first font joins f and l and the other does not: the word is drawn as four boxes
#            (as nothing, where the first font has no box), and the picture is that of a machine without the other font.
# For us:    each part of a text is put at its place with its font named, so that nothing is looked for.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check resvg-py==0.5.0 fontpkg-lato==2.15 fontpkg-noto-sans-devanagari==2.7 uharfbuzz==0.57.0
cat > "$dir/run.py" <<'PY'
from pathlib import Path

import fontpkg_lato
import fontpkg_noto_sans_devanagari
import resvg_py
import uharfbuzz

latin = Path(fontpkg_lato.__file__).parent / "files" / "Lato-Regular.ttf"
whole = next(Path(fontpkg_noto_sans_devanagari.__file__).parent.glob("files/*.ttf"))
wanted = uharfbuzz.SubsetInput()
wanted.sets(uharfbuzz.SubsetInputSets.UNICODE).update(range(0x900, 0x980))
hindi = Path(__file__).with_name("hindi.ttf")
hindi.write_bytes(uharfbuzz.subset(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(whole))), wanted).blob.data)


def drawn(text: str, *files: Path) -> bytes:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40"><text x="5" y="25" font-family="Lato">{text}</text></svg>'
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_family="Lato", font_files=[*map(str, files)]))


helped = {word: drawn(f"{word} भारत", latin, hindi) != drawn(f"{word} भारत", latin) for word in ("low", "flow")}
print("the second font changes the picture:", helped)
assert helped == {"low": True, "flow": False}
PY
"$dir/venv/bin/python" "$dir/run.py"
