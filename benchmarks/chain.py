"""What a brief and an archive cost beside the stock chain: one command prints a table.

    python benchmarks/chain.py [--pairs 5] [--briefs 24] [--only brief archive unchanged corrected memory growth]

Each figure is a ratio to the stock chain on the same notebook in the same run: ours and theirs in turn, so that what
else the machine does meets both; median, and least and greatest in brackets. Seconds stand beside for orientation.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

import generate
import measure
import stock

ROOT = Path(__file__).parents[1]
DAY, SINCE = "2025-10-31", "2021-08-31"
KINDS = ("brief", "archive", "unchanged", "corrected", "memory", "growth")
GROWTH = (10, 100, 1000, 5000)


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

    def stock(self, data=None):
        """One brief by the stock chain."""
        folder = self.home / "stock"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        (folder / "data").symlink_to(data or self.home / "data")
        parameters = {"as_of": DAY, "since": SINCE}
        return measure.run(stock.commands(ROOT / "notebooks" / "brief.ipynb", parameters), folder)

    def brief(self, data="data"):
        """One brief from the shell, by us."""
        self.made = self.out()
        return measure.run(ours("brief", "--as-of", DAY, "--since", SINCE, "--data", data, "--out", self.made), self.home)

    def archive(self, workers, out=None, memory=False, briefs=None):
        """Briefs of the region, the last of as many quarters."""
        first = 2025 - (briefs or self.options.briefs) // 4 + 1
        command = ours("archive", "--from", f"{first}-01-01", "--to", "2025-12-31", "--every", "quarter")
        command[0] += ["--scope", "central-asia", "--workers", str(workers), "--out", str(out or self.out())]
        return measure.run(command, self.home, memory)

    def table(self):
        """Lines of the table, as they are known."""
        yield f"stock chain: {stock.chain()}; {self.options.pairs} pairs, archives of {self.options.briefs} briefs of the region"
        for kind in self.options.only:
            yield from getattr(self, f"_{kind}")()

    def _brief(self):
        pairs = [(self.brief(), self.stock()) for _ in range(self.options.pairs)]
        for what in ("wall", "cpu"):
            yield line(f"one brief from the shell, {what}", [a[what] / b[what] for a, b in pairs], [a[what] for a, _ in pairs], [b[what] for _, b in pairs])

    def _archive(self):
        n = self.options.briefs // 4 * 4
        runs = [(self.archive(1), self.archive(2), self.stock()) for _ in range(self.options.pairs)]
        for workers in (1, 2):
            for what in ("cpu", "wall"):
                mine = [run[workers - 1][what] / n for run in runs]
                yield line(f"a brief in an archive, {workers} worker{'s' * (workers > 1)}, {what}", [a / run[2][what] for a, run in zip(mine, runs)], mine, [run[2][what] for run in runs])
        yield f"two workers, times as fast as one: {measure.spread([run[0]['wall'] / run[1]['wall'] for run in runs])}"

    def _unchanged(self):
        sys.path.insert(0, str(ROOT / "src"))
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
        """A row of which two of the briefs can tell, the last ones, is corrected; then the archive is built again."""
        mine, theirs, out = [], [], self.out()
        self.archive(2, out, briefs=8)
        path = self.home / "data" / "places.csv"
        whole = path.read_text("utf-8")
        for n in range(self.options.pairs):
            path.write_text(whole.replace("50.28,", f"50.2{n}1,", 1), "utf-8")
            mine.append(self.archive(2, out, briefs=8))
            theirs.append(self.stock())
        path.write_text(whole, "utf-8")
        ratios = [a["wall"] / b["wall"] for a, b in zip(mine, theirs)]
        yield line("one row that all of 8 briefs see, two workers, wall", ratios, [a["wall"] for a in mine], [b["wall"] for b in theirs])

    def _memory(self):
        held = self.archive(2, memory=True)
        yield f"peak memory, two workers: the largest process {held['process']:.0f} MB, the whole tree {held['tree']:.0f} MB"

    def _growth(self):
        for incidents in GROWTH:
            folder = self.home / f"grown-{incidents}" / "data"
            folder.parent.mkdir()
            generate.record(ROOT / "data", folder, incidents)
            mine = [self.brief(folder) for _ in range(min(3, self.options.pairs))]
            theirs = [self.stock(folder)]
            page = next(self.made.glob("*/*/*.html")).stat().st_size / 1e6
            ratios = [a["wall"] / theirs[0]["wall"] for a in mine]
            yield line(f"{incidents} incidents more, wall", ratios, [a["wall"] for a in mine], [b["wall"] for b in theirs]) + f"; HTML {page:.2f} MB"


def line(what, ratios, mine, theirs):
    """A line of the table."""
    return f"{what}: {measure.spread(ratios)} of the stock chain; {measure.spread(mine)} s to {measure.spread(theirs)} s"


def main():
    """Print the table, line by line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--briefs", type=int, default=24)
    parser.add_argument("--only", nargs="+", choices=KINDS, default=KINDS)
    measure.adopt()
    with tempfile.TemporaryDirectory(prefix="returnwatch-bench-") as home:
        for told in Bench(parser.parse_args(), Path(home)).table():
            print(told, flush=True)


if __name__ == "__main__":
    main()
