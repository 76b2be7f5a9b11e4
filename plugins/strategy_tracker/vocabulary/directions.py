"""Words in a KPI's name that say which way is better, in both Chinese scripts and English.

A name is judged by its head: 客訴 is less-is-better, 客訴處理滿意度 is a satisfaction. How the head is found
is in `tracking.name_directions`.
"""

# What a name is about when less of it is better; Chinese names end with it, once 率, 數 and the like are off.
LESS_HEADS: tuple[str, ...] = (
    "流失", "客訴", "客诉", "投訴", "投诉", "抱怨", "申訴", "申诉", "差評", "差评", "負評", "负评",
    "負面評價", "负面评价", "負面評論", "负面评论", "負面輿情", "负面舆情", "負面新聞", "负面新闻",
    "負面報導", "负面报道", "糾紛", "纠纷", "退貨", "退货", "退款", "退換", "退换", "退換貨", "退换货",
    "換貨", "换货", "退件", "退訂", "退订", "退費", "退费", "退保", "退課", "退课", "拒收", "拒付", "拒單",
    "拒单", "取消訂單", "取消订单", "訂單取消", "订单取消", "取關", "取关", "取消關注", "取消关注", "掉粉",
    "脫粉", "脱粉", "卸載", "卸载", "解約", "解约", "棄購", "弃购", "棄單", "弃单", "放棄", "放弃", "跳出",
    "跳失", "退出", "離職", "离职", "人員流動", "人员流动", "員工流動", "员工流动", "缺勤", "曠工", "旷工",
    "遲到", "迟到", "爽約", "爽约", "逾期", "超期", "延期", "延誤", "延误", "延遲", "延迟", "超時", "超时",
    "晚點", "晚点", "違約", "违约", "壞帳", "坏账", "壞賬", "坏帐", "呆帳", "呆账", "負債", "负债", "欠款",
    "虧損", "亏损", "損耗", "损耗", "損失", "损失", "耗損", "浪費", "浪费", "報廢", "报废", "次品", "不良",
    "不良品", "不合格", "不合格品", "缺陷", "瑕疵", "破損", "破损", "丟件", "丢件", "漏單", "漏单", "錯發",
    "错发", "漏發", "漏发", "錯單", "错单", "錯誤", "错误", "出錯", "出错", "差錯", "差错", "失誤", "失误",
    "誤差", "误差", "偏差", "失敗", "失败", "故障", "事故", "停機", "停机", "宕機", "宕机", "當機", "崩潰",
    "崩溃", "卡頓", "卡顿", "漏洞", "死鏈", "死链", "壞鏈", "坏链", "風險", "风险", "隱患", "隐患", "違規",
    "违规", "違法", "违法", "罰款", "罚款", "侵權", "侵权", "封號", "封号", "缺貨", "缺货", "斷貨", "断货",
    "滯銷", "滞销", "積壓", "积压", "呆滯", "呆滞", "空置", "閒置", "闲置", "返工", "返修", "返廠", "返厂",
    "重做", "超支", "能耗", "耗電", "耗电", "碳排放", "排放", "擁堵", "拥堵", "傷亡", "伤亡", "死亡",
    "作弊", "欺詐", "欺诈", "騷擾", "骚扰", "屏蔽", "垃圾郵件", "垃圾邮件", "成本", "費用", "费用", "花費",
    "花费", "支出", "開支", "开支", "開銷", "开销", "耗時", "耗时", "時延", "时延", "等待", "排隊", "排队",
    "庫存周轉天數", "库存周转天数", "存貨周轉天數", "存货周转天数", "應收帳款周轉天數", "应收账款周转天数",
    "應收賬款周轉天數", "交期", "bug", "bugs", "濃度", "浓度", "失業", "失业", "犯罪", "貨損", "货损",
    "退信", "彈回", "弹回", "取消", "滯銷品", "滞销品", "呆滯庫存", "呆滞库存", "未解決", "未解决",
    "未關閉", "未关闭", "未處理", "未处理", "待處理", "待处理", "未整改", "待整改", "未達標", "未达标",
    "未回覆", "未回复", "生產週期", "生产周期", "製作週期", "制作周期",
)  # fmt: skip

