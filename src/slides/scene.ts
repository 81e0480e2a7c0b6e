import { chooseChart, type Intent } from "../kinds/chart-intent.js";
import { findLayout, layoutNamesOf } from "../brand/choose.js";
import type { DeckSection, SlideContext } from "../kinds/template.js";
import { artPlaceOn, captionOf, isSymbol, pictureId, pictureRecord, type ArtPlace, type PictureSlot, type Tone } from "../kinds/picture-slot.js";
import { body, bodyOn, page, slideHeights } from "../layout/grid.js";
import { frame, isFramed, type FrameContent, type FramedLayout } from "../layout/frame.js";
import { layout, uniquelyNamed, type Overflow } from "../layout/layout.js";
import type { ImageBlock, LayoutNode } from "../layout/node.js";
import { group, space } from "../layout/node.js";
import { stretched } from "../layout/stretch.js";
import { zoomed } from "../layout/zoom.js";
import type { Sources } from "../load.js";
import type { Variant } from "../outline/meeting.js";
import type { LedgerEntry } from "../scene/ledger.js";
import type { Box, LayoutName, Picture, Scene, SceneNode, SlideScene } from "../scene/nodes.js";
import { error, info, warning, type Diagnosed, type Diagnostic } from "../source/diagnostic.js";
import type { Path } from "../source/span.js";
import type { Memo } from "../source/memo.js";
import { suggest } from "../source/suggest.js";
import { themeStamp } from "../theme/stamp.js";
import { validate } from "../source/validate.js";
import type { Wording } from "../source/wording/wording.js";
import { located, within } from "../source/yaml.js";
import { parseInline, plainText } from "../text/inline.js";
import { brandList, brandSlide, groundRole, titleLevel, type BrandPage } from "./brand-slide.js";
import { clicksFor } from "./clicks.js";
import { brokenLinks } from "./links.js";
import { speakerNotes } from "./notes.js";
import { ledger, ledgerEntries } from "./ledger.js";
import { slideIds } from "./ids.js";
import { afterwards, type PreparedSlide } from "./prepare.js";
import { digest, rememberedSlide, type Made, type Surroundings } from "./remember.js";
import { divideSlides } from "./split.js";
import { derivedNote, sourceLine } from "./source-line.js";

type Labels = Wording["labels"];

/** The finished deck: every slide arranged, laid out and framed; `slides` are those of the scene, the divided ones in parts. */
export function scenes(
  sources: Sources,
  variant: Variant,
  slides: readonly PreparedSlide[],
  labels: Labels,
  memo?: Memo,
): Diagnosed<{ readonly scene: Scene; readonly slides: readonly PreparedSlide[] }> {
  const whole = makerOf(sources, variant, slides, labels, memo);
  const divided = divideSlides(slides, { overflows: (slide) => whole.make(slide).diagnostics.some(({ code }) => code === "text-overflow"), context: whole.context, partMark: labels.partMark });
  const { make, sections, figures } = divided === slides ? whole : makerOf(sources, variant, divided, labels, memo);
  const diagnostics: Diagnostic[] = [];
  const made = divided.map((slide): SlideScene => {
    const scene = make(slide);
    diagnostics.push(...scene.diagnostics.map((diagnostic) => ({ slide: slide.number, ...diagnostic })));
    return scene.value;
  });
  diagnostics.push(...brokenLinks([...slideIds(sources).value, ...made.map(({ id }) => id)], made));
  const traced = sources.report && ledger(figures, sources.report, made);
  return { value: { scene: { ...assemble(sources, variant, sections, made), ...(traced && { ledger: traced }) }, slides: divided }, diagnostics };
}

/** Makes slides in the surroundings of these ones, each once; those that an earlier build has made, not at all. */
function makerOf(sources: Sources, variant: Variant, slides: readonly PreparedSlide[], labels: Labels, memo: Memo | undefined) {
  const sections = deckSections(slides);
  const figures = ledgerEntries(slides, labels);
  const made = new Map<PreparedSlide, Diagnosed<SlideScene>>();
  const titles = brandTitleLevel(sources, slides, labels);
  const around = surroundingsOf(sources, variant, sections, figures, titles);
  const maker = (slide: PreparedSlide): SlideMaker => new SlideMaker(sources, variant, sections, figures, labels, slide, titles);
  return {
    sections,
    figures,
    context: (slide: PreparedSlide): SlideContext => maker(slide).context(),
    make: (slide: PreparedSlide): Diagnosed<SlideScene> => {
      const known = made.get(slide) ?? (memo ? rememberedSlide(memo, slide, around(slide), () => maker(slide).observed()) : maker(slide).make());
      made.set(slide, known);
      return known;
    },
  };
}

