import type { Box, ConnectorEnd, ConnectorNode, GroupNode, Paragraph, SceneNode, ShapeNode, TableCell, TextNode } from "../scene/nodes.js";
import { walk } from "../scene/walk.js";
import type { Path, Span } from "../source/span.js";
import { advance, runsWidth } from "../text/measure.js";
import { breakBalanced, breakParagraph } from "../text/lines.js";
import { plainText } from "../text/inline.js";
import type { Line } from "../text/run.js";
import { textStyle, type TextStyle, type Theme } from "../theme/theme.js";
import { boundsOf, route } from "./connect.js";
import { containedBox, coverCrop } from "./crop.js";
import { singleLineAllowance } from "./grid.js";
import type { Column, ConnectorBlock, ImageBlock, LayoutNode, Row, ShapeBlock, Size, TableBlock, TextBlock } from "./node.js";

/** Something that has more to say than its box holds, at the last step of its ladder. */
export interface Overflow {
  readonly what: string;
  /** Points too much. */
  readonly by: number;
  readonly lines?: number;
  readonly max?: number;
  readonly from?: Path;
}

export interface Laid {
  readonly nodes: readonly SceneNode[];
  readonly overflows: readonly Overflow[];
}

interface Options {
  readonly theme: Theme;
  /** The span of a place in the slide's content. */
  readonly locate?: (path: Path) => Span | undefined;
}

/**
 * Boxes for a layout tree. Where something does not fit, its group goes one step down its ladder (gaps before type) and
 * everything is laid out again; what still does not fit on the last step is reported, never shrunk further.
 */
export function layout(root: LayoutNode, box: Box, options: Options): Laid {
  const levels = new Map<string, number>();
  for (let round = 0; ; round += 1) {
    const pass = new Pass(options, levels);
    const nodes = pass.connectAll(pass.place(root, box));
    const stepped = round < maxRounds && stepDown(pass.misfits, levels);
    if (!stepped) return { nodes, overflows: pass.misfits.map(({ overflow }) => overflow) };
  }
}

/** Every ladder has at most five steps, and a slide has few groups: more rounds than this would be a loop. */
const maxRounds = 24;
const gapGroup = "gap";
const longestGapLadder = 4;

interface Misfit {
  readonly overflow: Overflow;
  /** Groups that could make room, with their roles, in the order in which they should. */
  readonly groups: readonly { readonly group: string; readonly steps: number }[];
}

function stepDown(misfits: readonly Misfit[], levels: Map<string, number>): boolean {
  const chosen = new Set<string>();
  for (const { groups } of misfits) {
    const candidate = groups.find(({ group, steps }) => (levels.get(group) ?? 0) < steps - 1);
    if (candidate) chosen.add(candidate.group);
  }
  for (const name of chosen) levels.set(name, (levels.get(name) ?? 0) + 1);
  return chosen.size > 0;
}

/** A text in a width: its lines, the width that its box gets, the widest line and the height, in points. */
interface MeasuredText {
  readonly lines: readonly Line[];
  readonly width: number;
  readonly widest: number;
  readonly height: number;
}

class Pass {
  readonly misfits: Misfit[] = [];
  /** Connectors whose shapes have not been found yet. */
  private readonly open = new Map<ConnectorNode, ConnectorBlock>();
  private readonly measured = new Map<TextBlock, { readonly asked: number; readonly text: MeasuredText }>();

  constructor(
    private readonly options: Options,
    private readonly levels: ReadonlyMap<string, number>,
  ) {}

  place(node: LayoutNode, box: Box): readonly SceneNode[] {
    switch (node.type) {
      case "text":
        return [this.text(node, box)];
      case "shape":
        return [this.shape(node, box)];
      case "image":
        return this.image(node, box);
      case "chart": {
        const { theme } = this.options;
        const model = node.model(box);
        return [
          ...(node.underlay?.(model, box, theme) ?? []),
          {
            type: "chart",
            name: node.name ?? "chart",
            box,
            model,
            drawn: node.draw(model, box, theme),
            alt: node.alt,
            span: this.span(node.from),
          },
          ...(node.overlay?.(model, box, theme) ?? []),
        ];
      }
      case "table":
        return [this.table(node, box)];
      case "column":
        return this.column(node, box);
      case "row":
        return this.row(node, box);
      case "layers":
        return node.children.flatMap((child) => this.place(child, box));
      case "inset":
        return this.place(node.child, {
          x: box.x + node.left,
          y: box.y + node.top,
          width: box.width - node.left - node.right,
          height: box.height - node.top - node.bottom,
        });
      case "place": {
        const x = node.x ?? 0;
        const y = node.y ?? 0;
        return this.place(node.child, {
          x: box.x + x,
          y: box.y + y,
          width: Math.max(0, node.width ?? box.width - x), // in a slot too small for its content
          height: Math.max(0, node.height ?? box.height - y),
        });
      }
      case "group": {
        const children = this.connect(this.place(node.child, box));
        const made: GroupNode = { type: "group", name: node.name ?? "group", box: bounds(children, box), children, alt: node.alt };
        return [made];
      }
      case "sized":
        return this.place(node.make(box), box);
      case "connector": {
        const { start, end, color, width, arrow, name = "connector" } = node;
        const made: ConnectorNode = { type: "connector", name, box, from: start, to: end, points: [], color, width, arrow, span: this.span(node.from) };
        this.open.set(made, node);
        return [made];
      }
      case "space":
        return [];
    }
  }

