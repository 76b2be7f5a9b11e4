"""Names that other trackers give to what has a field here: not read, since they may mean more, but understood.

By record: the name, folded, and the key of the field that it most probably means.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from strategy_tracker.vocabulary.fields import Field, field_of, folded_name, names_of
from strategy_tracker.vocabulary.suggestions import nearest


def _names(**meant: str) -> Mapping[str, str]:
    return {folded_name(name): key for key, names in meant.items() for name in names.split()}


OTHER_NAMES: Mapping[str, Mapping[str, str]] = {
    "strategy": _names(
        title="策略 方案名稱 方案名称 項目名稱 项目名称 計劃名稱 计划名称 campaign project",
        department="部門 部门 所屬部門 所属部门 責任部門 责任部门 team",
        created="創建日期 创建日期 建立日期 日期 date",
        owner="assignee lead manager 主管 執行人 执行人 牽頭人 牵头人",
        period="時間 时间 起止時間 起止时间 時間範圍 时间范围 執行周期 执行周期 timeline duration",
        goals="objective objectives 目的 目標值",
        tasks="任務 任务 行動計劃 行动计划 工作計劃 工作计划 事項 actions todos",
        kpis="指標 指标 metrics 考核指標 考核指标",
        retrospective="總結 总结 回顧 回顾 review lessons",
    ),
    "goal": _names(statement="title name description 描述 名稱 名称", kpis="metrics", id="no number 序號 序号"),
    "task": _names(
        id="no number 序號 序号 key 編碼",
        description="內容 内容 描述 說明 说明 任務說明 任务说明 工作內容 工作内容 行動 行动 action item summary subject",
        owner="執行人 执行人 跟進人 跟进人 經辦人 经办人 承辦人 承办人 主辦人 對接人 对接人 處理人 处理人 責任者 responsible lead",
        collaborators="參與人 参与人 協辦人 协办人 配合人 配合部門 配合部门 協同人 协同人 members team",
        planned="時間 时间 日期 時間節點 时间节点 周期 週期 工期 起止時間 起止时间 時間安排 时间安排 period timeline duration when date",
        actual="完成日期 完成時間 完成时间 finished completed_on completed_at closed_at",
        status="情況 情况 完成情況 完成情况 進展狀態 进展状态 state stage",
        note="進展 进展 進展情況 进展情况 最新進展 最新进展 說明 remark remarks comment comments notes",
        problem="風險 风险 風險點 风险点 障礙 障碍 卡點 卡点 困難 困难 risk risks issue issues blocker blockers",
        solution="對策 对策 措施 應對措施 应对措施 mitigation",
        deliverables="產出物 产出物 成果 輸出 输出 交付成果 outputs output",
        resources="預算 预算 budget",
        depends_on="前置 前置條件 前置条件 前序任務 前序任务 後置於 predecessor predecessors blocked_by",
        weight="占比 比重",
        updated="更新時間 更新时间 最後更新 最后更新 last_updated modified updated_at",
    ),
    "kpi": _names(
        id="no number 序號 序号",
        target="目標數 目标数 計劃值 计划值 指標值 指标值 goal",
        current="實際 实际 完成值 現狀 现状 現值 现值 實際完成 实际完成 actual value result 數值 数值",
        attainment="完成率 完成度 completion achievement",
        baseline="基數 基数 同期 去年同期 起始值",
        definition="描述 計算方式 计算方式 口徑 口径 計算口徑 计算口径 公式 formula description",
        updated="更新時間 更新时间 日期 統計日期 统计日期 date",
        cadence="頻率 频率 統計頻率 统计频率 frequency",
    ),
    "entry": _names(
        owner="責任人 责任人 assignee 執行人 执行人", due="完成時間 完成时间 截止時間 截止时间 截止 deadline due_date",
        text="事項 事项 描述 title name description", done="狀態 状态 完成 status",
    ),
}  # fmt: skip


def field_meant(record: str, name: str, taken: Collection[str]) -> Field | None:
    """Return the field that an unknown name probably means, of those whose keys are not taken; None for none.

    By meaning first: a name whose meaning is known, and taken, is not proposed for another field.
    """
    key = OTHER_NAMES.get(record, {}).get(folded_name(name))
    if key is not None:
        return None if key in taken else field_of(record, key)
    names = names_of(record)
    free = [
        name
        for name, known in names.items()
        if known.key not in taken and known.part_of.partition(".")[0] not in taken
    ]
    match = nearest(name, free, fold=folded_name)
    return names[match] if match else None
