"""What became of what was due: series by series and day by day, so that each brief knows which one came before it."""

from pathlib import Path

from returnwatch.publish.corrected import hold_to_what_was_published
from returnwatch.publish.folder import name_of, read_manifest, read_manifests
from returnwatch.series import evidence
from returnwatch.series.announce import announcement
from returnwatch.series.journal import moment


class Outcome:
    """Builds what is due, and keeps count.

    Args:
        state: A `State`; what is under way stands in it, so that nothing that a killed run published goes untold.
        journal: A `Journal`.
        clock: A function that gives the moment, a `datetime` in UTC.
        config: A `Config`.

    Attributes:
        scopes: Ids of the scopes of each series, as a dict of name to list; {} where the record could not be read.
        built, same, failed: How many briefs were published, came out the same, failed.
    """

    def __init__(self, state, journal, clock, config):
        self._state, self._journal, self._clock, self._config = state, journal, clock, config
        self._out = config.path("out").resolve()
        self.scopes, self.built, self.same, self.failed = {}, 0, 0, 0

    def build_all(self, planner, record, build, failures):
        """Build all that is due.

        Args:
            planner: A `Planner`.
            record: The `Record`, opened without the whole check.
            build: A function as `series.build.build`.
            failures: A `Failures`.

        Raises:
            RecordError: If something is due and the record has a fault, or a published row changed without a correction.
            BuildError: If a manifest is unreadable.
        """
        self._state.scopes = self.scopes
        manifests, checked = read_manifests(self._out), False
        for series in self._config.series:
            wrong = {}
            looked_at = {s: planner.candidates(series, s, manifests) for s in self.scopes[series.name]}
            for day in sorted({day for days in looked_at.values() for day in days}):
                among = [s for s, days in looked_at.items() if day in days]
                jobs = [job for s in among if (job := planner.job(series, s, day, manifests))]
                if jobs and not checked:
                    self._check(record, manifests)
                    checked = True
                for scope, line in self._build(series, jobs, manifests, build):
                    wrong.setdefault(scope, []).append(line)
            self._conclude(series, wrong, failures)
        failures.clear("record")

    def _check(self, record, manifests):
        from returnwatch.imported.check import hold_to_import
        from returnwatch.publish.checked import open_checked

        data = self._config.path("data")
        hold_to_import(data, open_checked(data))
        hold_to_what_was_published(record, manifests)

    def _build(self, series, jobs, manifests, build):
        """Build the jobs of one day; gives scope and line of each that failed."""
        if not jobs:
            return
        run = self._config.run
        self._state.building = [_expected(series, job.request, self._out) for job in jobs]
        self._state.save()
        for job in jobs:
            why = "; ".join(job.why)
            self._journal.note("due", f"{series.name}: {job.request.name}: {why}", **_named(series, job.request))
        for job, became, what in build(jobs, self._config.path("data").resolve(), self._out, run.seconds, run.workers):
            named = _named(series, job.request)
            if became == "failed":
                self.failed += 1
                self._journal.note("not-built", what, **named)
                evidence.stamp(evidence.folder_of(self._out) / job.request.name, self._clock())
                yield job.request.scope, what
            elif became == "unchanged":
                self.same += 1
                self._journal.note("unchanged", f"{job.request.name} comes out the same", **named)
            else:
                self.built += 1
                folder = Path(what)
                manifests[folder] = read_manifest(folder)
                self._announce(series.name, folder, manifests[folder])
        self._state.building = []
        self._state.save()

    def _announce(self, series, folder, manifest):
        item = announcement(series, folder, manifest)
        self._journal.note(
            "built", item["text"], **{name: item[name] for name in ("series", "scope", "as_of", "edition", "html")}
        )
        self._state.waiting.append(
            {"event": "brief", "at": moment(self._clock()), "items": [item], "text": item["text"]}
        )
        self._state.building = [
            one for one in self._state.building if one["folder"] != f"{folder.parent.name}/{folder.name}"
        ]
        self._state.save()

    def announce_what_a_killed_run_published(self):
        """Let briefs be told that were published by a run which ended before it could tell."""
        for one in list(self._state.building):
            folder = self._out / one["folder"]
            if (folder / "manifest.json").is_file():
                self._announce(one["series"], folder, read_manifest(folder))

    def _conclude(self, series, wrong, failures):
        for scope in self.scopes[series.name]:
            name = f"{series.name}/{scope}"
            if scope in wrong:
                more = f"; and {len(wrong[scope]) - 1} more of its days" if len(wrong[scope]) > 1 else ""
                failures.add(name, f"series {series.name}: {wrong[scope][-1]}{more}")
            else:
                failures.clear(name)
                self._state.succeeded[name] = moment(self._clock())


def _named(series, request):
    return {"series": series.name, "scope": request.scope, "as_of": request.as_of}


def _expected(series, request, out):
    """The edition that is about to be published, where it comes out other than the one that is there."""
    there = (out / request.scope / name_of(request.as_of, request.edition)).exists()
    return {"series": series.name, "folder": f"{request.scope}/{name_of(request.as_of, request.edition + there)}"}
