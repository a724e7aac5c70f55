#!/usr/bin/env python3
"""Makes public/fonts/*.woff2 and server/fonts/*.ttf from Source Serif 4 and, for Arabic, Noto Naskh Arabic, as npm's @fontsource packages
have them. The second are what the server draws previews with: the display cut, unpacked, a file a script.

Two cuts, each of one weight, so that a first visit fetches little: the display cut for headlines, the text cut (roman, italic) for
reading. Each script is a file of its own, fetched only by pages that use it. The OFL reserves the name "Source", so the cuts are renamed.

    npm i @fontsource-variable/source-serif-4 @fontsource/noto-naskh-arabic && pip install fonttools brotli
    python3 style/fonts/make.py node_modules [server]

With `server`, only those of the server.
"""
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.varLib.instancer import instantiateVariableFont

packages = Path(sys.argv[1])
package = packages / "@fontsource-variable/source-serif-4"
naskh = packages / "@fontsource/noto-naskh-arabic"
root = Path(__file__).resolve().parents[2]
out = root / "public/fonts"
server = root / "server/fonts"
CUTS = {
    "display": ("normal", {"opsz": 40, "wght": 650}),
    "text": ("normal", {"opsz": 16, "wght": 400}),
    "text-italic": ("italic", {"opsz": 16, "wght": 400}),
}
# What Western Europe writes with, and the letters that names from elsewhere bring most often: small enough for the first round trips
# of a connection (14 KB with the answer's head).
WESTERN = [
    *range(0x20, 0x7F), 0xA0, 0xA1, 0xA3, 0xA7, 0xA9, 0xAB, 0xAD, 0xAE, *range(0xB0, 0xB4), 0xB7, 0xBB, 0xBF, *range(0xC0, 0x100),
    0x152, 0x153, *map(ord, "ąćčěęğłńőřśšțűźżžășČŠŽ"), 0x2009, 0x202F, 0x2013, 0x2014, *range(0x2018, 0x201B), *range(0x201C, 0x201F),
    0x2026, 0x2030, 0x2039, 0x203A, 0x20AC, 0x2192, 0x2212,
]
# The rest of Europe's Latin alphabets, fetched at once only by editions that are written in them (`Script::LatinExtended`).
EXTENDED = [
    code for code in
    [0xA2, *range(0xA4, 0xA7), 0xA8, 0xAA, 0xAC, 0xAF, *range(0xB4, 0xB7), *range(0xB8, 0xBB), *range(0xBC, 0xBF), *range(0x100, 0x180),
     0x218, 0x219, 0x21A, 0x21B, 0x1E9E, 0x2020, 0x2022, 0x2032, 0x2033, 0x2044, 0x2122, 0x2190, 0x2191, 0x2193]
    if code not in WESTERN
]
# script: the files it is made from, and what is kept of them.
SCRIPTS = {
    "latin": (["latin", "latin-ext"], WESTERN),
    "latin-extended": (["latin", "latin-ext"], EXTENDED),
    "greek": (["greek"], None),
    "cyrillic": (["cyrillic"], None),
}
# What Arabic is written with, and the letters that it borrows for names (p, ch, zh, v, g). Arabic has no italic: the roman stands for it.
ARABIC = [
    0x60C, 0x61B, 0x61F, *range(0x621, 0x63B), *range(0x640, 0x653), *range(0x660, 0x66D), 0x670, 0x671, 0x67E, 0x686, 0x698, 0x6A4, 0x6A9,
    0x6AF, 0x6CC, 0x200C, 0x200D,
]
ARABIC_WEIGHTS = {"display": 700, "text": 400}
# Pairs are set closer or wider only where it is seen: thousandths of the letters' size. Words in italics are few, and their files come
# on top of the others (`None`: no pair at all).
LEAST_KERN = {"display": 20, "text": 24, "text-italic": None}
# What stands between words in italics: without it a phrase in another script would fetch the Latin file for its spaces.
BETWEEN_WORDS = [0x20, 0xA0, *map(ord, ",-.:0123456789"), 0x2013, 0x2014]


