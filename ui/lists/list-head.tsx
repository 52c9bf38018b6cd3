/** The head row: order by a press, width by the edge (mouse or arrow keys), place by dragging. */
import { type PointerEvent, useState } from 'react';
import type { ListColumn } from '../api.ts';
import { useWords } from '../words/words.ts';
import { chooseColumns } from './column-picker.tsx';
import { type ListState, nextSort } from './list-state.ts';

const NARROWEST = 60;
const WIDEST = 900;
const STEP = 20;

const within = (width: number) => Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));

/** In front of where it is dropped. */
function placed(ids: string[], id: string, before: string): string[] {
  const others = ids.filter((one) => one !== id);
  others.splice(others.indexOf(before), 0, id);
  return others;
}

interface Props {
  column: ListColumn;
  list: ListState;
}

export function HeadCell({ column, list }: Props) {
  const { id, title } = column;
  const [over, setOver] = useState(false);
  const sort = list.params.get('sort');
  const way = sort === id ? 'ascending' : sort === `-${id}` ? 'descending' : undefined;
  const drop = (from: string) => {
    setOver(false);
    const ids = list.shown.map((one) => one.id);
    if (from !== id && ids.includes(from)) chooseColumns(list, placed(ids, from, id));
  };
  return (
    <th
      scope="col"
      aria-sort={way}
      className={over ? 'is-over' : undefined}
      style={{ width: list.settings.widths?.[id] }}
      draggable
      onDragStart={(e) => e.dataTransfer.setData('text/plain', id)}
      onDragOver={(e) => {
        e.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(e) => drop(e.dataTransfer.getData('text/plain'))}
    >
      {column.sorts ? (
        <button type="button" className="head-sort" onClick={() => list.set({ sort: nextSort(id, sort) })}>
          {title} <Arrow way={way} />
        </button>
      ) : (
        <span className="head-title">{title}</span>
      )}
      <Edge column={column} list={list} />
    </th>
  );
}

function Arrow({ way }: { way: 'ascending' | 'descending' | undefined }) {
  return (
    <span className="head-arrow" aria-hidden="true">
      {way === 'ascending' ? '▲' : way === 'descending' ? '▼' : '↕'}
    </span>
  );
}

/** A slider in the sense of assistive technology: a separator that can be moved. */
function Edge({ column: { id, title }, list: { settings, remember } }: Props) {
  const words = useWords();
  const set = (width: number) => remember({ widths: { ...settings.widths, [id]: within(width) } });
  const drag = (e: PointerEvent<HTMLSpanElement>) => {
    e.preventDefault();
    const edge = e.currentTarget;
    const head = edge.parentElement!;
    const from = e.clientX - head.offsetWidth;
    const move = (at: globalThis.PointerEvent) => {
      head.style.width = `${within(at.clientX - from)}px`;
    };
    edge.setPointerCapture(e.pointerId);
    edge.addEventListener('pointermove', move);
    edge.addEventListener(
      'pointerup',
      (at: globalThis.PointerEvent) => {
        edge.removeEventListener('pointermove', move);
        set(at.clientX - from);
      },
      { once: true },
    );
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved
    <span
      className="head-edge"
      role="separator"
      aria-orientation="vertical"
      aria-label={words.list.width(title)}
      aria-valuenow={settings.widths?.[id] ?? 0}
      aria-valuemin={0}
      aria-valuemax={WIDEST}
      tabIndex={0}
      draggable={false}
      onPointerDown={drag}
      onKeyDown={(e) => {
        const by = e.key === 'ArrowRight' ? STEP : e.key === 'ArrowLeft' ? -STEP : 0;
        if (by === 0) return;
        e.preventDefault();
        set((settings.widths?.[id] ?? e.currentTarget.parentElement!.offsetWidth) + by);
      }}
    />
  );
}
