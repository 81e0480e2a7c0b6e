import { lexicon } from "../lexicon.js";

/** Units of amounts: what comes before them is the indicator. Per-unit prices join two of them with a slash or 每. */
export const AMOUNT_UNITS = lexicon(`
  元 美元 欧元 港元 日元 英镑 卢布 人民币 吨 公吨 吨标准煤 吨标煤 标准煤 公斤 千克 克 斤 立方米 方 升 桶 标箱
  标准箱 平方米 平方公里 平方千米 公顷 亩 公里 千米 海里 米 厘米 毫米 千瓦 千瓦时 瓦 兆瓦 兆瓦时 度 卡路里 焦 人次
  延米 延长米 车公里 千公顷 千吨 千元 千美元 千立方米 千平方米 百万元 人公里 吨公里 户次 车次 架次 艘次 件次 宗次 TEU 个工作日 加元 澳元 韩元 瑞士法郎 新加坡元 新元 卢比 元人民币 人民币元
  微克 毫克 毫升 立方 平方 平米 载重吨 总吨 修正总吨 箱 包 瓶 盒 桶油当量 吨油当量 油当量 吨二氧化碳当量 吨二氧化碳
  吉瓦时 吉瓦 太瓦时 太瓦 兆伏安 千乏 兆乏 兆焦 毫安时 安时 千安 伏 千瓦峰 兆瓦峰 标方 万方 吨公里 克每立方米 微克每立方米 毫克每升 吉比特 太比特 兆比特 千兆 吉字节 太字节 拍字节 标准立方米 载重吨位 总吨位 马赫 流明 坎德拉 摩尔 贝克勒尔 西弗 卡 大卡 磅 加仑 蒲式耳 英亩 英尺 码 机时 核时 卡时 折标吨
  克标准煤 千克标准煤 公斤标准煤 微米 纳米 千伏安 千伏 焦耳 吉焦 太焦 千焦 千卡 兆帕 分贝 赫兹 Mbps Gbps Tbps PFLOPS
  EFLOPS kVA MVA TWh Wh mm cm 换算吨公里 剂次 剂 人天 人日 课时 学时 工时 市斤 盎司 克拉 英里 马力 个基点 基点 个BP BP
  个bp bp bps GWh MWh kWh GW MW kW TB GB PB km kg
`);

export const RATE_UNITS = lexicon("% ％ ‰ ‱ 个百分点 百分点 个千分点 个pct pct 个pp pp 倍");

/** Measure words: what comes after the number says what is counted, unless the clause ends there. */
export const COUNT_UNITS = lexicon(`
  个 家 项 次 支 场 人 户 名 位 座 条 台 套 件 所 处 笔 起 辆 栋 间 份 批 只 头 株 款 门 种 类 部 艘 架 村 对 组
  千人 千户 千头 千只 千辆 千台 千套 千件 千册 台次 班次 列 站 本 卷 趟 通 封 席 把 轮 颗 粒 滴 针 条次 批次 场次 期次 座次 趟次 列次 人份 股
  队 店 张 宗 例 床 单 篇 册 尾 羽 口 眼 盏 根 块 片 枚 幅 首 档 段 片区 名次 家次 车 亩次 对次 台套 台（套）
  台(套) 个（家） 户（次）
`);

/** Units that count only at the end of a clause: 优良天数292天, but not 3天内; 寿命78.5岁, but not 60岁老人. */
export const CLOSING_UNITS = lexicon("天 小时 分钟 秒 毫秒 岁 分 层 级 日 摄氏度 ℃ 点 年 个月 步");

/** After a bare number these make it a date, an ordinal, a name or a version. */
export const NAMING_UNITS = lexicon(`
  年 月 日 号 时 点 秒 周年 届 期 版 级 强 代 后 世纪 路 街 院 楼 班 线 票 线城市 大 度电 维 英寸 寸 个月 年期
  个五年 个季度 周 刻 章 条款
`);

