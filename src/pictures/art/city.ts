import { camera } from "./camera.js";
import type { Camera, Place } from "./camera.js";
import { around, castsFrom, deck, footprint, inset, light, planCity, storey } from "./city-plan.js";
import type { Building, City, Rect, Tree } from "./city-plan.js";
import { clip, shadowOnLevel, shadowOnWall } from "./shadow.js";
import type { Block } from "./shadow.js";
import { circle, isDark, line, mix, path, polygon, stroke, svgDocument } from "./svg.js";
import type { ArtInput, Hex, Size } from "./svg.js";
import type { Theme } from "../../theme/theme.js";

/**
 * An architect's model of a city: pale blocks between streets, a river, parks, towers in the middle, a few of them in
 * the theme's colour. Seen from above, so that it fills the frame to its edges whatever the frame's proportions.
 */
export function city({ theme, seed, size }: ArtInput): string {
  const view = camera(size, 80, 40, 37, 1.4);
  const tones = tonesOf(theme);
  const plan = planCity(view, size, seed);
  const haze = hazeOf(view, size);
  return svgDocument(size, tones.ground, [
    path(plan.plots.map((plot) => onGround(view, plot)).join(""), tones.plot),
    path(plan.parks.map((park) => onGround(view, park)).join(""), tones.park),
    path(polygon(plan.river.quay.map(view.project)), tones.plot),
    path(polygon(plan.river.water.map(view.project)), tones.water),
    groundShadows(plan, view, tones),
    ...plan.bank.flatMap((one) => tree(one, view, tones, haze)),
    ...plan.bridges.flatMap((bridge) => [
      path(polygon(footprint(bridge).map(view.project)), tones.shade),
      path(polygon(footprint(bridge, deck).map(view.project)), tones.roof),
    ]),
    ...plan.things.flatMap((thing) =>
      thing.kind === "tree" ? tree(thing, view, tones, haze) : building(thing, plan.buildings, view, tones, haze),
    ),
  ]);
}

/** Tones of a building's three faces. */
interface Faces {
  readonly roof: Hex;
  readonly lit: Hex;
  readonly shade: Hex;
  /** Roofs and lit walls where another building's shadow falls. */
  readonly roofShadow: Hex;
  readonly litShadow: Hex;
  /** Lines of windows on the two walls. */
  readonly litEdge: Hex;
  readonly shadeEdge: Hex;
}

interface Tones extends Faces {
  readonly ground: Hex;
  readonly plot: Hex;
  readonly park: Hex;
  readonly water: Hex;
  readonly shadow: Hex;
  readonly shadowOpacity: number;
  readonly leaf: Hex;
  readonly leafShade: Hex;
  readonly accent: Faces;
}

function tonesOf({ colors: c, ...theme }: Theme): Tones {
  if (isDark({ colors: c, ...theme })) {
    const roof = mix(c.rule, c.rest, 0.5);
    return {
      roof,
      lit: mix(c.panel, c.rule, 0.7),
      shade: mix(c.bg, c.panel, 0.7),
      roofShadow: mix(roof, c.bg, 0.45),
      litShadow: mix(c.panel, c.rule, 0.2),
      litEdge: mix(c.panel, c.rule, 0.4),
      shadeEdge: mix(c.bg, c.panel, 0.3),
      ground: mix(c.panel, c.bg, 0.1),
      plot: mix(c.panel, c.rule, 0.18),
      park: mix(c.panel, c.tint, 0.8),
      water: c.tint,
      shadow: c.bg,
      shadowOpacity: 0.6,
      leaf: mix(c.tint, c.tint2, 0.8),
      leafShade: mix(c.tint, c.bg, 0.25),
      accent: {
        roof: mix(c.fill, c.accent, 0.75),
        lit: mix(c.fill, c.accent, 0.2),
        shade: mix(c.fill, c.bg, 0.45),
        roofShadow: mix(c.fill, c.bg, 0.2),
        litShadow: mix(c.fill, c.bg, 0.3),
        litEdge: mix(c.fill, c.accent, 0.02),
        shadeEdge: mix(c.fill, c.bg, 0.58),
      },
    };
  }
  const roof = mix(c.panel, c.bg, 0.45);
  const lit = mix(c.panel, c.rule, 0.5);
  const shade = mix(c.rule, c.ink3, 0.28);
  return {
    roof,
    lit,
    shade,
    roofShadow: mix(c.rule, c.ink3, 0.06),
    litShadow: mix(c.rule, c.ink3, 0.14),
    litEdge: mix(c.panel, c.rule, 0.95),
    shadeEdge: mix(c.rule, c.ink3, 0.16),
    ground: mix(c.panel, c.rule, 0.85),
    plot: mix(c.panel, c.rule, 0.62),
    park: mix(c.rule, c.tint2, 0.35),
    water: mix(c.rest, c.tint2, 0.15),
    shadow: c.ink2,
    shadowOpacity: 0.24,
    leaf: mix(c.tint2, c.rule, 0.35),
    leafShade: mix(c.tint2, c.ink3, 0.3),
    accent: {
      roof: mix(c.fill, c.soft, 0.3),
      lit: c.fill,
      shade: mix(c.fill, c.ink, 0.42),
      roofShadow: mix(c.fill, c.ink, 0.1),
      litShadow: mix(c.fill, c.ink, 0.22),
      litEdge: mix(c.fill, c.soft, 0.2),
      shadeEdge: mix(c.fill, c.ink, 0.28),
    },
  };
}

