"""A rule's page in the reference, as Markdown; `explain` and the documentation show the same."""

from __future__ import annotations

from strategy_tracker.language import Language, Message, message
from strategy_tracker.rules.rule import Rule
from strategy_tracker.rules.settings import OFF
from strategy_tracker.tracking import TrackingSettings

_WHY = message("Why")
_LIMITS = message("Limits")
_SETTINGS = message("Settings")
_OFF = message("switches the rule off")
_IGNORED = message("leaves it out on one line")


def _example(title: Message, text: str, language: Language) -> list[str]:
    return [f"## {title.localize(language)}", "", "```yaml", text.rstrip("\n"), "```", ""]


def _option(name: str, language: Language) -> str:
    """Return one setting of tracking with what it means and its default."""
    field = TrackingSettings.model_fields[name]
    meaning = Message(field.description or "").localize(language)
    default = message("default: {default}", default=str(field.get_default())).localize(language)
    return f"- `{name}`: {meaning} ({default})"


def reference_page(rule: Rule, language: Language) -> str:
    """Return the page of one rule: what it does, why, examples, how to mend, options, limits."""
    severity = message(
        "Family {family} · default severity {severity}", family=rule.family.value, severity=rule.severity.term
    )
    lines = [f"# {rule.name}", "", severity.localize(language), "", rule.what.localize(language), ""]
    if rule.alert:
        lines += [message("It is a warning of tracking, and never fails a build.").localize(language), ""]
    lines += [f"## {_WHY.localize(language)}", "", rule.why.localize(language), ""]
    lines += _example(message("Breaks the rule"), rule.bad, language)
    lines += _example(message("Keeps the rule"), rule.good, language)
    if rule.limits is not None:
        lines += [f"## {_LIMITS.localize(language)}", "", rule.limits.localize(language), ""]
    lines += [f"## {_SETTINGS.localize(language)}", ""]
    lines += [_option(name, language) for name in rule.options]
    lines += [
        f"- `severity: {{{rule.name}: {OFF}}}`: {_OFF.localize(language)}",
        f"- `# tracker: ignore[{rule.name}]`: {_IGNORED.localize(language)}",
    ]
    return "\n".join(lines) + "\n"
