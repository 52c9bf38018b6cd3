/** What every part of the studio is handed: the draft as it stands, where one is in it, and how it is changed. */
import { createContext, useContext } from 'react';
import type { Edit, Place } from '../../engine/studio/edit.ts';
import type { Draft } from '../../engine/studio/names.ts';
import type { Shelf } from '../../engine/studio/outline.ts';
import type { Language } from '../preferences.ts';
import type { PlacedProblem } from './api.ts';
import type { InHand } from './use-studio.ts';

export interface Desk {
  id: string;
  draft: Draft;
  shelves: Shelf[];
  language: Language;
  hand: InHand;
  problems: PlacedProblem[];
  /** False where an edit has no place; `typed` joins it to the step before where that was the same field. */
  change(edits: Edit[], typed?: boolean): boolean;
  /** `instead`: no way back leads to the place before. */
  open(place: Place, instead?: boolean): void;
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('outside of the studio');
  return desk;
}

/** Problems at a place and below. */
export const problemsIn = (problems: PlacedProblem[], { file, path }: Place): PlacedProblem[] =>
  problems.filter((problem) => problem.file === file && `${problem.path}/`.startsWith(`${path}/`));
