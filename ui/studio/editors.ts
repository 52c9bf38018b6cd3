/** Editors for kinds of elements, beside the plain panel: one line each; their code is loaded when they are opened. */
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Branch } from '../../engine/studio/outline.ts';
import type { Desk } from './desk.ts';
import type { StudioWords } from './words.ts';

export interface EditorProps {
  desk: Desk;
  /** The element that is open. */
  branch: Branch;
}

export interface Editor {
  id: string;
  /** Kinds of elements it opens for: `form`, `table`, `procedure`, `deadline` … */
  kinds: string[];
  /** It shows the whole file, whichever of its elements is open. */
  whole?: true;
  /** The plain panel comes first. */
  after?: true;
  title(words: StudioWords): string;
  component: LazyExoticComponent<ComponentType<EditorProps>>;
}

export const editors: readonly Editor[] = [
  {
    id: 'designer',
    kinds: ['forms', 'form', 'section', 'field', 'copy'],
    whole: true,
    title: (words) => words.designer,
    component: lazy(async () => ({ default: (await import('./form/designer.tsx')).FormDesigner })),
  },
  {
    id: 'coverage',
    kinds: ['source'],
    title: (words) => words.coverage,
    component: lazy(async () => ({ default: (await import('./editors/coverage.tsx')).CoverageEditor })),
  },
  {
    id: 'chart',
    kinds: ['procedure'],
    title: (words) => words.chart,
    component: lazy(async () => ({ default: (await import('./procedure/editor.tsx')).ProcedureEditor })),
  },
  {
    id: 'numbers',
    kinds: ['series'],
    title: (words) => words.nextNumbers,
    component: lazy(async () => ({ default: (await import('./series/editor.tsx')).SeriesEditor })),
  },
  {
    id: 'table',
    kinds: ['table'],
    title: (words) => words.tableGrid,
    component: lazy(async () => ({ default: (await import('./table/editor.tsx')).TableEditor })),
  },
  {
    id: 'line',
    kinds: ['deadlines', 'deadline'],
    title: (words) => words.timeLine,
    component: lazy(async () => ({ default: (await import('./look/deadlines.tsx')).DeadlinesEditor })),
  },
  {
    id: 'dates',
    kinds: ['duties', 'duty'],
    title: (words) => words.nextDates,
    component: lazy(async () => ({ default: (await import('./look/duties.tsx')).DutiesEditor })),
  },
  {
    id: 'slip',
    kinds: ['slip'],
    title: (words) => words.finished,
    component: lazy(async () => ({ default: (await import('./look/slip.tsx')).SlipEditor })),
  },
  {
    id: 'rows',
    kinds: ['register'],
    title: (words) => words.withRows,
    component: lazy(async () => ({ default: (await import('./look/register.tsx')).RegisterEditor })),
  },
  {
    id: 'parameters',
    kinds: ['ruleset'],
    after: true,
    title: (words) => words.parameters,
    component: lazy(async () => ({ default: (await import('./look/params.tsx')).ParametersEditor })),
  },
  {
    id: 'year',
    kinds: ['ruleset'],
    after: true,
    title: (words) => words.calendarYear,
    component: lazy(async () => ({ default: (await import('./look/year.tsx')).YearEditor })),
  },
];

export const editorsFor = (kind: string): Editor[] => editors.filter(({ kinds }) => kinds.includes(kind));
