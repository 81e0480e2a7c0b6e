import { defineRule } from "../rule.js";

export const rule = defineRule({
  name: "media-twice",
  severity: "info",
  summary: { en: "Each picture is in the file once", "zh-CN": "同一图片只存一份" },
  *run({ parts }) {
    const bySize = new Map<number, (readonly [string, Uint8Array])[]>();
    for (const [path, data] of parts) {
      if (!data || data.length === 0 || !path.includes("/media/")) continue;
      const same = bySize.get(data.length) ?? [];
      bySize.set(data.length, same);
      const first = same.find(([, other]) => Buffer.compare(other, data) === 0);
      if (first) yield { args: { path, first: first[0] }, part: path };
      else same.push([path, data]);
    }
  },
});
