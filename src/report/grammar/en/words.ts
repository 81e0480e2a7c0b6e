/** Word classes of report English, as far as a figure's surroundings need them. All take lower-case words without marks. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u).filter(Boolean));

const RISES = set(`
  rise rises rose risen rising grow grows grew grown growing increase increases increased increasing gain gains gained gaining
  climb climbs climbed climbing jump jumps jumped jumping expand expands expanded expanding advance advances advanced advancing
  surge surged surging soared soaring improve improves improved improving widen widens widened widening strengthened accelerated
  raise raised raising lift lifted lifting boost boosted boosting swelled leapt leaped rebounded recovered appreciated rallied
  inched crept up higher lengthened deepened heightened broadened firmed swollen escalated intensified outgrew worsened doubled tripled quadrupled trebled multiplied ballooned mushroomed skyrocketed
`);
const FALLS = set(`
  fall falls fell fallen falling decline declines declined declining decrease decreases decreased decreasing drop drops dropped
  dropping shrink shrinks shrank shrunk shrinking contract contracts contracted contracting slip slips slipped slipping slide
  slid sliding reduce reduces reduced reducing lose lost losing cut cuts cutting narrow narrows narrowed narrowing ease eases
  eased easing plunged plunging tumbled slumped dipped dipping weakened softened slowed slowing lower lowered lowering trimmed
  shed sank retreated deteriorated compressed depreciated halved dwindled plummeted down receded ebbed shortened tightened loosened lessened moderated cooled diminished curtailed subsided thinned slackened shortening
`);
const RISE_NOUNS = set("increase rise growth gain jump surge uptick upturn expansion improvement advance uplift rebound climb hike acceleration widening boost more higher above ahead up faster greater larger better");
const FALL_NOUNS = set("decrease decline drop fall reduction contraction cut slump dip deterioration slide downturn shrinkage narrowing compression fewer less lower below down slower smaller worse short");
/** Went up, came down: a verb of movement that an adverb makes a change. */
const MOVES = set("went gone go goes going came come moved edged ticked inched crept stepped picked moving trended");
const LEVELS = set(`
  is are was were be been being has have had became remain remains remained remaining stand stands stood standing reach reaches
  reached reaching hit hits hitting total totals totaled totalled totalling totaling amount amounts amounted amounting come comes
  came coming numbers numbered averages averaged averaging equals equalled equaled exceed exceeds exceeded exceeding surpassed
  surpassing topped topping stayed held holds sits sat measured registered recorded approached neared approaching closed ended
  finished began started peaked bottomed settled ran runs went goes worth valued estimated adjusted unchanged landed read
  represents represented representing made makes making account accounts accounted accounting comprises comprised comprising
  constituted constitutes constituting equal equivalent will would may can could should must shall broke crossed fetched scored
  yielded yields weighs weighed lasted lasts takes took costs cost reads touched touching passed priced rated
`);
const REPORTS = set(`
  report reports reported reporting post posts posted posting achieve achieves achieved achieving generate generates generated
  generating deliver delivers delivered delivering expect expects expected expecting forecast forecasts forecasting anticipate
  anticipates anticipated project projects projected guide guides guided see sees saw seen seeing show shows showed shown showing
  realised realized produce produces produced producing assume assumes assumed assuming include includes included including booked
  logged targets targeted targeting aim aims aimed aiming plan plans planned said says announced estimate estimates indicated
  found bring brings brought bringing take takes taking leave leaves left leaving keep keeps kept keeping giving gives gave
  maintained maintains maintaining carried carries carrying recording registering marking signalling reflecting enjoyed suffered
  experienced incurred earned earning recognised recognized budgeted budgets seeks hopes intends wants
`);
/** Forms of deed verbs that do not end in -ed: opened is one by its ending. */
const DEEDS = set(`
  laid shot struck swept cast fought sought fed rode sang grown swore wound
  built build building won win winning spent spend spending paid pay paying sold sell selling bought buy drew draw drawn drew met
  made wrote felt think thinks thought lent sent send taught gave caught flew drove began ran chose held hold lost set put led
  opening adding creating signing serving employing operating covering providing supporting attracting investing hosting invest
  operate operates manage manages employ employs serve serves own owns cover covers provide provides support supports offer offers
  add adds open opens create creates launch launches host hosts train trains deploy deploys fund funds use uses consider considers
  say say believe believes agree agrees prefer prefers live lives work works learn learnt need needs contain contains require
  requires handle handles ship ships process processes plant seat train buy install recruit hire acquire attract make makes do did
  used owed tied chosen driven written risen shown known undertook underwent won broke gathered collect raise raises said told cited save saves went came got grew feel feels know knows
`);
const NOT_VERBS = set("need needed red bed shed speed feed seed indeed hundred embedded embed unlimited limited united based related aged skilled combined estimated weighted diluted adjusted mixed fixed advanced integrated listed unlisted unaudited audited consolidated detailed continued dedicated retired disabled experienced targeted informed annualised annualized rated unrated unemployed self-employed interested");

