"""The words that a field takes instead of a number or a date, in both Chinese scripts and English.

Each canonical value has its words; the first are the names in Traditional Chinese, Simplified Chinese and English.
Case, width, spaces, hyphens and underscores do not matter: readers fold them.
"""

from __future__ import annotations

from collections.abc import Sequence

from strategy_tracker.language import Language, Term

NOTHING_WORDS: tuple[str, ...] = (
    "無", "无", "暫無", "暂无", "沒有", "没有", "暫時沒有", "暂时没有", "暫無問題", "暂无问题",
    "無問題", "无问题", "空", "不適用", "不适用", "未有", "尚無", "尚无", "略", "-", "--", "---", "—", "——", "–", "/", "//",
    "\\", "~", "n/a", "n.a.", "n.a", "na", "none", "null", "nil", "nothing", "empty",
    "no problem", "not applicable",
)  # fmt: skip

MACHINE_NOTHING: frozenset[str] = frozenset(
    ("nan", "NaN", "NAN", ".nan", ".NaN", ".NAN", "NaT", "<NA>", "<na>", "None", "NULL")
)
"""What programs write into an empty cell, exactly so: Nat and Nan with a small letter are people."""

DITTO_WORDS: tuple[str, ...] = (
    "〃", "″", "\"", "''", "同上", "同前", "同上行", "與上同", "与上同", "如上", "ditto", "same as above", "as above",
)  # fmt: skip
"""Words for "what stands above". No value: which line stands above changes with every sorting."""

STATUS_LIFECYCLE: tuple[str, ...] = ("not_started", "in_progress", "delayed", "done", "cancelled")
"""The statuses in the order in which a task goes through them: the order of filters, legends and sorting."""

