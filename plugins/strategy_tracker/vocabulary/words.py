"""The words that a field takes instead of a number or a date, in both Chinese scripts and English.

Each canonical value has its words; the first is the Traditional Chinese name, the second the Simplified.
Case, width, spaces, hyphens and underscores do not matter: readers fold them.
"""

NOTHING_WORDS: tuple[str, ...] = (
    "無", "无", "暫無", "暂无", "沒有", "没有", "暫時沒有", "暂时没有", "暫無問題", "暂无问题",
    "無問題", "无问题", "空", "不適用", "不适用", "未有", "尚無", "尚无", "略", "-", "--", "---", "—", "——", "–", "/", "//",
    "\\", "~", "n/a", "n.a.", "n.a", "na", "none", "null", "nil", "nothing", "empty",
    "no problem", "not applicable",
)  # fmt: skip

STATUS_WORDS: dict[str, tuple[str, ...]] = {
    "not_started": (
        "未開始", "未开始", "not started", "尚未開始", "尚未开始", "還沒開始", "还没开始", "還未開始",
        "还未开始", "待開始", "待开始", "未啟動", "未启动", "待啟動", "待启动", "尚未啟動", "尚未启动",
        "未動工", "未动工", "未進行", "未进行", "未執行", "未执行", "待辦", "待办", "待執行", "待执行",
        "計劃中", "计划中", "計畫中", "規劃中", "规划中", "籌備中", "筹备中", "todo", "to do",
        "not yet started", "not begun", "unstarted", "pending", "planned", "open", "new", "backlog",
    ),
    "in_progress": (
        "進行中", "进行中", "in progress", "正在進行", "正在进行", "執行中", "执行中", "推進中", "推进中",
        "開展中", "开展中", "處理中", "处理中", "實施中", "实施中", "辦理中", "办理中", "已開始", "已开始",
        "已啟動", "已启动", "開始", "开始", "正常", "正常推進", "正常推进", "正常進行", "正常进行",
        "部分完成", "未完成", "尚未完成", "製作中", "制作中", "ongoing", "on going", "doing", "started",
        "active", "wip", "work in progress", "underway", "under way", "on track", "partially done",
    ),
    "done": (
        "已完成", "已完成", "done", "完成", "完成了", "已做完", "做完", "全部完成", "按時完成", "按时完成",
        "如期完成", "準時完成", "准时完成", "提前完成", "逾期完成", "延期完成", "已結束", "已结束", "結束",
        "结束", "已交付", "已上線", "已上线", "已達成", "已达成", "達成", "达成", "已結案", "已结案", "結案",
        "结案", "已辦結", "已办结", "已落實", "已落实", "完結", "完结", "已完結", "已完结", "completed",
        "complete", "finished", "closed", "delivered", "shipped", "done late",
    ),
    "delayed": (
        "延期", "延期", "delayed", "已延期", "延期中", "延遲", "延迟", "已延遲", "已延迟", "推遲", "推迟",
        "已推遲", "已推迟", "延誤", "延误", "已延誤", "已延误", "逾期", "已逾期", "超期", "已超期", "拖延",
        "滯後", "滞后", "落後", "落后", "延後", "延后", "已延後", "已延后", "delay", "late", "overdue",
        "behind", "behind schedule", "postponed", "slipped", "deferred",
    ),
    "cancelled": (
        "已取消", "已取消", "cancelled", "取消", "取消了", "已終止", "已终止", "終止", "终止", "中止",
        "已中止", "作廢", "作废", "已作廢", "已作废", "放棄", "放弃", "已放棄", "已放弃", "不做了",
        "不再進行", "不再进行", "已撤銷", "已撤销", "撤銷", "撤销", "canceled", "cancel", "dropped",
        "abandoned", "terminated", "withdrawn",
    ),
}  # fmt: skip

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
