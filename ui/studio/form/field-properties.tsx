/** A field in words: its titles, kind, whether it has to be filled, what it chooses from, when it is shown, and all else that its kind can say. */
import { useState } from 'react';
import { at } from '../../../engine/problem.ts';
import { valueAt } from '../../../engine/ruleset/places.ts';
import type { Choice } from '../../../engine/ruleset/types.ts';
import { freshId } from '../../../engine/studio/blank.ts';
import type { Edit } from '../../../engine/studio/edit.ts';
import { askable, firstLine } from '../../../engine/studio/form/asks.ts';
import { writeCondition } from '../../../engine/studio/form/condition.ts';
import { asKind, kindOf, kinds, wordsFor } from '../../../engine/studio/form/kinds.ts';
import type { Piece } from '../../../engine/studio/form/page.ts';
import {
  holderOf,
  renamedField,
  sectionPath,
  shownWhen,
  withRequired,
} from '../../../engine/studio/form/rework.ts';
import { ID, renameId } from '../../../engine/studio/rename/rename.ts';
import { useBench } from './bench.ts';
import { ConditionProperties, Rest, Shown, useTyped } from './properties.tsx';
import { sayKind } from './words.ts';

export function FieldProperties({ piece }: { piece: Piece }) {
  const bench = useBench();
  const { words, form } = bench;
  const { path, field, required } = piece;
  const kind = kindOf(field);
  const own = ['type', 'format', 'items'];
  return (
    <>
      <Rest path={path} hide={own} only={wordsFor(kind)} />
      {(kind === 'choice' || kind === 'choices') && <ListMaker piece={piece} />}
      {field.items && kind !== 'table' && (
        <Rest path={at(path, 'items')} hide={['type', 'properties', 'required', 'format']} />
      )}
      <label className="form-check">
        <input
          type="checkbox"
          checked={required}
          onChange={(e) => bench.put({ form: withRequired(form, path, e.target.checked), path })}
        />{' '}
        {words.required}
      </label>
      <KindChooser piece={piece} />
      <IdField piece={piece} />
      {!path.includes('/items/') && (
        <>
          <SpanField piece={piece} />
          <FieldWhen path={path} />
        </>
      )}
    </>
  );
}

function KindChooser({ piece }: { piece: Piece }) {
  const { desk, file, words } = useBench();
  const { path, field } = piece;
  const choose = (kind: string) =>
    desk.change([{ put: { file, path, value: JSON.parse(JSON.stringify(asKind(field, kind))) } }]);
  return (
    <label className="field">
      <span className="field-label">{words.kind}</span>
      <select className="control" value={kindOf(field)} onChange={(e) => choose(e.target.value)}>
        {kinds.map(({ id }) => (
          <option key={id} value={id}>
            {sayKind(id, desk.language)}
          </option>
        ))}
      </select>
    </label>
  );
}