STATUS_WORDS: dict[str, tuple[str, ...]] = {
    "not_started": (
        "未開始", "未开始", "not started", "尚未開始", "尚未开始", "還沒開始", "还没开始", "還未開始",
        "还未开始", "待開始", "待开始", "未啟動", "未启动", "待啟動", "待启动", "尚未啟動", "尚未启动",
        "未動工", "未动工", "未進行", "未进行", "未執行", "未执行", "待辦", "待办", "待執行", "待执行",
        "計劃中", "计划中", "計畫中", "規劃中", "规划中", "籌備中", "筹备中", "todo", "to do",
        "not yet started", "not begun", "unstarted", "pending", "planned", "open", "new", "backlog",
        "已排期", "已排程", "已計劃", "已计划", "未排期", "待排期", "待處理", "待处理", "未動", "未动", "尚未進行",
        "尚未进行", "scheduled", "queued", "upcoming", "to be started", "not yet begun", "yet to start",
    ),
    "in_progress": (
        "進行中", "进行中", "in progress", "正在進行", "正在进行", "執行中", "执行中", "推進中", "推进中",
        "開展中", "开展中", "處理中", "处理中", "實施中", "实施中", "辦理中", "办理中", "已開始", "已开始",
        "已啟動", "已启动", "開始", "开始", "正常", "正常推進", "正常推进", "正常進行", "正常进行",
        "部分完成", "未完成", "尚未完成", "製作中", "制作中", "ongoing", "on going", "doing", "started",
        "active", "wip", "work in progress", "underway", "under way", "on track", "partially done",
        "開發中", "开发中", "研發中", "研发中", "施工中", "測試中", "测试中", "試運行", "试运行", "試運行中", "试运行中",
        "調試中", "调试中", "聯調中", "联调中", "設計中", "设计中", "拍攝中", "拍摄中", "剪輯中", "剪辑中", "編輯中",
        "编辑中", "撰寫中", "撰写中", "編寫中", "编写中", "採購中", "采购中", "招募中", "招商中", "洽談中", "洽谈中",
        "談判中", "谈判中", "建設中", "建设中", "部署中", "搭建中", "優化中", "优化中", "修改中", "跟進中", "跟进中",
        "落實中", "落实中", "推廣中", "推广中", "投放中", "宣傳中", "宣传中", "調研中", "调研中", "待驗收", "待验收",
        "驗收中", "验收中", "待審核", "待审核", "審核中", "审核中", "審批中", "审批中", "評審中", "评审中", "待評審",
        "待评审", "待覆核", "待复核", "覆核中", "复核中", "待確認", "待确认", "確認中", "确认中", "待測試", "待测试",
        "已開工", "已开工", "已動工", "已动工", "已提測", "已提测", "基本完成", "即將完成", "即将完成", "in review", "in qa",
        "in test", "in testing", "testing", "under review", "reviewing", "for review", "awaiting review",
        "in development", "developing", "in process", "partially complete", "partially completed",
        "working on it", "rolling out", "持續進行", "持续进行", "長期進行", "长期进行", "常態化", "常态化",
    ),
    "done": (
        "已完成", "已完成", "done", "完成", "完成了", "已做完", "做完", "全部完成", "按時完成", "按时完成",
        "如期完成", "準時完成", "准时完成", "提前完成", "逾期完成", "延期完成", "已結束", "已结束", "結束",
        "结束", "已交付", "已上線", "已上线", "已達成", "已达成", "達成", "达成", "已結案", "已结案", "結案",
        "结案", "已辦結", "已办结", "已落實", "已落实", "完結", "完结", "已完結", "已完结", "completed",
        "complete", "finished", "closed", "delivered", "shipped", "done late",
        "已發布", "已发布", "已發佈", "已閉環", "已闭环", "閉環", "闭环", "已提交", "已提報", "已提报", "已上架", "已落地",
        "已驗收", "已验收", "驗收通過", "验收通过", "已完工", "完工", "已竣工", "竣工", "已實現", "已实现", "已解決",
        "已解决", "已關閉", "已关闭", "已結項", "已结项", "已部署", "已送達", "已送达", "已辦完", "已办完", "已達標",
        "已达标", "完成上線", "完成上线", "live", "gone live", "went live", "launched", "released", "published",
        "submitted", "resolved", "deployed", "achieved", "accepted", "按期完成", "超額完成", "超额完成", "延遲完成",
        "延迟完成", "已延期完成", "已提前完成", "已按時完成", "已按时完成", "已如期完成", "已超額完成", "已超额完成", "已經完成", "已经完成",
        "都完成了", "已全部完成", "完成啦", "搞定", "已搞定", "搞定了",
    ),
    "delayed": (
        "延期", "延期", "delayed", "已延期", "延期中", "延遲", "延迟", "已延遲", "已延迟", "推遲", "推迟",
        "已推遲", "已推迟", "延誤", "延误", "已延誤", "已延误", "逾期", "已逾期", "超期", "已超期", "拖延",
        "滯後", "滞后", "落後", "落后", "延後", "延后", "已延後", "已延后", "delay", "late", "overdue",
        "順延", "顺延", "已順延", "已顺延", "behind", "behind schedule", "postponed", "slipped", "deferred",
        "逾期未完成", "超期未完成", "到期未完成", "延期未完成", "已滯後", "已滞后", "已落後", "已落后", "進度滯後",
        "进度滞后", "進度落後", "进度落后", "off track", "running late", "behind plan",
    ),
    "cancelled": (
        "已取消", "已取消", "cancelled", "取消", "取消了", "已終止", "已终止", "終止", "终止", "中止",
        "已中止", "作廢", "作废", "已作廢", "已作废", "放棄", "放弃", "已放棄", "已放弃", "不做了",
        "不再進行", "不再进行", "已撤銷", "已撤销", "撤銷", "撤销", "canceled", "cancel", "dropped",
        "abandoned", "terminated", "withdrawn",
        "已廢棄", "已废弃", "廢棄", "废弃", "已跳過", "已跳过", "跳過", "跳过", "不做", "won't do", "wont do", "skipped",
        "scrapped", "discontinued",
    ),
}  # fmt: skip