def loosen(font, least):
    """Takes the smallest kerns away: most of the table, and none of its effect."""
    if least is None:
        return
    for lookup in font["GPOS"].table.LookupList.Lookup if "GPOS" in font else []:
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            if table.LookupType != 2:
                continue
            if table.Format == 1:
                for pairs in table.PairSet:
                    pairs.PairValueRecord = [pair for pair in pairs.PairValueRecord if pair.Value1 and abs(pair.Value1.XAdvance) >= least]
                    pairs.PairValueCount = len(pairs.PairValueRecord)
            else:
                for pair in (pair for first in table.Class1Record for pair in first.Class2Record):
                    if pair.Value1 and abs(pair.Value1.XAdvance) < least:
                        pair.Value1.XAdvance = 0


def kept(font, codes, features, least_kern=0):
    """What of a font a reader needs: some letters, some features, half as many steps, no name but its own."""
    options = Options()
    options.layout_features = features
    options.hinting = False
    options.notdef_outline = False
    # The licence stands beside the files; a browser reads none of these.
    options.name_IDs = [1, 2]
    options.drop_tables += ["STAT", "gasp"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for code in font.getBestCmap() if codes is None or code in codes])
    subsetter.subset(font)
    loosen(font, least_kern)
    # A tenth of a pixel in the largest headline, and a tenth of the file.
    scale_upem(font, 500)
    font.flavor = None
    return font


def part(cut, script, style, axes, keep):
    """One script of one cut."""
    font = TTFont(package / f"files/source-serif-4-{script}-opsz-{style}.woff2")
    # No small capitals, no alternates. What Western Europe writes comes composed; the others may need marks and local forms.
    features = [] if keep is WESTERN else ["mark", "mkmk", "ccmp", "locl"]
    if LEAST_KERN[cut] is not None:
        features.append("kern")
    return kept(instantiateVariableFont(font, axes), keep, features, LEAST_KERN[cut])


def write(font, cut, script):
    """Names a font as ours and packs it."""
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


def merged(cut, files, style, axes, keep):
    """One script of one cut, of several files."""
    with TemporaryDirectory() as folder:
        paths = []
        for file in files:
            paths.append(f"{folder}/{file}.ttf")
            part(cut, file, style, axes, BETWEEN_WORDS if keep is None and file == "latin" else keep).save(paths[-1])
        return Merger().merge(paths) if len(paths) > 1 else TTFont(paths[0])


def arabic(weight):
    """Arabic, of one weight."""
    font = TTFont(naskh / f"files/noto-naskh-arabic-arabic-{weight}-normal.woff2")
    # A letter's form depends on its neighbours: without these there is no Arabic.
    return kept(font, ARABIC, ["init", "medi", "fina", "isol", "rlig", "liga", "calt", "ccmp", "locl", "mark", "mkmk"])


def keep_for_server(font, script):
    """As the server reads it: not packed, and without a name, since nobody asks for it by one."""
    for table in ("name", "OS/2", "post", "BASE"):
        if table in font:
            del font[table]
    font.save(server / f"display-{script}.ttf")


# All of Latin in one file, and the apostrophe of Ukrainian words with it.
style, axes = CUTS["display"]
keep_for_server(arabic(ARABIC_WEIGHTS["display"]), "arabic")
for script, (files, keep) in {**SCRIPTS, "latin": (["latin", "latin-ext"], [*WESTERN, *EXTENDED, 0x2BC])}.items():
    if script != "latin-extended":
        keep_for_server(merged("display", files, style, axes, keep), script)
if "server" in sys.argv[2:]:
    sys.exit()

for cut, weight in ARABIC_WEIGHTS.items():
    write(arabic(weight), cut, "arabic")

for cut, (style, axes) in CUTS.items():
    for script, (files, keep) in SCRIPTS.items():
        if cut == "text-italic" and keep is None:
            files = [*files, "latin"]
        write(merged(cut, files, style, axes, keep), cut, script)