/** Levels rise with these … */
export const RISES = lexicon(`
  持平 增长 增加 增 上升 提高 提升 上涨 上扬 走高 涨 上浮 增幅 涨幅 增速 增长率 增幅达 增长幅度 上升幅度 递增 加快
  攀升 回升 反弹 扩大 净增 多增 多 微增 大增 猛增 激增 劲增 骤增 剧增 升 微升 大涨 暴涨 微涨 走强 升值 延长 上调 调增 上行 抬升
  飙升 跃升 提速 加速 前移 扩张 升幅 多投 多发 涨价 正增长 转正 同增 倍增 偏多 偏高 增产 增收 增支
`);
/** … and fall with these. */
export const FALLS = lexicon(`
  下降 减少 降低 回落 下跌 走低 跌 降 减 缩减 负增长 下滑 萎缩 压减 降幅 跌幅 下降幅度 减幅 下浮 递减 放缓 收窄
  缩小 缩短 少增 少 微降 大降 骤降 锐减 大减 暴跌 大跌 微跌 微减 剧减 贬值 缩水 下调 调减 下行 走弱 收缩 后移 下挫 优化 改善 优化幅度 改善幅度 压降 减速
  降速 衰减 回调 缩窄 压缩 减亏 精简 压缩了 降价 净减 净减少 同降 偏少 偏低 减产 减收 减支
`);
/** One-character ones count only right after a comparison (同比增10%) or at the start of the clause. */
export const SHORT_CHANGES = "增涨降跌减多少升";
/** What rises or falls is itself a rate of change. */
/** 优化 and 改善 are less of these and more of others (毛利率改善). */
export const BETTER = lexicon("优化 改善 优化幅度 改善幅度");
export const LESS_IS_BETTER = /(?:费用率|费率|成本|负债率|负债比率|不良率|不良贷款率|能耗|浓度|综合指数|天数|损耗率?|亏损|时长|周期|赔付率|故障率|事故率|逾期率|超限率|排放|收入比|投诉)$/u;
export const SECOND_ORDER = lexicon("增速 增幅 降幅 涨幅 跌幅 增长率 增长速度 下降幅度 升幅 减幅 增长幅度 增长速度 降速");

/** From what to what, and by how much against what. */
export const TO_LEVEL = lexicon(`
  增长到 增加到 增至 增长至 增加至 提高到 提高至 提升到 提升至 上升到 上升至 升至 扩大到 扩大至 下降到 下降至 降至
  降到 降低到 降低至 减少到 减少至 减至 回落到 回落至 压缩到 压缩至 缩短到 缩短至 发展到 达到 达 攀升至 攀升到 突破 升至 跃升至 跃升到 扩大至 调整为 优化为 转变为 拓展到 拓展至 延长至 延长到 上调至 下调至 涨至
  涨到 跌至 缩减至 缩减到 压减至 压减到 压降至 收窄至 收窄到 回升至 回升到 恢复到 恢复至 提升为 变为 增为 增到 调增至 调减至 走高至 飙升至 递增至 增值至 缩小到 缩小至 改善至 优化至 缩短为 压缩为 压减为 提高为 降低为 下降为 上升为 扩大为 增加为 减少为 收窄为 低至 高至 少至 多至
`);
export const COMPARISONS = lexicon(`
  YoY yoy YOY QoQ qoq
  同比 环比 同比分别 分别同比 比上年 较上年 比去年 较去年 比上年同期 较上年同期 比去年同期 较去年同期 与上年相比
  与去年相比 同上年相比 上年同期 去年同期 比年初 较年初 比上月 较上月 比上季度 较上季度 比上季 比上半年 比上年末
  较上年末 比上年底 按可比价 按可比价格 按可比价计算 按可比价格计算 按不变价格计算 按不变价计算 可比价 可比价格
  可比 可比口径 按可比口径 同口径 同口径比较 剔除价格因素 扣除价格因素 扣除价格因素后 名义 实际 年均 平均 年平均
  累计 又 也 则 均 其 再 基本 大体 保持 与上年 与去年 与上年同期 与去年同期 同上年 与上月 分别 共 总体 逆势 大幅
  小幅 快速 稳步 持续 略有 略 净 已 还 将 要 只 仅 折合年率 计算 后 ， ,
`);
export const MONTHLY = lexicon("环比 比上月 较上月 比上季度 较上季度 比上季");
export const SINCE_JANUARY = lexicon("比年初 较年初");
export const ANNUAL_AVERAGE = lexicon("年均 年平均");

