"""`explain`: what a rule means, or which rules there are."""

from __future__ import annotations

import click

from strategy_tracker.cli.commands import Command
from strategy_tracker.cli.options import CommonOptions, common_options
from strategy_tracker.cli.output import write
from strategy_tracker.cli.project import find_project
from strategy_tracker.cli.selection import rule_names
from strategy_tracker.cli.suggestions import unknown
from strategy_tracker.language import Language, message
from strategy_tracker.report import plain_text
from strategy_tracker.rules import Rule, reference_page, rule_named, rules_by_family
from strategy_tracker.rules.rule import called

_EPILOG = """\b
Examples:
  strategy-tracker explain
  strategy-tracker explain field-missing --language en
"""


@click.command("explain", cls=Command, epilog=_EPILOG)
@click.argument("rule", required=False)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(("text", "markdown")),
    default="text",
    help="text or markdown.",
)
@common_options
def explain_command(common: CommonOptions, rule: str | None, format_name: str) -> None:
    """Say what a RULE means and how to keep it, or list all rules by family."""
    language = find_project(common).language
    if rule is None:
        markdown = rules_markdown(language)
    elif rule in rule_names():
        markdown = reference_page(rule_named(rule), language)
    else:
        raise unknown(
            rule,
            rule_names(),
            message("There is no rule 「{name}」."),
            message("There is no rule 「{name}」. Did you mean 「{suggestion}」?"),
            language,
        )
    write(markdown if format_name == "markdown" else plain_text(markdown))


def rules_markdown(language: Language) -> str:
    """Return the list of all rules by family."""
    parts = []
    for family, rules in rules_by_family():
        parts.append(f"## {family.term.localize(language)} ({family.value})")
        parts.append("\n".join(_item(rule, language) for rule in rules))
    return "\n\n".join(parts) + "\n"


def _item(rule: Rule, language: Language) -> str:
    kind = called(rule.severity, alert=rule.alert).localize(language)
    return f"- `{rule.name}` ({kind}): {rule.what.localize(language)}"
