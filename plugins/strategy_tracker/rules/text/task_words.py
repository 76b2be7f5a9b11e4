"""Words by which a task is told to be concrete or vague; simplified script, lower case."""

# A word list reads better as one text than as a column of quoted words.
# ruff: noqa: SIM905

# Verbs which say that work goes on, not what comes of it.
WEAK_VERBS = frozenset(
    "负责 开展 推广 跟进 配合 做好 推进 加强 提升 协助 维护 运营 优化 落实 完善 持续 支持 推动 "
    "关注 协调 提高 拓展 增加 加大 深化 处理 进行 促进 强化 管理 沟通 对接 跟踪 参与 "
    "打造 办理 争取 抓好 抓 搞好 搞 搞定 做 做大 做强 做实 改善 改进 增强 扩大 巩固 深耕 挖掘 "
    "探索 研究 学习 了解 熟悉 掌握 监督 督促 指导 统筹 主导 牵头 保持 保障 确保 "
    "服务 响应 安排 执行 实施 贯彻 全力 全面 积极 努力 继续 不断 进一步 大力 切实 有效 认真 "
    "充分 尽快 及时 定期 逐步 着力 着重 重点 稳步 全方位 多渠道 多维度 深入 日常 常规 "
    "发展 开拓 开发 扩展 扩张 布局 赋能 助力 聚焦 构建 建设 建立 营造 塑造 树立 传播 宣传 曝光 "
    "引流 拉新 促活 留存 转化 变现 裂变 造势 种草 带货 投放 举办 举行 组织 策划 "
    "发布 制作 更新 推行 经营 行销 营销 销售 联系 联络 拜访 回访 合作 协作 协同 协商 配套 辅助 "
    "支援 帮助 参加 完成 提供 收集 整理 分析 监控 监测 追踪 检讨 检查 评估 规划 控制 降低 减少 "
    "吸引 触达 激活 唤醒 盘活 深挖 夯实 提质 增效 提效 升级 改良 调整 跟催 追 看 盯 盯紧 抓紧 "
    "用心 规范 应对 迎接 筹备 准备 维系 经营 互动 关怀 扶持 带动 引导 号召 鼓励 激励 "
    "倡导 弘扬 辅导 督导 主持 处置 反馈 汇报 汇整 统计 强打 主推 力推 炒作 刺激 带动 明确 统一 "
    "优质化 最大化 精细化 数字化 精准".split()
)

# Nouns so wide that a weak verb before them says nothing.
GENERIC_NOUNS = frozenset(
    "工作 活动 项目 专案 客户 顾客 用户 会员 消费者 粉丝 市场 品牌 产品 新品 商品 渠道 通路 "
    "经销商 代理商 供应商 部门 各部门 各部 团队 业务 业绩 事务 事宜 事项 任务 内容 社群 "
    "社交 社会 媒体 社媒 新媒体 自媒体 平台 线上 线下 网络 网路 营销 行销 推广 宣传 宣导 传播 "
    "运营 营运 销售 售后 售前 售后服务 服务 关系 公关 广告 形象 知名度 影响力 美誉度 认知度 "
    "忠诚度 满意度 曝光 曝光度 曝光率 曝光机会 声量 流量 体验 质量 品质 效率 效果 效益 执行力 "
    "凝聚力 竞争力 能力 水平 力度 进度 流程 机制 体系 管理 建设 维护 沟通 合作 交流 协作 "
    "关系维护 客情 动态 竞品 竞品动态 竞争对手 行业 行业动态 趋势 数据 资源 机会 需求 问题 情况 "
    "相关 有关 各项 各类 各种 其他 其它 日常 领导 主管 上级 公司 企业 整体 综合 年度 季度 月度 "
    "本 我 我们 各 全 的 与 和 及 等 对 在 为 以 并 或 之 其 好 地 了 着 到 进 于 将 把 给 由 "
    "就 更 新 老 大 各个 交办 交代 安排 布置 指派 临时 临时性 准备 筹备 销量 转化 转化率 转换率 "
    "留存 "
    "留存率 复购 复购率 获客 拉新 引流 增长 成长 发展 提升 优化 加强 推动 推进 支持 配合 协助 "
    "策略 战略 方向 氛围 文化 口碑 信任 信任感 好感度 黏性 粘性 活跃度 参与度 互动 互动率 "
    "抖音 小红书 微信 微博 快手 公众号 视频号 天猫 京东 淘宝 电商 直播 短视频 脸书 官网 网站 "
    "门店 店铺 门市 大促 促销 展会 会展 发布 新品发布 上市 私域 流量池 双11 双十一 双12 618 "
    "促销活动 "
    "节日 节庆 旺季 行销活动 营销活动 推广活动 宣传活动 市场活动 品牌活动 线下活动 线上活动 "
    "会议 培训 后续 前期 后期 期间 阶段 过程 全程 全过程 所有 全部 部分 多方 双方 各方 各界 "
    "外部 内部 "
    "跨部门 相关部门 相关单位 单位 人员 员工 同事 同仁 伙伴 合作伙伴 厂商 商家 客源 客群 人群 "
    "目标 目标客户 潜在 意向 重点 核心 关键 重要 大客户 销售额 营业额 营收 业绩增长 收入 利润 "
    "成本 费用 "
    "预算 市占率 市场份额 份额 占有率 覆盖率 覆盖 渗透率 搜索量 排名 seo sem kol koc crm roi "
    "导流 关键词 网红 达人 红人 投放 素材 创意 文案 图文 物料 支援 协调 作业 业者 民众 游客 "
    "观光 "
    "地方 产业 政策 措施 计划 规划 账号 调研 思想 方案落地 落地 计画 规画 企画 海外 国际 在地 "
    "异业 力 性 度 化 率 量 面 点 线 q1 q2 q3 q4 第一季 第二季 第三季 第四季 一季度 二季度 "
    "三季度 四季度 上半年 下半年 全年 本月 本季 每日 每天 每周 每月 "
    "经验 思路 模式 认知 意识 责任 责任心 精神 理念 价值 优势 亮点 深度 广度 精度 频率 频次 "
    "节奏 质感 调性 服务质量 服务水平 用户体验 客户体验 顾客体验 客户关系 客户服务 客户满意度".split()
)