/** Distances to a benchmark are no change over time. */
export const GAPS = lexicon("高于 低于 高出 快于 慢于 好于 高 低 快 慢 领先 落后 相差");
export const PULLS = lexicon("拉动 贡献 拉低 影响 拉高 推高");
/** Nouns with which a measure is named: a list's last name has it for all (教育、交通运输支出). */
export const MEASURES = lexicon(`
  支出 收入 投资 产值 增加值 产量 销量 价格 指数 利润 税收 消费 贷款 存款 余额 总额 零售额 交易额 销售额 金额 面积 人数 人口
  费用率 费用 业务收入 增加值 产业增加值 工业增加值 产业产值 人均可支配收入 居民人均可支配收入 居民收入 业务量 开发投资 贷款余额 存款余额 保费收入
  起数 件数 次数 户数 家数 数量 总数 天数 宗数 吨数 支数 用电量 发电量 产能
  完成率 优良率 合格率 参保率 参保人数 出口额 进口额 销售额 成交额 种植面积 播种面积 销售收入 周转量 运输量 客运量 货运量 产业投资 增速 业务
  比重 占比 比例 贡献率 增速 毛利率 利润率 利用率 覆盖率 率 量 额 值
`);
/** Measures of two parts, which names of one length share as a whole: 销售、管理、研发及财务费用率. */
export const LONG_MEASURES = lexicon(`
  费用率 业务收入 业务毛利率 产业增加值 产业产值 产业投资 行业增加值 行业产值 居民人均可支配收入 居民收入 贷款余额 存款余额 保费收入 业务量 客运量 货运量 销售收入
  销售额 成交额 播种面积 种植面积 产量 销量 价格 支出 收入 投资 面积 人口 人数 总产值 增加值 保险参保人数 门类增加值 领域投资 地区收入 市场收入 渠道收入
`);
/** Names that begin with a number word and count nothing. */
export const FIXED_TERMS = lexicon("三次产业 三大产业 两个一百年 四个全面 三个代表 四个意识 四个自信 两个维护 两个确立");
/** Rates that have a word of change in their name. */
export const NAMED_RATES = lexicon("自然增长率 复合增长率");

export const APPROXIMATE_BEFORE = lexicon("约 大约 约为 近 将近 接近 大概 左右");
export const APPROXIMATE_AFTER = lexicon("左右 上下 之多 余 多");
export const THRESHOLD_BEFORE = lexicon("突破 超过 超 逾 高达 不低于 不少于 至少 首次突破 不足 不超过 不高于");
export const THRESHOLD_AFTER = lexicon("以上 以下 以内 之内 以外");
export const PLANNED = lexicon("力争 争取 确保 计划 拟 规划 预期目标 目标 有望 将达到 将达 要达到 努力实现");
export const ESTIMATED = lexicon("预计 预期 估计 估算 测算 初步核算 初步统计 预测");
export const CUMULATIVE = lexicon("累计 累计完成 累计实现");

