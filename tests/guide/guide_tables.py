"""The parts of the guide that follow from the code: `uv run python tests/guide/guide_tables.py` writes them.

Each stands between `<!-- made: name -->` and `<!-- end -->`; a test compares them with what is made here.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import house_tables
import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from strategy_tracker.configuration import read_configuration
from strategy_tracker.language import Language
from strategy_tracker.report import Alike, Report, alike, text_report
from strategy_tracker.rules import Finding, RuleSettings
from strategy_tracker.settings import SiteSettings, day_to_show, today_of
from strategy_tracker.site.fence.views import COLUMNS, SHOWN
from strategy_tracker.tables.column import Column
from strategy_tracker.values.choices import Cadence, Status
from strategy_tracker.vocabulary.fields import FIELDS, Field, Kind
from strategy_tracker.vocabulary.words import CADENCE_WORDS, CONCERN_WORDS, STATUS_WORDS
from strategy_tracker.workspace import Workspace, open_workspace

ROOT: Path = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "guide"
EXAMPLE = ROOT / "strategies" / "2024-q3-online-launch.md"
README_EXAMPLE = "strategies/2025-offline-stores.md"
MISTAKES = Path(__file__).with_name("mistakes.yaml")
TAB = "\t"
NO_BREAK_SPACE = "\u00a0"
_BLOCK = re.compile(r"(<!-- made: (?P<name>[a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)

RECORDS: Mapping[str, str] = {
    "strategy": "策略",
    "scope": "範圍",
    "goal": "核心目標",
    "initiative": "舉措",
    "task": "關鍵任務",
    "kpi": "效果指標",
    "reading": "歷史數據（指標之下）",
    "retrospective": "復盤總結",
    "entry": "復盤的每一條",
    "update": "跟蹤記錄（updates/ 之下的檔案）",
    "task_update": "跟蹤記錄裡的任務",
    "kpi_update": "跟蹤記錄裡的指標",
    "step_update": "跟蹤記錄裡的後續計劃",
    "period": "起止時間（分開寫時）",
    "people": "人員檔案",
    "person": "人員檔案裡的每個人",
}
KINDS: Mapping[Kind, str] = {
    Kind.TEXT: "文字",
    Kind.TEXTS: "一段或多段文字",
    Kind.OWNER: "一個人或一個崗位",
    Kind.REFERENCE: "一個編號",
    Kind.REFERENCES: "一個或多個編號",
    Kind.DATE: "日期",
    Kind.PERIOD: "起止時間",
    Kind.QUANTITY: "數值",
    Kind.PERCENT: "0 到 100 的百分比",
    Kind.STATED_PERCENT: "百分比，可以超過 100",
    Kind.NUMBER: "0 或正數",
    Kind.BOOLEAN: "是或否",
    Kind.STATUS: "完成狀態",
    Kind.CADENCE: "跟蹤頻率",
    Kind.KPI_TYPE: "過程指標或結果指標",
    Kind.AGGREGATE: "最新值或累計",
    Kind.DIRECTION: "越高越好或越低越好",
    Kind.MEASURE: "按時完成率、完成率或進度",
    Kind.RECORD: "一組欄位",
    Kind.RECORDS: "清單，每條一組欄位",
    Kind.RECORDS_BY_ID: "以編號為名的欄位組",
    Kind.FREE: "自由填寫",
}
SETTINGS: Mapping[str, str] = {
    "merge": "一起顯示的其他網站的 `portfolio.json`：檔案或資料夾，或檔案、名稱和網址",
    "strategies_dir": "策略檔案的資料夾，與 mkdocs.yml 同層",
    "prefix": "所有頁面放在網站的哪個資料夾下，例如 marketing/；不填就在最上層",
    "as_of": "網站顯示哪一天的狀況；不填就是當天",
    "timezone": "「當天」和帶時區的時間按哪個時區算",
    "language": "zh-Hant、zh-Hans 或 en；不填就跟隨主題的語言",
    "history": "是否讀取 Git 歷史；`files`：只靠檔案裡的更新記錄",
    "cache": "是否把讀過的結果留在 `.cache/strategy-tracker`，下次就不用重讀",
    "workers": "還沒有留下結果的大網站最多由幾個行程一起建；不填就是每個核心一個，1 是不另開行程",
    "page_rows": "一份清單一頁最多幾列；更長的清單分成幾部分，每部分一頁",
    "last_good": "有錯誤的檔案，是否改用最後一個沒有錯誤的版本，並且照樣寫出網站",
    "fail_on": "從哪一級起讓建置失敗：error、warning 或 never",
    "baseline": "已知問題的清單檔；清單裡的問題不再提示",
    "people": "人員檔案；不填時，有 people.yml 就讀它",
    "raw_html": "紀錄正文裡的 HTML 是否當成標記；當成標記時也會先清理。",
    "forge": "`repo_url` 是哪一種 Git 網頁：github、gitea、forgejo、gitlab；none 不接；不填就從網址判斷",
    "branch": "新的記錄提交到哪個分支；不填就取自 `edit_uri`，再不然是 main",
    "withhold.fields": "不公開的欄位，寫哪一個名稱都行：備註、kpi.target、extra.預算、正文",
    "withhold.strategies": "不公開的策略，寫檔名（不含 .md）；`*` 代表任意文字",
    "withhold.people": "不公開姓名的人，一律顯示成 `***`",
    "withhold.mask_people": "所有人的姓名是否只顯示開頭：王*",
    "tracking.lag_threshold": "落後幾個百分點起預警（含）",
    "tracking.lag_basis": "落後怎麼算：points 百分點，relative 相對於應達進度",
    "tracking.due_soon_days": "到期前幾天提醒",
    "tracking.cadence": "任務與策略都沒寫時的跟蹤頻率",
    "tracking.kpi_met": "達成率到多少算達標（%）",
    "tracking.kpi_watch": "達成率到多少算關注（%），以下為未達標",
    "tracking.kpi_pace": "時間進度比（達成率 ÷ 讀數那天已過的時間）低於多少算落後（%）",
    "tracking.kpi_ahead": "進行中的指標，時間進度比到多少算領先（%）",
    "tracking.health_spi": "SPI 低於多少（%），策略就是異常",
    "tracking.health_spi_late": "SPI 低於這裡（%），而且照這速度會晚於周期結束，策略就是異常",
    "tracking.health_planned": "計劃應完成的工作到多少（%），才看 SPI",
    "tracking.health_work": "逾期或落後的任務佔總權重多少（%），策略就是異常",
    "tracking.health_chance": "按期結束的機會低於多少（%），而且已經慢了，策略就是異常",
    "tracking.forecast_cases": "按歷史推算完成日期，至少要有幾項已完成的任務",
    "tracking.calendar": "哪些天算數：all 每天，CN 或 TW 只算當地工作日",
    "tracking.retrospective_days": "周期結束後幾天還沒復盤就預警",
    "rules.select": "只檢查這些規則或類別；不填就全部檢查",
    "rules.ignore": "不檢查的規則或類別",
    "rules.severity": "改變規則或類別的級別：error、warning、info 或 off",
}


def options(model: type[BaseModel] = SiteSettings, prefix: str = "") -> Iterator[tuple[str, FieldInfo]]:
    """Yield every option of the plugin as `tracking.cadence`, with its field."""
    for name, field in model.model_fields.items():
        inner = field.annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            yield from options(inner, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", field


def default_of(field: FieldInfo) -> str:
    """Return an option's default as mkdocs.yml would have it."""
    value: Any = field.get_default(call_default_factory=True)
    if isinstance(value, Enum):
        value = value.value
    if value is None or value in ((), {}):
        return "—"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def settings_in_chinese() -> str:
    """Return the table of all options; one without a Chinese description is a KeyError."""
    rows = [f"| `{name}` | {default_of(field)} | {SETTINGS[name]} |" for name, field in options()]
    return "\n".join(["| 選項 | 預設值 | 意思 |", "|---|---|---|", *rows])