# Things that are handed over: where one is named, the task has an outcome.
DELIVERABLES = (
    "方案|报告|海报|影片|手册|话术|脚本|名单|清单|预算表|合同|合约|协议|页面|首页|落地页|问卷|"
    "ppt|简报|模板|小程序|课程|目录|包装|新闻稿|通稿|软文|推文|详情页|主图|主视觉|主kv|kv|vi|"
    "logo|"
    "排期表|排期|时间表|日程|计划书|企划书|提案|白皮书|案例|画册|折页|单张|传单|dm|易拉宝|展架|"
    "展台|展位|礼盒|礼品|样品|赠品|优惠券|折价券|积分|会员卡|系统|功能|接口|埋点|报表|看板|"
    "仪表板|表格|监测表|"
    "跟踪表|台账|数据库|标签体系|画像|sop|流程图|制度|规范|标准|指南|指引|攻略|视频号主页|"
    "旗舰店|快闪店|专区|专题|专栏|栏目|弹窗|banner|横幅|广告片|tvc|剪辑|文章|贴文|邮件|edm|短信|"
    "电子报|"
    "h5|公告|邀请函|邀请卡|议程|会议纪要|纪要|物料清单|标书|招标|投标|采购单|订单|发票|付款|"
    "商标|域名|官方账号|机器人|自动回覆|自动回复|标题|卖点|定价|价格表|测试|样本|样机|原型|"
    "设计稿|终稿|初稿|定稿|初版|"
    "点位|场地|记者会|发布会|体验会|大会|说明会|座谈会|工作坊|研讨会|沙龙|试吃|路演|首播|装修|"
    "陈列|货架|橱窗|招牌|灯箱|代言人|体验官|讲师|主播|客服人员|地图|摊位|导览|网页|专页|粉专|"
    "群公告|企业微信|弹幕|积分商城|商城"
)

# Verbs with an end: after them something exists that did not before.
DELIVERING_VERBS = (
    "撰写|编写|编制|编撰|起草|草拟|拟定|拟订|制定|制订|订定|设计|制作|拍摄|录制|剪辑|印制|印刷|"
    "打印|搭建|架设|架构|上线|上架|下架|上市|发布|发送|发放|寄送|寄出|派发|推送|群发|刊登|投放|"
    "签约|签订|签署|"
    "签|交付|提交|送审|报送|上报|提报|递交|召开|举办|举行|组织|开设|开通|开发|注册|申请|申报|"
    "采购|购买|订购|预订|租赁|招募|招聘|招标|邀请|邀约|培训|安装|部署|配置|设置|设定|设立|成立|"
    "测试|验证|验收|"
    "导入|导出|迁移|接入|对接|更换|替换|更新|改版|重写|改写|翻译|校对|整理|汇总|收集|搜集|盘点|"
    "清点|统计|调研|调查|访谈|采访|拜访|回访|走访|核对|核销|结算|付款|定稿|确定|敲定|选定|选址|"
    "确认|完成|"
    "输出|产出|策划|规划|布置|搭设|建立|创建|绘制|建置|新增|新建|启用|启动|关闭|归档|备案|公告|"
    "公布|揭晓|颁发|抽奖|评选|票选|征集|参加|参展|出席|办理|举行|复盘|盘点|整合|梳理|修复|修改|"
    "修订|调整|"
    "上传|下载|录入|登记|打样|量产|出货|发货|铺货|进场|撤场|彩排|用印|报名|开播|直播|连线|首发|"
    "预热|预售|拆解|分析|监测|制成|装修|陈列|编排|排版|印(?!象)|拍|写|"
    "(?<![计企规策动漫])画(?![面像质])"
)

