#!/usr/bin/env python3
"""Makes public/fonts/*.woff2 from the variable Source Serif 4 of npm @fontsource-variable/source-serif-4.

Two cuts, each of one weight, so that a first visit fetches little: the display cut for headlines, the text cut (roman, italic) for
reading. Each script is a file of its own, fetched only by pages that use it. The OFL reserves the name "Source", so the cuts are renamed.

    npm i @fontsource-variable/source-serif-4 && pip install fonttools brotli
    python3 style/fonts/make.py node_modules/@fontsource-variable/source-serif-4
"""
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

package = Path(sys.argv[1])
out = Path(__file__).resolve().parents[2] / "public/fonts"
CUTS = {
    "display": ("normal", {"opsz": 40, "wght": 650}),
    "text": ("normal", {"opsz": 16, "wght": 400}),
    "text-italic": ("italic", {"opsz": 16, "wght": 400}),
}
# What the Latin alphabets of Europe need is one file: names cross borders, and two requests for « Kočani » are one too many.
LATIN = [
    *range(0x20, 0x7F), *range(0xA0, 0x180), 0x218, 0x219, 0x21A, 0x21B, 0x2BB, 0x2BC, 0x2C6, 0x2DA, 0x2DC, 0x1E9E,
    *range(0x2009, 0x200C), 0x202F, *range(0x2010, 0x2016), *range(0x2018, 0x201F), 0x2020, 0x2022, 0x2026, 0x2030, 0x2032, 0x2033,
    0x2039, 0x203A, 0x2044, 0x20AC, 0x2122, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212,
]
# script: the files it is made from, and what is kept of them.
SCRIPTS = {"latin": (["latin", "latin-ext"], LATIN), "greek": (["greek"], None), "cyrillic": (["cyrillic"], None)}


def part(script, style, axes, keep):
    """One script of one cut."""
    font = TTFont(package / f"files/source-serif-4-{script}-opsz-{style}.woff2")
    font = instantiateVariableFont(font, axes)
    options = Options()
    # Kerning, ligatures, accents: no small capitals, no alternates, and figures as they come (lining, tabular where asked).
    options.layout_features = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "tnum"]
    options.hinting = False
    options.name_IDs = ["*"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for code in font.getBestCmap() if keep is None or code in keep])
    subsetter.subset(font)
    font.flavor = None
    return font


for cut, (style, axes) in CUTS.items():
    for script, (files, keep) in SCRIPTS.items():
        with TemporaryDirectory() as folder:
            paths = []
            for file in files:
                paths.append(f"{folder}/{file}.ttf")
                part(file, style, axes, keep).save(paths[-1])
            font = Merger().merge(paths) if len(paths) > 1 else TTFont(paths[0])
        family = "Briefs Display" if cut == "display" else "Briefs Text"
        for record in font["name"].names:
            if record.nameID in (1, 16):
                record.string = family
            elif record.nameID in (3, 6, 25):
                record.string = f"{family} {cut}".replace(" ", "-")
            elif record.nameID == 4:
                record.string = f"{family} {cut}"
        font.flavor = "woff2"
        font.save(out / f"{cut}-{script}.woff2")
