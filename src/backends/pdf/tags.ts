import type { Box } from "../../scene/nodes.js";
import type { Content, Element, Target } from "./content.js";
import { dictionary, name, text, type Dictionary, type PdfFile, type PdfValue, type Reference } from "./objects.js";

/** The structure of the file while its pages are written: which marks belong to which element. */
export interface Structure {
  /** The operators of a page's content, and its links. */
  page(content: readonly Content[], page: PageFrame): { readonly operators: string; readonly annotations: readonly Reference[]; readonly entries: Dictionary["entries"] };
  /** Writes the tree; the result goes into the file's catalog. */
  finish(): Reference;
}

export interface PageFrame {
  readonly reference: Reference;
  readonly height: number;
  /** The element that its content is in. */
  readonly parent: Branch;
}

/** A grouping element that others are put into. */
export interface Branch {
  readonly reference: Reference;
  readonly parent: Reference;
  readonly role: string;
  readonly title?: string;
  readonly children: Reference[];
}

export interface Root {
  readonly document: Branch;
  branch(parent: Branch, title: string): Branch;
}

/** `targets`: where a link to a slide leads. */
export function createStructure(file: PdfFile, targets: (target: Target) => Dictionary["entries"]): Structure & Root {
  const root = file.reserve();
  const branches: Branch[] = [];
  const parents: (readonly [number, PdfValue])[] = [];
  const document: Branch = { reference: file.reserve(), parent: root, role: "Document", children: [] };
  branches.push(document);

  return {
    document,
    branch(parent, title) {
      const made: Branch = { reference: file.reserve(), parent: parent.reference, role: "Sect", title, children: [] };
      parent.children.push(made.reference);
      branches.push(made);
      return made;
    },
    page(content, frame) {
      const key = parents.length;
      parents.push([key, null]);
      const owners: Reference[] = [];
      const annotations: Reference[] = [];
      const written = [`1 0 0 -1 0 ${frame.height} cm`];

      /** What an element has inside, its own reference being known. */
      const inside = (children: readonly Content[], role: string, self: Reference): readonly PdfValue[] => {
        const kids: PdfValue[] = [];
        let open = false;
        const close = (): void => {
          if (open) written.push("EMC");
          open = false;
        };
        for (const child of children) {
          if ("marks" in child) {
            if (!open) {
              written.push(`/${role} <</MCID ${owners.length}>> BDC`);
              kids.push(owners.length);
              owners.push(self);
              open = true;
            }
            written.push(child.marks);
          } else {
            close();
            kids.push(element(child, self));
          }
        }
        close();
        return kids;
      };

      const element = (one: Element, parent: Reference): Reference => {
        const self = file.reserve();
        const kids = inside(one.children, one.role, self);
        const places = one.link ? one.link.boxes.map((box) => annotation(one.link!, box, self)) : [];
        file.write(
          self,
          dictionary({
            Type: name("StructElem"),
            S: name(one.role),
            P: parent,
            Pg: frame.reference,
            Alt: one.alt === undefined ? undefined : text(one.alt),
            A: attributes(one, frame.height),
            K: [...kids, ...places],
          }),
        );
        return self;
      };

      const annotation = (link: NonNullable<Element["link"]>, box: Box, owner: Reference): PdfValue => {
        const at = parents.length;
        parents.push([at, owner]);
        const reference = file.add(
          dictionary({
            Type: name("Annot"),
            Subtype: name("Link"),
            Rect: corners(box, frame.height),
            Border: [0, 0, 0],
            F: printed,
            StructParent: at,
            Contents: text(link.words),
            ...targets(link.target),
          }),
        );
        annotations.push(reference);
        return dictionary({ Type: name("OBJR"), Obj: reference, Pg: frame.reference });
      };

      let artifact = false;
      const closeArtifact = (): void => {
        if (artifact) written.push("EMC");
        artifact = false;
      };
      for (const item of content) {
        if ("marks" in item) {
          if (!artifact) written.push("/Artifact BMC");
          artifact = true;
          written.push(item.marks);
        } else {
          closeArtifact();
          frame.parent.children.push(element(item, frame.parent.reference));
        }
      }
      closeArtifact();
      parents[key] = [key, owners];
      return { operators: `${written.join("\n")}\n`, annotations, entries: { StructParents: key, Tabs: name("S") } };
    },
    finish() {
      for (const { reference, parent, role, title, children } of branches)
        file.write(reference, dictionary({ Type: name("StructElem"), S: name(role), P: parent, T: title === undefined ? undefined : text(title), K: children }));
      const tree = file.add(dictionary({ Nums: parents.flatMap(([key, value]) => [key, value]) }));
      file.write(root, dictionary({ Type: name("StructTreeRoot"), K: document.reference, ParentTree: tree, ParentTreeNextKey: parents.length }));
      return root;
    },
  };
}

/** Annotations that are printed as well, and never hidden. */
const printed = 4;

function attributes({ role, box, scope, across = 1, down = 1 }: Element, height: number): PdfValue | undefined {
  const layout = box && dictionary({ O: name("Layout"), Placement: name("Block"), BBox: corners(box, height) });
  if (role !== "TH" && role !== "TD") return layout;
  if (!scope && across === 1 && down === 1) return undefined;
  return dictionary({ O: name("Table"), Scope: scope && name(scope), ColSpan: across > 1 ? across : undefined, RowSpan: down > 1 ? down : undefined });
}

/** Lower left and upper right, from the page's lower left corner. */
const corners = ({ x, y, width, height }: Box, page: number): readonly number[] => [x, page - y - height, x + width, page - y];

/** The operators alone, for where the same content is shown once more as a picture. */
export const untagged = (content: readonly Content[]): string =>
  content.map((item) => ("marks" in item ? item.marks : untagged(item.children))).join("\n");
