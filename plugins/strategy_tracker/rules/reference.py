"""A rule's page in the reference, as Markdown; `explain` and the documentation show the same."""

from __future__ import annotations

from dataclasses import dataclass

from strategy_tracker.language import Language, Message, message
from strategy_tracker.rules.rule import Rule, called
from strategy_tracker.settings.rules import OFF
from strategy_tracker.tracking import TrackingSettings

_WHY = message("Why")
_LIMITS = message("Limits")
_BAD = message("Breaks the rule")
_GOOD = message("Keeps the rule")
_SETTINGS = message("Settings")
_OFF = message("switches the rule off")
_IGNORED = message("leaves it out on one line")


@dataclass(frozen=True, slots=True)
class Section:
    """One part of what the reference says of a rule; `code` where it is to be shown as typed."""

    title: str
    text: str
    code: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """What the reference says of a rule in one language: in `explain`, on the site, in the documentation."""

    name: str
    kind: str
    paragraphs: tuple[str, ...]
    sections: tuple[Section, ...]
    settings: tuple[tuple[str, str], ...]
    settings_title: str


def _option(name: str, language: Language) -> tuple[str, str]:
    """Return one setting of tracking with what it means and its default."""
    field = TrackingSettings.model_fields[name]
    meaning = Message(field.description or "").localize(language)
    default = message("default: {default}", default=str(field.get_default())).localize(language)
    return name, f"{meaning} ({default})"


def entry_of(rule: Rule, language: Language) -> Entry:
    """Return a rule's entry in the reference: what it does, why, examples, limits, settings."""
    kind = message(
        "Family {family} · default severity {severity}",
        family=rule.family.term,
        severity=called(rule.severity, alert=rule.alert),
    )
    alert = (message("It is a warning of tracking, and never fails a build."),) if rule.alert else ()
    limits = ((_LIMITS, rule.limits),) if rule.limits is not None else ()
    return Entry(
        name=rule.name,
        kind=kind.localize(language),
        paragraphs=tuple(words.localize(language) for words in (rule.what, *alert)),
        sections=(
            Section(_WHY.localize(language), rule.why.localize(language)),
            Section(_BAD.localize(language), rule.bad.rstrip("\n"), code=True),
            Section(_GOOD.localize(language), rule.good.rstrip("\n"), code=True),
            *(Section(title.localize(language), text.localize(language)) for title, text in limits),
        ),
        settings=(
            *(_option(name, language) for name in rule.options),
            (f"severity: {{{rule.name}: {OFF}}}", _OFF.localize(language)),
            (f"# tracker: ignore[{rule.name}]", _IGNORED.localize(language)),
        ),
        settings_title=_SETTINGS.localize(language),
    )


def reference_page(rule: Rule, language: Language) -> str:
    """Return a rule's entry as a page of Markdown."""
    entry = entry_of(rule, language)
    parts = [f"# {entry.name}", entry.kind, *entry.paragraphs]
    for section in entry.sections:
        parts += [f"## {section.title}", f"```yaml\n{section.text}\n```" if section.code else section.text]
    settings = "\n".join(f"- `{name}`: {meaning}" for name, meaning in entry.settings)
    return "\n\n".join([*parts, f"## {entry.settings_title}", settings]) + "\n"
