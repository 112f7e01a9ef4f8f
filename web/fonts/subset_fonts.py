#!/usr/bin/python3
"""Makes the page's fonts from Debian's Inter: Latin letters, tabular figures, WOFF2.

    subset_fonts.py --from DIR --out DIR     write inter-400.woff2, inter-500.woff2, inter-600.woff2

Figures are tabular by default: the character map points at the tnum glyphs, so that columns of
numbers stand in line on the canvas and in text fields alike, without any OpenType feature. The
features that change letters by their neighbours are left out, since the canvas draws letter by
letter. Letters beyond these come from the machine's own fonts.
"""

import argparse
import pathlib

from fontTools import subset
from fontTools.ttLib import TTFont

WEIGHTS = {400: "Inter-Regular", 500: "Inter-Medium", 600: "Inter-SemiBold"}
UNICODES = [
    *range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x218, 0x21C), 0x1E9E,
    *range(0x2010, 0x2016), *range(0x2018, 0x201F), 0x2020, 0x2022, 0x2026, 0x202F, 0x2030,
    0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, 0x2116, 0x2122, *range(0x2190, 0x2194), 0x2212,
    0x2248, 0x2260, 0x2264, 0x2265, 0x2713,
]


def tabular_names(font):
    """From a figure's default glyph to its tabular one, as the font's tnum feature says."""
    gsub = font["GSUB"].table
    lookups = {index for record in gsub.FeatureList.FeatureRecord if record.FeatureTag == "tnum"
               for index in record.Feature.LookupListIndex}
    names = {}
    for index in lookups:
        for table in gsub.LookupList.Lookup[index].SubTable:
            names.update(getattr(table, "ExtSubTable", table).mapping)
    return names


def make_figures_tabular(font):
    names = tabular_names(font)
    figures = range(ord("0"), ord("9") + 1)
    for table in font["cmap"].tables:  # some share one map: what is changed stays changed
        for code in figures:
            if code in table.cmap:
                table.cmap[code] = names.get(table.cmap[code], table.cmap[code])
    # In the weights between the drawn ones, interpolation has left a unit or two of difference.
    metrics = font["hmtx"].metrics
    glyphs = [font.getBestCmap()[code] for code in figures]
    widest = max(metrics[glyph][0] for glyph in glyphs)
    for glyph in glyphs:
        width, bearing = metrics[glyph]
        if widest - width > font["head"].unitsPerEm / 500:
            raise SystemExit(f"figures are not of one width: {glyph}")
        metrics[glyph] = (widest, bearing)


def make_font(source, target):
    font = TTFont(source)
    make_figures_tabular(font)
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.hinting = False
    options.desubroutinize = True
    options.name_IDs = [0, 1, 2, 13, 14]  # copyright, names, licence: the licence wants them
    options.notdef_outline = True
    # The same bytes from the same font: names by content stay.
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=UNICODES)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(target, reorderTables=False)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--from", dest="source", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for weight, name in WEIGHTS.items():
        make_font(arguments.source / f"{name}.otf", arguments.out / f"inter-{weight}.woff2")


if __name__ == "__main__":
    main()
