import { ledgerElement, ledgerNamespace } from "../ledger-xml.js";
import { officeRelationship } from "../package.js";
import type { Pass } from "../pass.js";
import { guid } from "../plan.js";
import { el } from "../xml.js";

/**
 * Where the deck's numbers come from, as a custom XML part: PowerPoint keeps it when the file is saved, and shows it
 * nowhere. `deckwright trace` reads it back.
 */
export const ledger: Pass = (parts, { scene }) => {
  if (!scene.ledger || scene.ledger.entries.length === 0) return parts;
  return new Map([
    ...parts,
    [
      ledgerPath,
      {
        contentType: "application/xml",
        content: ledgerElement(scene.ledger),
        relationships: [{ id: "rId1", type: officeRelationship("customXmlProps"), target: propertiesPath }],
      },
    ],
    [
      propertiesPath,
      {
        contentType: "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        content: el(
          "ds:datastoreItem",
          { "ds:itemID": guid(ledgerNamespace), "xmlns:ds": "http://schemas.openxmlformats.org/officeDocument/2006/customXml" },
          el("ds:schemaRefs", {}, el("ds:schemaRef", { "ds:uri": ledgerNamespace })),
        ),
      },
    ],
  ]);
};

export const ledgerPath = "customXml/item1.xml";
const propertiesPath = "customXml/itemProps1.xml";