  /** Draws the connectors whose shapes are among the nodes; those of a group look there first. */
  connect(nodes: readonly SceneNode[]): readonly SceneNode[] {
    if (this.open.size === 0) return nodes;
    const shapes = new Map([...walk(nodes)].filter((node) => node.type === "shape").map((node) => [node.name, node.box]));
    const draw = (node: SceneNode): SceneNode => {
      if (node.type === "group") return { ...node, children: node.children.map(draw) };
      const block = node.type === "connector" ? this.open.get(node) : undefined;
      const from = block && shapes.get(block.start.shape);
      const to = block && shapes.get(block.end.shape);
      if (node.type !== "connector" || !block || !from || !to) return node;
      this.open.delete(node);
      const points = route({ box: from, site: node.from.site }, { box: to, site: node.to.site }, { ...block, origin: node.box });
      return { ...node, points, box: boundsOf(points) };
    };
    return nodes.map(draw);
  }

  /** Throws where a connector names a shape that is not there: a mistake of the kind that drew it. */
  connectAll(nodes: readonly SceneNode[]): readonly SceneNode[] {
    const drawn = this.connect(nodes);
    const [left] = this.open.keys();
    if (left) throw new Error(`A connector finds no shapes ${left.from.shape} and ${left.to.shape}`);
    return drawn;
  }

  private shape(node: ShapeBlock, box: Box): ShapeNode {
    const { geometry, fill, stroke, hatched, adjust, path, link, label } = node;
    const text = label && this.text({ ...label, name: label.name ?? node.name }, inside(box, node.inset));
    return { type: "shape", name: node.name ?? geometry, box, geometry, fill, stroke, hatched, adjust, path, text, link, span: this.span(node.from) };
  }

  private text(block: TextBlock, box: Box): TextNode {
    const level = this.levels.get(groupOf(block)) ?? 0;
    const style = this.style(block);
    const wrap = block.wrap ?? true;
    const measured = this.measure(block, box.width);
    const max = block.maxLines?.[Math.min(level, block.maxLines.length - 1)];
    const what = clip(block.paragraphs.map(plainText).join(" "));
    const tooWide = wrap ? 0 : measured.widest * singleLineAllowance - box.width;
    const tooHigh = measured.height - box.height;
    const tooMany = max !== undefined && measured.lines.length > max;
    if (tooMany || tooHigh > tolerance || tooWide > tolerance)
      this.misfit(
        {
          what,
          by: Math.ceil(tooMany ? (measured.lines.length - max) * style.line : Math.max(tooHigh, tooWide)),
          lines: wrap ? measured.lines.length : undefined,
          max: wrap ? (max ?? Math.floor(box.height / style.line)) : undefined,
          from: block.from,
        },
        [block],
      );
    return {
      type: "text",
      name: block.name ?? block.role,
      box: { ...box, width: measured.width },
      paragraphs: legible(block.paragraphs, style),
      style,
      gap: block.gap ?? 0,
      align: block.align ?? "left",
      anchor: block.anchor ?? "top",
      wrap,
      lines: measured.lines,
      placeholder: block.placeholder,
      ...(block.inherits && { inherits: block.inherits }),
      link: block.link,
      span: this.span(block.from),
    };
  }

  /** A column asks for the height of a text before it places it, and so does each column around it: one answer serves all. */
  private measure(block: TextBlock, width: number): MeasuredText {
    const known = this.measured.get(block);
    if (known?.asked === width) return known.text;
    const text = this.set(block, width);
    this.measured.set(block, { asked: width, text });
    return text;
  }

