"""What ./dev bench matching prints and publishes of its results."""

PEERS = ("scipy_dense", "scipy_sparse", "lemon")  # Those that the ratio is against.

# What we want to be faster by than the best of the peers. Where a class reads little but its
# matrix once, or LEMON is at its best (mw), there is less to win.
WANTED = {1000: 5, 2000: 6, 5000: 8}
WANTED_OF_CLASS = {("mentor", 5000): 15, ("mw", 1000): 3, ("mw", 2000): 3, ("sparse", 10_000): None,
                   ("sparse", 100_000): 25, ("bm", 1000): None, ("bm", 3000): 10, ("bm", 5000): 10}

COLUMNS = ("instance", "ours ms", "passes", "scipy dense", "scipy sparse", "LEMON", "LAPJV",
           "× best", "wanted", "wasm ms", "÷ native", "LAPJV ÷ ours, wasm")
HEADER = ("| " + " | ".join(COLUMNS) + " |\n|" + " --- |" + " ---: |" * (len(COLUMNS) - 1))


def name_of(result):
    if result["class"] == "sparse":
        return f"sparse({result['n']},{result['d']})"
    if result["class"] == "bm":
        return f"bm({result['n']},{result['m']})"
    return f"{result['class']} {result['n']}"


def wanted(result):
    key = (result["class"], result["n"])
    if key in WANTED_OF_CLASS:
        return WANTED_OF_CLASS[key]
    return 4 if result["class"] in ("u1", "u10", "u100") else WANTED[result["n"]]


def best_peer(result):
    return min(result["seconds"][name] for name in PEERS if name in result["seconds"])


def number(value, form="{:.1f}"):
    return "–" if value is None else form.format(value)


def row(result):
    seconds = result["seconds"]
    milliseconds = {name: number(value * 1e3) for name, value in seconds.items()}
    ours = seconds["ours"]
    ratio = best_peer(result) / ours
    goal = wanted(result)
    mark = "" if goal is None or ratio >= goal else " **short**"
    cells = [name_of(result), milliseconds["ours"], number(result["passes"]),
             *(milliseconds.get(name, "–") for name in (*PEERS, "lapjv")),
             number(ratio), number(goal, "{}") + mark]
    if "ours_wasm" in seconds:
        cells += [milliseconds["ours_wasm"], number(seconds["ours_wasm"] / ours)]
        lapjv = seconds.get("lapjv_wasm")
        cells += [number(lapjv and lapjv / seconds["ours_wasm"])]
    return "| " + " | ".join(cells) + " |"