/** Words that open a clause and belong to no indicator: time, scope, connection, degree. */
export const OPENERS = lexicon(`
  先后 累计 累计达 共计 共 总共 合计 全年 全区 全市 全省 全县 全国 全镇 全区域 我区 我市 我县 我省 本市 本区 该区
  已 已经 目前 其中 并 还 也 又 仅 仅仅 就 实际 预计 力争 确保 争取 将 同时 此外 另有 另外 全面 成功 顺利 圆满
  但 但是 而是 不过 然而 却 虽然 虽 尽管 因此 所以 于是 此前 随后 接着 目标是 截至期末 截至报告期末 报告期内 报告期末 报告期 期内 包括 包含
  其中包括 特别是 尤其是 尤其 预测 据预测 据测算 据估算 经测算 主要是 主要有 可 会 要 应 须 到 至 同期 今明两年 五年来 过去五年 三年来 过去一年 一年来 十年来
  整体 总体上 总体 总的看 截至目前 迄今 至今 如今 现已 现 现共有 已累计 已建成投用 更是 更 只有 甚至 连续 单季 分季度来看 分季度看 具体来看 具体看 从 由
  积极 大力 共有 有 现有 已有 拥有 实现 完成 达到 年内 当年 期末 年末 年底 而 且 则 均 今年 以来 据统计 初步核算
  经初步核算 截至 截止 了 累计实现 累计完成 共实现 共完成 总计 以及 计划 预期 目标
`);
/** Openers that are only dropped where more than a verb follows them: 新上项目, 有效发明专利. */
export const WORDS_WITH_OPENER = lexicon(`
  新上 新增 新引进 新建 新开工 新签约 新入库 新认定 新注册 新培育 新登记 新型 新兴 新能源 新区 新城 新产品 新材料
  新技术 新一代 新三板 新设 新发 新投 新落 新申 新获 新入 新批 新动 新业 新药 新生 新农 新改 新购 新植 新成 新修
  新华 新就业 新转 新办 有效 有关 有色 有机 有限 有线 有偿 共同 共享 共建 共生 共青 还款 还贷 就业 就诊 就地 就读
  就近 实际利用 实际到账 实际使用 实际完成 实际到位 完成率 实现率 另类 另行 在建 在校 在岗 在册 在地 在职 在线
  在库 在谈 在研 在孵 在园 在用 中小 中药 中国 中央 中型 中心 中等 中高 中介 中外 中欧 中非 中标 中职 中学 中医
  其他 其它 由此 由于 从业 从事 将军 都市 与会 和谐 和平 到位 到账 到港 到岗 到访 到期 到校 至少 日均 日产 日报
  日用 月均 月度 底数 底价 末端 份额 并网 并购 并轨 全面完 计划生育 计划外 目标任务 预期寿命 达到标 及格 通过率
  且末 现代 现金 现役 现货 现房 现场 现行 从业人员 从事 更新 更年 更换 应急 应收 应付 应届 应用 应税 应对 要素 要闻 会员 会议 会计 会展 会诊 会商 会客
  可支配 可再生 可比 可持续 可转 可用 可供 可采 可燃 可视 到期 到账 到位 到港 到访 到校 到货 到站 到岗 到案 至少 由于 整体上市 总体规划 连续剧 须知 要约 应缴 应交
  同期群 从价 由来 虽然 更低 现存 现状 现职 现汇 现钞 会费 到手
`);

/** Words between an indicator and its number. */
export const LINKS = lexicon(`
  达到 达 首破 首次破 为 是 约 约为 大约 近 将近 接近 超过 超 突破 首次突破 共 共计 累计 合计 总计 总量 已 均 均为
  完成 实现 至 到 了 有 共有 高达 多达 仅 仅为 只有 仅有 逾 不足 不低于 不少于 至少 不超过 不高于 稳定在 保持在
  控制在 维持在 分别 分别达到 分别达 分别为 分别完成 分别实现 由 从 增至 位 在 上 以 就 已达 已达到 已有 已完成
  预计 力争 争取 确保 将 将达到 将达 要达到 达到了 完成了 实现了 超过了 突破了 增加了 获得了 以上 （ ( ： : 也 又
  还 再 都 后 “ 虽然 虽 却 竟 仍 仍有 仍为 只 依然 继续 保持 维持 稳定 落在 录得 收于 报收 合计达 总计达 累计达 累计为 累计达到
  已累计 折合  大约为 预计为 预计达 预计达到 预计超过 有望 有望达到 有望超过  可达  均超 均超过 就达 就有 首次  历史性
  成功突破 一举突破 兑 只占 约占 约有 共计达 大致为   实现了 多达 不到 近乎 累计有 分别有 依次为 依次   缩至 至多 最多 最高达
  最高  稳居 保持着        目标为 目标是 暂为 合为 折
`);
export const WORDS_WITH_LINK = lexicon(`
  签约 节约 制约 集约 公约 契约 预约 续约 履约 合约 行为 认为 作为 转为 单位 学位 泊位 床位 席位 车位 岗位 工位
  铺位 到位 国有 所有 占有 特有 私有 存在 所在 现在 潜在 线上 网上 上上 以上 报到 签到 收到 得到 附近 最近 邻近
  直达 发达 送达 到达 转达 超超 赶超 反超 高达 公共 中共 平均 人均 户均 日均 年均 月均 地均 亩均 前后 售后 战后
  落后 产后 滞后 今后 此后 以后 之后 往后 延后 随后 创业就 成就 旧址 地址 住址 由于 自由 理由 得以 用以 所以 是否 但是 而是 还是 只是 早已 而已 自己 冬至
  投保 参保 环保 社保 医保 低保 担保 承保 确保 需求 应需 内需 外需 供需 所需 急需 许可 认可 认证 学会 协会 商会 工会 机会 大会 社会 展会 晚会 议会 峰会 基金会 居委会 村委会 委员会 理事会
  董事会 博览会 交易会 最高 提高 响应 供应 效应 适应 反应 对应 相应 支应 成功 统计 设计 审计 会计       立即 当即 随即 成就 就业 打折 骨折 曲折 民营 基本 具体 总体 整体 全体 实体 团体 媒体 载体 主体 群体 集体 个体 一体 物体 液体 气体 身体 人体
  乃至 甚至 虚拟 模拟 摘要 需要 重要 主要 首要 必要 纪要 特殊需要 会展 兑现 汇兑 直至 夏至 总量 来自 共计划 小康 未完成 超长
`);