CONCERN_WORDS: dict[str, tuple[str, ...]] = {
    "blocked": (
        "阻塞", "阻塞", "blocked", "受阻", "已阻塞", "阻塞中", "被阻塞", "被卡住", "卡住", "卡住了", "卡點", "卡点", "停滯",
        "停滞", "受困", "stuck", "blocking", "impeded", "stalled",
    ),
    "on_hold": (
        "暫停", "暂停", "on hold", "已暫停", "已暂停", "暫停中", "暂停中", "擱置", "搁置", "已擱置", "已搁置", "擱置中",
        "搁置中", "掛起", "挂起", "已掛起", "已挂起", "暫緩", "暂缓", "已暫緩", "已暂缓", "緩辦", "缓办", "凍結", "冻结",
        "已凍結", "已冻结", "paused", "hold", "held", "on pause", "suspended", "frozen", "parked",
    ),
    "at_risk": (
        "有風險", "有风险", "at risk", "存在風險", "存在风险", "風險", "风险", "高風險", "高风险", "有延期風險",
        "有延期风险", "預警", "预警", "risk", "risky", "in danger", "needs attention",
    ),
}  # fmt: skip
"""Statuses that say, besides that the task has begun and is open, what is wrong with it."""

STATUS_SIGNS: dict[str, str] = {
    "✅": "done", "☑": "done", "✔": "done", "✓": "done", "√": "done", "🗹": "done", "[x]": "done",
    "🚧": "in_progress", "⏸": "on_hold",
}  # fmt: skip
"""Signs that say a status without a word. Circles, hourglasses, crosses and flags are used in several ways."""

CROSS_SIGNS = frozenset("❌❎✗✘✖×🚫⛔")
"""Signs that say no; one before a word for done leaves open which of the two is meant."""

CADENCE_WORDS: dict[str, tuple[str, ...]] = {
    "daily": (
        "每日", "每日", "daily", "按日", "每天", "按天", "天天", "日", "天", "日報", "日报", "每日一次",
        "每天一次", "一天一次", "每工作日", "每個工作日", "每个工作日", "day", "every day", "each day",
        "once a day", "per day", "day by day",
    ),
    "weekly": (
        "每週", "每周", "weekly", "按週", "按周", "週", "周", "每星期", "每個星期", "每个星期", "每禮拜",
        "每礼拜", "每個禮拜", "每个礼拜", "按星期", "週報", "周报", "每週一次", "每周一次", "一週一次",
        "一周一次", "逐週", "逐周", "week", "every week", "each week", "once a week", "per week",
    ),
    "biweekly": (
        "雙週", "双周", "biweekly", "雙周", "每雙週", "每双周", "每兩週", "每两周", "每兩周", "每二週",
        "每二周", "兩週", "两周", "兩週一次", "两周一次", "兩周一次", "每兩週一次", "每两周一次", "隔週",
        "隔周", "按雙週", "按双周", "按雙周", "雙週報", "双周报", "半月", "每半月", "每半個月", "每半个月",
        "fortnightly", "fortnight", "every two weeks", "every 2 weeks", "every other week", "bi weekly",
        "once a fortnight", "每2週", "每2周", "2週", "2周",
    ),
    "monthly": (
        "每月", "每月", "monthly", "按月", "月", "每個月", "每个月", "月度", "月報", "月报", "每月一次",
        "一月一次", "逐月", "month", "every month", "each month", "once a month", "per month",
    ),
    "none": (
        "不跟蹤", "不跟踪", "none", "無需跟蹤", "无需跟踪", "不需跟蹤", "不需跟踪", "不用跟蹤", "不用跟踪",
        "免跟蹤", "免跟踪", "不追蹤", "不追踪", "無需追蹤", "无需追踪", "never", "no tracking",
        "not tracked",
    ),
}  # fmt: skip

BOOLEAN_WORDS: dict[str, tuple[str, ...]] = {
    "true": (
        "是", "是", "yes", "true", "y", "t", "on", "1", "對", "对", "有", "真", "已完成", "完成", "已做",
        "✓", "✔", "✅", "☑", "√", "v", "[x]", "done", "checked", "ok", "是的",
    ),
    "false": (
        "否", "否", "no", "false", "n", "f", "off", "0", "不", "不是", "無", "无", "沒有", "没有", "假",
        "未完成", "未做", "✗", "✘", "❌", "×", "☐", "[ ]", "[]", "not done", "open",
    ),
}  # fmt: skip

