/** The page of the form: sections by who fills them, their fields in the grid they are drawn in, and what conditions bring. */
import type { CSSProperties, DragEvent } from 'react';

import { valueAt } from '../../../engine/ruleset/places.ts';
import type { Condition } from '../../../engine/ruleset/types.ts';
import { type Filler, fillersOf } from '../../../engine/studio/form/fillers.ts';
import { kindOf } from '../../../engine/studio/form/kinds.ts';
import { holderWords } from '../../../engine/studio/form/look.ts';
import type { Box, Part, Piece, Slot } from '../../../engine/studio/form/page.ts';
import { localize } from '../../../engine/text/language.ts';
import type { FieldSchema } from '../../form/field-schema.ts';
import { chooseWidget } from '../../form/registry.ts';
import { problemsIn } from '../desk.ts';
import { Small } from '../panel/branches.tsx';
import { addSection, mayRemove, nudge, removeAt, useBench } from './bench.ts';
import type { Carry } from './carry.ts';
import { useSayCondition } from './say-condition.ts';
import { sayKind } from './words.ts';

interface Held {
  carry: Carry;
}

export function PageView({ carry }: Held) {
  const bench = useBench();
  const { parts, words } = bench;
  return (
    <section
      className={`form-page${carry.load ? ' is-carrying' : ''}`}
      aria-label={words.page}
      onDragEnd={carry.cancel}
    >
      {parts.map((part) => (
        <PartView key={part.section.id} part={part} carry={carry} />
      ))}
      <button type="button" className="button small" onClick={() => addSection(bench)}>
        ＋ {words.newSection}
      </button>
    </section>
  );
}

function Face({ path, carry, children }: Held & { path: string; children: React.ReactNode }) {
  const { chosen, choose } = useBench();
  const here = chosen === path;
  const first = chosen === '' && path === '/sections/0';
  return (
    <button
      type="button"
      className="form-face"
      data-path={path}
      aria-pressed={here}
      tabIndex={here || first ? 0 : -1}
      onClick={() => choose(path)}
      onKeyDown={carry.keys(path)}
    >
      {children}
    </button>
  );
}

function Buttons({ path, name }: { path: string; name: string }) {
  const bench = useBench();
  const { words, chosen } = bench;
  if (chosen !== path) return null;
  return (
    <span className="row-buttons">
      <Small mark="↑" label={`${words.up}: ${name}`} onClick={() => nudge(bench, path, -1)} />
      <Small mark="↓" label={`${words.down}: ${name}`} onClick={() => nudge(bench, path, 1)} />
      {mayRemove(bench, path) && (
        <Small mark="✕" label={`${words.remove}: ${name}`} onClick={() => removeAt(bench, path)} />
      )}
    </span>
  );
}

function PartView({ part, carry }: Held & { part: Part }) {
  const { desk, words } = useBench();
  const { path, section, boxes } = part;
  const name = localize(section.title, desk.language) || words.untitled;
  const index = Number(path.split('/')[2]);
  const target = carry.slot?.holder === '/sections' && carry.slot.index === index;
  return (
    <section className={`form-part${target ? ' is-target' : ''}`} aria-label={name}>
      <div className="form-part-head">
        <Face path={path} carry={carry}>
          <strong>{name}</strong>
        </Face>
        <Buttons path={path} name={name} />
      </div>
      <Fillers section={section.id} />
      {boxes.map((box) => (
        <BoxView key={box.holder} box={box} carry={carry} />
      ))}
    </section>
  );
}

/** Who hands something in fills all of its form: what others fill later stands on a form of its own. */
const isTwice = (fillers: Filler[]): boolean =>
  fillers.some(({ kind }) => kind === 'submission') && fillers.some(({ kind }) => kind !== 'submission');

function Fillers({ section }: { section: string }) {
  const { desk, form, words } = useBench();
  const fillers = fillersOf(desk.draft, form.id, section);
  if (fillers.length === 0) return <p className="form-filler badge warn">{words.nobody}</p>;
  return (
    <p className="form-filler small">
      <span className="muted">{words.filledBy}</span>{' '}
      {fillers.map(({ file, path, by, title }) => (
        <button
          key={`${file}${path}`}
          type="button"
          className="link"
          onClick={() => desk.open({ file, path })}
        >
          {(by && holderWords(desk.draft, by, desk.language)) || words.depends}
          {title ? ` (${localize(title, desk.language)})` : ''}
        </button>
      ))}
      {isTwice(fillers) && <span className="badge warn">{words.filledTwice}</span>}
    </p>
  );
}