# The same in English: verbs without an end.
ENGLISH_WEAK = frozenset(
    "support improve do work help drive manage follow engage coordinate boost optimize optimise "
    "handle continue assist increase oversee promote ensure collaborate look monitor enhance be "
    "maintain strengthen grow develop explore facilitate push keep participate contribute align "
    "liaise communicate market raise build generate focus leverage maximize maximise expand "
    "accelerate foster lead own run take try provide stay deal get make think consider discuss "
    "review check plan prepare research understand investigate encourage nurture "
    "deliver execute implement streamline elevate amplify advance cultivate deepen empower "
    "enable reach attract convert retain track attend address give perform conduct "
    "advertise socialise socialize network brainstorm ideate evangelize spread sustain tackle "
    "upgrade refine revamp scale ramp step strategize iterate involve spearhead "
    "champion leverage watch learn discover unlock influence create start begin organise "
    "organize update share use responsible supporting helping managing driving improving "
    "working doing handling following coordinating engaging overseeing promoting increasing "
    "boosting optimizing optimising ensuring monitoring marketing ongoing continuous general "
    "continued various day-to-day daily regular".split()
)

ENGLISH_GENERIC = frozenset(
    "the a an our all and or of on for in to with by from at up out into as across over through "
    "more better new any some other various general ongoing daily regular overall "
    "launch seo sem marketing content sales awareness brand branding social media customers "
    "customer clients client community engagement website site pr promotion promotions event "
    "events visibility activities activity "
    "campaign campaigns product products responsible stakeholder stakeholders management "
    "partners partner partnership partnerships support performance experience team teams work "
    "tasks things stuff efforts effort "
    "initiative initiatives project projects leads lead market markets communication "
    "communications comms channels channel strategy strategic growth digital traffic conversion "
    "conversions conversion-rate rate rates "
    "quality process processes smooth smoothly execution efficiency relationships relationship "
    "presence online offline email advertising ads ad demand pipeline revenue loyalty retention "
    "satisfaction reach "
    "impressions followers audience audiences users user needs requests issues operations "
    "everything needed necessary required ad-hoc hoc department departments internal external "
    "cross-functional alignment "
    "collaboration coordination follow-up followup with where possible creative outreach "
    "influencer influencers reputation image value message messaging story key important "
    "closely effectively proactively "
    "continuously actively regularly properly well good great best practices synergy synergies "
    "momentum buzz interest trust thought leadership collateral materials assets stakeholder's "
    "opportunities opportunity insights data analytics competitor competitors competition "
    "trends industry development business company's company them it this that these visual "
    "visuals "
    "optimisation optimization improvement improvements enhancement promotion's holiday quarter "
    "season seasonal q1 q2 q3 q4 us their his her related matters administrative duties admin "
    "sentiment goals objectives kpis results impact roi vendors vendor agency agencies "
    "suppliers ideas idea research plans planning next steps store stores retail trade fair "
    "show shows sponsorships "
    "ensure go-to-market gtm acquisition nurturing nurture paid organic search local global "
    "regional national international and/or etc closely".split()
)

ENGLISH_DELIVERABLES = frozenset(
    "page pages copy deck brochure video videos newsletter blog post posts article articles "
    "report dashboard template templates guide playbook form survey banner banners flyer flyers "
    "poster posters press "
    "kit release calendar brief script scripts storyboard landing webinar workshop ebook "
    "whitepaper testimonial testimonials case study studies list sheet contract booth sign-up "
    "checkout faq faqs tutorial podcast "
    "ga4 pixel utm tracking sitemap redirects schema tags integration app sdk api crm hubspot "
    "salesforce sequence sequences workflow workflows persona personas budget proposal agenda "
    "invitation invitations "
    "catalogue catalog menu packaging label labels logo signage giveaway samples coupon coupons "
    "voucher vouchers pricing headline headlines headings subject footer header cta button "
    "buttons link links "
    "thumbnails infographic infographics one-pager onepager datasheet battlecard battlecards "
    "slides presentation keynote speech rehearsal checklist spreadsheet glossary style-guide "
    "styleguide transcript "
    "transcripts captions subtitles ads.txt meta keywords title titles alt-text inventory "
    "shipment rfp rfq sow nda invoice invoices".split()
)

ENGLISH_DELIVERING = frozenset(
    "plan publish send redesign write set draft record launch book interview migrate create "
    "sign translate test design build train order submit configure run prepare fix hire "
    "negotiate ship schedule "
    "finalize finalise audit rewrite release post email mail print film shoot edit produce "
    "install deploy add remove replace host hold recruit invite onboard compile analyze analyse "
    "map document define "
    "announce distribute register apply renew cancel close open complete finish present pitch "
    "brief commission deliver update upload upgrade convert segment import export clean merge "
    "archive "
    "survey call visit demo roll segment tag automate integrate connect rebuild refresh rename "
    "localise localize photograph sponsor secure sell collect gather organize organise place "
    "buy purchase "
    "approve select choose pick shortlist evaluate benchmark compare a/b split develop "
    "implement conduct sync transcribe caption label pack deploy pilot prototype wireframe "
    "sketch storyboard file "
    "issue invoice reconcile pay confirm arrange reserve enroll enrol transfer switch delete "
    "retire sunset consolidate syndicate republish outline review identify research".split()
)