# What takes time that people wait for; 觀看時長 and 停留時間 are no waiting.
WAITED_FOR: tuple[str, ...] = (
    "等待", "等候", "排隊", "排队", "響應", "响应", "回應", "回应", "回覆", "回复", "答覆", "答复", "應答",
    "应答", "接通", "處理", "处理", "處置", "处置", "受理", "審批", "审批", "審核", "审核", "簽核", "签核",
    "核准", "辦理", "办理", "交付", "交貨", "交货", "送達", "送达", "配送", "物流", "運輸", "运输", "發貨",
    "发货", "出貨", "出货", "到貨", "到货", "補貨", "补货", "退款", "退貨", "退货", "理賠", "理赔", "結案",
    "结案", "加載", "加载", "載入", "首屏", "打開", "打开", "啟動", "启动", "渲染", "故障", "停機", "停机",
    "宕機", "宕机", "中斷", "中断", "恢復", "恢复", "修復", "修复", "維修", "维修", "解決", "解决", "招聘",
    "到崗", "到岗", "上架", "上線", "上线", "研發", "研发", "結算", "结算", "回款", "收款", "週轉", "周转",
    "閒置", "闲置", "延誤", "延误", "延遲", "延迟",
)  # fmt: skip
TIMES: tuple[str, ...] = (
    "時長", "时长", "時間", "时间", "時效", "时效", "耗時", "耗时", "用時", "用时", "工時", "工时", "天數",
    "天数", "小時數", "小时数", "分鐘數", "分钟数", "週期", "周期",
)  # fmt: skip

# How it is counted, and who or what is counted: 流失率, 投訴件數, 流失客戶數 are about 流失 and 投訴.
MEASURES: tuple[str, ...] = (
    "率", "量", "數", "数", "數量", "数量", "件數", "件数", "次數", "次数", "宗數", "宗数", "單數", "单数",
    "起數", "起数", "人數", "人数", "人次", "戶數", "户数", "個數", "个数", "筆數", "笔数", "總數", "总数",
    "總量", "总量", "總額", "总额", "金額", "金额", "額", "额", "比例", "占比", "佔比", "比率", "比重",
    "百分比", "頻率", "频率", "頻次", "频次", "均值", "平均值", "水平", "水準", "水准", "情況", "情况",
)  # fmt: skip
CARRIERS: tuple[str, ...] = (
    "訂單", "订单", "客戶", "客户", "用戶", "用户", "顧客", "顾客", "會員", "会员", "人員", "人员", "員工",
    "员工", "粉絲", "粉丝", "商品", "產品", "产品", "案件", "案例", "事件", "個案", "个案", "工單", "工单",
    "任務", "任务", "項目", "项目", "專案", "問題", "问题", "包裹", "單", "单", "件", "點", "点",
)  # fmt: skip

# Before the head: what is done against it is more-is-better (挽回流失客戶數) …
REMEDIES: tuple[str, ...] = (
    "挽回", "召回", "喚回", "唤回", "挽留", "追回", "收回", "處理", "处理", "解決", "解决", "化解", "整改",
    "消除", "清理", "清除", "修復", "修复", "修正", "排查", "識別", "识别", "發現", "发现", "關閉", "关闭",
    "閉環", "闭环", "受理", "辦結", "办结", "回訪", "回访", "跟進", "跟进", "避免", "預防", "预防", "防止",
    "防範", "防范", "杜絕", "杜绝", "零", "無", "无", "免", "節約", "节约", "節省", "节省", "清收", "查處",
    "查处", "偵破", "侦破",
)  # fmt: skip
# … and behind it, what becomes less of it is: 流失率降幅, 成本節約額.
REDUCTIONS: tuple[str, ...] = (
    "下降", "降低", "減少", "减少", "降幅", "下降幅度", "降低幅度", "減少幅度", "减少幅度", "減幅", "减幅",
    "跌幅", "節約", "节约", "節省", "节省", "縮短", "缩短", "壓降", "压降", "壓縮", "压缩", "優化", "优化",
    "改善",
)  # fmt: skip

