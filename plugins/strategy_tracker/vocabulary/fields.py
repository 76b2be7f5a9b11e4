"""Every field that people can write: its key, its names in three languages, and what kind of value it takes.

The readers, the tables' column heads, the skeletons and the JSON Schema are all made from these tables.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from strategy_tracker.language import Term


class Kind(StrEnum):
    """What kind of value a field takes, and so which reader reads it."""

    TEXT = "text"
    TEXTS = "texts"
    OWNER = "owner"
    REFERENCE = "reference"
    REFERENCES = "references"
    DATE = "date"
    PERIOD = "period"
    QUANTITY = "quantity"
    PERCENT = "percent"
    STATED_PERCENT = "stated_percent"
    NUMBER = "number"
    BOOLEAN = "boolean"
    STATUS = "status"
    CADENCE = "cadence"
    KPI_TYPE = "kpi_type"
    AGGREGATE = "aggregate"
    DIRECTION = "direction"
    MEASURE = "measure"
    RECORD = "record"
    RECORDS = "records"
    RECORDS_BY_ID = "records_by_id"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: canonical key, label in each language, further names, kind, and the record inside it."""

    key: str
    label: Term
    kind: Kind
    also: tuple[str, ...] = ()
    record: str = ""
    required: bool = False
    shorthand: str = ""
    """The field of the inner record that a plain string stands for (`goals: 達成…` is its statement)."""

    def localize(self, language: object) -> str:
        """Return the label, so that a field can stand in a message."""
        return self.label.localize(language)  # type: ignore[arg-type]


def _field(
    key: str,
    names: str,
    kind: Kind,
    *,
    also: str = "",
    record: str = "",
    required: bool = False,
    shorthand: str = "",
) -> Field:
    """Make a field from `繁體|简体|English` and further names separated by spaces."""
    hant, hans, en = names.split("|")
    return Field(key, Term(hant, hans, en), kind, tuple(also.split()), record, required, shorthand)


