"""Words by which an owner is told, in simplified script and in lower case."""

# A word list reads better as one text than as a column of quoted words.
# ruff: noqa: SIM905

FIELDS = frozenset(
    "市场 营销 行销 销售 业务 设计 产品 运营 营运 品牌 公关 媒体 数字 数位 电商 技术 研发 财务 "
    "人事 人力资源 人力 人资 行政 法务 法律 客服 客户"
    " 采购 物流 仓储 仓库 培训 教育 企划 策划 创意 视频 影音 直播 社群 社媒 内容 新媒体 自媒体 "
    "数据 增长 渠道 通路 广告 宣传 会员 招商 国际 海外 推广 媒介"
    " 商务 商业 商品 项目 专案 活动 事业 战略 策略 投放 投资 售后 售前 服务 信息 资讯 资讯科技 "
    "网络 网路 线上 线下 零售 门店 门市 店铺 加盟 供应链 质量"
    " 品质 品管 生产 制造 工程 开发 测试 前端 后端 后台 平台 用户 私域 流量 美术 视觉 平面 包装 "
    "摄影 文案 编辑 综合 总务 秘书 管理 企业 企业传播"
    " 传播 传讯 沟通 公共关系 公共事务 合作 大客户 渠道销售 经营 经销 外贸 内贸 跨境 出口 进口 "
    "旅游 观光 文化 艺术 教务 学务 研究 调研 分析 规划"
    " 审计 稽核 风控 合规 安全 后勤 支持 支援 资源 招聘 招生 发展 社会 民政 经济 农业 产业 都发 "
    "交通 环保 卫生 新闻 政风 主计 会计 地推 电销 网销 直销"
    " 企画 规画 计画 电话 呼叫 展会 展览 会展 会务 票务 场地 赞助 餐饮 酒店 前厅 客房 厨房 楼面 "
    "卖场 柜台 专柜 导购 陈列 店务 商场 抖音 天猫 京东 淘宝 微信 小红书 微博"
    " 快手 拼多多 唯品会 亚马逊 短视频 公众号 小程序 虾皮 脸书 官网 网站 图文 搜索 搜寻 优化 "
    "信息流 达人 红人 种草 母婴 美妆 服装 食品 家电 汽车".split()
)

QUALIFIERS = frozenset(
    "各 全 总 大 小 高级 资深 初级 中级 首席 常务 执行 区域 大区 地区 全国 全球 中国 亚太 "
    "大中华 华东 华南 华北 华中 西南 西北 东北 北区 南区 东区 西区"
    " 中区 北部 中部 南部 东部 北京 上海 广州 深圳 杭州 成都 重庆 武汉 南京 苏州 天津 西安 台北 "
    "台中 台南 高雄 新北 桃园 新竹 香港 澳门 台湾 江苏 浙江 广东"
    " 福建 山东 四川 安徽 湖南 湖北 河南 河北 江西 云南 贵州 广西 海南 辽宁 吉林 黑龙江 内蒙古 "
    "新疆 宁夏 温州 宁波 厦门 青岛 大连 长沙 郑州 单店 当班 当值"
    " 值班 时尚 高端 高校 高中 常规 常驻 方案 车间 党委 党支部 成本 成品 成长 金融 金牌 贺岁 "
    "黄金 路演 安保 文创 文宣 文旅 文教 向导 石油 国内 国外 花艺 水产"
    " 信贷 信用 双语 关务 关系 关键 连锁 单位 单品 应用 管培 项目组 华中区 本地 外部 内部 相关 "
    "有关 一 二 三 四 五 六 七 八 九 十 线 端 甲 乙 新 主"
    " 整合 智能 用户体验 体验 交互 架构 系统 软件 硬件 算法 电子 机械 电气 质检 库存 预算 成控 "
    "税务 薪酬 绩效 组织 计划 生活 健康 女性 青年 儿童 第一 第二 第三"
    " 与 和 及 全体 区 部 组 们 各部 各区 的".split()
)

