/**
 * Writes src/pictures/icons.generated.ts: the icons that briefings need, from lucide-static (ISC; those that come from
 * Feather, MIT). Every shape becomes path data, so that an icon is one path.
 *
 *     node scripts/build-icons.mjs            writes the file
 *     node scripts/build-icons.mjs --stdout   prints it (the test compares)
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const nodes = JSON.parse(readFileSync(require.resolve("lucide-static/icon-nodes.json"), "utf8"));
const { version } = JSON.parse(readFileSync(require.resolve("lucide-static/package.json"), "utf8"));
const licence = readFileSync(join(dirname(require.resolve("lucide-static/package.json")), "LICENSE"), "utf8");

/** Our name, lucide's where it is another one, and the Chinese name that an outline may use as well. */
const wanted = [
  "chart 图表 chart-column", "chart-line 折线图", "chart-pie 饼图", "chart-up 增长 trending-up", "chart-down 下降 trending-down", "gauge 仪表", "percent 百分比", "calculator 测算",
  "factory 工厂", "building 楼宇", "house 住房", "home 居民 house-plus", "landmark 政务", "hospital 医院", "school 学校", "store 商店", "warehouse 仓库", "hotel 酒店",
  "user 个人 user-round", "people 人群 users-round", "handshake 合作", "graduate 人才 graduation-cap", "briefcase 业务", "award 奖项", "trophy 奖杯", "heart 健康 heart-pulse",
  "road 道路", "bridge 桥梁", "truck 货车", "car 汽车", "bus 公交", "ship 船舶", "plane 航空", "train 铁路 train-front", "port 港口 anchor", "container 集装箱", "forklift 叉车", "fuel 加油站", "construction 施工", "route 路线",
  "leaf 生态", "tree 林业 trees", "sprout 农业", "wheat 粮食", "tractor 农机", "water 水 droplet", "waves 河流 waves-horizontal", "mountain 山", "recycle 循环利用", "energy 能源 zap", "sun 太阳能", "wind 风能", "flame 火", "plug 用电", "battery 储能 battery-charging", "temperature 温度 thermometer", "mine 矿业 pickaxe", "dam 水利",
  "chip 芯片 cpu", "robot 机器人 bot", "satellite 卫星", "database 数据", "server 服务器", "cloud 云", "wifi 网络", "tower 基站 radio-tower", "monitor 屏幕", "phone 电话", "smartphone 手机", "camera 相机", "atom 原子", "dna 生物", "flask 化工 flask-conical", "microscope 科研", "pill 医药", "network 互联",
  "money 资金 banknote", "coins 税收", "wallet 钱包", "bank 储蓄 piggy-bank", "finance 融资 hand-coins", "cart 消费 shopping-cart", "package 产品", "receipt 票据", "card 银行卡 credit-card",
  "shield 安全", "law 法治 scale", "gavel 司法", "lock 保密", "key 钥匙", "stamp 审批", "document 文件 file-text", "book 学习 book-open", "list 清单 list-checks", "megaphone 宣传", "mail 邮件", "message 意见 message-circle",
  "calendar 日历", "clock 时间", "hourglass 期限", "bell 提醒", "globe 开放", "map 地图", "pin 位置 map-pin", "compass 方向", "target 目标", "flag 旗帜", "rocket 跃升", "bulb 创意 lightbulb", "star 重点", "layers 层次", "puzzle 配套", "link 联动", "refresh 更新 refresh-cw", "search 查找", "eye 监督",
  "gear 设置 settings", "wrench 工具", "hammer 建设", "check 完成", "cross 否 x", "warning 警告 triangle-alert", "info 说明", "plus 加", "minus 减", "up 上升 arrow-up", "down 下行 arrow-down", "right 前进 arrow-right",
].map((line) => {
  const [name, chinese, lucide = name] = line.split(" ");
  if (!nodes[lucide]) throw new Error(`lucide-static has no ${lucide}`);
  return { name, chinese, path: nodes[lucide].map(([shape, attributes]) => pathOf(shape, attributes)).join("") };
});

const doubles = [...wanted.map(({ name }) => name), ...wanted.map(({ chinese }) => chinese)].filter((name, i, all) => all.indexOf(name) !== i);
if (doubles.length > 0) throw new Error(`twice: ${doubles.join(", ")}`);

const lines = wanted.map(({ name, chinese, path }) => `  ${/^\w+$/u.test(name) ? name : `"${name}"`}: ["${chinese}", "${path}"],`);
const generated = `/**
 * Icons from lucide-static ${version}, made by scripts/build-icons.mjs: do not edit.
 *
${licence.trim().split("\n").map((line) => ` * ${line}`.trimEnd()).join("\n")}
 */

/** By name: the Chinese name, and the path data of lines 2 wide with round ends, in a square of 24 × 24. */
export const icons: Readonly<Record<string, readonly [chinese: string, path: string]>> = {
${lines.join("\n")}
};
`;
if (process.argv.includes("--stdout")) process.stdout.write(generated);
else writeFileSync(join(root, "src", "pictures", "icons.generated.ts"), generated);

function pathOf(shape, a) {
  const n = (name) => Number(a[name] ?? 0);
  switch (shape) {
    case "path":
      return detached(a.d);
    case "line":
      return `M${a.x1} ${a.y1}L${a.x2} ${a.y2}`;
    case "polyline":
      return `M${a.points}`;
    case "polygon":
      return `M${a.points}Z`;
    case "circle":
      return ellipse(n("cx"), n("cy"), n("r"), n("r"));
    case "ellipse":
      return ellipse(n("cx"), n("cy"), n("rx"), n("ry"));
    case "rect":
      return rectangle(n("x"), n("y"), n("width"), n("height"), n(a.rx === undefined ? "ry" : "rx"));
    default:
      throw new Error(`a shape of another kind: ${shape}`);
  }
}

/** A path begins with an absolute place even if it says `m`; behind another path it has to say `M`. What follows stays relative. */
function detached(data) {
  const start = /^m\s*(-?\d*\.?\d+)[\s,]*(-?\d*\.?\d+)\s*/u.exec(data);
  if (!start) return data;
  const rest = data.slice(start[0].length);
  return `M${start[1]} ${start[2]}${/^[-.\d]/u.test(rest) ? "l" : ""}${rest}`;
}

function ellipse(x, y, rx, ry) {
  return `M${x - rx} ${y}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0Z`;
}

function rectangle(x, y, width, height, r) {
  if (r === 0) return `M${x} ${y}h${width}v${height}h${-width}Z`;
  const arc = (dx, dy) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  return `M${x + r} ${y}h${width - 2 * r}${arc(r, r)}v${height - 2 * r}${arc(-r, r)}h${2 * r - width}${arc(-r, -r)}v${2 * r - height}${arc(r, -r)}Z`;
}
