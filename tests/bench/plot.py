"""The picture of the README: how long each solver takes on each class, on one scale of seconds."""

import math
from xml.sax.saxutils import escape

import tables

CLASSES = ["u1000", "mentor", "mentornorm", "pop", "geo", "mw", "sparse", "bm"]
# Ours is drawn last, over the others.
SOLVERS = [("scipy_dense", "SciPy, dense", "#9aa5b1"),
           ("scipy_sparse", "SciPy, sparse", "#b48ead"),
           ("lemon", "LEMON", "#d9a441"),
           ("lapjv", "LAPJV", "#7b9e87"),
           ("ours", "Parvis", "#0b5cad")]

WIDTH, ROW, LEFT, RIGHT, TOP = 860, 34, 150, 30, 84
FONT = "font-family='Inter, system-ui, sans-serif'"


def text(x, y, words, size=13, anchor="start", fill="#27313d", weight=400):
    return (f"<text x='{x:.1f}' y='{y:.1f}' font-size='{size}' text-anchor='{anchor}' "
            f"fill='{fill}' font-weight='{weight}'>{escape(words)}</text>")


def told(seconds):
    return f"{seconds:.2g} s" if seconds >= 1 else f"{seconds * 1e3:.0f} ms"


class Scale:
    """Seconds to x, logarithmic, in whole powers of ten around the values."""

    def __init__(self, values):
        self.least = math.floor(math.log10(min(values)))
        self.most = math.ceil(math.log10(max(values)))

    def x(self, seconds):
        part = (math.log10(seconds) - self.least) / (self.most - self.least)
        return LEFT + part * (WIDTH - LEFT - RIGHT)

    def marks(self):
        return [10.0 ** power for power in range(self.least, self.most + 1)]


def legend():
    parts, x = [], LEFT
    for _, name, colour in reversed(SOLVERS):
        parts += [f"<circle cx='{x}' cy='52' r='5' fill='{colour}'/>", text(x + 9, 56, name, 11.5)]
        x += 38 + 6.2 * len(name)
    return parts


def row_of(result, y, scale):
    seconds = result["seconds"]
    parts = [text(LEFT - 14, y + 4, tables.name_of(result), anchor="end")]
    ends = [scale.x(seconds[name]) for name, _, _ in SOLVERS if name in seconds]
    parts.append(f"<line x1='{min(ends):.1f}' x2='{max(ends):.1f}' y1='{y}' y2='{y}' "
                 "stroke='#e3e7ec' stroke-width='3'/>")
    for name, words, colour in SOLVERS:
        if name not in seconds:
            continue
        radius = 7 if name == "ours" else 5
        parts.append(f"<circle cx='{scale.x(seconds[name]):.1f}' cy='{y}' r='{radius}' "
                     f"fill='{colour}'><title>{escape(words)}: {told(seconds[name])}</title>"
                     "</circle>")
    parts.append(text(scale.x(seconds["ours"]), y - 11, told(seconds["ours"]), 10.5, "middle",
                      "#0b5cad", 600))
    return parts


def draw(results):
    """SVG of the largest instance of each class that was measured."""
    largest = {result["class"]: result for result in sorted(results, key=lambda line: line["n"])}
    shown = [largest[name] for name in CLASSES if name in largest]
    solvers = {solver[0] for solver in SOLVERS}
    scale = Scale([value for result in shown for name, value in result["seconds"].items()
                   if name in solvers])
    height = TOP + ROW * len(shown) + 40
    bottom = height - 34
    parts = [f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {height}' "
             f"width='{WIDTH}' height='{height}' {FONT} role='img'>",
             "<title>Seconds to the best matching, by class and solver</title>",
             f"<rect width='{WIDTH}' height='{height}' fill='#ffffff'/>",
             text(LEFT, 28, "Time to the best matching, one thread, the same machine and run", 15,
                  weight=600), *legend()]
    for mark in scale.marks():
        x = scale.x(mark)
        parts.append(f"<line x1='{x:.1f}' x2='{x:.1f}' y1='{TOP - 14}' y2='{bottom}' "
                     "stroke='#eef1f4'/>")
        parts.append(text(x, bottom + 18, told(mark), 11.5, "middle", "#66717d"))
    for number, result in enumerate(shown):
        parts += row_of(result, TOP + ROW * number + 12, scale)
    return "\n".join([*parts, "</svg>"]) + "\n"