function BoxView({ box, carry }: Held & { box: Box }) {
  const { words } = useBench();
  const { is, condition, pieces, holder } = box;
  const target = carry.slot?.holder === holder;
  const end: Slot = { holder, index: pieces.length };
  const over = (e: DragEvent) => {
    if (e.target !== e.currentTarget) return;
    e.preventDefault();
    carry.over(end);
  };
  return (
    <div className={`form-box is-${is}`}>
      {condition && <ConditionFace path={condition} otherwise={is === 'else'} carry={carry} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping has its keys on the fields themselves */}
      <div
        className={`form-grid-page${target && carry.slot?.index === pieces.length ? ' drop-end' : ''}`}
        onDragOver={over}
        onDrop={(e) => drop(e, carry)}
      >
        {pieces.map((piece, index) => (
          <PieceView key={piece.id} piece={piece} slot={{ holder, index }} carry={carry} />
        ))}
        {pieces.length === 0 && <p className="muted small form-empty">{words.empty}</p>}
      </div>
    </div>
  );
}

function drop(e: DragEvent, carry: Carry) {
  e.preventDefault();
  e.stopPropagation();
  carry.drop();
}

function ConditionFace({ path, otherwise, carry }: Held & { path: string; otherwise: boolean }) {
  const { form, words } = useBench();
  const condition = valueAt(form, path) as Condition;
  const said = useSayCondition()(condition);
  if (otherwise)
    return (
      <p className="small form-else">
        {words.shownOtherwise} {said}
      </p>
    );
  return (
    <Face path={path} carry={carry}>
      <span className="small">
        {words.shownWhen} <strong>{said}</strong>
      </span>
    </Face>
  );
}

const WIDE = ['table', 'checklist', 'longText', 'choices'];

function spanOf({ field, span }: Piece): number {
  const kind = kindOf(field);
  if (span || WIDE.includes(kind)) return span ?? 4;
  return kind === 'choice' ? 2 : chooseWidget(field as unknown as FieldSchema).span;
}

/** The nearer half decides whether it goes before or behind. */
function sideOf(e: DragEvent, wide: boolean): 0 | 1 {
  const { left, top, width, height } = e.currentTarget.getBoundingClientRect();
  const far = wide ? e.clientY > top + height / 2 : e.clientX > left + width / 2;
  return far ? 1 : 0;
}

function PieceView({ piece, slot, carry }: Held & { piece: Piece; slot: Slot }) {
  const { desk, file, words } = useBench();
  const { path, field, required, columns } = piece;
  const name = localize(field.title, desk.language) || words.untitled;
  const span = spanOf(piece);
  const faults = problemsIn(desk.problems, { file, path }).length;
  const target = carry.slot?.holder === slot.holder && carry.slot.index === slot.index;
  const inHand = carry.load && 'path' in carry.load && carry.load.path === path;
  const over = (e: DragEvent) => {
    e.preventDefault();
    e.stopPropagation();
    carry.over({ ...slot, index: slot.index + sideOf(e, span === 4) });
  };
  const state = `${target ? ' drop-before' : ''}${inHand ? ' in-hand' : ''}${faults ? ' has-error' : ''}`;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys do the same on its face
    <div
      className={`form-piece${state}`}
      style={{ '--span': span } as CSSProperties}
      draggable
      onDragStart={(e) => {
        e.stopPropagation();
        e.dataTransfer.setData('text/plain', name);
        carry.pick({ path });
      }}
      onDragOver={columns ? undefined : over}
      onDrop={(e) => drop(e, carry)}
    >
      <Face path={path} carry={carry}>
        <span className="form-piece-title">
          {name}
          {required && (
            <span className="required-mark" title={words.required}>
              {' '}
              *
            </span>
          )}
        </span>
        <span className={`form-sketch is-${kindOf(field)}`} aria-hidden="true" />
        <span className="muted small">
          {[
            sayKind(kindOf(field), desk.language),
            field.computed && words.computed,
            field.class && words[field.class],
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </Face>
      <Buttons path={path} name={name} />
      {columns && <BoxView box={columns} carry={carry} />}
    </div>
  );
}
