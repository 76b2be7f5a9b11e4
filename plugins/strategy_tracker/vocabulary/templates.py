"""What a new strategy begins with, by what it is for: data in three languages.

Every text is `繁體|简体|English`. Dates are shares of the strategy's period in percent. Owners, targets and
sources are their author's to say, and left open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from strategy_tracker.language import Term


@dataclass(frozen=True, slots=True)
class TaskTemplate:
    """A task and the part of the period that it takes, in percent from its first day."""

    description: Term
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class KpiTemplate:
    """A KPI; `source` and `measure` where it is computed from the tasks."""

    name: Term
    type: str
    source: Term | None = None
    measure: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A template: the name that people choose it by, the title with its year, and what is in it."""

    name: str
    title: Term
    initiative: Term
    tasks: tuple[TaskTemplate, ...]
    kpis: tuple[KpiTemplate, ...]


def _term(text: str) -> Term:
    return Term(*text.split("|"))


def _tasks(*rows: tuple[str, int, int]) -> tuple[TaskTemplate, ...]:
    return tuple(TaskTemplate(_term(text), start, end) for text, start, end in rows)


_SALES = KpiTemplate(_term("線上銷售額|线上销售额|Online sales"), "result")
_NEW = KpiTemplate(_term("新客占比|新客占比|Share of new customers"), "result")
_AGAIN = KpiTemplate(_term("會員復購率|会员复购率|Repurchase rate of members"), "result")
_RETURNS = KpiTemplate(_term("退貨率|退货率|Return rate"), "result")
_TRIAL = KpiTemplate(_term("試用滿意度|试用满意度|Satisfaction of testers"), "process")
_ON_TIME = KpiTemplate(
    _term("任務按時完成率|任务按时完成率|On-time rate of tasks"),
    "process",
    _term("跟蹤表統計|跟踪表统计|Tracking table"),
    "on_time_rate",
)
_CAMPAIGN = (
    ("選定{event}主推商品，輸出清單1份|选定{event}主推商品，输出清单1份|Select the products for {event} and deliver 1 list", 0, 15),
    ("完成{event}備貨並入倉，輸出備貨表1份|完成{event}备货并入仓，输出备货表1份|Stock up for {event} and deliver 1 stock list", 5, 40),
    ("上線{event}主會場頁面1個與商品頁20個|上线{event}主会场页面1个与商品页20个|Publish 1 main page and 20 product pages for {event}", 20, 50),
    ("舉辦{event}客服話術培訓2場|举办{event}客服话术培训2场|Hold 2 trainings for customer service before {event}", 30, 55),
    ("舉辦{event}品牌直播4場|举办{event}品牌直播4场|Hold 4 live broadcasts during {event}", 45, 95),
    ("提交{event}復盤報告1份|提交{event}复盘报告1份|Submit 1 review report of {event}", 95, 100),
)  # fmt: skip


def _campaign(name: str, event: Term) -> Template:
    words = event.hant, event.hans, event.en
    tasks = [
        ("|".join(text.replace("{event}", word) for text, word in zip(row[0].split("|"), words, strict=True)), *row[1:])
        for row in _CAMPAIGN
    ]  # fmt: skip
    title = Term(f"{{year}}年{event.hant}推廣策略", f"{{year}}年{event.hans}推广策略", f"{event.en} {{year}}")
    initiative = Term("貨品、會場與直播", "货品、会场与直播", "Products, pages and live broadcasts")
    return Template(name, title, initiative, _tasks(*tasks), (_SALES, _NEW, _RETURNS, _ON_TIME))


TEMPLATES: Mapping[str, Template] = {
    one.name: one
    for one in (
        Template(
            "annual",
            _term("{year}年度營銷策略|{year}年度营销策略|Marketing plan {year}"),
            _term("品牌與會員|品牌与会员|Brand and members"),
            _tasks(
                ("提交上年度復盤報告1份|提交上年度复盘报告1份|Submit 1 review report of the past year", 0, 10),
                ("制定年度預算表1份，按季拆分|制定年度预算表1份，按季拆分|Draw up 1 budget for the year, split by quarter", 0, 15),
                ("完成年度主題主視覺1套|完成年度主题主视觉1套|Deliver 1 key visual for the theme of the year", 10, 30),
                ("上線會員積分方案1套|上线会员积分方案1套|Launch 1 points programme for members", 30, 60),
                ("召開季度復盤會4次|召开季度复盘会4次|Hold 4 quarterly review meetings", 20, 100),
            ),
            (_SALES, _NEW, _AGAIN, _ON_TIME),
        ),
        Template(
            "quarterly",
            _term("{year}年第{quarter}季度營銷策略|{year}年第{quarter}季度营销策略|Marketing plan {year} Q{quarter}"),
            _term("內容與直播|内容与直播|Content and live broadcasts"),
            _tasks(
                ("提交上季復盤報告1份|提交上季复盘报告1份|Submit 1 review report of the past quarter", 0, 12),
                ("制定本季直播排期表1份|制定本季直播排期表1份|Draw up 1 schedule of live broadcasts", 0, 15),
                ("發布種草筆記30篇|发布种草笔记30篇|Publish 30 product articles", 15, 80),
                ("投放新客專屬優惠券1萬張|投放新客专属优惠券1万张|Hand out 10,000 coupons to new customers", 20, 85),
                ("召開本季復盤會1次，提交報告1份|召开本季复盘会1次，提交报告1份|Hold 1 review meeting and submit 1 report", 92, 100),
            ),
            (_SALES, _NEW, _ON_TIME),
        ),
        _campaign("618", Term("618大促", "618大促", "the 618 sale")),
        _campaign("double-eleven", Term("雙11大促", "双11大促", "the Double 11 sale")),
        Template(
            "launch",
            _term("{year}年新品上市策略|{year}年新品上市策略|Product launch {year}"),
            _term("上市傳播|上市传播|Launch communication"),
            _tasks(
                ("完成產品賣點文件1份|完成产品卖点文件1份|Deliver 1 document of the product's selling points", 0, 15),
                ("交付主視覺終稿1套|交付主视觉终稿1套|Deliver 1 final key visual", 10, 30),
                ("邀請100名用戶試用並回收問卷100份|邀请100名用户试用并回收问卷100份|Invite 100 users to a trial and collect 100 questionnaires", 20, 50),
                ("舉辦新品發布會1場|举办新品发布会1场|Hold 1 launch event", 50, 60),
                ("發布測評內容20篇|发布测评内容20篇|Publish 20 reviews", 50, 90),
                ("提交上市復盤報告1份|提交上市复盘报告1份|Submit 1 review report of the launch", 95, 100),
            ),
            (_SALES, _TRIAL, _ON_TIME),
        ),
    )
}  # fmt: skip