  private set(block: TextBlock, width: number): MeasuredText {
    const style = this.style(block);
    if (block.wrap === false) {
      const lines = block.paragraphs.map((paragraph) => ({ text: plainText(paragraph), width: runsWidth(paragraph, style) }));
      const largest = Math.max(style.size, ...block.paragraphs.flat().map((run) => run.size ?? 0));
      const height = numeralRoles.has(block.role) ? largest * singleSpacing * lines.length : style.line * lines.length;
      return { lines, width, widest: Math.max(0, ...lines.map((line) => line.width)), height };
    }
    const allowance = block.placeholder === "title" ? singleLineAllowance : 1;
    const allowed = width / allowance;
    const [only, ...others] = block.paragraphs;
    const balanced =
      only && others.length === 0 && !block.inherits && (block.align === undefined || block.align === "left")
        ? breakBalanced(only, style, allowed, allowed * narrowest, { prefer: block.prefer })
        : { width: allowed, lines: block.paragraphs.flatMap((paragraph) => breakParagraph(paragraph, style, allowed)) };
    const gaps = (block.paragraphs.length - 1) * (block.gap ?? 0);
    return {
      lines: balanced.lines,
      width: balanced.width === allowed ? width : balanced.width * allowance,
      widest: Math.max(0, ...balanced.lines.map((line) => line.width)),
      height: balanced.lines.length * style.line + gaps,
    };
  }

  private column(node: Column, box: Box): readonly SceneNode[] {
    const between = this.gap(node);
    const natural = node.children.map((child) => this.along(child, box.width));
    const sizes = distribute(node.children.map((child) => child.size ?? "auto"), natural, box.height - between * (node.children.length - 1));
    const used = sum(sizes) + between * Math.max(0, node.children.length - 1);
    if (used - box.height > tolerance) {
      const texts = textsIn(node);
      this.misfit(
        { what: clip(texts.map((text) => text.paragraphs.map(plainText).join(" ")).join(" ")), by: Math.ceil(used - box.height), from: node.from ?? texts[0]?.from },
        texts,
        typeof node.gap === "object" || hasGapLadder(node),
      );
    }
    let y = box.y + slack(node.anchor, box.height - used);
    return node.children.flatMap((child, i) => {
      const nodes = this.place(child, { x: box.x, y, width: box.width, height: sizes[i]! });
      y += sizes[i]! + between;
      return nodes;
    });
  }

  private row(node: Row, box: Box): readonly SceneNode[] {
    const between = node.gap ?? 0;
    const widths = this.rowWidths(node, box.width);
    let x = box.x;
    return node.children.flatMap((child, i) => {
      const nodes = this.place(child, { x, y: box.y, width: widths[i]!, height: box.height });
      x += widths[i]! + between;
      return nodes;
    });
  }

  private rowWidths(node: Row, width: number): readonly number[] {
    const natural = node.children.map((child) => (child.size === "auto" && child.type === "text" ? this.measure(child, Infinity).widest * singleLineAllowance : 0));
    const sizes = node.children.map((child) => child.size ?? { share: 1 });
    return distribute(sizes, natural, width - (node.gap ?? 0) * (node.children.length - 1));
  }

  private table(node: TableBlock, box: Box): SceneNode {
    const widths = distribute(node.columns.map(({ size }) => size), node.columns.map(() => 0), box.width);
    const rows = node.rows.map((line, r): readonly TableCell[] =>
      line.cells.map((cell, i) => {
        const scale = textStyle(this.options.theme, line.role, this.levels.get(line.role) ?? 0);
        const style: TextStyle = { ...scale, color: cell.color ?? scale.color, bold: cell.bold ?? scale.bold };
        const room = sum(widths.slice(i, i + (cell.across ?? 1))) - 2 * cellMargin;
        const lines = breakParagraph(cell.paragraph, style, room);
        const taken = node.rows.slice(r, r + (cell.down ?? 1));
        const height = sum(taken.map((each) => each.height));
        const tooHigh = lines.length * style.line - height;
        if (tooHigh > tolerance)
          this.misfits.push({
            overflow: { what: clip(plainText(cell.paragraph)), by: Math.ceil(tooHigh), lines: lines.length, max: Math.floor(height / style.line), from: cell.from },
            groups: [{ group: line.role, steps: this.options.theme.type[line.role].steps.length }],
          });
        return {
          paragraph: cell.paragraph,
          style,
          align: cell.align ?? node.columns[i]?.align ?? "left",
          fill: cell.fill ?? line.fill,
          top: line.top,
          bottom: cell.bottom ?? taken.at(-1)!.bottom,
          ...(cell.sides && { sides: cell.sides }),
          ...(cell.across && { across: cell.across }),
          ...(cell.down && { down: cell.down }),
          lines,
          span: this.span(cell.from),
        };
      }),
    );
    const heights = node.rows.map((line) => line.height);
    const tooHigh = sum(heights) - box.height;
    if (tooHigh > tolerance) this.misfit({ what: node.name ?? "table", by: Math.ceil(tooHigh), from: node.from }, []);
    return { type: "table", name: node.name ?? "table", box: { ...box, height: sum(heights) }, widths, heights, rows, alt: node.alt, span: this.span(node.from) };
  }