/** Sums of the figure before them: 新认定企业160家，总数达365家. */
export const SUMS = lexicon("总数 总量 总数量 累计 合计 总计 余额 总人数 总户数 保有量 存量 总规模 数量 总额 规模");
/** Who grants or runs a thing; alone they leave out the thing (省级4家、市级19家). */
export const LEVEL_WORDS = lexicon("国家级 省级 市级 县级 区级 省部级 部级 国家 省 市 世界级 国际级");

/** Verbs of reports; a number's clause that starts with one keeps it: 获批110项, 引进了4家机构. */
export const VERBS = lexicon(`
  获批 获评 获得 获 申报 申请 新上 引进 新引进 招引 孵化 培育 培养 培训 建成 建设 建立 建有 新建 改建 扩建 改造
  开工 新开工 实施 启动 举办 举行 承办 组织 开展 召开 签约 签订 签署 达成 落地 落户 入驻 入选 认定 新认定 评定
  新增 净增 增加 减少 淘汰 关停 完成 实现 发放 投放 下达 拨付 兑现 争取 落实 安排 投入 投资 募集 筹集 融资 化解
  清理 清收 处置 盘活 收储 出让 供应 流转 帮助 支持 扶持 服务 惠及 覆盖 受理 办结 办理 查处 整改 整治 拆除 拆迁
  安置 救助 资助 补助 慰问 走访 选派 选择 选拔 选取 确定 明确 指定 聘请 聘任 吸引 吸纳 带动 推动 推进 促成 促进
  接待 发展 成立 设立 组建 创建 编制 制定 出台 修订 发布 推出 开通 开办 开设 新设 拥有 集聚 聚集 汇聚 储备 谋划
  策划 列入 纳入 参加 参与 转移 转化 授权 取得 荣获 形成 打造 搭建 布局 购置 采购 配备 安装 铺设 架设 种植 植树
  造林 绿化 治理 修建 修复 新修 提供 解决 发现 排查 消除 破获 侦破 调解 接受 减免 减税 退税 偿还 归还 收回 追缴
  挽回 上市 挂牌 兑付 推荐 遴选 评选 表彰 命名 交付 销售 出口 进口 生产 加工 运输 吞吐 新签 储存 消化 压减 关闭
  腾退 盘出 迎来 收到 接到 征集 采纳 输送 派出 派驻 下派 发出 开放 培植 整合 联合 联手 对接 洽谈 签下 拿下
`);
/** Verbs that are as often the indicator itself: 完成投资879.7亿元. */
export const NOUN_VERBS = lexicon("投资 服务 培训 生产 销售 出口 进口 运输 吞吐 供应 融资 供给 补助 捐赠");

/** These name someone for a task; what follows the noun is the task, not what sets the counted apart. */
export const DESIGNATIONS = lexicon("明确 确定 指定 安排 选派 指派 委派 抽调 聘请 聘任");