def _kind(field: Field) -> str:
    """Return what a field takes, with the records that stand in it."""
    if field.part_of:
        return KINDS[Kind.DATE]
    if not field.record:
        return KINDS[field.kind]
    short = "，也可以只寫一段文字" if field.shorthand else ""
    return f"{KINDS[field.kind]}：{RECORDS[field.record].partition('（')[0]}{short}"


def fields() -> str:
    """Return a table of each record's fields: names, what they take, further names."""
    parts = []
    for record, title in RECORDS.items():
        parts += [f"### {title} {{ #{record.replace('_', '-')} }}", ""]
        parts += ["| 繁體 | 简体 | 英文鍵名 | 填什麼 | 必填 | 也可以寫成 |", "|---|---|---|---|---|---|"]
        for field in FIELDS[record]:
            also = "、".join(field.also[:12]) + ("等" if len(field.also) > 12 else "") or "—"
            required = "是" if field.required else ""
            names = f"{field.label.hant} | {field.label.hans} | `{field.key}`"
            parts.append(f"| {names} | {_kind(field)} | {required} | {also} |")
        parts.append("")
    return "\n".join(parts).rstrip()


def columns() -> str:
    """Return the columns that each view can show; those that it shows by itself come first."""
    lines = ["| `view` | 不寫 `columns` 時的欄 | 還可以加的欄 |", "|---|---|---|"]
    for view, known in COLUMNS.items():
        others = [key for key in known if key not in SHOWN[view]]
        cells = ("、".join(_column(known[key]) for key in keys) for keys in (SHOWN[view], others))
        lines.append(f"| `{view.value}` | {' | '.join(cells)} |")
    return "\n".join(lines)


def _column(column: Column[Any]) -> str:
    return f"`{column.key}` {column.head.localize(Language.TRADITIONAL)}"


