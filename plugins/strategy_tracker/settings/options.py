"""Every option of a site, with what it takes and its default."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator
from pydantic_core import PydanticKnownError

from strategy_tracker.cache.forks import usable_cores
from strategy_tracker.language import Language, Message, WordedError, message
from strategy_tracker.settings.rules import RuleSettings
from strategy_tracker.settings.tracking import TrackingSettings
from strategy_tracker.values import FIRST_YEAR, LAST_YEAR, Unreadable, read_date
from strategy_tracker.vocabulary.withheld import FieldName, fields_named

PLUGIN_NAME = "strategy-tracker"
PEOPLE_FILE = "people.yml"
"""Where people are looked for, where the settings name no file."""


class MergeSettings(BaseModel):
    """A portfolio that another site published, to be shown with this one's."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: str = Field(
        description="Its portfolio.json, or a folder of such files, beside mkdocs.yml.",
        examples=["sales/portfolio.json"],
    )
    name: str = Field("", description="What the other site is called; by default as the file is.")
    url: str = Field("", description="Where the other site is; by default what it published itself.")


class WithholdSettings(BaseModel):
    """What is left out of the site, and of everything that is published with it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fields: tuple[str, ...] = Field(
        (),
        description="Fields that are not shown, by any of their names: 備註, kpi.target, extra.budget, body.",
        examples=[["備註", "kpi.target"]],
    )
    strategies: tuple[str, ...] = Field(
        (),
        description="Strategies that are not shown, by slug; * stands for any characters.",
        examples=[["2024-*"]],
    )
    people: tuple[str, ...] = Field(
        (), description="People whose names are not shown: *** stands for them.", examples=[["王小明"]]
    )
    mask_people: bool = Field(
        False, description="Whether of everybody's name only the beginning is shown: 王*."
    )

    @field_validator("fields")
    @classmethod
    def _known_fields(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        for name in names:
            fields_named(name)
        return names

    @property
    def left_out(self) -> frozenset[FieldName]:
        """The fields that are not shown, with those that would give them away."""
        return frozenset(one for name in self.fields for one in fields_named(name))

    def __bool__(self) -> bool:
        """Tell whether anything is left out."""
        return bool(self.fields or self.strategies or self.people or self.mask_people)


class SiteSettings(BaseModel):
    """Every option of the plugin, with its default."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    strategies_dir: str = Field("strategies", description="Folder of the strategies, next to mkdocs.yml.")
    prefix: str = Field(
        "", description="Folder of the site below which all pages are, as in marketing/; its top by default."
    )
    as_of: date | None = Field(
        None, description="The day the site shows; today where none is given.", examples=[date(2025, 8, 15)]
    )
    timezone: str = Field("Asia/Taipei", description="Time zone in which days are meant.")
    language: str | None = Field(
        None,
        description="zh-Hant, zh-Hans or en; the theme's language by default.",
        examples=[Language.TRADITIONAL],
    )
    history: bool | Literal["files"] = Field(
        True, description="Whether the Git history is read; files: update records are all of it."
    )
    cache: bool = Field(
        True, description="Whether results are kept in .cache/strategy-tracker for the next run."
    )
    workers: int | None = Field(
        None,
        ge=1,
        exclude=True,  # results are kept by the options that are dumped, and this one changes none
        description="How many processes make a large site that is not kept; by default one for each core.",
        examples=[2],
    )
    page_rows: int = Field(500, ge=10, description="How many rows of a list are on one page at most.")
    last_good: bool = Field(
        False, description="Whether a file with errors is shown as it last was without, and the site written."
    )
    fail_on: Literal["error", "warning", "never"] = Field(
        "error", description="Severity from which a build fails: error, warning or never."
    )
    baseline: str | None = Field(
        None,
        description="File of known findings that are not reported again.",
        examples=["known-findings.json"],
    )
    people: str | None = Field(
        None,
        description="File of the people, below the folder of mkdocs.yml; people.yml where there is one.",
        examples=["people.yml"],
    )
    merge: tuple[MergeSettings, ...] = Field(
        (),
        description="Portfolios of other sites that are shown too: files or folders, or file, name and url.",
        examples=[["sales/portfolio.json"]],
    )
    raw_html: bool = Field(False, description="Whether HTML in records' texts is markup (cleaned anyway).")
    forge: Literal["github", "gitea", "forgejo", "gitlab", "none"] | None = Field(
        None,
        description="Which forge repo_url leads to, where its address does not tell; none: no forge.",
        examples=["gitea"],
    )
    branch: str | None = Field(
        None,
        description="The branch that new records go to; that of edit_uri by default, else main.",
        examples=["main"],
    )
    withhold: WithholdSettings = Field(default_factory=WithholdSettings)
    tracking: TrackingSettings = Field(default_factory=TrackingSettings)
    rules: RuleSettings = Field(default_factory=RuleSettings)

    @field_validator("timezone")
    @classmethod
    def _known_timezone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise WordedError(
                message("There is no time zone 「{name}」; write it as in `Asia/Taipei`.", name=name)
            ) from error
        return name

    @field_validator("language")
    @classmethod
    def _known_language(cls, name: str | None) -> str | None:
        if name is None or Language.knows(name):
            return None if name is None else Language.of(name).value
        raise WordedError(
            message(
                "There is no language 「{name}」; "
                "write zh-Hant (Traditional Chinese), zh-Hans (Simplified) or en.",
                name=name,
            )
        )

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which days are meant."""
        return ZoneInfo(self.timezone)

    @property
    def processes(self) -> int:
        """How many processes may make what is kept."""
        return usable_cores() if self.workers is None else self.workers

    @field_validator("as_of", mode="before")
    @classmethod
    def _day_as_written(cls, wanted: object) -> object:
        """Take a day as it may be written in a strategy: YAML makes a number of 20250815."""
        if isinstance(wanted, datetime | bool | None):
            return wanted
        if isinstance(wanted, date):
            return plausible(wanted)
        try:
            return read_date(str(wanted)).date
        except Unreadable as error:
            raise PydanticKnownError("date_type") from error

    @field_validator("merge", mode="before")
    @classmethod
    def _paths_alone(cls, wanted: object) -> object:
        """Take a path alone, or a list with some, for the file of a portfolio."""
        listed = [wanted] if isinstance(wanted, str) else wanted
        if not isinstance(listed, list):
            return listed
        return [{"file": one} if isinstance(one, str) else one for one in listed]

    @field_validator("strategies_dir")
    @classmethod
    def _inside_project(cls, name: str) -> str:
        refusal = message("「{name}」 is no folder below the one of mkdocs.yml.", name=name)
        return _below_project(name, refusal)

    @field_validator("prefix")
    @classmethod
    def _folder_of_the_site(cls, name: str) -> str:
        """Take `marketing`, `/marketing` and `marketing/` for one folder; '' is the site's top."""
        parts = [part for part in name.split("/") if part]
        odd = any(part.strip() != part or part.startswith(".") or part.endswith(".") for part in parts)
        if odd or not name.isprintable() or set(name) & set('#?%\\:*"<>|'):
            raise WordedError(message("「{name}」 is no folder of the site, as in `marketing/`.", name=name))
        return "".join(f"{part}/" for part in parts)

    @field_validator("people")
    @classmethod
    def _file_inside_project(cls, name: str | None) -> str | None:
        refusal = message("「{name}」 is no file below the folder of mkdocs.yml.", name=name)
        return None if name is None else _below_project(name, refusal)

    @model_validator(mode="after")
    def _people_are_not_published(self) -> Self:
        folder = self.strategies_dir
        if self.people is not None and Path(self.people).is_relative_to(folder):
            raise WordedError(
                message(
                    "{file} has addresses, and is in {docs}, whose files are published; move it.",
                    file=self.people,
                    docs=f"{folder}/",
                )
            )
        return self


def _below_project(name: str, refusal: Message) -> str:
    """Return a path below the project's folder with forward slashes; WordedError for any other."""
    path = Path(name)
    if path.is_absolute() or ".." in path.parts or path == Path():
        raise WordedError(refusal)
    return path.as_posix()


def plausible(day: date) -> date:
    """Return the day; WordedError for a year in which no plan has a day."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise WordedError(
            message(
                "{day} does not lie between the years {first} and {last}.",
                day=day.isoformat(),
                first=str(FIRST_YEAR),
                last=str(LAST_YEAR),
            )
        )
    return day