  /** Height that a child of a column wants. */
  private along(node: LayoutNode, width: number): number {
    if (typeof node.size === "number") return node.size;
    switch (node.type) {
      case "text":
        return this.measure(node, width).height;
      case "column": {
        const between = this.gap(node) * Math.max(0, node.children.length - 1);
        return sum(node.children.map((child) => (typeof child.size === "object" ? 0 : this.along(child, width)))) + between;
      }
      case "row": {
        const widths = this.rowWidths(node, width);
        return Math.max(0, ...node.children.map((child, i) => (child.type === "text" ? this.measure(child, widths[i]!).height : this.along(withoutSize(child), widths[i]!))));
      }
      case "layers":
        return Math.max(0, ...node.children.map((child) => this.along(child, width)));
      case "inset":
        return node.top + node.bottom + this.along(node.child, width - node.left - node.right);
      case "place":
        return node.height ?? (node.y ?? 0) + this.along(node.child, node.width ?? width - (node.x ?? 0));
      case "group":
        return this.along(node.child, width);
      case "table":
        return sum(node.rows.map((line) => line.height));
      case "shape":
      case "image":
      case "chart":
      case "sized":
      case "connector":
      case "space":
        return 0;
    }
  }

  private image({ name = "picture", picture, pixels, focus, fit = "cover", radius, ground, alt, from }: ImageBlock, box: Box): readonly SceneNode[] {
    const span = this.span(from);
    const common = { type: "image", name, picture, ...(radius !== undefined && { radius }), alt, span } as const;
    if (fit === "cover") return [{ ...common, box, crop: coverCrop(pixels, box, focus) }];
    const large = ground !== undefined && Math.min(box.width, box.height) >= ground.from;
    const image: SceneNode = { ...common, box: containedBox(pixels, box, large ? ground.share : 1) };
    return large ? [{ type: "shape", geometry: "rect", name: `${name} ground`, box, fill: ground.color, span }, image] : [image];
  }

  private style(block: TextBlock): TextStyle {
    const base = textStyle(this.options.theme, block.role, this.levels.get(groupOf(block)) ?? 0);
    return { ...base, color: block.color ?? base.color, bold: block.bold ?? base.bold };
  }

  private gap(node: Column): number {
    if (typeof node.gap !== "object") return node.gap ?? 0;
    return node.gap[Math.min(this.levels.get(gapGroup) ?? 0, node.gap.length - 1)] ?? 0;
  }

  private misfit(overflow: Overflow, blocks: readonly TextBlock[], gaps = false): void {
    const steps = new Map<string, number>();
    for (const block of blocks) {
      const known = steps.get(groupOf(block)) ?? 0;
      steps.set(groupOf(block), Math.max(known, this.options.theme.type[block.role].steps.length));
    }
    const groups = [...steps].map(([group, count]) => ({ group, steps: count }));
    this.misfits.push({ overflow, groups: gaps ? [{ group: gapGroup, steps: longestGapLadder }, ...groups] : groups });
  }

  private span(from: Path | undefined): Span | undefined {
    return from ? this.options.locate?.(from) : undefined;
  }
}

/** Points that rounding may take; less than a pixel at full screen. */
const tolerance = 0.5;
/** Balancing narrows a text by at most this share, so that its box still reads as the column it stands in. */
const narrowest = 0.75;
/** PowerPoint's single line, whatever the font. */
const singleSpacing = 1.2;
const cellMargin = 9;
const numeralRoles: ReadonlySet<string> = new Set([
  "numeral-xxl", "numeral-xl", "numeral-l", "numeral-l-mid", "numeral-l-small", "numeral-m", "numeral-s", "section-number",
]);

/** Emphasis is in the accent colour; on a filled area that would vanish, there weight alone has to do. */
function legible(paragraphs: readonly Paragraph[], { color }: TextStyle): readonly Paragraph[] {
  if (color !== "onfill" && color !== "onfill2") return paragraphs;
  return paragraphs.map((paragraph) => paragraph.map((run) => (run.color === "accent" ? { ...run, color: "onfill" } : run)));
}

