"""The site's search finds Chinese words and names as people type them."""

from __future__ import annotations

import pytest
from browsing import PATIENCE, Reader
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait


def found(reader: Reader, words: str) -> list[str]:
    """Type words into the search field; return the results' texts."""
    reader.one("label.md-search__icon[for=__search], .md-search__input").click()
    field = reader.one(".md-search__input")
    reader.wait(lambda: field.is_displayed() and field.is_enabled())
    field.send_keys(words)
    driver = reader.driver
    WebDriverWait(driver, PATIENCE).until(
        lambda _: (
            driver.find_elements(By.CSS_SELECTOR, ".md-search-result__link")
            or "沒有" in driver.find_element(By.CSS_SELECTOR, ".md-search-result__meta").text
        )
    )
    return [
        (result.get_attribute("textContent") or "").replace("\u200b", "")
        for result in reader.all(".md-search-result__item")
    ]


@pytest.mark.parametrize("words", ["會員積分", "直播", "王*", "方樂言", "T003"])
def test_finds(reader: Reader, words: str) -> None:
    reader.open("")
    results = found(reader, words)
    assert results
    assert any(words in result for result in results)


@pytest.mark.parametrize(
    ("typed", "written"), [("会员积分", "會員"), ("许若晴", "許若晴"), ("白曉寧", "白晓宁")]
)
def test_meets_in_both_scripts(reader: Reader, typed: str, written: str) -> None:
    reader.open("")
    assert any(written in result or typed in result for result in found(reader, typed))


def test_a_record_is_reached_by_the_number_that_people_call_it(reader: Reader) -> None:
    reader.open("strategies/2025-q3-summer-cold-brew/#T003")
    reader.wait(lambda: reader.driver.current_url.endswith("#task-t003"))
    assert str(reader.one("#task-t003 .st-copy").get_attribute("href")).endswith("/#task-t003")
