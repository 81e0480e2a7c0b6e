/** `untied`: nothing on the slide tells whether it is so. */
export type Verdict = "holds" | "untied" | { readonly evidence: string };
