import { unzipSync, zipSync, type Zippable } from "fflate";

/** A package as its texts and bytes by path, to be changed and packed again. */
export type PackageFiles = Readonly<Record<string, Uint8Array>>;

export const unpack = (data: Uint8Array): PackageFiles => unzipSync(data);

/** The types first, all else as it stands. */
export function pack(files: PackageFiles): Uint8Array {
  const { "[Content_Types].xml": types, ...others } = files;
  return zipSync({ ...(types && { "[Content_Types].xml": types }), ...others } as Zippable, { level: 1 });
}

/** The text of one part changed; throws where that changes nothing, because a fixture would then show nothing. */
export function edit(files: PackageFiles, path: string, change: (text: string) => string): PackageFiles {
  const data = files[path];
  if (!data) throw new Error(`There is no ${path}`);
  const before = new TextDecoder().decode(data);
  const after = change(before);
  if (after === before) throw new Error(`Nothing changed in ${path}`);
  return { ...files, [path]: new TextEncoder().encode(after) };
}

/** `from` replaced by `to`, once. */
export const swap = (files: PackageFiles, path: string, from: string | RegExp, to: string): PackageFiles => edit(files, path, (text) => text.replace(from, to));

export const add = (files: PackageFiles, path: string, content: string | Uint8Array): PackageFiles => ({ ...files, [path]: typeof content === "string" ? new TextEncoder().encode(content) : content });

export const remove = (files: PackageFiles, path: string): PackageFiles => Object.fromEntries(Object.entries(files).filter(([name]) => name !== path));