_STRATEGY = (
    _field("title", "策略名稱|策略名称|Strategy", Kind.TEXT, required=True),
    _field("department", "制定部門|制定部门|Department", Kind.TEXT, required=True),
    _field("created", "制定日期|制定日期|Created", Kind.DATE, required=True),
    _field("owner", "策略負責人|策略负责人|Strategy owner", Kind.OWNER, also="負責人 负责人", required=True),
    _field("period", "目標周期|目标周期|Period", Kind.PERIOD, also="目標週期 周期 週期", required=True),
    _field(
        "goals",
        "核心目標|核心目标|Goals",
        Kind.RECORDS,
        also="核心目標(SMART) 核心目标(SMART) 目標 目标 goal",
        record="goal",
        required=True,
        shorthand="statement",
    ),
    _field("scope", "範圍|范围|Scope", Kind.RECORD, also="策略範圍 策略范围", record="scope"),
    _field("tasks", "關鍵任務|关键任务|Key tasks", Kind.RECORDS, record="task", required=True),
    _field("kpis", "效果指標|效果指标|KPIs", Kind.RECORDS, also="kpi", record="kpi", required=True),
    _field(
        "retrospective",
        "復盤總結|复盘总结|Retrospective",
        Kind.RECORD,
        also="覆盤總結 復盤 复盘",
        record="retrospective",
    ),
    _field("cadence", "跟蹤頻率|跟踪频率|Tracking cadence", Kind.CADENCE, also="追蹤頻率 跟進頻率 跟进频率"),
    _field("previous", "上一周期|上一周期|Previous cycle", Kind.REFERENCE, also="上一週期 上周期"),
    _field("tags", "標籤|标签|Tags", Kind.TEXTS),
    _field("extra", "擴展字段|扩展字段|Extra fields", Kind.FREE, also="擴展欄位"),
)
_SCOPE = (
    _field("products", "產品|产品|Products", Kind.TEXTS),
    _field("audience", "目標人群|目标人群|Audience", Kind.TEXTS, also="目標客群 受眾 受众 人群"),
    _field("channels", "渠道|渠道|Channels", Kind.TEXTS, also="通路"),
    _field("regions", "地區|地区|Regions", Kind.TEXTS, also="區域 区域"),
)
_GOAL = (
    _field("id", "目標編號|目标编号|Goal ID", Kind.TEXT, also="編號 编号"),
    _field("statement", "目標|目标|Goal", Kind.TEXT, also="目標描述 目标描述 內容 内容", required=True),
    _field("kpis", "指標|指标|KPIs", Kind.REFERENCES, also="效果指標 效果指标 kpi"),
    _field(
        "initiatives",
        "舉措|举措|Initiatives",
        Kind.RECORDS,
        record="initiative",
        shorthand="name",
        also="關鍵舉措 关键举措",
    ),
)
_INITIATIVE = (
    _field("id", "舉措編號|举措编号|Initiative ID", Kind.TEXT, also="編號 编号"),
    _field("name", "舉措名稱|举措名称|Initiative", Kind.TEXT, also="舉措 举措 名稱 名称", required=True),
)
_TASK = (
    _field("id", "任務編號|任务编号|ID", Kind.TEXT, also="編號 编号", required=True),
    _field(
        "description", "任務描述|任务描述|Task", Kind.TEXT, also="任務名稱 任务名称 任務 任务", required=True
    ),
    _field("owner", "負責人|负责人|Owner", Kind.OWNER, also="主負責人 主负责人", required=True),
    _field(
        "planned",
        "計劃起止時間|计划起止时间|Planned",
        Kind.PERIOD,
        also="計畫起止時間 計劃時間 计划时间",
        required=True,
    ),
    _field("actual", "實際起止時間|实际起止时间|Actual", Kind.PERIOD, also="實際時間 实际时间"),
    _field("progress", "當前進度|当前进度|Progress", Kind.PERCENT, also="進度 进度", required=True),
    _field("status", "完成狀態|完成状态|Status", Kind.STATUS, also="狀態 状态", required=True),
    _field("problem", "存在問題|存在问题|Problem", Kind.TEXT, also="問題 问题"),
    _field("solution", "解決方案|解决方案|Solution", Kind.TEXT, also="解決方法 解决方法"),
    _field("note", "備註|备注|Note", Kind.TEXT, also="備注"),
    _field("collaborators", "協作者|协作者|Collaborators", Kind.TEXTS, also="協作人 协作人"),
    _field("deliverables", "交付物|交付物|Deliverables", Kind.TEXTS, also="產出 产出", required=False),
    _field("resources", "依賴資源|依赖资源|Resources", Kind.TEXTS, also="所需資源 所需资源 資源 资源"),
    _field("depends_on", "前置任務|前置任务|Depends on", Kind.REFERENCES, also="依賴任務 依赖任务"),
    _field("initiative", "舉措|举措|Initiative", Kind.REFERENCE, also="所屬舉措 所属举措"),
    _field("cadence", "跟蹤頻率|跟踪频率|Tracking cadence", Kind.CADENCE, also="追蹤頻率"),
    _field("weight", "權重|权重|Weight", Kind.NUMBER),
    _field("updated", "更新日期|更新日期|Updated", Kind.DATE),
    _field("milestone", "里程碑|里程碑|Milestone", Kind.BOOLEAN),
)
_KPI = (
    _field("id", "指標編號|指标编号|ID", Kind.TEXT, also="編號 编号", required=True),
    _field("name", "指標名稱|指标名称|KPI", Kind.TEXT, also="指標 指标", required=True),
    _field("definition", "指標說明|指标说明|Definition", Kind.TEXT, also="指標説明 說明 说明"),
    _field("target", "目標值|目标值|Target", Kind.QUANTITY, also="目標 目标", required=True),
    _field("current", "當前值|当前值|Current", Kind.QUANTITY, also="當前 当前 實際值 实际值"),
    _field("attainment", "達成率|达成率|Attainment", Kind.STATED_PERCENT),
    _field("source", "數據來源|数据来源|Source", Kind.TEXT, also="資料來源 來源 来源", required=True),
    _field("updated", "更新日期|更新日期|Updated", Kind.DATE),
    _field("type", "指標類型|指标类型|Type", Kind.KPI_TYPE, also="類型 类型"),
    _field("baseline", "基準值|基准值|Baseline", Kind.QUANTITY, also="基線值 基线值"),
    _field("cause", "原因分析|原因分析|Cause", Kind.TEXT, also="原因"),
    _field("action", "改進措施|改进措施|Action", Kind.TEXT, also="措施"),
    _field("readings", "歷史數據|历史数据|Readings", Kind.RECORDS, also="歷史資料", record="reading"),
    _field("aggregate", "匯總方式|汇总方式|Aggregate", Kind.AGGREGATE),
    _field("direction", "方向|方向|Direction", Kind.DIRECTION),
    _field("measure", "自動計算|自动计算|Measured from tasks", Kind.MEASURE),
    _field("cadence", "跟蹤頻率|跟踪频率|Tracking cadence", Kind.CADENCE, also="追蹤頻率"),
    _field("met", "達標線|达标线|Met from", Kind.STATED_PERCENT),
    _field("watch", "預警線|预警线|Watch from", Kind.STATED_PERCENT),
)
_READING = (
    _field("date", "日期|日期|Date", Kind.DATE, required=True, also="更新日期"),
    _field("value", "數值|数值|Value", Kind.QUANTITY, also="值 當前值 当前值", required=True),
    _field("target", "目標值|目标值|Target", Kind.QUANTITY, also="目標 目标"),
    _field("source", "數據來源|数据来源|Source", Kind.TEXT, also="來源 来源 資料來源"),
)
_ENTRY = (
    _field("text", "內容|内容|Text", Kind.TEXT, required=True),
    _field("tasks", "任務|任务|Tasks", Kind.REFERENCES),
    _field("kpis", "指標|指标|KPIs", Kind.REFERENCES),
    _field("owner", "負責人|负责人|Owner", Kind.OWNER),
    _field("due", "截止日期|截止日期|Due", Kind.DATE, also="完成日期"),
    _field("carried_to", "納入|纳入|Carried to", Kind.REFERENCES),
    _field("done", "已完成|已完成|Done", Kind.BOOLEAN),
)
_RETROSPECTIVE = (
    _field(
        "highlights",
        "執行亮點|执行亮点|Highlights",
        Kind.RECORDS,
        also="亮點 亮点",
        record="entry",
        shorthand="text",
    ),
    _field(
        "problems",
        "存在問題|存在问题|Problems",
        Kind.RECORDS,
        also="問題 问题",
        record="entry",
        shorthand="text",
    ),
    _field(
        "improvements",
        "改進建議|改进建议|Improvements",
        Kind.RECORDS,
        record="entry",
        shorthand="text",
        also="改進措施 改进措施",
    ),
    _field(
        "next_steps",
        "後續計劃|后续计划|Next steps",
        Kind.RECORDS,
        also="後續計畫",
        record="entry",
        shorthand="text",
    ),
    _field("held", "復盤日期|复盘日期|Held on", Kind.DATE),
    _field("participants", "參與人|参与人|Participants", Kind.TEXTS, also="參與者"),
    _field("departments", "參與部門|参与部门|Departments", Kind.TEXTS),
)
_UPDATE = (
    _field("date", "日期|日期|Date", Kind.DATE, also="記錄日期 记录日期"),
    _field("author", "記錄人|记录人|Recorded by", Kind.TEXT),
    _field("tasks", "任務|任务|Tasks", Kind.RECORDS_BY_ID, also="關鍵任務 关键任务", record="task_update"),
    _field("kpis", "指標|指标|KPIs", Kind.RECORDS_BY_ID, also="效果指標 效果指标", record="kpi_update"),
    _field("next_steps", "後續計劃|后续计划|Next steps", Kind.RECORDS, also="後續計畫", record="step_update"),
)
_TASK_UPDATE = tuple(
    replace(field, required=False)
    for field in _TASK
    if field.key in {"progress", "status", "problem", "solution", "note", "actual"}
)
_KPI_UPDATE = (
    _field("value", "數值|数值|Value", Kind.QUANTITY, also="值 當前值 当前值 當前 当前"),
    _field("source", "數據來源|数据来源|Source", Kind.TEXT, also="來源 来源 資料來源"),
    _field("date", "更新日期|更新日期|Updated", Kind.DATE, also="日期 updated"),
)
_STEP_UPDATE = (
    _field("text", "內容|内容|Text", Kind.TEXT, required=True),
    _field("strategy", "策略|策略|Strategy", Kind.REFERENCE),
    _field("done", "已完成|已完成|Done", Kind.BOOLEAN),
    _field("carried_to", "納入|纳入|Carried to", Kind.REFERENCES),
)
_PERIOD = (
    _field("start", "開始|开始|Start", Kind.DATE, also="開始日期 开始日期 起"),
    _field("end", "結束|结束|End", Kind.DATE, also="結束日期 结束日期 止 完成"),
)