/** Where the counted noun ends and what it does begins. */
export const PREDICATES = lexicon(`
  率先 陆续 相继 先后 全部 均 已 已经 正在 正式 正 专门 接力 成功 顺利 加快 基本 如期 即将 也 都 竞相 纷纷 同步
  全面 有序 累计 共 分别 当年 新近 首批 年内 可 能 在 面向 向 对 被 由 从 为 按 通过 将 把 给 以 用于 用来 位于
  来自 属于 达到 达 超过 突破 入驻 投产 投入 投用 投运 完成 实现 开工 竣工 落地 落户 建成 启动 开业 开放 运营 推进
  列入 纳入 入选 入围 入库 获批 获得 获评 荣获 获 上市 挂牌 签约 开通 参加 参与 受益 享受 脱贫 搬迁 进入 进驻 办理
  取得 增加 增长 占 使用 接受 提供 开展 组织 形成 建立 成为 拥有 落成 交付 验收 封顶 复工 达产 点火 通车 并网 见效
  到位 到账 到岗 就业 创业成功 返乡 毕业 出站 结题 转化 退出 关停 整改 回迁 加入 走进 走上 出席 到会 中标 备案
  亮相 参展 发布
`);
/** Words in which a one-character predicate is only a letter. */
export const WORDS_WITH_PREDICATE = lexicon(`
  在建 在校 在岗 在册 在职 在线 在库 在谈 在研 在孵 在园 存在 现在 对外 对口 面对 针对 绝对 对接 方向 定向 双向
  面向 导向 行为 作为 自由 由于 从业 从事 按时 按揭 以上 以下 以来 可以 可再生 可持续 可穿戴 能力 能源 智能 功能
  节能 性能 太阳能 新能源 能耗 能级 能效 共同 共享 公共 共建 共青 平均 人均 均衡 均等 正规 正面 首都 都市 成都
  已有 也门 将军 给水 供给 补给 为民 为主 发达 直达 占地 收获 捕获 获奖 以及 正版 公正 修正 认定
`);
/** Adverbs that a name does without. */
export const ADVERBS = lexicon("率先 陆续 相继 先后 全部 均 已 已经 正在 正式 成功 顺利 如期 也 都 竞相 纷纷 同步 有序 专门");

/** Nouns that can end what is counted. */
export const HEADS = lexicon(`
  企业 项目 公司 平台 机构 团队 队伍 志愿者 成果 作品 课程 站点 单位 园区 工程 课题 人才 人员 群众 居民 农户 家庭
  学校 医院 社区 街道 乡镇 村 银行 基金 中心 基地 实验室 产品 品牌 标准 专利 活动 会议 任务 事项 产业 行业 部门 处
  集团 工厂 车间 生产线 小区 道路 桥梁 公园 设备 系统 指标 载体 孵化器 商户 市场主体 学生 教师 医生 党员 干部
  工作站 示范区 协议 合同
`);
/** Determiners after which the noun proper begins: 国家和省市各类科技计划. */
export const DETERMINERS = lexicon("各类 各种 各项 各级各类 各级 各");

/** A clause that begins with one names its circumstances first, its verb later. */
export const PREPOSITIONS = lexicon("围绕 按照 根据 针对 随着 面对 依托 借助 结合 立足 为 对 以 通过 沿 对照");

/** Who of a class does something, not who reports: 国有控股企业实现利润 is the profit of these. */
export const CLASS_NOUNS = lexicon(`
  企业 产业 行业 工业 农业 服务业 制造业 采矿业 建筑业 业 业务 板块 人员 人口 居民 群众 劳动力 农民 渠道 产品 银行 医院 学校 高校 项目 机构 平台 院线 电商 分部
  事业部 子公司 地区 领域 部门 单位 港口 机场 铁路 公路 水路 民航 毕业生 职工 客户 用户
`);
/** Sentence subjects that light verbs leave behind: 高新区实现…, 企业完成…. */
export const LIGHT_VERBS = lexicon("实现 完成 达成 累计实现 累计完成");

/** Indicators that are printed without a unit. */
export const INDEX_NOUNS = lexicon("指数 系数 比值 收入比 倍差 性别比 抚养比 市盈率 市净率 密度 PMI CPI PPI 景气度 满意度 得分 综合评分");