const groupOf = (block: TextBlock): string => block.group ?? block.role;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

/** Fixed sizes first, then what content needs, then the rest by shares. */
function distribute(sizes: readonly Size[], natural: readonly number[], room: number): readonly number[] {
  const firm = sizes.map((size, i) => (typeof size === "number" ? size : size === "auto" ? natural[i]! : 0));
  const shares = sizes.map((size) => (typeof size === "object" ? size.share : 0));
  const left = Math.max(0, room - sum(firm));
  const total = sum(shares) || 1;
  return firm.map((size, i) => (shares[i]! > 0 ? (left * shares[i]!) / total : size));
}

function slack(anchor: Column["anchor"], room: number): number {
  if (room <= 0 || anchor === undefined || anchor === "top") return 0;
  return anchor === "bottom" ? room : room / 2;
}

function withoutSize(node: LayoutNode): LayoutNode {
  return typeof node.size === "number" ? node : { ...node, size: "auto" };
}

function textsIn(node: LayoutNode): readonly TextBlock[] {
  switch (node.type) {
    case "text":
      return [node];
    case "column":
    case "row":
    case "layers":
      return node.children.flatMap(textsIn);
    case "inset":
    case "place":
    case "group":
      return textsIn(node.child);
    default:
      return [];
  }
}

function hasGapLadder(node: LayoutNode): boolean {
  if (node.type === "column") return typeof node.gap === "object" || node.children.some(hasGapLadder);
  if (node.type === "row" || node.type === "layers") return node.children.some(hasGapLadder);
  return node.type === "inset" || node.type === "place" || node.type === "group" ? hasGapLadder(node.child) : false;
}

function inside(box: Box, margin: ShapeBlock["inset"] = 0): Box {
  const { top = 0, right = 0, bottom = 0, left = 0 } = typeof margin === "number" ? { top: margin, right: margin, bottom: margin, left: margin } : margin;
  return { x: box.x + left, y: box.y + top, width: Math.max(0, box.width - left - right), height: Math.max(0, box.height - top - bottom) };
}

function bounds(nodes: readonly SceneNode[], otherwise: Box): Box {
  if (nodes.length === 0) return otherwise;
  const left = Math.min(...nodes.map(({ box }) => box.x));
  const top = Math.min(...nodes.map(({ box }) => box.y));
  const right = Math.max(...nodes.map(({ box }) => box.x + box.width));
  const bottom = Math.max(...nodes.map(({ box }) => box.y + box.height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** A slide's shapes with names that tell them apart in the selection pane: a second `rule` becomes `rule 2`. */
export function uniquelyNamed(nodes: readonly SceneNode[]): readonly SceneNode[] {
  const seen = new Map<string, number>();
  const taken = new Set<string>();
  const nameOf = ({ name }: SceneNode): string => {
    let count = (seen.get(name) ?? 0) + 1;
    while (taken.has(count === 1 ? name : `${name} ${count}`)) count += 1; // `step` after `step 2` and another `step`
    seen.set(name, count);
    const unique = count === 1 ? name : `${name} ${count}`;
    taken.add(unique);
    return unique;
  };
  const rename = (all: readonly SceneNode[], outer: ReadonlyMap<string, string>): readonly SceneNode[] => {
    const renamed = all.map((node) => ({ ...node, name: nameOf(node) }));
    // Connectors follow the shapes of their own group, whatever those are called now.
    const scope = new Map([...outer, ...all.map((node, i) => [node.name, renamed[i]!.name] as const)]);
    const tied = (end: ConnectorEnd): ConnectorEnd => ({ ...end, shape: scope.get(end.shape) ?? end.shape });
    return renamed.map((node): SceneNode => {
      if (node.type === "group") return { ...node, children: rename(node.children, scope) };
      return node.type === "connector" ? { ...node, from: tied(node.from), to: tied(node.to) } : node;
    });
  };
  return rename(nodes, new Map());
}

const clip = (text: string): string => (text.length > 24 ? `${text.slice(0, 23)}…` : text);

/** One-line width of a text in a role, in points: for templates that choose an arrangement by what fits. */
export function textWidth(text: Paragraph | string, theme: Theme, role: Parameters<typeof textStyle>[1], level = 0): number {
  const style = textStyle(theme, role, level);
  return typeof text === "string" ? advance(text, style.size, style.bold) : runsWidth(text, style);
}
