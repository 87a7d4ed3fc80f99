"""What a brief and an archive cost beside the stock chain: one command prints a table.

    python benchmarks/chain.py [--pairs 5] [--only brief archive unchanged corrected memory growth]

Each figure is a ratio to the stock chain on the same notebook in the same run: ours and theirs in turn, so that what
else the machine does meets both; median, and least and greatest in brackets. Seconds stand beside for orientation.
"""

import argparse
import shutil
import sys
import tempfile
from functools import cached_property
from pathlib import Path

import generate
import measure
import stock

ROOT = Path(__file__).parents[1]
DAY, SINCE = "2025-10-31", "2021-08-31"
KINDS = ("brief", "archive", "unchanged", "corrected", "memory", "growth")
GROWTH = (10, 100, 1000, 5000)
# What shares nothing with a second one: how much faster two of it are is the most that two cores of a machine can give.
ARITHMETIC = [sys.executable, "-c", "for n in range(40_000_000): n * n"]
# Last years of the pairs of years, of the archive from 1999 to 2025, whose briefs are built in turn: all scopes at the end of
# each quarter.
YEARS = (2013, 2001, 2025, 2007, 2019)


def ours(*arguments):
    """Our command line."""
    return [[sys.executable, "-m", "returnwatch", *map(str, arguments)]]


