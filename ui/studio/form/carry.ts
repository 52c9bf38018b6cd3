/** Something in hand, by mouse or by keys: where it would be put down, and how it is. */
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { Slot } from '../../../engine/studio/form/page.ts';
import { boxesOf } from '../../../engine/studio/form/page.ts';
import { type Bench, isSection, type Load, nameAt, putDown, removeAt, slotsOf } from './bench.ts';

export interface Carry {
  /** What is carried, where it is to go; undefined while nothing is. */
  load?: Load;
  slot?: Slot;
  pick(load: Load): void;
  /** Over a place where it may be put down. */
  over(slot: Slot): void;
  drop(): void;
  cancel(): void;
  keys(path: string): (e: KeyboardEvent<HTMLElement>) => void;
}

const same = (a: Slot | undefined, b: Slot): boolean => a?.holder === b.holder && a.index === b.index;

/** Where it lies now. */
function homeOf({ parts }: Bench, path: string): Slot {
  if (isSection(path)) return { holder: '/sections', index: Number(path.split('/')[2]) };
  const box = boxesOf(parts).find(({ pieces }) => pieces.some((piece) => piece.path === path));
  return { holder: box?.holder ?? '', index: box?.pieces.findIndex((piece) => piece.path === path) ?? 0 };
}

const steps: Record<string, 1 | -1> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** The next one that can be chosen, in the order of the page. */
function focusBeside(from: HTMLElement, step: 1 | -1): string | undefined {
  const faces = [...(from.closest('.form-page')?.querySelectorAll<HTMLElement>('[data-path]') ?? [])];
  const next = faces[faces.indexOf(from) + step];
  next?.focus();
  return next?.dataset.path;
}

export function useCarry(bench: Bench): Carry {
  const [held, setHeld] = useState<{ load: Load; slot?: Slot; byKeys: boolean }>();
  const slots = useMemo(() => (held ? slotsOf(bench, held.load) : []), [bench, held]);
  const latest = useRef({ held, slots });
  latest.current = { held, slots };
  const drop = () => {
    const { held: now } = latest.current;
    setHeld(undefined);
    if (now?.slot) putDown(bench, now.load, now.slot);
  };
  const cancel = () => {
    if (held && 'path' in held.load) bench.tell(bench.words.kept(nameAt(bench, held.load.path)));
    setHeld(undefined);
  };
  const move = (step: 1 | -1, path: string) => {
    // Right behind itself is where it lies.
    const home = homeOf(bench, path);
    const places = slots.filter((slot) => isSection(path) || !same({ ...home, index: home.index + 1 }, slot));
    const now = places.findIndex((slot) => same(held?.slot, slot));
    const next = places[Math.min(Math.max(now + step, 0), places.length - 1)];
    if (!next || !held) return;
    setHeld({ ...held, slot: next });
    bench.tell(bench.words.between(places.indexOf(next) + 1, places.length));
  };
  const keys = (path: string) => (e: KeyboardEvent<HTMLElement>) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.nativeEvent.isComposing) return;
    const carrying = held?.byKeys === true;
    const step = steps[e.key];
    if (step && carrying) move(step, path);
    else if (step) {
      const next = focusBeside(e.currentTarget, step);
      if (next !== undefined) bench.choose(next);
    } else if (e.key === ' ' && !carrying) {
      if (!path.includes('/allOf/') || path.includes('/properties/')) {
        setHeld({ load: { path }, slot: homeOf(bench, path), byKeys: true });
        bench.tell(bench.words.picked(nameAt(bench, path)));
      }
    } else if ((e.key === ' ' || e.key === 'Enter') && carrying) drop();
    else if (e.key === 'Escape' && carrying) cancel();
    else if ((e.key === 'Delete' || e.key === 'Backspace') && !carrying) removeAt(bench, path);
    else if (e.key === 'Enter') {
      bench.choose(path);
      document.querySelector<HTMLElement>('.form-properties')?.focus();
    } else return;
    e.preventDefault();
    e.stopPropagation();
  };
  return {
    load: held?.load,
    slot: held?.slot,
    pick: (load) => setHeld({ load, byKeys: false }),
    over: (slot) => {
      if (!held || same(held.slot, slot) || !slots.some((one) => same(one, slot))) return;
      setHeld({ ...held, slot });
    },
    drop,
    cancel,
    keys,
  };
}