/** Colour of a face as it looks through the air between. */
type Haze = (face: Hex, place: Place, mist: Hex) => Hex;

/** From none at the bottom of the frame to half at its top, in eight steps: flat tones keep the file small. */
function hazeOf(view: Camera, size: Size): Haze {
  const near = view.depth(view.ground([size.width / 2, size.height * 0.75]));
  const far = view.depth(view.ground([size.width / 2, 0]));
  return (face, place, mist) => {
    const share = Math.min(1, Math.max(0, (view.depth(place) - near) / (far - near)));
    return mix(face, mist, Math.round(share * 8) / 16);
  };
}

const onGround = (view: Camera, rect: Rect): string => polygon(footprint(rect).map(view.project));

/** One path: where shadows overlap they are no darker. */
function groundShadows(plan: City, view: Camera, tones: Tones): string {
  const shadows = [
    ...plan.buildings.map((one) => shadowOnLevel(one, light, 0) ?? []),
    ...[...plan.bank, ...plan.things.filter((thing) => thing.kind === "tree")].map(({ at: [x, y], radius }) =>
      shadowOnLevel({ ...inset(around([x, y, 0]), -radius * 0.6), h: radius * 2.2 }, light, 0) ?? []),
    ...plan.bridges.map((bridge) => shadowOnLevel({ ...bridge, h: 2 * deck }, light, 0) ?? []),
  ];
  const data = shadows.map((shape) => polygon(shape.map(([x, y]) => view.project([x, y, 0])))).join("");
  return path(data, tones.shadow, tones.shadowOpacity);
}

function building(one: Building, all: readonly Building[], view: Camera, tones: Tones, haze: Haze): readonly string[] {
  const faces = one.accent ? tones.accent : tones;
  const middle: Place = [(one.x0 + one.x1) / 2, (one.y0 + one.y1) / 2, 0];
  // The coloured towers are in the theme's very colour, however far.
  const tone = (face: Hex): Hex => (one.accent ? face : haze(face, middle, tones.plot));
  const draw = (places: readonly Place[]): string => polygon(places.map(view.project));
  const { x0, y0, x1, y1, h } = one;
  const casters = all.filter((other) => other.h > castsFrom && other !== one && mayShade(other, one));
  const onRoof = casters.flatMap((caster) => {
    const shape = clip(shadowOnLevel(caster, light, h) ?? [], [x0, y0], [x1, y1]);
    return shape.length > 2 ? [draw(shape.map(([x, y]): Place => [x, y, h]))] : [];
  });
  const onWall = casters.flatMap((caster) => {
    const shape = clip(shadowOnWall(caster, light, x0) ?? [], [y0, 0], [y1, h]);
    return shape.length > 2 ? [draw(shape.map(([y, z]): Place => [x0, y, z]))] : [];
  });
  return [
    // The whole outline first: no light shows through the seams between the faces.
    path(draw([[x0, y1, 0], [x0, y0, 0], [x1, y0, 0], [x1, y0, h], [x1, y1, h], [x0, y1, h]]), tone(faces.shade)),
    path(draw([[x0, y0, 0], [x0, y1, 0], [x0, y1, h], [x0, y0, h]]), tone(faces.lit)),
    ...(onWall.length > 0 ? [path(onWall.join(""), tone(faces.litShadow))] : []),
    ...(h > castsFrom ? windows(one, view, tone(faces.litEdge), tone(faces.shadeEdge)) : []),
    path(draw(footprint(one, h)), tone(faces.roof)),
    ...(onRoof.length > 0 ? [path(onRoof.join(""), tone(faces.roofShadow))] : []),
  ];
}

/** A fine line at every second floor, on both walls. */
function windows(one: Building, view: Camera, onLit: Hex, onShade: Hex): readonly string[] {
  const { x0, y0, x1, y1, h } = one;
  const scale = Math.abs(view.project([x0, y0, 1])[1] - view.project([x0, y0, 0])[1]);
  if (scale < 3) return []; // too far away to be more than grey
  const floors = Array.from({ length: Math.max(0, Math.floor(h / storey / 2) - 1) }, (_, k) => (k + 1) * 2 * storey);
  const along = (from: readonly [number, number], to: readonly [number, number]): string =>
    floors.map((z) => line([view.project([...from, z]), view.project([...to, z])])).join("");
  const width = scale * 0.13;
  return [stroke(along([x0, y0], [x0, y1]), onLit, width), stroke(along([x0, y0], [x1, y0]), onShade, width)];
}

/** A quick look before the exact one: the caster stands against the light, near enough and high enough. */
function mayShade(caster: Block, on: Block): boolean {
  const reach = caster.h * light.x;
  const drop = caster.h * light.y;
  return caster.x0 < on.x1 && caster.x1 + reach > on.x0 && caster.y1 > on.y0 && caster.y0 + drop < on.y1;
}

/** A ball, lit from the left. */
function tree({ at, radius }: Tree, view: Camera, tones: Tones, haze: Haze): readonly string[] {
  const [x, y] = view.project(at);
  const size = Math.abs(y - view.project([at[0], at[1], at[2] + radius])[1]) * 1.2;
  if (size < 4) return [circle([x, y], size, haze(tones.leaf, at, tones.leafShade))];
  return [
    circle([x, y], size, haze(tones.leafShade, at, tones.plot)),
    circle([x - size * 0.16, y - size * 0.2], size * 0.78, haze(tones.leaf, at, tones.plot)),
  ];
}