KPI_TYPE_WORDS: dict[str, tuple[str, ...]] = {
    "process": (
        "過程指標", "过程指标", "process", "過程", "过程", "過程性指標", "过程性指标", "過程類", "过程类",
        "執行指標", "执行指标", "流程指標", "流程指标", "動作指標", "动作指标", "process indicator",
        "process kpi", "leading", "leading indicator", "activity", "input", "output",
    ),
    "result": (
        "結果指標", "结果指标", "result", "結果", "结果", "結果性指標", "结果性指标", "結果類", "结果类",
        "效果指標", "效果指标", "成果指標", "成果指标", "成果", "results", "result indicator", "result kpi",
        "outcome", "outcome indicator", "lagging", "lagging indicator",
    ),
}  # fmt: skip

AGGREGATE_WORDS: dict[str, tuple[str, ...]] = {
    "latest": (
        "最新", "最新", "latest", "最新值", "最近", "最近值", "最後", "最后", "最後值", "最后值", "期末",
        "期末值", "取最新", "取最新值", "last", "most recent", "current", "end of period",
    ),
    "sum": (
        "合計", "合计", "sum", "加總", "加总", "累計", "累计", "總和", "总和", "求和", "累加", "總計",
        "总计", "相加", "匯總", "汇总", "累積", "累积", "total", "cumulative", "add", "add up",
    ),
}  # fmt: skip

DIRECTION_WORDS: dict[str, tuple[str, ...]] = {
    "higher": (
        "越高越好", "越高越好", "higher", "高", "越大越好", "越多越好", "愈高愈好", "愈大愈好", "愈多愈好",
        "正向", "正向指標", "正向指标", "上升", "向上", "提升", "增加", "higher is better", "up", "increase",
        "more", "maximize", "maximise", "↑", "high",
    ),
    "lower": (
        "越低越好", "越低越好", "lower", "低", "越小越好", "越少越好", "愈低愈好", "愈小愈好", "愈少愈好",
        "反向", "反向指標", "反向指标", "負向", "负向", "逆向", "逆向指標", "逆向指标", "下降", "向下",
        "降低", "減少", "减少", "越快越好", "越短越好", "lower is better", "down", "decrease", "less",
        "minimize", "minimise", "↓", "low",
    ),
}  # fmt: skip

MEASURE_WORDS: dict[str, tuple[str, ...]] = {
    "on_time_rate": (
        "按時完成率", "按时完成率", "on_time_rate", "任務按時完成率", "任务按时完成率", "準時完成率",
        "准时完成率", "準時率", "准时率", "按時率", "按时率", "按期完成率", "如期完成率", "及時完成率",
        "及时完成率", "任務準時完成率", "任务准时完成率", "on time", "on time completion rate",
        "on time completion",
    ),
    "completion_rate": (
        "完成率", "完成率", "completion_rate", "任務完成率", "任务完成率", "任務達成率", "任务达成率",
        "完成比例", "completion", "task completion rate", "completed share",
    ),
    "progress": (
        "進度", "进度", "progress", "任務進度", "任务进度", "整體進度", "整体进度", "平均進度", "平均进度",
        "總進度", "总进度", "完成進度", "完成进度", "overall progress", "average progress",
    ),
}  # fmt: skip

NOTHING = Term("無", "无", "none")
"""What is written where something is said to be nothing."""


def word_in(words: Sequence[str], language: Language) -> str:
    """Return a value's word in a language: its words begin with those in 繁體, 简体 and English."""
    hant, hans, english = words[:3]
    return Term(hant, hans, english).localize(language)


DECISION_WORDS: tuple[str, ...] = (
    "需決策", "需决策", "待決策", "待决策", "請決策", "请决策", "需要決策", "需要决策", "待定奪", "待定夺", "需拍板", "待拍板",
    "decision needed", "decision required", "for decision", "to decide", "to be decided",
)  # fmt: skip
"""How notes of a meeting mark what somebody has to decide: the first of the longest that fits, and a colon."""