FIELDS: Mapping[str, tuple[Field, ...]] = {
    "strategy": _STRATEGY,
    "scope": _SCOPE,
    "goal": _GOAL,
    "initiative": _INITIATIVE,
    "task": _TASK,
    "kpi": _KPI,
    "reading": _READING,
    "entry": _ENTRY,
    "retrospective": _RETROSPECTIVE,
    "update": _UPDATE,
    "task_update": _TASK_UPDATE,
    "kpi_update": _KPI_UPDATE,
    "step_update": _STEP_UPDATE,
    "period": _PERIOD,
}


def folded_name(name: str) -> str:
    """Return a field's name without differences of width, case, spacing and a trailing percent sign."""
    text = unicodedata.normalize("NFKC", name)
    return "".join(text.split()).casefold().removesuffix("%")


@cache
def names_of(record: str) -> Mapping[str, Field]:
    """Return every accepted name of a record's fields, folded, with its field."""
    table: dict[str, Field] = {}
    for field in FIELDS[record]:
        for name in (field.key, field.label.hant, field.label.hans, *field.also):
            table.setdefault(folded_name(name), field)
    return table


@cache
def field_of(record: str, key: str) -> Field:
    """Return a field by its canonical key; an unknown one is a KeyError."""
    return names_of(record)[folded_name(key)]
