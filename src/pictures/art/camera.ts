import type { Point, Size } from "./svg.js";

/** Place in the model: x and y on the ground, z up. */
export type Place = readonly [x: number, y: number, z: number];

/** Looks down on the model from (0, 0, height); everything in the frame lies at positive x and y. */
export interface Camera {
  project(place: Place): Point;
  /** The place on the ground that is seen at a point of the frame. */
  ground(point: Point): Place;
  /** How far away a place is along the view. */
  depth(place: Place): number;
}

const degrees = Math.PI / 180;

/**
 * @param yaw degrees between the view and the y axis, 0–90
 * @param pitch degrees below the horizon
 * @param zoom focal length in units of the frame's mean side
 */
export function camera(size: Size, height: number, yaw: number, pitch: number, zoom: number): Camera {
  const [sy, cy] = [Math.sin(yaw * degrees), Math.cos(yaw * degrees)];
  const [sp, cp] = [Math.sin(pitch * degrees), Math.cos(pitch * degrees)];
  // A very tall frame would reach the horizon, a very wide one look past the model's corner at the camera's foot: there
  // the view is narrowed instead.
  const tallest = Math.tan((pitch - 15) * degrees);
  const widest = Math.tan((Math.min(yaw, 90 - yaw) - 3) * degrees);
  const focal = Math.max(
    Math.sqrt(size.width * size.height) * zoom,
    size.height / 2 / tallest,
    (size.width / 2 + (widest * sp * size.height) / 2) / (widest * cp),
  );
  const depth = ([x, y, z]: Place): number => (x * sy + y * cy) * cp - (z - height) * sp;
  return {
    depth,
    project(place) {
      const [x, y, z] = place;
      const right = x * cy - y * sy;
      const up = (x * sy + y * cy) * sp + (z - height) * cp;
      const away = depth(place);
      return [size.width / 2 + (focal * right) / away, size.height / 2 - (focal * up) / away];
    },
    ground([px, py]) {
      const right = (px - size.width / 2) / focal;
      const up = (size.height / 2 - py) / focal;
      // The ray (right, up, 1) in the camera's axes, turned back into the model's.
      const forward = cp + up * sp;
      const down = sp - up * cp;
      const reach = height / down;
      return [(forward * sy + right * cy) * reach, (forward * cy - right * sy) * reach, 0];
    },
  };
}
