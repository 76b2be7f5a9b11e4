"""The tables of every field that people can write: key, names in three languages, kind of value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from strategy_tracker.vocabulary.field import Field, Kind, define

PEOPLE = (define("people", "人員|人员|People", Kind.RECORDS, also="人員名單 人员名单", record="person"),)
PERSON = (
    define("name", "姓名|姓名|Name", Kind.TEXT, also="名字", required=True),
    define("spellings", "其他寫法|其他写法|Other spellings", Kind.TEXTS, also="又名 aliases spelling"),
    define("department", "部門|部门|Department", Kind.TEXT),
    define("mail", "電子郵件|电子邮件|Mail", Kind.TEXT, also="郵箱 邮箱 郵件 邮件 信箱 email e-mail"),
    define("wecom", "企業微信|企业微信|WeCom", Kind.TEXT, also="企微"),
    define("dingtalk", "釘釘|钉钉|DingTalk", Kind.TEXT),
    define("feishu", "飛書|飞书|Feishu", Kind.TEXT, also="lark"),
    define("slack", "Slack|Slack|Slack", Kind.TEXT),
    define("manager", "主管|主管|Manager", Kind.BOOLEAN, also="經理 经理"),
)

_EXTRA = define("extra", "擴展字段|扩展字段|Extra fields", Kind.FREE, also="擴展欄位 自訂欄位 自定义字段")

_STARTS = (
    "start_date startdate 開始時間 开始时间 開始 开始 起始日期 計劃開始 计划开始 計劃開始日期 计划开始日期 計劃開始時間 "
    "计划开始时间 計畫開始日期 預計開始 预计开始 預計開始日期 预计开始日期"
)
_ENDS = (
    "end end_date enddate due_date duedate due_on deadline 結束日期 结束日期 結束時間 结束时间 結束 结束 截止時間 截止时间 截止日 截止 "
    "到期日 到期日期 期限 完成期限 預計完成 预计完成 預計完成日期 预计完成日期 預計完成時間 预计完成时间 計劃完成日期 "
    "计划完成日期 計劃完成時間 计划完成时间 計劃結束日期 计划结束日期 計劃結束時間 计划结束时间 計畫完成日期"
)


def _ends(period: str, start: str, end: str, starts: str, ends: str) -> tuple[Field, Field]:
    """Return the two ends of a period as fields of their own, as other trackers have them."""
    prefix = "" if period in ("planned", "period") else f"{period}_"
    last = "due" if period == "planned" else "end"
    return (
        define(f"{prefix}start", start, Kind.PERIOD, also=starts, part_of=f"{period}.start"),
        define(f"{prefix}{last}", end, Kind.PERIOD, also=ends, part_of=f"{period}.end"),
    )


_STRATEGY = (
    define("title", "策略名稱|策略名称|Strategy", Kind.TEXT, also="名稱 名称 標題 标题 name", required=True),
    define("department", "制定部門|制定部门|Department", Kind.TEXT, required=True),
    define("created", "制定日期|制定日期|Created", Kind.DATE, required=True),
    define(
        "owner",
        "策略負責人|策略负责人|Strategy owner",
        Kind.OWNER,
        also="負責人 负责人 責任人 责任人",
        required=True,
    ),
    define("period", "目標周期|目标周期|Period", Kind.PERIOD, also="目標週期 周期 週期", required=True),
    *_ends("period", "開始日期|开始日期|Start", "結束日期|结束日期|End", _STARTS, _ENDS),
    define(
        "goals",
        "核心目標|核心目标|Goals",
        Kind.RECORDS,
        also="核心目標(SMART) 核心目标(SMART) 目標 目标 goal",
        record="goal",
        required=True,
        shorthand="statement",
    ),
    define("scope", "範圍|范围|Scope", Kind.RECORD, also="策略範圍 策略范围", record="scope"),
    define("tasks", "關鍵任務|关键任务|Key tasks", Kind.RECORDS, record="task", required=True),
    define("kpis", "效果指標|效果指标|KPIs", Kind.RECORDS, also="kpi", record="kpi", required=True),
    define(
        "retrospective",
        "復盤總結|复盘总结|Retrospective",
        Kind.RECORD,
        also="覆盤總結 復盤 复盘",
        record="retrospective",
    ),
    define("cadence", "跟蹤頻率|跟踪频率|Tracking cadence", Kind.CADENCE, also="追蹤頻率 跟進頻率 跟进频率"),
    define("previous", "上一周期|上一周期|Previous cycle", Kind.REFERENCE, also="上一週期 上周期"),
    define("tags", "標籤|标签|Tags", Kind.TEXTS),
)
_SCOPE = (
    define("products", "產品|产品|Products", Kind.TEXTS),
    define("audience", "目標人群|目标人群|Audience", Kind.TEXTS, also="目標客群 受眾 受众 人群"),
    define("channels", "渠道|渠道|Channels", Kind.TEXTS, also="通路"),
    define("regions", "地區|地区|Regions", Kind.TEXTS, also="區域 区域"),
)
_GOAL = (
    define("id", "目標編號|目标编号|Goal ID", Kind.TEXT, also="編號 编号"),
    define("statement", "目標|目标|Goal", Kind.TEXT, also="目標描述 目标描述 內容 内容", required=True),
    define("kpis", "指標|指标|KPIs", Kind.REFERENCES, also="效果指標 效果指标 kpi"),
    define(
        "initiatives",
        "舉措|举措|Initiatives",
        Kind.RECORDS,
        record="initiative",
        shorthand="name",
        also="關鍵舉措 关键举措",
    ),
)
_INITIATIVE = (
    define("id", "舉措編號|举措编号|Initiative ID", Kind.TEXT, also="編號 编号"),
    define("name", "舉措名稱|举措名称|Initiative", Kind.TEXT, also="舉措 举措 名稱 名称", required=True),
)
_PROGRESS = "進度 进度 完成度 完成率 完成進度 完成进度 完成百分比 completion percent_complete percentcomplete %complete"
_TASK = (
    define("id", "任務編號|任务编号|ID", Kind.TEXT, also="編號 编号", required=True),
    define(
        "description",
        "任務描述|任务描述|Task",
        Kind.TEXT,
        also="任務名稱 任务名称 任務 任务 事項 事项 工作事項 工作事项 任務內容 任务内容 標題 标题 title name task",
        required=True,
    ),
    define(
        "owner",
        "負責人|负责人|Owner",
        Kind.OWNER,
        also="主負責人 主负责人 責任人 责任人 assignee",
        required=True,
    ),
    define(
        "planned",
        "計劃起止時間|计划起止时间|Planned",
        Kind.PERIOD,
        also="計畫起止時間 計劃時間 计划时间",
        required=True,
    ),
    *_ends("planned", "開始日期|开始日期|Start", "截止日期|截止日期|Due", _STARTS, _ENDS),
    define("actual", "實際起止時間|实际起止时间|Actual", Kind.PERIOD, also="實際時間 实际时间"),
    *_ends(
        "actual",
        "實際開始日期|实际开始日期|Actual start",
        "實際完成日期|实际完成日期|Actual end",
        "實際開始時間 实际开始时间 實際開始 实际开始",
        "實際完成時間 实际完成时间 實際完成 实际完成 實際結束日期 实际结束日期 實際結束時間 实际结束时间",
    ),
    define("progress", "當前進度|当前进度|Progress", Kind.PERCENT, also=_PROGRESS, required=True),
    define("status", "完成狀態|完成状态|Status", Kind.STATUS, also="狀態 状态", required=True),
    define("problem", "存在問題|存在问题|Problem", Kind.TEXT, also="問題 问题"),
    define("solution", "解決方案|解决方案|Solution", Kind.TEXT, also="解決方法 解决方法"),
    define("note", "備註|备注|Note", Kind.TEXT, also="備注"),
    define("collaborators", "協作者|协作者|Collaborators", Kind.TEXTS, also="協作人 协作人"),
    define("deliverables", "交付物|交付物|Deliverables", Kind.TEXTS, also="產出 产出", required=False),
    define("resources", "依賴資源|依赖资源|Resources", Kind.TEXTS, also="所需資源 所需资源 資源 资源"),
    define(
        "depends_on",
        "前置任務|前置任务|Depends on",
        Kind.REFERENCES,
        also="依賴任務 依赖任务 依賴 依赖 dependencies dependency dependson",
    ),
    define("initiative", "舉措|举措|Initiative", Kind.REFERENCE, also="所屬舉措 所属举措"),
    define("cadence", "跟蹤頻率|跟踪频率|Tracking cadence", Kind.CADENCE, also="追蹤頻率"),
    define("weight", "權重|权重|Weight", Kind.NUMBER),
    define("updated", "更新日期|更新日期|Updated", Kind.DATE),
    define("milestone", "里程碑|里程碑|Milestone", Kind.BOOLEAN),
)
_KPI = (
    define("id", "指標編號|指标编号|ID", Kind.TEXT, also="編號 编号", required=True),
    define("name", "指標名稱|指标名称|KPI", Kind.TEXT, also="指標 指标 名稱 名称 title kpi", required=True),
    define("definition", "指標說明|指标说明|Definition", Kind.TEXT, also="指標説明 說明 说明"),
    define("target", "目標值|目标值|Target", Kind.QUANTITY, also="目標 目标", required=True),
    define("current", "當前值|当前值|Current", Kind.QUANTITY, also="當前 当前 實際值 实际值"),
    define("unit", "單位|单位|Unit", Kind.TEXT, also="計量單位 计量单位 units"),
    define("attainment", "達成率|达成率|Attainment", Kind.STATED_PERCENT),
    define("source", "數據來源|数据来源|Source", Kind.TEXT, also="資料來源 來源 来源", required=True),
    define("updated", "更新日期|更新日期|Updated", Kind.DATE),
    define("type", "指標類型|指标类型|Type", Kind.KPI_TYPE, also="類型 类型"),
    define("baseline", "基準值|基准值|Baseline", Kind.QUANTITY, also="基線值 基线值"),
    define("cause", "原因分析|原因分析|Cause", Kind.TEXT, also="原因"),
    define("action", "改進措施|改进措施|Action", Kind.TEXT, also="措施"),
    define("readings", "歷史數據|历史数据|Readings", Kind.RECORDS, also="歷史資料", record="reading"),
    define("aggregate", "匯總方式|汇总方式|Aggregate", Kind.AGGREGATE),
    define("direction", "方向|方向|Direction", Kind.DIRECTION),
    define("measure", "自動計算|自动计算|Measured from tasks", Kind.MEASURE),
    define("cadence", "跟蹤頻率|跟踪频率|Tracking cadence", Kind.CADENCE, also="追蹤頻率"),
    define("met", "達標線|达标线|Met from", Kind.STATED_PERCENT),
    define("watch", "預警線|预警线|Watch from", Kind.STATED_PERCENT),
)
_READING = (
    define("date", "日期|日期|Date", Kind.DATE, required=True, also="更新日期"),
    define("value", "數值|数值|Value", Kind.QUANTITY, also="值 當前值 当前值", required=True),
    define("target", "目標值|目标值|Target", Kind.QUANTITY, also="目標 目标"),
    define("source", "數據來源|数据来源|Source", Kind.TEXT, also="來源 来源 資料來源"),
)
_ENTRY = (
    define("text", "內容|内容|Text", Kind.TEXT, required=True),
    define("tasks", "任務|任务|Tasks", Kind.REFERENCES),
    define("kpis", "指標|指标|KPIs", Kind.REFERENCES),
    define("owner", "負責人|负责人|Owner", Kind.OWNER),
    define("due", "截止日期|截止日期|Due", Kind.DATE, also="完成日期"),
    define("carried_to", "納入|纳入|Carried to", Kind.REFERENCES),
    define("done", "已完成|已完成|Done", Kind.BOOLEAN),
)
_RETROSPECTIVE = (
    define(
        "highlights",
        "執行亮點|执行亮点|Highlights",
        Kind.RECORDS,
        also="亮點 亮点",
        record="entry",
        shorthand="text",
    ),
    define(
        "problems",
        "存在問題|存在问题|Problems",
        Kind.RECORDS,
        also="問題 问题",
        record="entry",
        shorthand="text",
    ),
    define(
        "improvements",
        "改進建議|改进建议|Improvements",
        Kind.RECORDS,
        record="entry",
        shorthand="text",
        also="改進措施 改进措施",
    ),
    define(
        "next_steps",
        "後續計劃|后续计划|Next steps",
        Kind.RECORDS,
        also="後續計畫",
        record="entry",
        shorthand="text",
    ),
    define("held", "復盤日期|复盘日期|Held on", Kind.DATE),
    define("participants", "參與人|参与人|Participants", Kind.TEXTS, also="參與者"),
    define("departments", "參與部門|参与部门|Departments", Kind.TEXTS),
)
_UPDATE = (
    define("date", "日期|日期|Date", Kind.DATE, also="記錄日期 记录日期"),
    define("author", "記錄人|记录人|Recorded by", Kind.TEXT),
    define("tasks", "任務|任务|Tasks", Kind.RECORDS_BY_ID, also="關鍵任務 关键任务", record="task_update"),
    define("kpis", "指標|指标|KPIs", Kind.RECORDS_BY_ID, also="效果指標 效果指标", record="kpi_update"),
    define("next_steps", "後續計劃|后续计划|Next steps", Kind.RECORDS, also="後續計畫", record="step_update"),
)
_SET_BY_MEETINGS = frozenset({
    "progress", "status", "problem", "solution", "note", "planned", "start", "due",
    "actual", "actual_start", "actual_end",
})  # fmt: skip
_TASK_UPDATE = tuple(replace(field, required=False) for field in _TASK if field.key in _SET_BY_MEETINGS)
_KPI_UPDATE = (
    define("value", "數值|数值|Value", Kind.QUANTITY, also="值 當前值 当前值 當前 当前"),
    define("source", "數據來源|数据来源|Source", Kind.TEXT, also="來源 来源 資料來源"),
    define("date", "更新日期|更新日期|Updated", Kind.DATE, also="日期 updated"),
)
_STEP_UPDATE = (
    define("text", "內容|内容|Text", Kind.TEXT, required=True),
    define("strategy", "策略|策略|Strategy", Kind.REFERENCE),
    define("done", "已完成|已完成|Done", Kind.BOOLEAN),
    define("carried_to", "納入|纳入|Carried to", Kind.REFERENCES),
)
_PERIOD = (
    define("start", "開始|开始|Start", Kind.PERIOD, also="開始日期 开始日期 起"),
    define("end", "結束|结束|End", Kind.PERIOD, also="結束日期 结束日期 止 完成"),
)

_TABLES: Mapping[str, tuple[Field, ...]] = {
    "people": PEOPLE,
    "person": PERSON,
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
}

FIELDS: Mapping[str, tuple[Field, ...]] = {
    **{record: (*fields, _EXTRA) for record, fields in _TABLES.items()},
    "period": _PERIOD,
}
"""The fields of each record. Every record takes fields of the team's own below `extra`."""