/** Titles of content slides in a company's template begin at one size. */
function brandTitleLevel({ theme }: Sources, slides: readonly PreparedSlide[], labels: Labels): number {
  if (!theme.brand) return 0;
  const { file, layouts } = theme.brand;
  const titles = slides.flatMap(({ template, envelope }) => (template.layout === "content" && envelope.title !== undefined && envelope.layout === undefined ? [envelope.title] : []));
  return titleLevel({ brand: file, layout: file.layouts[layouts.content]!, theme, labels, locate: () => undefined }, titles);
}

function assemble({ outline, pictures, theme }: Sources, { deck, meeting }: Variant, sections: readonly KeyedSection[], slides: readonly SlideScene[]): Scene {
  const used = new Map<string, Picture>([...pictures.values()].map((picture) => [picture.key, picture]));
  return {
    width: theme.brand?.file.width ?? page.width,
    height: theme.brand?.file.height ?? slideHeights[outline.deck.size],
    properties: {
      title: deck.title,
      subject: deck.subtitle,
      author: deck.presenter ?? deck.organization,
      company: deck.organization,
      date: deck.date,
      language: outline.deck.language,
      ...(deck.keywords && { keywords: deck.keywords }),
      ...(deck.category !== undefined && { category: deck.category }),
      ...(meeting !== undefined && { meeting }),
    },
    sections: sections.map(({ name }) => ({ name })),
    slides,
    pictures: used,
  };
}

interface KeyedSection extends DeckSection {
  readonly key: string;
}

/** The parts of this deck in order of appearance. A slide belongs to one only from its first slide on. */
function deckSections(slides: readonly PreparedSlide[]): readonly KeyedSection[] {
  const sections = new Map<string, KeyedSection>();
  for (const { part, number, id } of slides) {
    if (!part || sections.has(part.key)) continue;
    const { key, name, summary } = part;
    sections.set(key, { key, name, summary, number: String(sections.size + 1).padStart(2, "0"), page: number, slideId: id });
  }
  return [...sections.values()];
}

/** Whatever `SlideMaker` reads that is not the slide itself. Figures are told by what the ledger says of them. */
function surroundingsOf({ theme, outline, report, pictures }: Sources, { deck }: Variant, sections: readonly KeyedSection[], figures: readonly LedgerEntry[], titles: number) {
  const all = memoized(() => digest([themeStamp(theme), deck, titles, outline.deck.size, outline.report, report && [report.title, report.source, report.date]]));
  const whole = memoized(() => ({ sections: digest(sections), figures: digest(figures) }));
  const entries = memoized(() => new Map(figures.map(({ slides: _, ...entry }) => [entry.name, digest(entry)])));
  return ({ part, uses }: PreparedSlide): Surroundings => ({
    all: digest([
      all(),
      sections.length,
      sections.findIndex(({ key }) => key === part?.key),
      sections.find(({ key }) => key === part?.key),
      uses.map(({ figure }) => entries().get(figure.name)),
    ]),
    files: report ? [report.file] : [],
    look(at) {
      if (at === "sections" || at === "figures") return whole()[at];
      const picture = pictures.get(at.slice(pictureMark.length));
      return digest(picture ? [picture.key, picture.width, picture.height, picture.svg !== undefined] : null);
    },
  });
}

const pictureMark = "picture ";

function memoized<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

class SlideMaker {
  private readonly diagnostics: Diagnostic[] = [];
  private readonly looked = new Set<string>();
  /** Of the pictures that the arrangement shows, in its order. */
  private readonly captions = new Set<string>();
  private readonly section: number | undefined;
  private readonly height: number;
  private readonly layout: LayoutName;
  /** A plain list has its own, which is known once it is arranged. */
  private brandLayout: number | undefined;

  constructor(
    private readonly sources: Sources,
    private readonly variant: Variant,
    private readonly sections: readonly KeyedSection[],
    private readonly figures: readonly LedgerEntry[],
    private readonly labels: Labels,
    private readonly slide: PreparedSlide,
    private readonly titleLevel: number,
  ) {
    const { template, content } = slide;
    this.layout = content === undefined ? template.layout : (template.layoutFor?.(content) ?? template.layout);
    this.height = slideHeights[sources.outline.deck.size];
    this.brandLayout = this.chosenLayout();
    const found = sections.findIndex(({ key }) => key === slide.part?.key);
    this.section = found < 0 ? undefined : found;
  }

