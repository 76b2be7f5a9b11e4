"""The pages of the reference."""

from __future__ import annotations

import pytest

from strategy_tracker.language import Language
from strategy_tracker.rules import RULES, Rule, reference_page, rule_named
from strategy_tracker.tracking import TrackingSettings


@pytest.mark.parametrize("language", Language)
def test_a_page_holds_all_that_the_rule_says(language: Language) -> None:
    for rule in RULES:
        _holds_all(reference_page(rule, language), rule, language)


def _holds_all(page: str, rule: Rule, language: Language) -> None:
    assert page.startswith(f"# {rule.name}\n")
    for text in (rule.what, rule.why):
        assert text.localize(language) in page
    assert page.count("```yaml\n") == 2
    assert page.count("```") == 4
    assert rule.bad.strip() in page
    assert rule.good.strip() in page
    assert set(rule.options) <= set(TrackingSettings.model_fields)
    assert page.endswith("\n")
    assert "{default}" not in page


def test_a_page_names_defaults_and_severity() -> None:
    page = reference_page(rule_named("lagging"), Language.ENGLISH)
    assert "default severity alert" in page
    assert "`lag_threshold`" in page
    assert "(default: 20)" in page
    assert "never fails a build" in page