export type VerbClass = "level" | "rise" | "fall" | "move" | "report" | "deed";

/** What the word does when it is a verb; undefined for words that never are. */
export function verbClass(word: string): VerbClass | undefined {
  if (RISES.has(word)) return "rise";
  if (FALLS.has(word)) return "fall";
  if (REPORTS.has(word)) return "report";
  if (LEVELS.has(word)) return "level";
  if (MOVES.has(word)) return "move";
  if (DEEDS.has(word) || (word.length > 4 && word.endsWith("ed") && !NOT_VERBS.has(word) && !word.includes("-"))) return "deed";
  return undefined;
}

export const isRiseNoun = (word: string): boolean => RISE_NOUNS.has(word);
export const isFallNoun = (word: string): boolean => FALL_NOUNS.has(word);

const NOUNS_FOLLOW = set(`
  the a an of for in on at by from with our its their his her total net gross average new annual and per adjusted organic operating
  other capital government public consumer general median this that these no any each some all most more both r&d or newly recently
  previously municipal local foreign domestic full-year quarterly
`);
/** Costs, plans, work: a verb only after a plural or a pronoun, and there as a base form. */
const NOUN_OR_VERB = set(`
  projects plans reports forecasts estimates targets costs numbers gains increases rises falls declines drops cuts works uses offers shows
  covers needs ships trains funds hosts opens supports posts contracts advances slides lifts boosts jumps results returns holds reads
  project plan report forecast estimate target cost gain increase rise fall decline drop cut work use offer show cover need ship train
  fund host open support post contract advance slide lift boost jump process plant seat feel raise live say guide project aim aims runs
  run hit hits total totals averages launch launches grows set put lead lead surge lower higher down up value sees leaves left deals
`);
const PLURALS = /(?:[^s]s|people|staff|we|they|i|you|who|that|which|not|also|now|still|currently|women|men|children)$/u;
const AUXILIARIES = set("has have had was were is are cannot be been being to will would also not who that which we they it");

/** Whether the word after `before` can be the clause's verb: the reported revenue and a fall have none. */
export function isVerbAfter(before: string | undefined, word: string): boolean {
  const kind = verbClass(word);
  if (kind === undefined) return false;
  if (before === undefined || before === "" || before.endsWith("ly")) return !NOUN_OR_VERB.has(word) && (!/(?:ed|ing)$/u.test(word) || kind === "rise" || kind === "fall" || /^(?:including|bringing|taking|leaving|reaching|totall?ing|representing|accounting|making|giving|comprising|providing|covering|adding|keeping|generating|exceeding)$/u.test(word));
  if (AUXILIARIES.has(before)) return true;
  if (NOUN_OR_VERB.has(word) && !PLURALS.test(before)) return false;
  return !NOUNS_FOLLOW.has(before);
}

/** Whether a verb stands among the words. */
export const verbIn = (words: string): boolean => words.trim().split(/\s+/u).some((word, i, all) => i > 0 && isVerbAfter(all[i - 1]!.toLowerCase(), word.toLowerCase()));

const SOFTENER =
  /(?:^|\s)(?:about|around|approximately|approx\.?|nearly|almost|roughly|some|over|under|more than|less than|fewer than|at least|at most|up to|close to|just|only|well|an? estimated|estimated|as much as|as many as|as high as|as low as|as few as|no more than|no fewer than|no less than|in excess of|upwards of|slightly|a further|further|a total of|in total|an additional|another|an average of|on average|a combined|a total|a mere|a net|a record|a new record|a record high|a record low|a high|a low|a new high|between|c\.|~|exactly|fully|now|also|currently|already|still|collectively|together|additional|even|all)$/iu;

/** `rose by nearly ` → `rose by`. */
export function withoutSofteners(words: string): string {
  let rest = words.trimEnd();
  for (let i = 0; i < 4; i += 1) {
    const found = SOFTENER.exec(rest.slice(-24));
    if (!found) break;
    rest = rest.slice(0, Math.max(0, rest.length - 24) + found.index).trimEnd();
  }
  return rest;
}

/** Nouns that name no indicator of their own: a record high of, a total of. */
export const isEmptyNoun = (word: string): boolean => EMPTY.has(word);
const EMPTY = set("total record high low level levels peak amount sum figure maximum minimum combined all-time new value rate average result price further cumulative it them they this that we he she which who there these those us itself one ones what range order region neighbourhood some its their our another full annual pace clip annualised annualized quarterly");

const SMALL = set("the a an of at to by in on for with from as and or but than that which who is are was were be been being its their our this these those it they we has have had will would may can could also not s per via so if when where while");
export const isSmall = (word: string): boolean => SMALL.has(word);
