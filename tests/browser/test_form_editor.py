"""The form for whole strategies: Decap CMS as `editor` writes it, on a Git repository of this machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from browsing import PATIENCE, Reader, served
from selenium.webdriver import Chrome
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

CONFIGURATION = """site_name: 策略
theme: {language: zh-Hant}
plugins:
  - strategy-tracker: {as_of: 2025-08-18, history: files}
"""
# Keys of three languages in an order of their own, comments, quotes, fields that the form does not know.
EXISTING = """\
---
# 每週五更新
title: "夏季冷泡茶推廣"   # 對外名稱
策略負責人: 趙*
制定部門: '市場部'
制定日期: 2025年6月1日
目标周期: {start: 2025/7/1, end: 2025/9/30}
核心目標: 2025年第三季冷泡茶線上銷售額達500萬元
关键任务:
    -   id: T001      # 直播
        任務描述: 抖音直播8場，場均觀看≥5000人
        owner: 王*
        开始日期: 2025-07-15
        截止日期: 2025-08-30
        當前進度%:   40%
        狀態: 開發中
        存在問題: |
            主播請假。
            備用主播未定。
        解決方案: 8月20日前由李*定下備用主播
        備註:
        extra: {預算: 10萬元}

效果指標:
    -   {指標編號: K001, 指標名稱: 線上銷售額, 目標值: 500萬元, 當前值: 200萬元, 數據來源: 電商後台}
extra:
    專案代號: X-7
---

# 說明

**正文**照舊。
"""
CREATED = """\
---
策略名稱: 2025年第四季會員日推廣
制定部門: 市場部
制定日期: 2025-08-18
策略負責人: 趙*
目標周期: 2025-10-01至2025-12-31
核心目標:
  - 2025年第四季會員日銷售額達300萬元
關鍵任務:
  - 任務編號: T001
    任務描述: "會員日短信推送3輪: 觸達10萬人"
    負責人: 王*
    計劃起止時間: 2025-10-05至2025-11-30
    當前進度: 0
    完成狀態: 未開始
效果指標:
  - 指標編號: K001
    指標名稱: 會員日銷售額
    目標值: 300萬元
    數據來源: 電商後台
---
"""


@dataclass
class Form:
    """The form in a browser, and the repository that it writes to."""

    reader: Reader
    root: Path

    def opened(self) -> Form:
        """Open the form anew, past its log-in."""
        self.reader.looks()
        self.reader.open("index.html")
        self.button("登入").click()
        self.reader.wait(lambda: "夏季冷泡茶推廣" in self.reader.texts("h2"))
        return self

    def button(self, text: str) -> WebElement:
        """Return the last button with a text, waiting for it."""
        seen = "button, [role=button], [role=menuitem], a"

        def found() -> WebElement | None:
            return next((one for one in reversed(self.reader.all(seen)) if one.text == text), None)

        button: WebElement = self.reader.wait(found)
        return button

    def field(self, key: str) -> WebElement:
        """Return the last input of a field that can be seen."""

        def found() -> WebElement | None:
            inputs = self.reader.all(f"input[id^='{key}-field-'], textarea[id^='{key}-field-']")
            return next((one for one in reversed(inputs) if one.is_displayed()), None)

        element: WebElement = self.reader.wait(found)
        return element

    def fill(self, **values: str) -> None:
        for key, value in values.items():
            self.field(key).send_keys(value)

    def publish(self) -> None:
        """Press the menu's own entry, and wait until nothing is left to be saved."""
        self.button("發布").click()
        self.button("立即發布").click()
        self.reader.wait(lambda: "已發布" in self.reader.texts("[role=button]"))

    def check(self) -> str:
        command = [sys.executable, "-m", "strategy_tracker", "check"]
        done = subprocess.run(command, cwd=self.root, capture_output=True, text=True, check=False)
        return done.stdout + done.stderr


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def git(root: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=t", "-c", "user.email=t@example.com", *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    (root / "strategies").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(CONFIGURATION, "utf-8")
    (root / "strategies" / "summer.md").write_text(EXISTING, "utf-8", newline="")
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "config", "user.name", "t")
    git(root, "config", "user.email", "t@example.com")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "Begin")
    return root


@pytest.fixture
def forge(repository: Path, npm_package: Callable[[str, str], Path]) -> Iterator[str]:
    """Decap's own server on the repository: its address."""
    port = free_port()
    places = {
        "GIT_REPO_DIRECTORY": str(repository),
        "MODE": "git",
        "BIND_HOST": "127.0.0.1",
        "PORT": str(port),
    }
    command = ["node", str(npm_package("decap-server", "3") / "dist" / "index.js")]
    with subprocess.Popen(command, env={**os.environ, **places}, stdout=subprocess.DEVNULL) as server:
        try:
            wait = WebDriverWait(port, PATIENCE, poll_frequency=0.1)  # type: ignore[type-var] # no browser yet
            wait.until(answers)
            yield f"http://127.0.0.1:{port}/api/v1"
        finally:
            server.terminate()


def answers(port: int) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def form(
    repository: Path,
    forge: str,
    npm_archives: Callable[..., Path],
    chromium: Chrome,
    downloads: Path,
    tmp_path: Path,
) -> Iterator[Form]:
    backend = tmp_path / "backend.yml"
    backend.write_text(yaml.safe_dump({"backend": {"name": "proxy", "proxy_url": forge, "branch": "main"}}))
    packages = npm_archives("decap-cms@3", "yaml@2")
    options = ["--packages", str(packages), "--out", str(tmp_path / "editor"), "--backend", str(backend)]
    command = [sys.executable, "-m", "strategy_tracker", "editor", *options]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with served(tmp_path / "editor") as root:
        yield Form(Reader(chromium, root, downloads), repository).opened()


def test_a_strategy_is_created_and_passes_check(form: Form, forge: str) -> None:
    form.button("＋ 策略").click()
    form.fill(
        title="2025年第四季會員日推廣",
        department="市場部",
        created="2025-08-18",
        owner="趙*",
        period="2025-10-01至2025-12-31",
    )
    form.button("新增目標").click()
    form.fill(statement="2025年第四季會員日銷售額達300萬元")
    form.button("新增任務").click()
    form.fill(
        id="T001",
        description="會員日短信推送3輪: 觸達10萬人",
        owner="王*",
        planned="2025-10-05至2025-11-30",
        progress="0",
    )
    form.field("status").send_keys("未開始", Keys.ENTER)
    form.button("新增指標").click()
    form.fill(id="K001", name="會員日銷售額", target="300萬元", source="電商後台")
    form.publish()
    written = form.root / "strategies" / "2025年第四季會員日推廣.md"
    assert written.read_text("utf-8") == CREATED
    assert written.name not in form.check()
    assert git(form.root, "status", "--porcelain", "strategies") == ""
    assert form.reader.complaints() == []
    assert {url for url in form.reader.foreign_requests() if url != forge} == set()


def test_a_change_leaves_the_rest_of_the_file_to_the_byte(form: Form) -> None:
    form.button("夏季冷泡茶推廣").click()
    owner = form.field("owner")
    owner.send_keys(Keys.END, Keys.BACKSPACE, "敏: 代 #1")
    form.publish()
    now = (form.root / "strategies" / "summer.md").read_bytes().decode()
    assert now == EXISTING.replace("策略負責人: 趙*", '策略負責人: "趙敏: 代 #1"')
