/** Merging by ids: each kind of element in each way two offices can have changed it, and what must hold of any edits. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { merge } from '../../engine/exchange/merge.ts';
import { type Documents, putTogether, takeApart } from '../../engine/exchange/parts.ts';
import { organizations } from '../support/rule-sets.ts';
import cases from './merge.cases.json' with { type: 'json' };
import { documentsFor, edit, reach, read } from './support.ts';

const isFile = (at: string[]) => at.length === 1;

describe.each(cases)('$element', ({ organization, at, inside }) => {
  const base = documentsFor(organization);
  const leaf = [...at, ...inside];
  const [a, b] = [edit(base, leaf, 'changed here'), edit(base, leaf, 'changed there')];
  const without = edit(base, at, undefined);

  test('one side, the other side, both alike', () => {
    expect(merge(base, a, base)).toMatchObject({ documents: a, conflicts: [] });
    expect(merge(base, base, a)).toMatchObject({ documents: a, conflicts: [] });
    expect(merge(base, a, a)).toMatchObject({ documents: a, conflicts: [] });
  });

  test('both differently: one conflict, ours until somebody settles it', () => {
    const { documents, open } = merge(base, a, b);
    expect(documents).toEqual(a);
    expect(open).toHaveLength(1);
    expect(open[0]).toMatchObject({ kind: 'both', ours: expect.anything(), theirs: expect.anything() });
    const settled = merge(base, a, b, { [open[0]!.id]: 'theirs' });
    expect(settled.documents).toEqual(b);
    expect(settled.open).toEqual([]);
  });

  test('deleted on one side; deleted against changed', () => {
    expect(merge(base, without, base)).toMatchObject({ documents: without, conflicts: [] });
    expect(merge(base, base, without)).toMatchObject({ documents: without, conflicts: [] });
    const { documents, open } = merge(base, without, b);
    expect(documents).toEqual(without);
    expect(open).toHaveLength(1);
    expect(open[0]).toMatchObject({ kind: 'deleted', ours: null });
    expect(merge(base, without, b, { [open[0]!.id]: 'theirs' }).documents).toEqual(b);
    const [other] = merge(base, b, without).open;
    expect(other).toMatchObject({ kind: 'deleted', theirs: null });
    expect(merge(base, b, without, { [other!.id]: 'theirs' }).documents).toEqual(without);
  });

  test('renamed against changed: both hold', () => {
    const value = read(base, at) as Record<string, unknown>;
    const name = at.at(-1)!;
    const renamed = isFile(at) ? name.replace('.json', 'Renamed.json') : 'renamedElement';
    const give = (documents: Documents) => {
      const { holder } = reach(documents, at);
      const now = {
        ...(read(documents, at) as object),
        ...('id' in value ? { id: renamed.replace(/^.*\/|\.json$/g, '') } : {}),
      };
      const copy = edit(documents, at, Array.isArray(holder) ? now : undefined);
      return Array.isArray(holder) ? copy : edit(copy, [...at.slice(0, -1), renamed], now);
    };
    expect(merge(base, give(base), b)).toMatchObject({ documents: give(b), open: [] });
    expect(merge(base, b, give(base))).toMatchObject({ documents: give(b), open: [] });
  });

  test('order: one side rearranged, the other changed', () => {
    const { holder } = reach(base, at);
    if (!Array.isArray(holder) || holder.length < 2) return;
    const list = at.slice(0, -1);
    const turn = (documents: Documents) =>
      edit(documents, list, [...(read(documents, list) as unknown[])].reverse());
    expect(merge(base, turn(base), a)).toMatchObject({ documents: turn(a), open: [] });
    expect(merge(base, a, turn(base))).toMatchObject({ documents: turn(a), open: [] });
  });
});

describe('one side renamed it, the other added what points to it', () => {
  const base = documentsFor('affiliated-hospital');
  const deadlines = ['deadlines.json', 'deadlines'];
  const fresh = (starts: object, more: object = {}) => ({
    id: 'fresh',
    title: 'Fresh',
    starts,
    ends: { on: 'complaint.closed' },
    within: { workingDays: 1 },
    firstDay: 'notCounted',
    restDay: 'stays',
    ...more,
  });
  const table: [string, string, object, string][] = [
    ['stage', 'archive', { on: 'stage.entered:archive' }, '"on":"stage.entered:renamedElement"'],
    ['section', 'register', { on: 'section.signed:register' }, '"on":"section.signed:renamedElement"'],
    [
      'section',
      'register',
      { on: 'complaint.received', when: 'register.safety = true' },
      '"when":"renamedElement.safety = true"',
    ],
    ['deadline', 'report', { on: 'clock.missed:report' }, '"on":"clock.missed:renamedElement"'],
    [
      'parameter',
      'effectiveDate',
      { on: 'complaint.received', when: 'params.effectiveDate != null' },
      'params.renamedElement != null',
    ],
  ];
  const places: Record<string, string[]> = {
    stage: ['procedures/complaint.json', 'tracks', 'main', 'stages', 'archive', 'id'],
    section: ['forms/file.json', 'sections', 'register', 'id'],
    deadline: ['deadlines.json', 'deadlines', 'report', 'id'],
    parameter: ['ruleset.json', 'parameters', 'effectiveDate', 'id'],
  };

  test.each(table)('%s %s: %j', (kind, _, starts, says) => {
    const theirs = edit(base, places[kind]!, 'renamedElement');
    const ours = edit(base, deadlines, [...(read(base, deadlines) as unknown[]), fresh(starts)]);
    for (const made of [merge(base, ours, theirs), merge(base, theirs, ours)]) {
      expect(made.open).toEqual([]);
      const list = read(made.documents, deadlines) as { id: string }[];
      expect(JSON.stringify(list.find(({ id }) => id === 'fresh'))).toContain(says);
    }
  });

  test('what neither side touched stays as it was', () => {
    const theirs = edit(base, places.stage!, 'renamedElement');
    const { documents } = merge(base, base, theirs);
    expect(documents).toEqual(theirs);
  });
});

/** A leaf of the documents changed, or an element taken away: `pick` chooses. */
function randomEdit(documents: Documents, picks: number[]): Documents {
  let steps: string[] = [];
  let value: unknown = documents;
  for (const pick of picks) {
    if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) break;
    const keys = Object.keys(value);
    const key = keys[pick % keys.length] as string;
    steps = [...steps, key];
    value = (value as Record<string, unknown>)[key];
  }
  if (steps.at(-1) === 'id' || steps.length < 2) return documents;
  return edit(documents, steps, typeof value === 'object' ? undefined : `edit ${picks[0]}`);
}