COLLECTIVES = frozenset(
    "大家 我们 咱们 全员 全体 所有人 每个人 人人 众人 本部门 本组 我方 对方 双方 各方 多方 三方 "
    "第三方 甲方 乙方 厂商 厂家 商家 供应商 代理商 外包商 经销商 "
    "服务商 承包商 合作方 合作伙伴 合作商 外包 外包方 总部 总公司 分公司 子公司 公司 集团 部门 "
    "团队 小组 本公司 我司 贵司 董事会 管理层 高层 领导层 一线 前线 门店 门市 "
    "分店 店铺 店面 媒体 志工 志愿者 义工 兼职 临时工 工作人员 员工 全公司 全部门 全店 全校 "
    "班子 领导班子 外部机构 协作方 业主 主办方 承办方 机构 社区 学校 "
    "政府 县政府 市政府 团队协作 团队合作 部门协作 跨部门 跨部门协作 多部门 各部门协作 集体 "
    "共同负责 相关方 利益相关方 粉丝团 后援会 各界 内部 奥美 电通 阳狮 "
    "品管圈 蓝色光标 蓝标 宏盟 华扬联众 省广 分众传媒 灵智 李奥贝纳 智威汤逊 小红书 众包 家委会 "
    "工会 党支部 专班 全体上下".split()
)

COLLECTIVE_SUFFIXES = tuple(
    "部 部门 组 团队 队伍 小队 大队 中队 支队 志工队 中心 委员会 筹委会 委会 公司 集团 企业 "
    "事业群 事业处 事务所 办公室 工作室 办 协会 学会 公会 农会 商会 基金会 联盟 "
    "同仁 同事 同事们 同学们 成员 人员 人士 全员 全体 员工 职员 伙伴 伙伴们 大家 各位 门店 分店 "
    "总店 旗舰店 专卖店 店 大区 区域 战区 供应商 代理商 外包商 经销商 服务商 "
    "承包商 制作方 执行方 运营方 合作方 主办方 承办方 机构 厂商 厂家 公关公司 传媒 文化传播 "
    "广告 科技 局 处 署 司 府 公所 科 室 课 院 所 校 大学 学院 学校 股 馆 商行 "
    "侧 端 条线 业务线 产品线 战队 军团 班组 专班 专组 社团 俱乐部 银行 医院 酒店 工厂 厂 车间 "
    "仓库 总部 分部 支部 党委 部队 小分队 梯队 联合会 促进会 理事会 董事会 "
    "旅行社 报社 杂志社 出版社 通讯社 社团 研究所 研究院 实验室 编辑部 "
    "项目部 指挥部 指挥中心 专项组 阿米巴 志工 志愿者 义工 同学 群 "
    "团 联络处 服务处 管理处 筹备处 中台 前台 后台 家族 老师们 队".split()
)

POSTS = tuple(
    "经理 总监 主管 主任 专员 助理 组长 部长 处长 科长 课长 股长 局长 院长 校长 店长 董事长 "
    "总裁 董事 总经理 副总 副总经理 执行官 营销官 运营官 财务官 增长官 技术官 品牌官 "
    "产品官 体验官 信息官 首席官 设计师 工程师 分析师 策划师 规划师 营销师 咨询师 顾问 秘书 "
    "编辑 小编 文案 美工 客服 主播 摄影师 摄像 剪辑师 剪辑 后期 讲师 培训师 代表 "
    "专家 架构师 负责人 责任人 秘书长 执行长 营运长 行销长 财务长 技术长 产品长 资讯长 店员 "
    "督导 领班 队长 班长 团长 站长 园长 馆长 厂长 会长 理事长 理事 社长 行长 所长 "
    "署长 司长 县长 市长 镇长 区长 里长 村长 总干事 干事 总编 主编 总编辑 编导 导演 制片 制片人 "
    "监制 司仪 主持人 会计 出纳 买手 采购员 业务员 销售员 推销员 营业员 服务员 "
    "收银员 仓管 库管 理货员 实习生 工读生 管培生 储备干部 策划 企划 企划师 文员 科员 办事员 "
    "承办人 承办 承办人员 经办人 经办 窗口 联络人 联系人 对接人 接口人 统筹 召集人 "
    "发起人 创始人 创办人 合伙人 老板 老板娘 厂务 书记 法人 股东 发言人 代言人 操盘手 投手 "
    "投放师 优化师 运营师 美术指导 艺术总监 指导 技师 技术员 调研员 研究员 访员 审核员 "
    "管理员 版主 群主 社长 组员 导购 导购员 店助 场控 助播 中控 选品 督察 协理 襄理 副理 特助 "
    "幕僚长 处员 领队 领导 主责 值班人 管家 店主 站主 总工 总工程师 董秘 律师 医师 "
    "药师 营养师 教练 教师 教授 老师 馆员 总编导 运营岗 岗 担当 一把手 分管领导 主席 副主席 "
    "委员 主委 总召 执行秘书 主理人 操作员 调度员 巡店员 联系窗口 负责同志 执行 柜姐 柜哥 空姐 "
    "加盟主 业主 总指挥 指挥 总负责 司机 主揪 召集 带队 领航员 美编 网编 企画 策画 专案负责人 执秘 "
    "编审 研究助理 "
    "处务 安全员".split()
)

