"""What is wanted beyond the table of peers: other objectives, single edits, prices."""

import tables

HEADER = ("| what | native ms | at most | wasm ms | at most |\n| --- | ---: | ---: | ---: | ---: |")


class Goals:
    """Measures with `ours(place, arguments...) -> JSON`, place "native" or "wasm"."""

    def __init__(self, ours, scipy_total, repeats):
        self.ours, self.scipy_total, self.repeats = ours, scipy_total, repeats

    def fairest(self):
        """n = 1000 within twice SciPy's time for `total`."""
        for name in ("u1000", "mentor", "mentornorm"):
            instance = ("--class", name, "--n", 1000)
            scipy = native = wasm = float("inf")
            for _ in range(self.repeats):
                scipy = min(scipy, self.scipy_total({"class": name, "n": 1000, "seed": 1}))
                native = min(native, self.solve("native", *instance, "--objective", "fairest"))
                wasm = min(wasm, self.solve("wasm", *instance, "--objective", "fairest"))
            yield f"`fairest` {name} 1000", native, 2 * scipy, wasm, 3 * native

    def stable(self):
        instance = ("--class", "mentornorm", "--n", 5000, "--m", 1000, "--objective", "stable")
        native = min(self.solve("native", *instance) for _ in range(self.repeats))
        wasm = self.solve("wasm", *instance)
        yield "`stable` mentornorm 5000 × 1000", native, 0.1, wasm, 3 * native

    def solve(self, place, *arguments):
        return self.ours(place, *arguments, "--repeat", 3)["seconds"]

    def edits(self):
        """Single edits; with the tie component at most twice as long."""
        limits = {  # n -> quantile -> seconds natively, in WebAssembly.
            300: {"p99": (50e-6, 0.25e-3)},
            1000: {"p50": (50e-6, None), "p99": (0.5e-3, 2e-3)},
        }
        for n, quantiles in limits.items():
            for ties in (False, True):
                arguments = ("--class", "mentornorm", "--n", n, "--edits", 1000, "--repeat", 3)
                arguments += ("--ties",) if ties else ()
                native, wasm = self.ours("native", *arguments), self.ours("wasm", *arguments)
                times = 2 if ties else 1
                with_ties = ", with ties" if ties else ""
                for quantile, (most, most_wasm) in quantiles.items():
                    yield (f"one edit, n = {n}, {quantile}{with_ties}",
                           native["edit_seconds"][quantile], times * most,
                           wasm["edit_seconds"][quantile], most_wasm and times * most_wasm)
                if n == 1000 and not ties:
                    yield ("prices of one person's row, n = 1000", native["prices_seconds"]["p50"],
                           0.5e-3, wasm["prices_seconds"]["p50"], 2e-3)
                    yield ("a solve afresh, n = 1000", native["full_solve_seconds"], None,
                           wasm["full_solve_seconds"], None)

    def scoring(self):
        scored = self.ours("native", "--class", "people", "--n", 5000, "--repeat", 3)
        yield ("scores of 5000 × 5000 from people",
               scored["seconds"], None,
               self.solve("wasm", "--class", "people", "--n", 5000), None)
        yield "the same pair by pair, natively", scored["pair_by_pair_seconds"], None, None, None

    def rows(self):
        for measured in (self.fairest, self.stable, self.edits, self.scoring):
            for what, native, most, wasm, most_wasm in measured():
                yield "| " + " | ".join([what, *cells(native, most), *cells(wasm, most_wasm)]) + " |"


def cells(seconds, most):
    mark = "" if most is None or seconds <= most else " **missed**"
    return (tables.number(seconds and seconds * 1e3, "{:.3g}"),
            tables.number(most and most * 1e3, "{:.3g}") + mark)