  /** The slide with what it has looked at beyond itself. */
  observed(): Made {
    return { scene: this.make(), looked: this.looked };
  }

  make(): Diagnosed<SlideScene> {
    const { slide, section } = this;
    const { envelope } = slide;
    const nodes = uniquelyNamed(this.onBrand() ?? (isFramed(this.layout) ? this.framedSlide(this.layout) : this.wholePage()));
    const scene: SlideScene = {
      id: slide.id,
      number: slide.number,
      layout: this.layout,
      ...(this.brandLayout !== undefined && { brandLayout: this.brandLayout }),
      ...(this.brandGround() ?? { background: this.layout === "section" || this.layout === "closing" ? "sectbg" : "bg" }),
      title: plainText(parseInline(titleOf(nodes) ?? envelope.title ?? this.variant.deck.title)).replace(/\s*\n\s*/gu, ""),
      nodes,
      ...speakerNotes(slide, this.labels),
      section,
      hidden: envelope.hidden,
      ...this.show(nodes),
      ...(envelope.comments && { comments: envelope.comments.map((comment) => ({ ...comment, date: comment.date ?? this.variant.deck.date })) }),
      span: slide.located.locate([]),
    };
    return { value: scene, diagnostics: this.diagnostics };
  }

  /** How the slide comes in, and what on it comes click by click. */
  private show(nodes: readonly SceneNode[]): Pick<SlideScene, "transition" | "clicks"> {
    const { build, transition = this.variant.deck.transition } = this.slide.envelope;
    const clicks = build && clicksFor(build, nodes);
    if (build && clicks?.length === 0) this.diagnostics.push(warning("build-nothing", { build }, { span: this.locate(["build"]) }));
    return { ...(transition && transition !== "none" && { transition }), ...(clicks && clicks.length > 0 && { clicks }) };
  }

  /** The company's layout that the slide names, else the one for its template. */
  private chosenLayout(): number | undefined {
    const { brand } = this.sources.theme;
    const asked = this.slide.envelope.layout;
    if (!brand) {
      // A meeting in another theme has no use for the layouts of the deck's own.
      if (asked !== undefined && !this.meetingHasTheme()) this.diagnostics.push(warning("layout-without-brand", {}, { span: this.locate(["layout"]) }));
      return undefined;
    }
    const found = asked === undefined ? undefined : findLayout(brand.file, asked);
    if (asked !== undefined && found === undefined) {
      const known = layoutNamesOf(brand.file);
      this.diagnostics.push(error("brand-unknown-layout", { name: String(asked), suggestion: suggest(String(asked), known), known }, { span: this.locate(["layout"]) }));
    }
    return found ?? brand.layouts[this.layout];
  }

  private meetingHasTheme(): boolean {
    const { meeting } = this.variant;
    return meeting !== undefined && this.sources.outline.meetings?.[meeting]?.theme !== undefined;
  }

  private brandGround(): Pick<SlideScene, "background" | "ground"> | undefined {
    const { theme } = this.sources;
    const layout = this.brandLayout === undefined ? undefined : theme.brand?.file.layouts[this.brandLayout];
    return layout && { background: groundRole(theme, layout), ...(!layout.background.picture && { ground: layout.background.color }) };
  }

  /** The slide on a layout of the company's template; undefined where the deck has none. */
  private onBrand(): readonly SceneNode[] | undefined {
    const { theme } = this.sources;
    if (!theme.brand || this.brandLayout === undefined) return undefined;
    const { file: brand, layouts } = theme.brand;
    const tree = this.arranged(); // before the frame
    const content = isFramed(this.layout) ? this.frameContent() : { title: this.slide.envelope.title ?? "", deckName: this.variant.deck.title, page: this.slide.number };
    const on = (index: number): BrandPage => ({
      brand,
      layout: brand.layouts[index]!,
      theme,
      shape: this.layout,
      tree,
      content,
      date: this.context().deck.date,
      titleLevel: index === layouts.content || index === layouts.list ? this.titleLevel : 0,
      labels: this.labels,
      locate: this.locate,
    });
    const { build, layout: asked } = this.slide.envelope;
    const listed = asked === undefined ? layouts.list : this.brandLayout;
    const list = build === "items" ? undefined : brandList(on(listed)); // a body comes paragraph by paragraph
    if (list) this.brandLayout = listed;
    const made = list ?? brandSlide(on(this.brandLayout));
    if (made.pictureLeftOut) this.diagnostics.push(info("brand-picture-left-out", {}, { span: this.locate(["image"]) }));
    for (const what of made.leftOut) this.diagnostics.push(info("brand-words-left-out", { what: clip(what) }, { span: this.slide.located.locate([]) }));
    this.overflows(made.overflows);
    return zoomed(made.nodes, brand.scale);
  }

