/** What is chosen on the page, in words to change: a section, a field, a condition, a copy, the form itself. */
import { useState } from 'react';
import { allFields } from '../../../engine/form/fields.ts';
import { at } from '../../../engine/problem.ts';
import { keyOf, valueAt } from '../../../engine/ruleset/places.ts';
import type { Condition, ConditionBranch } from '../../../engine/ruleset/types.ts';
import { sectionIds } from '../../../engine/studio/form/asks.ts';
import {
  type Asked,
  readCondition,
  readFeel,
  writeCondition,
  writeFeel,
} from '../../../engine/studio/form/condition.ts';
import { boxesOf, pieceAt } from '../../../engine/studio/form/page.ts';
import {
  alternativesOf,
  sectionPath,
  withAlternatives,
  withCondition,
} from '../../../engine/studio/form/rework.ts';
import { panelAt } from '../../../engine/studio/panel.ts';
import { localize } from '../../../engine/text/language.ts';
import { NodeView } from '../panel/node.tsx';
import { editsTo, isSection, nameAt, useBench } from './bench.ts';
import { ConditionEditor } from './condition-editor.tsx';
import { FieldProperties } from './field-properties.tsx';

export function Properties() {
  const bench = useBench();
  const { chosen, words, parts } = bench;
  const isCondition = /\/allOf\/\d+$/.test(chosen);
  const piece = pieceAt(parts, chosen);
  return (
    <section className="form-properties" aria-label={words.properties} tabIndex={-1}>
      <h3>
        {words.properties}:{' '}
        {isCondition ? words.shownWhen : piece || isSection(chosen) ? nameAt(bench, chosen) : ''}
      </h3>
      {piece ? (
        <FieldProperties key={chosen} piece={piece} />
      ) : isCondition ? (
        <ConditionProperties path={chosen} />
      ) : isSection(chosen) ? (
        <SectionProperties path={chosen} />
      ) : (
        <Rest path={chosen} hide={['sections', 'copies']} />
      )}
    </section>
  );
}

/** All that the meta-schemas know there, but what the designer says its own way. */
export function Rest({ path, hide, only }: { path: string; hide: string[]; only?: string[] }) {
  const { desk, file } = useBench();
  const node = panelAt(desk.draft, file, path, desk.language);
  if (node?.is !== 'group') return node ? <NodeView node={node} bare /> : null;
  const children = node.children.filter(({ key }) => !hide.includes(key));
  const more = node.more.filter(({ key }) => !hide.includes(key) && (!only || only.includes(key)));
  return <NodeView node={{ ...node, children, more }} bare />;
}

/** Fields that a condition brings are not asked by it. */
export function ConditionProperties({ path }: { path: string }) {
  const bench = useBench();
  const { desk, form, words, parts, chosen } = bench;
  const condition = valueAt(form, path) as Condition | undefined;
  if (!condition) return null;
  const asked = readCondition(condition, sectionIds(desk.draft));
  const own = form.sections[Number(sectionPath(path).split('/')[2])]?.id;
  const brought = boxesOf(parts)
    .filter((box) => box.condition === path)
    .flatMap(({ pieces }) => pieces.map(({ id }) => id));
  if (!asked) return <p className="muted">{words.raw}</p>;
  const put = (next: Asked) =>
    desk.change(editsTo(bench, withCondition(form, path, writeCondition(next))), true);
  return (
    <>
      <ConditionEditor own={own} except={brought} asked={asked} path={at(path, 'when')} onChange={put} />
      {chosen === path && (
        <>
          <p className="muted small">
            {words.brings}: {brought.join(', ')}
          </p>
          <AnyOf holder={at(path, 'then')} />
        </>
      )}
    </>
  );
}

function SectionProperties({ path }: { path: string }) {
  return (
    <>
      <Rest path={path} hide={['schema', 'ui', 'when']} />
      <SectionWhen path={path} />
      <AnyOf holder={at(path, 'schema')} />
    </>
  );
}

/** Fields of the section of which at least one has to be filled. */
function AnyOf({ holder }: { holder: string }) {
  const bench = useBench();
  const { desk, form, words } = bench;
  const section = form.sections[Number(holder.split('/')[2])];
  const chosen = alternativesOf((valueAt(form, holder) ?? {}) as ConditionBranch);
  const [ticked, setTicked] = useState(chosen);
  if (!section) return null;
  const fields = Object.entries(allFields(section.schema));
  /** One alone is none yet: it waits for a second. */
  const now = chosen.length > 0 ? chosen : ticked.slice(0, 1);
  const tick = (id: string, on: boolean) => {
    const next = fields.map(([each]) => each).filter((each) => (each === id ? on : now.includes(each)));
    setTicked(next);
    if (next.length > 1 || chosen.length > 0)
      desk.change(editsTo(bench, withAlternatives(form, holder, next)), true);
  };
  return (
    <fieldset className="field">
      <legend className="field-label">{words.anyOf}</legend>
      {fields.map(([id, { title }]) => (
        <label key={id} className="form-check">
          <input type="checkbox" checked={now.includes(id)} onChange={(e) => tick(id, e.target.checked)} />{' '}
          {localize(title, desk.language) || id}
        </label>
      ))}
    </fieldset>
  );
}

/** A section asks about others: in FEEL, said in lines where lines can say it. */
function SectionWhen({ path }: { path: string }) {
  const { desk, file, form, words } = useBench();
  const section = form.sections[Number(keyOf(path))];
  const place = { file, path: at(path, 'when') };
  const others = sectionIds(desk.draft).filter((id) => id !== section?.id);
  const { when } = section ?? {};
  const lines = when === undefined ? [] : readFeel(when, others);
  const put = (asked: Asked) => {
    const value = [asked.feel, writeFeel(asked.lines)].filter(Boolean).join(' and ');
    desk.change([{ put: { ...place, value } }], true);
  };
  const choose = (always: boolean) => {
    const first = form.sections.find(
      ({ id, schema }) => id !== section?.id && Object.keys(schema.properties)[0],
    );
    const field = first && Object.keys(first.schema.properties)[0];
    if (always && when !== undefined) desk.change([{ remove: place }]);
    else if (field) put({ lines: [{ section: first.id, field, test: { is: 'filled' } }] });
  };
  return (
    <div className="field">
      <Shown always={when === undefined} onChoose={choose} />
      {when !== undefined && (
        <ConditionEditor
          asked={lines ? { lines } : { lines: [], feel: when }}
          except={[]}
          own={undefined}
          path={place.path}
          onChange={put}
        />
      )}
      <span className="visually-hidden">{words.shownWhen}</span>
    </div>
  );
}

export function Shown({ always, onChoose }: { always: boolean; onChoose(always: boolean): void }) {
  const { words } = useBench();
  return (
    <label className="field">
      <span className="field-label">{words.visible}</span>
      <select
        className="control"
        value={always ? 'always' : 'when'}
        onChange={(e) => onChoose(e.target.value === 'always')}
      >
        <option value="always">{words.always}</option>
        <option value="when">{words.whenHolds}</option>
      </select>
    </label>
  );
}

/** Typed to the end before it is taken. */
export function useTyped(value: string, take: (text: string) => void) {
  const [text, setText] = useState<string>();
  return {
    value: text ?? value,
    onChange: (e: { target: { value: string } }) => setText(e.target.value),
    onBlur: () => {
      if (text !== undefined && text !== value) take(text);
      setText(undefined);
    },
  };
}