def words() -> str:
    """Return the tables of statuses and cadences with the words for them."""
    parts = []
    for title, table, values in (
        ("完成狀態", STATUS_WORDS, [status.value for status in Status]),
        ("跟蹤頻率", CADENCE_WORDS, [cadence.value for cadence in Cadence]),
    ):
        parts += [f"| {title} | 英文鍵名 | 也可以寫成（部分） |", "|---|---|---|"]
        for value in values:
            named = list(dict.fromkeys(table[value]))
            parts.append(f"| {named[0]} | `{value}` | {'、'.join(named[1:8])} |")
        parts.append("")
    parts += ["| 寫在完成狀態裡的難處 | 英文鍵名 | 也可以寫成（部分） |", "|---|---|---|"]
    for value, accepted in CONCERN_WORDS.items():
        named = list(dict.fromkeys(accepted))
        parts.append(f"| {named[0]} | `{value}` | {'、'.join(named[1:8])} |")
    return "\n".join(parts).rstrip()


def _findings(text: str) -> list[Finding]:
    """Return what is found in a project that holds nothing but one strategy."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "strategies").mkdir()
        (root / "strategies" / EXAMPLE.name).write_text(text, "utf-8")
        settings = SiteSettings(history=False)
        found = open_workspace(root, settings, Language.TRADITIONAL, date(2024, 10, 8)).findings.all
    return [one for one in found if not one.alert]


def _said(one: Alike) -> str:
    """Return a finding as Markdown: one paragraph, and below it the lines to copy, if any."""
    finding = one.first
    severity = finding.severity.term.localize(Language.TRADITIONAL)
    hint, _, lines = one.hint.partition("\n")
    also = f" {one.elsewhere.localize(Language.TRADITIONAL)}" if one.elsewhere is not None else ""
    words = f"> 第 {finding.place.line} 行 **{severity}**：{one.words}{hint}{also} [`{finding.rule}`]  "
    return words if not lines else "\n> ".join((words.rstrip(), "", "```yaml", *lines.split("\n"), "```"))


def mistakes() -> str:
    """Return common mistakes with what the check says of each."""
    right = EXAMPLE.read_text("utf-8")
    known = {(one.rule, one.path) for one in _findings(right)}
    parts = []
    for mistake in yaml.safe_load(MISTAKES.read_text("utf-8")):
        if mistake["right"] not in right:
            raise ValueError(f"the example has no {mistake['right']!r}")
        new = [
            one
            for one in _findings(right.replace(mistake["right"], mistake["wrong"], 1))
            if (one.rule, one.path) not in known
        ]
        parts += [f"#### {mistake['what']}", ""]
        wrong = mistake["wrong"].replace(TAB, "⇥").replace(NO_BREAK_SPACE, "⍽")
        if wrong.strip() and "\n" not in wrong:
            parts += [f"`{wrong.strip(' ')}`", ""]
        elif wrong.partition("\n")[0].strip():
            parts += ["```", wrong.rstrip(), "```", ""]
        parts += [_said(one) for one in alike(new, Language.TRADITIONAL)] + [""]
    return "\n".join(parts).rstrip()


def edited(before: str, after: str, rules: RuleSettings | None = None) -> Workspace:
    """Return the example as it is after one edit of the README's strategy, on the example's day."""
    own = read_configuration(ROOT / "mkdocs.yml")
    configured, language = own.settings, own.language
    settings = configured.model_copy(update={"history": "files", "rules": rules or configured.rules})
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(ROOT / settings.strategies_dir, root / settings.strategies_dir)
        path = root / README_EXAMPLE
        text = path.read_text("utf-8")
        task = text.index("任務編號: T002")
        if before not in text[task : text.index("任務編號: T003")]:
            raise ValueError(f"task T002 has no {before!r}")
        path.write_text(text[:task] + text[task:].replace(before, after, 1), "utf-8")
        return open_workspace(
            root, settings, language, day_to_show(settings, None, today_of(settings, {})), alerts=False
        )


def first_mistake() -> str:
    """Return what `check --select shape` prints after the README's mistake."""
    workspace = edited("完成狀態: 進行中", "完成狀態: 快好了", RuleSettings(select=("shape",)))
    sources = workspace.tracked.source.sources
    report = Report(workspace.findings.all, sources, workspace.language, workspace.as_of, "")
    return f"```\n{text_report(report).rstrip()}\n```"


MADE: Mapping[str, Callable[[], str]] = {
    "settings-in-chinese": settings_in_chinese,
    "fields": fields,
    "columns": columns,
    "words": words,
    "mistakes": mistakes,
    "first-mistake": first_mistake,
    "layers": house_tables.layers,
    "layers-drawn": house_tables.layers_drawn,
    "public-face": house_tables.public_face,
}


def documents() -> list[Path]:
    """Return the documents that hold made parts."""
    top = (ROOT / name for name in ("README.md", "README.zh.md", "CONTRIBUTING.md"))
    return [*top, *sorted(GUIDE.glob("*.md"))]


def renewed(text: str) -> str:
    """Return a document with its made parts as they are now; an unknown part is a KeyError."""
    return _BLOCK.sub(lambda found: f"{found[1]}\n{MADE[found['name']]()}\n\n{found[3]}", text)


if __name__ == "__main__":
    for path in documents():
        path.write_text(renewed(path.read_text("utf-8")), "utf-8")
    # The reference needs what is made here.
    import reference

    reference.write()
