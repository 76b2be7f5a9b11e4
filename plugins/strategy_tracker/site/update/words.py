"""What the dialog 「更新」 is handed once for all pages: the words and limits of `check`, and the forge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict

from strategy_tracker.editing.judging import forbids_rule
from strategy_tracker.editing.new_records import folder_of_updates, name_of
from strategy_tracker.editing.record_names import LONGEST_NAME
from strategy_tracker.exchange.json_files import json_bytes
from strategy_tracker.language import ByLanguage, Language, Message, message
from strategy_tracker.rules import RuleSettings, rule_named
from strategy_tracker.rules.rule import LONGEST_QUOTE
from strategy_tracker.settings import SiteSettings
from strategy_tracker.site.update.forges import Forge
from strategy_tracker.site.update.marks import UPDATE
from strategy_tracker.values import FIRST_YEAR, LAST_YEAR
from strategy_tracker.values.day_grammar import day_grammar
from strategy_tracker.values.folded_text import INVISIBLE
from strategy_tracker.vocabulary.fields import FIELDS
from strategy_tracker.vocabulary.words import (
    BOOLEAN_WORDS,
    CONCERN_WORDS,
    NOTHING,
    NOTHING_WORDS,
    STATUS_LIFECYCLE,
    STATUS_WORDS,
    word_in,
)

# The rules that a form can check while it is filled in; all others wait for `check`.
RULES = (
    "percent-unreadable",
    "percent-out-of-range",
    "done-not-complete",
    "complete-not-done",
    "progress-before-start",
    "dates-before-start",
    "actual-in-future",
    "problem-without-solution",
    "date-unreadable",
    "date-not-on-calendar",
    "date-without-year",
    "date-year-too-short",
    "date-year-implausible",
    "period-end-before-start",
    "unit-missing",
    "kpi-without-date",
    "value-in-future",
)
_RECORDS = ("update", "task_update", "kpi_update", "step_update")
_PERIODS = ByLanguage(
    {
        Language.TRADITIONAL: {"both": "{start}至{end}", "start": "{start}開始", "end": "{end}完成"},
        Language.SIMPLIFIED: {"both": "{start}至{end}", "start": "{start}开始", "end": "{end}完成"},
        Language.ENGLISH: {"both": "{start} to {end}", "start": "from {start}", "end": "by {end}"},
    }
)
_LONGEST_ADDRESS = 7000  # servers in front of forges take 8 KiB

_WORDS: Mapping[str, Message] = {
    "task": message("Update {name}"),
    "all": message("This week's update: {name}"),
    "start": message("Actual start"),
    "end": message("Actual end"),
    "reading": message("New reading (is added)"),
    "total": message("so far {total}"),
    "day": message("Date of this record"),
    "pick": message("Choose a day"),
    "record": message("What is saved"),
    "save": message("Save on {forge}"),
    "copy": message("Copy"),
    "download": message("Download the file"),
    "cancel": message("Cancel"),
    "unchanged": message("Nothing has been changed yet."),
    "wrong": message("First mend what is marked."),
    "opened": message("{forge} has opened beside this page: press its button to commit, and it is done."),
    "paste": message(
        "The text is copied. Paste it (Ctrl+V) on the page of {forge} that has opened, and commit there."
    ),
    "uncopied": message("This browser does not let a page copy. Select the text above and copy it yourself."),
    "copied": message("Copied. It belongs into a new file called {file}."),
    "downloaded": message("Downloaded. The file belongs into the folder {folder}."),
    "unsaved": message("Not saved yet. Press Esc again to drop it."),
    "missing": message("There is nothing called 「{name}」 here that can be updated."),
    "none": message("No open tasks."),
}  # fmt: skip


def script_data(settings: SiteSettings, language: Language, forge: Forge | None) -> bytes:
    """Return the part of the site's script that holds the words and limits of the dialog, in a language."""

    def words(text: Message) -> str:
        return text.localize(language)

    data = {
        "words": {key: words(text) for key, text in _WORDS.items()},
        "names": {
            record: {field.key: name_of(field, language) for field in FIELDS[record]} for record in _RECORDS
        },
        "labels": {
            record: {field.key: field.label.localize(language) for field in FIELDS[record]}
            for record in (*_RECORDS, "kpi")
        },
        "statuses": [
            *((word_in(STATUS_WORDS[key], language), key) for key in STATUS_LIFECYCLE),
            *((word_in(CONCERN_WORDS[key], language), "in_progress") for key in CONCERN_WORDS),
        ],
        "booleans": [word_in(BOOLEAN_WORDS[key], language) for key in ("false", "true")],
        "nothing": NOTHING.localize(language),
        "nothings": NOTHING_WORDS,
        "periods": _PERIODS[language],
        "rules": dict(_rules(settings.rules, language)),
        "grammar": day_grammar(),
        "years": (FIRST_YEAR, LAST_YEAR),
        "invisible": INVISIBLE.pattern,
        "longest": {"quote": LONGEST_QUOTE, "name": LONGEST_NAME, "address": _LONGEST_ADDRESS},
        "zone": settings.timezone,
        "day": settings.as_of.isoformat() if settings.as_of else "",
        "across": f"{settings.strategies_dir}/{folder_of_updates(None)}",
        "forge": asdict(forge) if forge is not None else None,
    }
    return f"window.strategyTrackerUpdates = {json_of(data)};\n".encode()


def _rules(settings: RuleSettings, language: Language) -> Iterable[tuple[str, dict[str, object]]]:
    """Yield the words of each rule that is in force, and whether it forbids to save."""
    for name in RULES:
        rule = rule_named(name)
        severity = settings.severity_of(rule.name, rule.family, rule.severity)
        if severity is None:
            continue
        suggested = rule.suggestion_hint or rule.hint
        yield (
            name,
            {
                "severity": severity.term.localize(language),
                "message": rule.message.localize(language),
                "hint": rule.hint.localize(language),
                "suggested": suggested.localize(language),
                "forbids": forbids_rule(rule, severity),
            },
        )


def json_of(data: object) -> str:
    """Return JSON that HTML and scripts take as it is."""
    return json_bytes(data).rstrip(b"\n").decode()


def mark_style(language: Language) -> bytes:
    """Return the part of the site's stylesheet with the word on the mark beside each task and KPI.

    It stands there, since a table's own texts are what is searched, sorted and downloaded.
    """
    return f'.st-up::after {{ content: "{UPDATE.localize(language)}"; }}\n'.encode()
