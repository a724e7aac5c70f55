#!/usr/bin/env python3
"""Makes public/fonts/*.woff2 from the variable Source Serif 4 of npm @fontsource-variable/source-serif-4.

Two cuts, each of one weight, so that a first visit fetches little: the display cut for headlines, the text cut (roman, italic, bold) for
reading. Each script is a file of its own, fetched only by pages that use it. The OFL reserves the name "Source", so the cuts are renamed.

    npm i @fontsource-variable/source-serif-4 && pip install fonttools brotli
    python3 style/fonts/make.py node_modules/@fontsource-variable/source-serif-4
"""
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

package = Path(sys.argv[1])
out = Path(__file__).resolve().parents[2] / "public/fonts"
CUTS = {
    "display": ("normal", {"opsz": 40, "wght": 650}),
    "text": ("normal", {"opsz": 16, "wght": 400}),
    "text-italic": ("italic", {"opsz": 16, "wght": 400}),
    "text-bold": ("normal", {"opsz": 16, "wght": 680}),
}
SCRIPTS = ["latin", "latin-ext", "greek", "cyrillic"]

for cut, (style, axes) in CUTS.items():
    for script in SCRIPTS:
        font = TTFont(package / f"files/source-serif-4-{script}-opsz-{style}.woff2")
        font = instantiateVariableFont(font, axes)
        options = Options()
        # Kerning, ligatures, accents, and the figures that a text needs; no small capitals, no alternates.
        options.layout_features = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "calt", "lnum", "tnum"]
        options.hinting = False
        options.name_IDs = ["*"]
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=list(font.getBestCmap()))
        subsetter.subset(font)
        family = "Briefs Display" if cut == "display" else "Briefs Text"
        for record in font["name"].names:
            if record.nameID in (1, 16):
                record.string = family
            elif record.nameID in (3, 4, 6, 25):
                record.string = f"{family} {cut}".replace(" ", "-") if record.nameID in (3, 6, 25) else f"{family} {cut}"
        font.flavor = "woff2"
        font.save(out / f"{cut}-{script}.woff2")
