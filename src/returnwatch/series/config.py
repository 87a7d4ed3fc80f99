"""What `returnwatch run` is told to do: returnwatch.toml, read and held to what it may say."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, ValidationError, field_validator, model_validator

from returnwatch.errors import UsageError
from returnwatch.series.wording import line

NAME = "returnwatch.toml"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SINCE = ("series", "any", "none")
EVENTS = ("failure", "recovery", "brief", "finished")


class ConfigError(UsageError):
    """Raised when the file can't be used; `faults` holds a line for each wrong key or value, `tell` what holds of [tell]."""

    def __init__(self, faults, tell=None):
        super().__init__(faults[0])
        self.faults, self.tell = list(faults), tell


class _Table(BaseModel):
    # A whole number in quotation marks is refused rather than read.
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Run(_Table):
    """[run]: folders, the day's time zone, and limits."""

    data: Path = Field(Path("data"), strict=False)
    out: Path = Field(Path("reports"), strict=False)
    state: Path = Field(Path("run"), strict=False)
    time_zone: str = "UTC"
    workers: int = Field(2, ge=1)
    seconds: int = Field(300, ge=1)
    keep_log_days: int = Field(400, ge=1)

    @field_validator("time_zone")
    @classmethod
    def _known(cls, name):
        try:
            ZoneInfo(name)
        except (OSError, ValueError, KeyError):
            raise ValueError("expected a time zone like UTC or Asia/Almaty") from None
        return name


class Series(_Table):
    """[[series]]: which briefs, on which days, and what becomes of them; the sample explains each key."""

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    scopes: list[str] = Field(min_length=1)
    every: Literal["day", "week", "month", "quarter", "year"]
    last_day: Literal[WEEKDAYS] = "sunday"
    first: date = Field(alias="from")
    wait_days: int = Field(1, ge=0)
    since: str | date = "series"
    when_unchanged: Literal["short", "full", "skip"] = "short"
    rebuild: Literal["newest", "none"] = "newest"
    outputs: list[Literal["html", "pdf"]] = ["html"]
    keep_failed_days: int = Field(90, ge=1)

    @field_validator("since", mode="before")
    @classmethod
    def _rule(cls, rule):
        if type(rule) is date or rule in SINCE:
            return rule
        raise ValueError(f"expected {', '.join(SINCE)} or a day like 2026-11-01 without quotation marks")

    @model_validator(mode="after")
    def _fitting(self):
        if "last_day" in self.model_fields_set and self.every != "week":
            raise ValueError(
                f"last_day: only a weekly series has it; expected it gone, or every = 'week', not '{self.every}'"
            )
        if self.when_unchanged != "full" and self.since not in SINCE[:2]:
            raise ValueError(
                f"when_unchanged: '{self.when_unchanged}' needs a brief before; expected 'full' beside since = '{self.since}'"
            )
        return self


class Tell(_Table):
    """[tell]: the command that is given events, a line for the shell or a list of words; which, and for how long."""

    command: str | list[str]
    on: list[Literal[EVENTS]] = list(EVENTS[:3])
    seconds: int = Field(30, ge=1)

    @field_validator("command", mode="before")
    @classmethod
    def _some(cls, command):
        words = command if isinstance(command, list) else [command]
        if words and all(isinstance(word, str) for word in words) and words[0].strip():
            return command
        raise ValueError("expected a command in quotation marks, or a list of its words")


class Config(_Table):
    """The whole file."""

    run: Run = Run()
    series: list[Series] = Field(min_length=1)
    tell: Tell | None = None
    _folder: Path = PrivateAttr(Path("."))

    @model_validator(mode="after")
    def _apart(self):
        names = [one.name for one in self.series]
        for number, name in enumerate(names):
            if name in names[:number]:
                raise ValueError(f"series[{number + 1}].name: '{name}' is taken; expected a name of its own")
        return self

    def path(self, name):
        """A path of [run], seen from the folder of the file."""
        return self._folder / getattr(self.run, name)

    @property
    def folder(self):
        """The folder of the file: there commands run."""
        return self._folder

    def _at(self, folder):
        self._folder = folder
        return self


def read_config(path):
    """Read the file.

    Args:
        path: Its path.

    Returns:
        A `Config`.

    Raises:
        ConfigError: If it is missing, no TOML, or says what it may not.
    """
    path = Path(path)
    try:
        with open(path, "rb") as file:
            told = tomllib.load(file)
    except FileNotFoundError:
        raise ConfigError(
            [f"{path.as_posix()}: not there; `returnwatch run --init` writes one to begin with"]
        ) from None
    except OSError as error:
        raise ConfigError([f"{path.as_posix()}: not readable: {error.strerror}"]) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError([f"{path.as_posix()}: no TOML: {error}"]) from None
    try:
        folder = path.resolve().parent
        # Seen from where it runs, faults of the record have short paths.
        return Config(**told)._at(Path() if folder == Path.cwd() else folder)
    except ValidationError as error:
        tables = {"": Config, "run": Run, "series": Series, "tell": Tell}
        lines = dict.fromkeys(f"{path.as_posix()}: {line(one, tables)}" for one in error.errors())
        raise ConfigError(list(lines), _tell(told, path)) from None


def _tell(told, path):
    """(`Tell`, path of the state) of a file that has other faults, so that somebody can be told of those; or None."""
    try:
        run = Run(**{"state": told.get("run", {}).get("state", "run")})
        return (Tell(**told["tell"]), path.resolve().parent / run.state) if "tell" in told else None
    except (ValidationError, TypeError, AttributeError):
        return None
