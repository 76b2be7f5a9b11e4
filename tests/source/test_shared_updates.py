"""What a record across strategies says of each."""

from pathlib import Path

import pytest

from strategy_tracker.model.references import split_reference
from strategy_tracker.source.loading import load_portfolio
from strategy_tracker.source.shared_updates import shares, slug_of_step


@pytest.mark.parametrize(
    ("text", "slug", "name"),
    [
        ("a/T1", "a", "T1"),
        (" 2024/q3/a/T1/ ", "2024/q3/a", "T1"),
        ("/a/T1", "a", "T1"),
        ("T1", "", "T1"),
        ("", "", ""),
    ],
)
def test_a_key_is_a_slug_and_an_id(text: str, slug: str, name: str) -> None:
    assert split_reference(text) == (slug, name)


def test_each_strategy_has_its_share_in_the_records_order(tmp_path: Path) -> None:
    updates = tmp_path / "updates"
    updates.mkdir()
    (tmp_path / "a.md").write_text("---\n策略名稱: 甲\n---\n", "utf-8")
    (updates / "2.md").write_text(
        "---\n日期: 2024-10-15\n任務: {a/T1: {當前進度: 60}}\n"
        "後續計劃: [{內容: 丙}, {策略: /b.md/, 內容: 丁}]\n---\n",
        "utf-8",
    )
    (updates / "1.md").write_text(
        "---\n日期: 2024-10-16\n指標: {a/K1: {數值: 3}}\n"
        "任務: {b/T2: {當前進度: 50}, a/T1: {當前進度: 70}, T3: {備註: 乙}, a/T4: {備註: 丙}}\n---\n",
        "utf-8",
    )
    portfolio = load_portfolio(tmp_path)
    assert [one.place.file for one in portfolio.across] == ["updates/2.md", "updates/1.md"]
    assert [slug_of_step(step) for step in portfolio.across[0].next_steps] == ["", "b"]
    found = shares(portfolio.across)
    said = {
        slug: [
            (
                [one.id.value for one in share.tasks],
                [one.id.value for one in share.kpis],
                [step.text.text for step in share.next_steps if step.text],
            )
            for share in found[slug]
        ]
        for slug in found
    }
    assert said == {
        "": [([], [], ["丙"]), (["T3"], [], [])],
        "a": [(["T1"], [], []), (["T1", "T4"], ["K1"], [])],
        "b": [([], [], ["丁"]), (["T2"], [], [])],
    }
    assert all(share.across for shared in found.values() for share in shared)
    assert portfolio.strategies[0].updates == tuple(found["a"])