# English names: the last word of what stands before the first preposition, or a whole phrase.
LESS_WORDS: frozenset[str] = frozenset((
    "churn", "attrition", "complaint", "complaints", "bounce", "bounces", "bouncing", "refund", "refunds",
    "chargeback", "chargebacks", "cancellation", "cancellations", "unsubscribe", "unsubscribes",
    "unsubscription", "unsubscriptions", "uninstall", "uninstalls", "unfollow", "unfollows", "abandonment",
    "dropout", "dropouts", "dropoff", "defect", "defects", "bug", "bugs", "error", "errors", "failure",
    "failures", "fault", "faults", "mistake", "mistakes", "incident", "incidents", "accident", "accidents",
    "outage", "outages", "downtime", "crash", "crashes", "latency", "delay", "delays", "backlog", "debt",
    "debts", "loss", "losses", "shrinkage", "waste", "scrap", "rework", "spam", "fraud", "risk", "risks",
    "vulnerability", "vulnerabilities", "violation", "violations", "breach", "breaches", "penalty",
    "penalties", "fine", "fines", "absence", "absences", "absenteeism", "lateness", "overdue", "overspend",
    "overrun", "overruns", "stockout", "stockouts", "cost", "costs", "expense", "expenses", "spend",
    "spending", "expenditure", "cac", "cpa", "cpc", "cpm", "cpl", "cpi", "cpv", "cpe", "cpr", "cpo", "dso",
    "acos", "emission", "emissions", "injury", "injuries", "dispute", "disputes", "grievance", "grievances",
    "unsubscribed", "opt",
))  # fmt: skip
LESS_PHRASES: tuple[str, ...] = (
    "product returns", "goods returned", "item returns", "order returns", "return rate", "returns rate", "exit rate",
    "drop off", "drop offs", "drop out", "staff turnover", "employee turnover", "team turnover", "broken links",
    "dead links", "negative reviews", "negative feedback", "bad reviews", "negative comments", "negative mentions",
    "late deliveries", "late orders", "late tasks", "missed deadlines", "no show", "no shows", "out of stock",
    "wait time", "waiting time", "wait times", "response time", "response times", "reply time", "resolution time",
    "handling time", "handle time", "processing time", "load time", "loading time", "page load", "lead time",
    "delivery time", "shipping time", "turnaround", "turnaround time", "cycle time", "repair time", "recovery time",
    "approval time", "queue time", "time to market", "time to hire", "time to fill", "time to ship",
    "time to deliver", "time to first response", "time to response", "time to reply", "time to resolve",
    "time to resolution", "time to repair", "time to recover", "time to recovery", "time to answer",
    "time to first byte", "time to interactive", "bad debt", "sick days", "days sales outstanding", "inventory days", "energy consumption",
    "power consumption", "fuel consumption", "water consumption", "queue length", "opt out", "opt outs", "non conformance", "non conformances",
)  # fmt: skip
MEASURE_WORDS_ENGLISH: frozenset[str] = frozenset((
    "rate", "rates", "ratio", "ratios", "share", "percentage", "percent", "pct", "%", "count", "counts",
    "number", "volume", "volumes", "total", "totals", "level", "levels", "amount", "amounts", "average",
    "avg", "mean", "median", "received", "filed", "reported", "lodged", "raised", "customers", "customer",
    "users", "user", "members", "subscribers", "employees", "staff", "orders", "tickets", "cases",
    "minutes", "hours", "days", "seconds", "size", "sizes", "length", "per", "index", "score",
))  # fmt: skip
LEADING_WORDS_ENGLISH: frozenset[str] = frozenset((
    "number", "count", "share", "percentage", "percent", "rate", "ratio", "amount", "volume", "level",
    "total", "average", "avg", "mean", "median", "days", "hours", "minutes",
))  # fmt: skip
REDUCTION_WORDS_ENGLISH: frozenset[str] = frozenset((
    "reduction", "decrease", "decline", "drop", "saving", "savings", "cut", "improvement", "avoided",
    "prevented",
))  # fmt: skip
"""Churn reduction, cost savings: more of them is better."""
NEGATIONS_ENGLISH: frozenset[str] = frozenset(["zero", "no", "without", "non", "free"])

# What measures a change rather than a level: of 新增會員 and of a growth rate +300 and 增長20% are values.
CHANGES: tuple[str, ...] = (
    "增長", "增长", "成長", "成长", "增幅", "漲幅", "涨幅", "升幅", "增加", "增量", "新增", "淨", "净", "同比",
    "環比", "环比", "變化", "变化", "變動", "变动", "漲粉", "涨粉", "加粉", "拉新", "新客", "新會員", "新会员",
    "新用戶", "新用户", "新粉", "新註冊", "新注册", "提升", "提高", "上升", "溢價", "溢价", *REDUCTIONS,
)  # fmt: skip
CHANGES_ENGLISH: frozenset[str] = frozenset((
    "growth", "increase", "increment", "gain", "gains", "gained", "uplift", "lift", "change", "delta", "new", "added",
    "net", "nps", "yoy", "qoq", "mom", "wow", *REDUCTION_WORDS_ENGLISH,
))  # fmt: skip

# What somebody spends on us is no cost of ours: 會員人均花費, spend per customer.
SPENDING: tuple[str, ...] = (
    "花費", "花费", "支出", "開支", "开支", "開銷", "开销", "spend", "spending",
)  # fmt: skip
SPENDERS: tuple[str, ...] = (
    "人均", "旅客", "遊客", "游客", "會員", "会员", "客戶", "客户", "顧客", "顾客", "用戶", "用户", "平均",
    "預算", "预算", "資金", "资金", "財政", "财政", "民生", "公共", "教育", "社保", "捐款", "customer", "customers",
    "visitor", "visitors", "guest", "guests", "user", "users", "member", "members", "basket",
)  # fmt: skip

# Before a noun, an adjective that makes less of it better: overdue tasks, lost deals.
LESS_ADJECTIVES: frozenset[str] = frozenset((
    "failed", "late", "missed", "abandoned", "unresolved", "overdue", "cancelled", "canceled", "lost", "unpaid",
    "broken", "dead", "negative", "rejected", "defective", "damaged", "delayed", "churned", "unanswered",
))  # fmt: skip