class Bench:
    """One run of the table.

    Args:
        options: What the command line gave.
        home: An empty folder.
    """

    def __init__(self, options, home):
        self.options, self.home, self.fresh = options, home, 0
        shutil.copytree(ROOT / "data", home / "data")
        # Makes once what is kept between runs, and has both chains' files in memory.
        self.brief()
        self.stock()

    def out(self):
        """A folder for briefs that isn't there yet."""
        self.fresh += 1
        return self.home / f"out-{self.fresh}"

    def stock(self, data=None, as_of=DAY, since=SINCE, scope="central-asia", memory=False):
        """One brief by the stock chain."""
        folder = self.home / "stock"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        (folder / "data").symlink_to(data or self.home / "data")
        parameters = {"as_of": as_of, "since": since, "scope": scope}
        return measure.run(stock.commands(ROOT / "notebooks" / "brief.ipynb", parameters), folder, memory)

    def stock_mean(self, year, pair):
        """What a year's briefs take the stock chain, from three of them: the region, a country and a group, as many as there are of each."""
        taken = {}
        for ids in self.scopes.values():
            one = self.stock(as_of=f"{year}-12-31", since=f"{year}-09-30", scope=ids[pair % len(ids)])
            taken = {what: taken.get(what, 0) + one[what] * len(ids) for what in one}
        return {what: total / sum(map(len, self.scopes.values())) for what, total in taken.items()}

    @cached_property
    def scopes(self):
        """Ids of the scopes by kind."""
        from returnwatch.knowledge.scope import scopes
        from returnwatch.record.open import open_record

        kinds = {}
        for scope in scopes(open_record(self.home / "data")).values():
            kinds.setdefault(scope.kind, []).append(scope.id)
        return kinds

    def brief(self, data="data"):
        """One brief from the shell, by us."""
        self.made = self.out()
        return measure.run(ours("brief", "--as-of", DAY, "--since", SINCE, "--data", data, "--out", self.made), self.home)

    def archive(self, workers, out=None, memory=False, first=2024, last=2025, scope="central-asia"):
        """Briefs of some years at the end of each quarter."""
        command = ours("archive", "--from", f"{first}-01-01", "--to", f"{last}-12-31", "--every", "quarter")
        command[0] += ["--scope", scope, "--workers", str(workers), "--out", str(out or self.out())]
        return measure.run(command, self.home, memory)

    def table(self):
        """Lines of the table, as they are known."""
        yield f"stock chain: {stock.chain()}; {self.options.pairs} pairs"
        for kind in self.options.only:
            yield from getattr(self, f"_{kind}")()

    def _brief(self):
        pairs = [(self.brief(), self.stock()) for _ in range(self.options.pairs)]
        for what in ("wall", "cpu"):
            yield line(f"one brief from the shell, {what}", [a[what] / b[what] for a, b in pairs], [a[what] for a, _ in pairs], [b[what] for _, b in pairs])

    def _archive(self):
        runs, n = [], 2 * 4 * sum(map(len, self.scopes.values()))
        for pair in range(self.options.pairs):
            year = YEARS[pair % len(YEARS)]
            mine = [self.archive(workers, first=year - 1, last=year, scope="all") for workers in (1, 2)]
            # In the midst of the two years: briefs grow from year to year.
            runs.append((*mine, self.stock_mean(year - 1, pair)))
        for workers in (1, 2):
            for what in ("cpu", "wall"):
                mine = [run[workers - 1][what] / n for run in runs]
                yield line(f"a brief in an archive of {n}, {workers} worker{'s' * (workers > 1)}, {what}", [a / run[2][what] for a, run in zip(mine, runs)], mine, [run[2][what] for run in runs])
        yield f"two workers, times as fast as one: {measure.spread([run[0]['wall'] / run[1]['wall'] for run in runs])}"
        most = [2 * measure.at_once(ARITHMETIC, 1) / measure.at_once(ARITHMETIC, 2) for _ in range(self.options.pairs)]
        yield f"two processes of nothing but arithmetic, for comparison: {measure.spread(most)}"

    def _unchanged(self):
        from datetime import date

        from returnwatch.publish.periods import periods

        if not hasattr(self, "made"):
            self.brief()
        out, days = self.out(), periods(date(1999, 1, 1), date(2025, 12, 31), "quarter")
        total = generate.archive(self.home / "data", self.made / "central-asia" / DAY, out, days)
        command = ours("archive", "--from", "1999-01-01", "--to", "2025-12-31", "--every", "quarter", "--out", out)
        pairs = [(measure.run(command, self.home), self.stock()) for _ in range(self.options.pairs)]
        yield line(f"an unchanged archive of {total}, whole, wall", [a["wall"] / b["wall"] for a, b in pairs], [a["wall"] for a, _ in pairs], [b["wall"] for _, b in pairs])

    def _corrected(self):
        """A row that all briefs see is corrected; then the archive is built again."""
        mine, theirs, out = [], [], self.out()
        self.archive(2, out)
        path = self.home / "data" / "places.csv"
        whole = path.read_text("utf-8")
        assert "50.28," in whole
        for n in range(self.options.pairs):
            path.write_text(whole.replace("50.28,", f"50.2{n}1,", 1), "utf-8")
            mine.append(self.archive(2, out))
            theirs.append(self.stock())
        path.write_text(whole, "utf-8")
        ratios = [a["wall"] / b["wall"] for a, b in zip(mine, theirs)]
        yield line("one row that all of 8 briefs see, two workers, wall", ratios, [a["wall"] for a in mine], [b["wall"] for b in theirs])

    def _memory(self):
        pairs = [(self.archive(2, memory=True, first=2020), self.stock(memory=True)) for _ in range(self.options.pairs)]
        for what, of in (("process", "the largest process"), ("tree", "the whole tree")):
            mine, theirs = ([run[what] for run in runs] for runs in zip(*pairs))
            yield line(f"peak memory, 24 briefs of the region by two workers against one of the stock chain, {of}", [a / b for a, b in zip(mine, theirs)], mine, theirs, unit="MB", digits=0)

    def _growth(self):
        for incidents in GROWTH:
            folder = self.home / f"grown-{incidents}" / "data"
            folder.parent.mkdir()
            generate.record(ROOT / "data", folder, incidents)
            pairs = [(self.brief(folder)["wall"], self.stock(folder)["wall"]) for _ in range(self.options.pairs)]
            page = next(self.made.glob("*/*/*.html")).stat().st_size / 1e6
            yield line(f"{incidents} incidents more, wall", [a / b for a, b in pairs], *zip(*pairs)) + f"; HTML {page:.2f} MB"


def line(what, ratios, mine, theirs, unit="s", digits=2):
    """A line of the table."""
    mine, theirs = (f"{measure.spread(values, digits)} {unit}" for values in (mine, theirs))
    return f"{what}: {measure.spread(ratios, 3)} of the stock chain; {mine} to {theirs}"


def main():
    """Print the table, line by line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--only", nargs="+", choices=KINDS, default=KINDS)
    measure.adopt()
    sys.path.insert(0, str(ROOT / "src"))
    with tempfile.TemporaryDirectory(prefix="returnwatch-bench-") as home:
        for told in Bench(parser.parse_args(), Path(home)).table():
            print(told, flush=True)


if __name__ == "__main__":
    main()
