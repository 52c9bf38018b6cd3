/** What a clause is about, guessed from its words; and the step of work that it asks of an office. */
import type { SourceClause } from '../ruleset/types.ts';

type Kind = SourceClause['kind'];

/** By words in the clause, the first that is found; else it is about a stage. */
const kinds: [RegExp, Kind][] = [
  [/目的|宗旨|为了|為了|为规范|為規範|[为為]妥善|特[制訂订]定/, 'purpose'],
  [/原则|原則/, 'principle'],
  [/解释|解釋|施行|生效/, 'interpretation'],
  [/适用|適用|范围|範圍/, 'scope'],
  [/编号|編號|流水号|流水號/, 'numbering'],
  [/台账|台帳|登记簿|登記簿/, 'register'],
  [/保密|不得泄露|不得洩漏/, 'confidentiality'],
  [/归档|歸檔|保存|存档|存檔/, 'archive'],
  [/统计|統計|报表|報表/, 'statistics'],
  [/回访|回訪/, 'followup'],
  [/每月|每季|每年|每周|每週|定期/, 'periodic'],
  [/不予受理|不受理/, 'rejection'],
  [/日内|日內|小时内|小時內|工作日|时限|時限/, 'deadline'],
  [/审批|審批|批准|核准|核定|核决|核決/, 'approval'],
  [/分类|分類|等级|等級/, 'classification'],
  [/职责|職責|负责|負責/, 'role'],
  [/表|单|單/, 'form'],
];

export const kindOfClause = (text: string): Kind => kinds.find(([words]) => words.test(text))?.[1] ?? 'stage';

/** May be left to the reader (engine/ruleset/coverage.ts). */
export const isExplained = (kind: Kind): boolean =>
  kind === 'purpose' || kind === 'principle' || kind === 'interpretation';

/** In such clauses somebody does something to one complaint. */
const worked = new Set<Kind>(['stage', 'deadline', 'approval', 'form', 'followup']);

/** Words between an office and what it does. */
const BEFORE =
  /^(?:应|應|须|須|需|得|可|即|再|负责|負責|当日|當日|(?:[于於在]|收到|接到)[^，。；]{0,16}(?:内|內|之日起|后|後|当日|當日|[时時])|[，,、\s])+/;

/** What is done is not said yet. */
const ABOUT = /^\s*(?:对|對|凡|涉及|如|若)/;

const LONGEST = 12;

/** The first office that a clause names and, in few words, what it is to do; undefined where it asks for no work. */
export function stepOf(text: string, offices: readonly string[]): { by: string; does: string } | undefined {
  if (!worked.has(kindOfClause(text))) return undefined;
  const named = offices.filter((office) => text.includes(office));
  const [by] = named.toSorted((a, b) => text.indexOf(a) - text.indexOf(b));
  if (!by) return undefined;
  const after = text.slice(text.indexOf(by) + by.length).replace(BEFORE, '');
  const phrase = after.split(/[，。；、,;：]/).find((part) => !ABOUT.test(part)) ?? '';
  const does = [...phrase.replace(/[《》「」“”『』]/g, '').trim()].slice(0, LONGEST).join('');
  return does.length < 2 ? undefined : { by, does };
}
