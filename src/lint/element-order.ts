import { elementsOf, type XmlElement } from "../source/xml-tree.js";

/** The first child that stands behind one it has to precede, or is there a second time where it may be once. */
export function outOfOrder(element: XmlElement): { readonly element: string; readonly problem: "order" | "twice"; readonly before: string } | undefined {
  const sequence = sequences.get(element.name);
  if (!sequence) return undefined;
  let reached = -1;
  let last = "";
  for (const { name } of elementsOf(element)) {
    const step = sequence.get(name);
    if (!step) continue; // what other schemas add
    if (step.at < reached) return { element: name, problem: "order", before: last };
    if (step.at === reached && !step.many) return { element: name, problem: "twice", before: last };
    reached = step.at;
    last = name;
  }
  return undefined;
}

interface Step {
  readonly at: number;
  readonly many: boolean;
}

/** `name` once, `name*` often, `one|other` a choice of one. The sequences of ECMA-376 (transitional) that writers get wrong. */
function sequence(prefix: string, steps: string): ReadonlyMap<string, Step> {
  return new Map(
    steps.split(" ").flatMap((step, at) => {
      const many = step.endsWith("*");
      return (many ? step.slice(0, -1) : step).split("|").map((name) => [name.includes(":") ? name : `${prefix}:${name}`, { at, many }] as const);
    }),
  );
}

const fill = "noFill|solidFill|gradFill|blipFill|pattFill|grpFill";
const effect = "effectLst|effectDag";
const runProperties = sequence("a", `ln ${fill} ${effect} highlight uLnTx|uLn uFillTx|uFill latin ea cs sym hlinkClick hlinkMouseOver rtl extLst`);
const line = sequence("a", "noFill|solidFill|gradFill|pattFill prstDash|custDash round|bevel|miter headEnd tailEnd extLst");
const shapeProperties = sequence("a", `xfrm custGeom|prstGeom ${fill} ln ${effect} scene3d sp3d extLst`);
const paragraphProperties = sequence("a", "lnSpc spcBef spcAft buClrTx|buClr buSzTx|buSzPct|buSzPts buFontTx|buFont buNone|buAutoNum|buChar|buBlip tabLst defRPr extLst");
const seriesStart = "idx order tx spPr";
const axisStart = "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses|crossesAt";

const sequences: ReadonlyMap<string, ReadonlyMap<string, Step>> = new Map([
  ["p:presentation", sequence("p", "sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz smartTags embeddedFontLst custShowLst photoAlbum custDataLst kinsoku defaultTextStyle modifyVerifier extLst")],
  ["p:sld", sequence("p", "cSld clrMapOvr transition* timing extLst")],
  ["p:sldLayout", sequence("p", "cSld clrMapOvr transition* timing hf extLst")],
  ["p:sldMaster", sequence("p", "cSld clrMap sldLayoutIdLst transition* timing hf txStyles extLst")],
  ["p:notes", sequence("p", "cSld clrMapOvr extLst")],
  ["p:notesMaster", sequence("p", "cSld clrMap hf notesStyle extLst")],
  ["p:cSld", sequence("p", "bg spTree custDataLst controls extLst")],
  ["p:bgPr", sequence("a", `${fill} ${effect} extLst`)],
  ["p:sp", sequence("p", "nvSpPr spPr style txBody extLst")],
  ["p:pic", sequence("p", "nvPicPr blipFill spPr style extLst")],
  ["p:cxnSp", sequence("p", "nvCxnSpPr spPr style extLst")],
  ["p:graphicFrame", sequence("p", "nvGraphicFramePr xfrm a:graphic extLst")],
  ["p:spPr", shapeProperties],
  ["c:spPr", shapeProperties],
  ["p:grpSpPr", sequence("a", `xfrm ${fill} ${effect} scene3d extLst`)],
  ["p:txBody", sequence("a", "bodyPr lstStyle p*")],
  ["a:txBody", sequence("a", "bodyPr lstStyle p*")],
  ["c:txPr", sequence("a", "bodyPr lstStyle p*")],
  ["c:rich", sequence("a", "bodyPr lstStyle p*")],
  ["a:bodyPr", sequence("a", "prstTxWarp noAutofit|normAutofit|spAutoFit scene3d sp3d|flatTx extLst")],
  ["a:p", sequence("a", "pPr r|br|fld* endParaRPr")],
  ["a:r", sequence("a", "rPr t")],
  ["a:pPr", paragraphProperties],
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((level) => [`a:lvl${level}pPr`, paragraphProperties] as const),
  ["a:rPr", runProperties],
  ["a:endParaRPr", runProperties],
  ["a:defRPr", runProperties],
  ...["a:ln", "a:lnL", "a:lnR", "a:lnT", "a:lnB"].map((name) => [name, line] as const),
  ["a:xfrm", sequence("a", "off ext chOff chExt")],
  ["a:tbl", sequence("a", "tblPr tblGrid tr*")],
  ["a:tc", sequence("a", "txBody tcPr extLst")],
  ["a:tcPr", sequence("a", `lnL lnR lnT lnB lnTlToBr lnBlToTr cell3D ${fill} headers extLst`)],
  ["c:chartSpace", sequence("c", "date1904 lang roundedCorners mc:AlternateContent style clrMapOvr pivotFmts chart spPr txPr externalData printSettings userShapes extLst")],
  ["c:chart", sequence("c", "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs showDLblsOverMax extLst")],
  ["c:barChart", sequence("c", "barDir grouping varyColors ser* dLbls gapWidth overlap serLines* axId* extLst")],
  ["c:lineChart", sequence("c", "grouping varyColors ser* dLbls dropLines hiLowLines upDownBars marker smooth axId* extLst")],
  ["c:areaChart", sequence("c", "grouping varyColors ser* dLbls dropLines axId* extLst")],
  ["c:pieChart", sequence("c", "varyColors ser* dLbls firstSliceAng extLst")],
  ["c:doughnutChart", sequence("c", "varyColors ser* dLbls firstSliceAng holeSize extLst")],
  ["c:scatterChart", sequence("c", "scatterStyle varyColors ser* dLbls axId* extLst")],
  ["c:bubbleChart", sequence("c", "varyColors ser* dLbls bubble3D bubbleScale showNegBubbles sizeRepresents axId* extLst")],
  ["c:radarChart", sequence("c", "radarStyle varyColors ser* dLbls axId* extLst")],
  // One order serves every kind of series: what only some have stands where it stands there.
  ["c:ser", sequence("c", `${seriesStart} invertIfNegative pictureOptions marker explosion dPt* dLbls trendline* errBars* cat|xVal val|yVal bubbleSize bubble3D smooth shape extLst`)],
  ["c:catAx", sequence("c", `${axisStart} auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl extLst`)],
  ["c:dateAx", sequence("c", `${axisStart} auto lblOffset baseTimeUnit majorUnit majorTimeUnit minorUnit minorTimeUnit extLst`)],
  ["c:valAx", sequence("c", `${axisStart} crossBetween majorUnit minorUnit dispUnits extLst`)],
  ["c:scaling", sequence("c", "logBase orientation max min extLst")],
  ["c:dLbls", sequence("c", "dLbl* delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator showLeaderLines leaderLines extLst")],
  ["c:dLbl", sequence("c", "idx delete layout tx numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator extLst")],
]);
