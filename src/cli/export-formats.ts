/** What `export` writes: `html` is a page of `preview/`, the others are backends of these names. */
export const exportFormats = ["pdf", "png", "html", "md", "docx-handout"] as const;
export type ExportFormat = (typeof exportFormats)[number];
