/** The package has no types of its own; this is the part we use. */
declare module "linebreak" {
  export default class LineBreaker {
    constructor(text: string);
    /** The next opportunity of UAX 14, or null at the end; `position` is the UTF-16 offset of what follows it. */
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
}