function IdField({ piece }: { piece: Piece }) {
  const bench = useBench();
  const { desk, file, form, words } = bench;
  const { path, id } = piece;
  /** A field of a row is read by its own section alone; all else that points to a field follows it. */
  const take = (text: string) => {
    const edits = renameId(desk.draft, { file, path }, text);
    const beside = valueAt(form, `${holderOf(path)}/properties`) as object;
    if (!ID.test(text) || text in beside) return;
    if (!edits || /\/items\/properties\//.test(path)) bench.put(renamedField(form, path, text));
    else if (desk.change(edits)) bench.choose(renamedField(form, path, text).path);
  };
  return (
    <label className="field">
      <span className="field-label">{words.id}</span>
      <input className="control digits" spellCheck={false} {...useTyped(id, take)} />
      <span className="field-help">{words.idHelp}</span>
    </label>
  );
}

function SpanField({ piece }: { piece: Piece }) {
  const { desk, file, form, words } = useBench();
  const { path, id, span } = piece;
  const ui = at(sectionPath(path), 'ui');
  const known = valueAt(form, ui) as Record<string, object> | undefined;
  const put = (text: string) => {
    const value = Number(text);
    if (!value) return span && desk.change([{ remove: { file, path: at(ui, id, 'span') } }]);
    const edit: Edit = known?.[id]
      ? { put: { file, path: at(ui, id, 'span'), value } }
      : known
        ? { put: { file, path: at(ui, id), value: { span: value } } }
        : { put: { file, path: ui, value: { [id]: { span: value } } } };
    return desk.change([edit]);
  };
  return (
    <label className="field">
      <span className="field-label">{words.span}</span>
      <select className="control" value={span ?? ''} onChange={(e) => put(e.target.value)}>
        <option value="">{words.asUsual}</option>
        {[1, 2, 3, 4].map((n) => (
          <option key={n}>{n}</option>
        ))}
      </select>
    </label>
  );
}

/** Under a condition of its section, or always; the condition is changed here for all that it brings. */
function FieldWhen({ path }: { path: string }) {
  const bench = useBench();
  const { desk, form, words } = bench;
  const [, condition] = /^(.*\/allOf\/\d+)\/(?:then|else)\//.exec(path) ?? [];
  const own = form.sections[Number(path.split('/')[2])]?.id;
  const choose = (always: boolean) => {
    const id = path.split('/').at(-1);
    const first = askable(desk.draft, own, desk.language).find(
      ({ section, field }) => section !== '' || field !== id,
    );
    if (always) bench.put(shownWhen(form, path, undefined));
    else if (first) bench.put(shownWhen(form, path, writeCondition({ lines: [firstLine(first)] })));
  };
  return (
    <div className="form-when">
      <Shown always={!condition} onChoose={choose} />
      {condition && (
        <>
          {path.includes('/else/') && <p className="muted small">{words.shownOtherwise}</p>}
          <ConditionProperties path={condition} />
        </>
      )}
    </div>
  );
}

/** Entries typed one a line become a list of the rule set, and the field chooses from it. */
function ListMaker({ piece }: { piece: Piece }) {
  const { desk, file, words } = useBench();
  const [text, setText] = useState('');
  const { choices } = desk.draft.set.ruleset;
  const { path, field, id } = piece;
  const at_ = field.type === 'array' ? at(path, 'items', 'choice') : at(path, 'choice');
  const chosen = field.type === 'array' ? field.items?.choice : field.choice;
  const index = choices?.findIndex((one) => one.id === chosen) ?? -1;
  const make = () => {
    const taken = new Set(choices?.map((one) => one.id));
    const list = taken.has(id) ? freshId(id, taken) : id;
    const titles = text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    const options = titles.map((title, n) => ({ id: `option${n + 1}`, title }));
    const value = { id: list, title: field.title, options } as Choice;
    if (desk.change([...addList(choices, [value]), { put: { file, path: at_, value: list } }])) setText('');
  };
  return (
    <div className="field">
      {index >= 0 && (
        <button
          type="button"
          className="link"
          onClick={() => desk.open({ file: 'ruleset.json', path: at('/choices', index) })}
        >
          {words.editList}
        </button>
      )}
      <label>
        <span className="field-label">{words.newList}</span>
        <textarea className="control" rows={3} value={text} onChange={(e) => setText(e.target.value)} />
      </label>
      <button type="button" className="button small" disabled={text.trim() === ''} onClick={make}>
        {words.makeList}
      </button>
    </div>
  );
}

/** Lists of the rule set with these behind them. */
export function addList(known: readonly unknown[] | undefined, lists: Choice[]): Edit[] {
  const file = 'ruleset.json';
  const values = JSON.parse(JSON.stringify(lists));
  if (lists.length === 0) return [];
  if (!known) return [{ put: { file, path: '/choices', value: values } }];
  return lists.map((_, n) => ({
    insert: { file, path: at('/choices', known.length + n), value: values[n] },
  }));
}
