import { z } from "zod";

const share = z.number().min(0).max(1);

/** The point of a picture that stays when it is cut to its place. */
export const focusField = z
  .strictObject({ x: share, y: share })
  .optional()
  .describe("裁剪时保留的中心，从左上角起 0–1 / point to keep when the picture is cut, 0–1 from the top left");