SHORT_POSTS = frozenset("pm pd ui bd bp hrbp hr ae am cmo ceo cto coo cfo vp gm po".split())

HONORIFICS = tuple(
    "总 董 部 工 姐 哥 叔 姨 老师 先生 小姐 女士 太太 同学 师傅 导 队 处 局 科 院 校 老板 经理 "
    "总监 主管 主任 专员 助理 组长 部长 处长 科长 课长 股长 局长 院长 校长 店长 "
    "董事长 总裁 总经理 副总 副总经理 副经理 协理 襄理 副理 特助 秘书 顾问 工程师 设计师 编辑 "
    "讲师 教授 博士 医师 律师 会计 会长 理事长 书记 厂长 站长 行长 所长 馆长 "
    "队长 班长 团长 导演 教练 执行长 副部长 副处长 副主任 副局长 副科长 副组长 副店长 代表 督导 "
    "领班 大哥 大姐 妈 爸 主编 总编 委员 议员 县长 市长 里长 区长 镇长 君 桑 sir".split()
)

NOT_SURNAME_BEFORE_POST = frozenset("区班车项管店党政商时师明应利官信全双成单路关连年国位水来全相常计")

PLACEHOLDERS = frozenset(
    "待定 未定 暂定 待确认 待确定 待指定 待安排 待分配 待补充 待补 待填 待填写 待议 待商议 "
    "待商定 待讨论 待招聘 待聘 待招 待入职 待沟通 待明确 待落实 待指派 待公布 待派 待选 "
    "待决定 待协调 待通知 待更新 未确认 未确定 未指定 未分配 未安排 未指派 未填 未填写 未明确 "
    "未知 尚无 尚未指定 尚未确定 尚未决定 尚未安排 尚未分配 尚未确认 尚未指派 尚未定案 尚待确认 "
    "尚待指派 "
    "还没定 还未定 没定 暂无 暂缺 暂未确定 暂未指定 暂未安排 暂空 空缺 缺 缺人 缺额 出缺 出缺中 "
    "悬缺 从缺 空 空白 无 没有 无人 某某 某人 某某某 某君 某同事 某 另行通知 另定 另议 再议 "
    "再定 我 我自己 本人 自己 "
    "再说 后续确认 后续补充 后补 稍后补充 稍后确认 招聘中 招募中 新人待招聘 新人 谁 谁都行 "
    "都可以 随便 姓名 填写姓名 请填写 请填 负责人 负责人姓名 人名 名字 不详 不明 不适用 "
    "无负责人 暂无负责人 负责人待定 人选待定 人选未定 待有 未派 未聘 未到职 待到职 研议中 "
    "暂无人选 目前无人 没有人选 没人 暂无专人 尚未认领 未认领 待认领 无人认领 缺 缺人 同上 同前 如上 "
    "如下 见上 见下 见备注 详见备注 见附件 "
    "详见附件 见附表 见下表 见说明 参见备注 "
    "离职 已离职 未到岗 未入职 再讨论 再确认 再安排 再议论 后定 之后再说 等通知 等人事 待批 一 "
    "确认中 商议中 讨论中 沟通中 协调中 安排中 "
    "tbd tbc tba tbh n/a na n.a n.a. none nobody unassigned pending vacant vacancy null nil "
    "open unknown todo someone somebody anyone whoever unclear undecided undefined "
    "name owner placeholder dummy test ??? t.b.d t.b.d. tbd. open-role nan blank empty unfilled "
    "not-assigned ditto later same idem #n/a yes no".split()
) | frozenset(
    [
        *("to be confirmed", "to be determined", "to be decided", "to be announced", "to be assigned"),
        *("to be hired", "to be defined", "to be named", "to be advised", "to be appointed", "new hire"),
        *("not assigned", "not yet assigned", "not decided", "not known", "nobody yet", "no one", "no owner"),
        *("no one yet", "not applicable", "open role", "open position", "open headcount", "your name"),
        *("owner name", "not set", "needs owner", "needs an owner", "owner needed", "owner tbd", "not sure"),
        *("yet to be decided", "not yet decided", "as needed", "insert name", "first last", "awaiting hire"),
        *("see notes", "see note", "see comments", "see below", "see above", "same as above", "as above"),
        *("to follow", "not applicable yet", "no owner yet", "tbd later", "as per above", "see plan"),
        *("decide later", "hiring", "backfill", "none yet", "who?"),
    ]
)

