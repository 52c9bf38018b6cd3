/** Expressions that see more than the rule set's scope: in a section of a form, over the rows of a register, over its counts. */
import { dutyPlace } from '../duty/wanted.ts';
import type { Expression } from '../feel/compile.ts';
import type { FeelType } from '../feel/types.ts';
import { placeOf } from '../form/live.ts';
import { countsPlace, rowPlace } from '../register/place.ts';
import type { Rules } from './rules.ts';
import { countsScope, dutyScope, formScope, rowScope } from './scope.ts';
import type { Duty, Register, RuleSet, Section } from './types.ts';
import type { Pointer } from './walk.ts';

type Scope = FeelType & { kind: 'context' };

interface Placed {
  /** Under which the compiled expression is known. */
  place: string;
  scope(set: RuleSet, outer: Scope): Scope;
}

/** A form's copies see what everybody sees. */
function inForm({ path, inside }: Pointer): Placed | undefined {
  const section = inside.find(({ kind }) => kind === 'section')?.value as unknown as Section | undefined;
  if (!section) return undefined;
  const [, rows] = /\/properties\/([^/]+)\/items\/properties\//.exec(path) ?? [];
  return { place: placeOf(section.id, rows), scope: (_, outer) => formScope(outer, section, rows) };
}

function inRegister({ inside }: Pointer): Placed | undefined {
  const register = inside[0]!.value as unknown as Register;
  if (inside.some(({ kind }) => kind === 'indicator'))
    return { place: countsPlace(register), scope: () => countsScope(register) };
  const place = rowPlace(register);
  return place ? { place, scope: (set, outer) => rowScope(set, outer, register) } : undefined;
}

/** Only whether it falls is asked where no complaint is at hand. */
function inDuty({ inside, path }: Pointer): Placed | undefined {
  const found = inside.find(({ kind }) => kind === 'duty');
  const duty = found?.value as unknown as Duty | undefined;
  if (path !== `${found?.path}/when`) return undefined;
  return duty && { place: dutyPlace(duty), scope: (_, outer) => dutyScope(outer) };
}

/** Undefined for expressions that see what everybody sees. */
export function placedAt(pointer: Pointer): Placed | undefined {
  if (pointer.file.startsWith('forms/')) return inForm(pointer);
  if (pointer.file === 'duties.json') return inDuty(pointer);
  return pointer.file.startsWith('registers/') ? inRegister(pointer) : undefined;
}

/** The compiled expression of a pointer, wherever it stands. */
export const expressionAt = (rules: Rules, pointer: Pointer): Expression =>
  rules.expression(pointer.text, placedAt(pointer)?.place);