  private framedSlide(shape: FramedLayout): readonly SceneNode[] {
    const { labels } = this;
    const arranged = this.arranged(); // before the frame: what it shows of pictures is in the footer
    const framed = frame(this.frameContent(), { theme: this.sources.theme, labels, locate: this.locate, height: this.height, shape });
    if (framed.subtitleDropped) this.diagnostics.push(warning("subtitle-dropped", { title: clip(this.slide.envelope.title ?? "") }, { span: this.locate(["subtitle"]) }));
    this.overflows(framed.overflows);
    const [designed, region] = shape === "content" ? [body, bodyOn(this.height)] : [wholePage(page.height), wholePage(this.height)];
    const laid = layout(stretched(arranged, designed.height, region.height), region, { theme: this.sources.theme, locate: this.locate });
    this.overflows(laid.overflows);
    return [...framed.before, ...laid.nodes, ...framed.after];
  }

  private frameContent(): FrameContent {
    const { slide, labels, section } = this;
    const { envelope } = slide;
    const source = envelope.source ?? sourceLine(slide, this.sources);
    if (source === undefined && slide.uses.some(({ figure }) => figure.origins.length > 0))
      this.diagnostics.push(warning("source-missing", {}, { span: slide.located.locate(["template"]) }));
    const note = [envelope.note, derivedNote(slide, labels)].filter((text) => text !== undefined).join(labels.semicolon);
    return {
      title: envelope.title ?? "",
      subtitle: envelope.subtitle,
      source,
      note: note === "" ? undefined : note,
      caption: this.captions.size === 0 ? undefined : [...this.captions].join(labels.semicolon),
      chip: envelope.chip,
      deckName: this.variant.deck.title,
      page: slide.number,
      section: section === undefined ? undefined : { ...this.sections[section]!, index: section, count: this.sections.length },
    };
  }

  private wholePage(): readonly SceneNode[] {
    const laid = layout(stretched(this.arranged(), page.height, this.height), wholePage(this.height), { theme: this.sources.theme, locate: this.locate });
    this.overflows(laid.overflows);
    return laid.nodes;
  }

  /** A slide whose content was wrong has had its diagnostics: it keeps its frame, so that a preview shows where it stands. */
  private arranged(): LayoutNode {
    const { template, content } = this.slide;
    return content === undefined ? space({ share: 1 }) : template.arrange(content, this.context());
  }

  context(): SlideContext {
    const { looked, sections, figures } = this;
    const { deck } = this.variant;
    const [year = 0, month = 1, day = 1] = deck.date.split("-").map(Number);
    return {
      theme: this.sources.theme,
      language: this.sources.outline.deck.language,
      labels: this.labels,
      deck: { ...deck, date: this.labels.date(year, month, day) },
      title: this.slide.envelope.title,
      subtitle: this.slide.envelope.subtitle,
      page: this.slide.number,
      section: this.section,
      get sections() {
        looked.add("sections");
        return sections;
      },
      get figures() {
        looked.add("figures");
        return figures;
      },
      chart: (spec, from) => this.chart(spec, from),
      picture: (image, from, alt) => this.picture(image, from, alt),
      tell: (diagnostic, from) => this.diagnostics.push({ ...diagnostic, span: this.locate(from) }),
    };
  }