const picks = fc.array(fc.nat(1000), { minLength: 2, maxLength: 9 });
const edits = fc.array(picks, { minLength: 1, maxLength: 6 });
const apply = (documents: Documents, list: number[][]) => list.reduce(randomEdit, documents);

describe('whatever was edited', () => {
  const base = documentsFor('property-record-form');

  test('base on one side gives the other; a merge with itself changes nothing', () => {
    fc.assert(
      fc.property(edits, (list) => {
        const changed = apply(base, list);
        expect(merge(base, base, changed)).toMatchObject({ documents: changed, conflicts: [] });
        expect(merge(base, changed, base)).toMatchObject({ documents: changed, conflicts: [] });
        expect(merge(base, changed, changed)).toMatchObject({ documents: changed, conflicts: [] });
      }),
      { numRuns: 12 },
    );
  });

  test('sides changed places: the same result where nothing clashes, the same clashes where something does', () => {
    fc.assert(
      fc.property(edits, edits, (one, other) => {
        const [a, b] = [apply(base, one), apply(base, other)];
        const [left, right] = [merge(base, a, b), merge(base, b, a)];
        expect(right.open.map(({ id }) => id).sort()).toEqual(left.open.map(({ id }) => id).sort());
        if (left.open.length === 0) expect(right.documents).toEqual(left.documents);
        const all = (side: 'ours' | 'theirs') => Object.fromEntries(left.open.map(({ id }) => [id, side]));
        expect(merge(base, a, b, all('theirs')).documents).toEqual(merge(base, b, a, all('ours')).documents);
      }),
      { numRuns: 20 },
    );
  });

  test('idempotent: what was merged merges to itself', () => {
    fc.assert(
      fc.property(edits, edits, (one, other) => {
        const [a, b] = [apply(base, one), apply(base, other)];
        const { documents } = merge(base, a, b);
        expect(merge(b, documents, b).documents).toEqual(documents);
      }),
      { numRuns: 12 },
    );
  });
});

test.each(organizations)('%s: taken apart and put together is the same', (organization) => {
  const documents = documentsFor(organization);
  expect(putTogether(takeApart(documents))).toEqual(documents);
});