ENGLISH_FIELDS = frozenset(
    "marketing sales design product growth pr hr it legal finance engineering ops operations "
    "content social brand comms communications communication creative events "
    "event r&d qa customer success demand gen generation paid media seo sem crm digital "
    "analytics data insights research partnerships partner ecommerce e-commerce retail "
    "support service services technology tech web field performance lifecycle email strategy "
    "planning procurement logistics accounting admin business development bd bizdev ux ui "
    "corporate public relations people talent revenue revops devrel community merchandising cs "
    "cx bi ir production editorial video studio account advertising ads affiliate channel "
    "enterprise "
    "international global regional local internal external integrated trade shopper category "
    "innovation enablement security compliance purchasing training facilities "
    "emea apac latam na us uk eu asia china taiwan hk anz dach nordics senior junior "
    "cross-functional mobile app platform user acquisition retention go-to-market gtm "
    "and & of the for + - program programme project launch campaign experience "
    "product-marketing front-end back-end frontend backend loyalty influencer".split()
)

ENGLISH_COLLECTIVES = frozenset(
    "team teams department departments dept depts group groups committee committees agency "
    "agencies squad squads crew division divisions unit units staff everyone everybody all "
    "we us company companies inc ltd llc gmbh plc corp co limited corporation partners vendors "
    "vendor contractors contractor freelancers suppliers supplier organisation organization "
    "org board council panel taskforce force guild tribe pod pods chapter office hq "
    "headquarters bureau studio studios labs lab media solutions consulting consultancy "
    "employees members "
    "colleagues volunteers stakeholders leadership management function functions desk club "
    "association foundation institute university folks guys people hands ogilvy wpp dentsu "
    "publicis "
    "mccann accenture deloitte distributors resellers dealers franchisees outsourcing house "
    "center centre stores branches collective alliance network faculty teammates workforce "
    "sub-team "
    "working-group subcommittee coalition consortium cooperative interns volunteers y'all "
    "ourselves shop client clients chamber ministry authority commission elt slt exco c-suite "
    "museum library".split()
)

ENGLISH_POSTS = frozenset(
    "manager director head lead leader chief officer vp svp evp avp coordinator specialist "
    "designer analyst engineer editor writer copywriter strategist producer president executive "
    "assistant intern associate consultant owner pm pmm pgm gm md ae sdr bdr csm cmo ceo coo "
    "cfo cto cro cpo cgo cio cco cdo chro cxo tpm planner buyer marketer administrator "
    "supervisor "
    "representative rep secretary treasurer chair chairperson chairman advisor adviser "
    "architect developer photographer videographer illustrator researcher recruiter trainer "
    "officer-in-charge founder cofounder co-founder partner-manager evangelist ambassador "
    "moderator host organiser organizer principal controller accountant buyer sponsor "
    "technician scientist publicist spokesperson liaison dean professor captain foreman "
    "webmaster merchandiser concierge receptionist operator scrum-master hrbp dri expert "
    "counsel "
    "presenter speaker curator translator animator mayor superintendent commissioner registrar "
    "bookkeeper gc ciso cso exec note-taker notetaker minute-taker facilitator mentor coach trustee "
    "councillor "
    "councilor clerk cashier emcee streamer tester delegate lawyer attorney freelancer influencer "
    "blogger".split()
)

ENGLISH_HONORIFICS = frozenset("mr mrs ms miss mx dr prof sir madam".split())