  private chart(spec: unknown, from: Path): ReturnType<SlideContext["chart"]> {
    const { charts, knownCharts: known, outline } = this.sources;
    const chosen = this.intended(spec as Readonly<Record<string, unknown>>, from); // the chart slot has checked that it has a kind or an intent
    if (!chosen) return undefined;
    const kind = String(chosen["kind"]);
    const chart = charts.get(kind);
    if (!chart) {
      const at = this.locate([...from, "kind"]);
      this.diagnostics.push(error("unknown-chart", { name: kind, suggestion: suggest(kind, known), known }, { span: at }));
      return undefined;
    }
    const { value, diagnostics } = validate(chart.spec, located(chosen, within(this.slide.located, from)));
    this.diagnostics.push(...afterwards(this.slide.unresolved, diagnostics));
    if (value === undefined) return undefined;
    const head = chart.head(value);
    if (!chart.model) {
      const { theme } = this.sources;
      const { language } = outline.deck;
      const drawing = chart.arrange(value, { theme, language, labels: this.labels, at: (...path) => [...from, ...path] });
      return { block: { ...group("chart", drawing, chart.alt(value, language)), from }, head };
    }
    const block = {
      type: "chart" as const,
      name: "chart",
      from,
      alt: chart.alt(value, outline.deck.language),
      model: (size: { readonly width: number; readonly height: number }) => chart.model(value, size),
      draw: chart.draw,
      underlay: chart.underlay,
      overlay: chart.overlay,
    };
    return { block, head };
  }

  /** The spec with its kind: the author's, or the one that says what `show` asks for. */
  private intended(spec: Readonly<Record<string, unknown>>, from: Path): Readonly<Record<string, unknown>> | undefined {
    const { show, ...own } = spec;
    if (spec["kind"] !== undefined) return own;
    const choice = chooseChart(show as Intent, own);
    const span = this.locate([...from, "show"]);
    if ("need" in choice) {
      this.diagnostics.push(...afterwards(this.slide.unresolved, [error("intent-unclear", { show: String(show), need: choice.need }, { span })]));
      return undefined;
    }
    this.diagnostics.push(info("chart-chosen", { kind: String(choice.spec["kind"]), why: choice.why }, { span }));
    return choice.spec;
  }

  private picture(image: PictureSlot, from: Path, alt: string | null): ImageBlock | undefined {
    const { file, tone, focus, fit, rounded, alt: own } = pictureRecord(image);
    const picture = this.drawnFor(artPlaceOn(this.slide.template.name), file, tone) ?? this.drawnFor("half", file, tone);
    if (!picture) return undefined; // loading it has told why
    const caption = captionOf(image, this.labels);
    if (caption !== undefined) this.captions.add(caption);
    return {
      type: "image",
      name: "picture",
      picture: picture.key,
      pixels: { width: picture.width, height: picture.height },
      alt: own ?? alt ?? (file.startsWith("qr:") ? `${this.labels.qrCode}${this.labels.colon}${file.slice("qr:".length).trim()}` : null),
      from,
      focus,
      fit: fit ?? (isSymbol(file) ? "contain" : "cover"),
      ...(rounded && { radius: cornerRadius }),
      ground: groundOf(file),
    };
  }

  /** Of a slide that names no template, art is drawn before it is known which one it gets. */
  private drawnFor(place: ArtPlace, file: string, tone: Tone | undefined): Picture | undefined {
    const id = pictureId(file, tone, place);
    this.looked.add(`${pictureMark}${id}`);
    return this.sources.pictures.get(id);
  }

  private overflows(overflows: readonly Overflow[]): void {
    for (const { what, by, lines, max, from } of overflows)
      this.diagnostics.push(error("text-overflow", { what, by, lines, max }, { span: from ? this.locate(from) : this.slide.located.locate([]) }));
  }

  private readonly locate = (path: Path) => this.slide.located.locate(path);
}

/** A mark takes less than half of a photograph's place, a code what it needs to be read from a seat, a picture all but a margin. */
function groundOf(file: string): ImageBlock["ground"] {
  if (file.startsWith("icon:")) return { color: "tint", from: placeOfPhotograph, share: 0.45 };
  return file.startsWith("qr:") ? { color: "tint", from: placeOfPhotograph, share: 0.6 } : { color: "panel", from: placeOfPhotograph, share: 0.9 };
}

/** Points of the shorter side: from here on what is shown whole stands on a ground that keeps the place's shape. */
const placeOfPhotograph = 120;
/** Of pictures with round corners, in points: half of the gap between blocks. */
const cornerRadius = 9;

const wholePage = (height: number): Box => ({ x: 0, y: 0, width: page.width, height });

/** What the title placeholder says, as typed or put together by the template. */
function titleOf(nodes: readonly SceneNode[]): string | undefined {
  const title = nodes.find((node) => node.type === "text" && node.placeholder === "title");
  return title?.type === "text" ? title.paragraphs.map(plainText).join("") : undefined;
}

const clip = (text: string): string => (text.length > 24 ? `${text.slice(0, 23)}…` : text);
