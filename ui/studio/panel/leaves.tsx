/** Controls for single values: the form renderer's own, and those for texts in several languages, FEEL, clauses, JSON. */
import type { WidgetProps } from '@rjsf/utils';
import { type ComponentType, useEffect, useState } from 'react';
import { isObject, type Json, type JsonObject } from '../../../engine/exchange/parts.ts';
import { at } from '../../../engine/problem.ts';
import { clausesOf } from '../../../engine/ruleset/coverage.ts';
import type { Clause } from '../../../engine/ruleset/types.ts';
import { sayValue } from '../../../engine/studio/say.ts';
import type { FieldSchema } from '../../form/field-schema.ts';
import { chooseWidget } from '../../form/registry.ts';
import { widgets } from '../../form/theme.tsx';
import { errorId, labelId } from '../../form/widgets/attributes.ts';
import type { Language } from '../../preferences.ts';
import { problemsIn, useDesk } from '../desk.ts';
import { useStudioWords } from '../words.ts';
import { controlOf } from './control.ts';
import type { Of } from './node.tsx';
import { useFile } from './use-file.ts';

const nothing = () => {};

/** Puts a value at the place; what is emptied stays there empty, until it is taken away. */
function usePut(path: string) {
  const { change } = useDesk();
  const file = useFile();
  return (value: Json) => change([{ put: { file, path, value } }], true);
}

function useFaulty(path: string): boolean {
  const { problems } = useDesk();
  const file = useFile();
  return problemsIn(problems, { file, path }).length > 0;
}

/** A widget of the form renderer outside of a form. */
export function LeafField({ node }: { node: Of<'field'> }) {
  const { schema, path, title, value } = node;
  const put = usePut(path);
  const faulty = useFaulty(path);
  const Widget = widgets[chooseWidget(schema as FieldSchema).widget] as ComponentType<WidgetProps>;
  const props = {
    id: controlOf(path),
    name: node.key,
    value: value === '' ? undefined : (value ?? undefined),
    schema,
    label: title,
    hideLabel: title === '',
    required: !node.optional,
    options: {},
    rawErrors: faulty ? [''] : undefined,
    onChange: (next: Json | undefined) => put(next ?? (schema.type === 'string' ? '' : null)),
    onBlur: nothing,
    onFocus: nothing,
  } as unknown as WidgetProps;
  return <Widget {...props} />;
}

const wordsIn = (value: Json, main: Language): JsonObject =>
  isObject(value) ? value : typeof value === 'string' ? { [main]: value } : {};

/** A plain string while only the rule set's own language is written. */
function asText(texts: JsonObject, main: Language, was: Json): Json {
  const filled = Object.entries(texts).filter(([, text]) => text !== '');
  const plain = !isObject(was) && filled.every(([tag]) => tag === main);
  return plain ? (texts[main] ?? '') : Object.fromEntries(filled);
}

/** A field for each language, side by side. */
export function TextField({ node }: { node: Of<'text'> }) {
  const { language } = useDesk();
  const put = usePut(node.path);
  const faulty = useFaulty(node.path);
  const { value, main, languages, long } = node;
  const texts = wordsIn(value, main);
  const id = controlOf(node.path);
  const { change } = useDesk();
  const file = useFile();
  const write = (tag: Language, text: string) => {
    // A language by itself: somebody else may be writing another.
    if (isObject(value) && tag in value && text !== '')
      return void change([{ put: { file, path: at(node.path, tag), value: text } }], true);
    // In the order of the language, as the files have it.
    const next = Object.fromEntries(
      languages.flatMap((each) => {
        const said = each === tag ? text : texts[each];
        return said === undefined ? [] : [[each, said]];
      }),
    );
    put(asText(next, main, value));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the field's frame already is what a fieldset would be
    <div className="node-texts" id={id} role="group" tabIndex={-1} aria-labelledby={labelId(id)}>
      {languages.map((tag) => (
        <TextLine
          key={tag}
          label={`${node.title} ${sayValue('language', tag, language)}`}
          hint={languages.length > 1 ? sayValue('language', tag, language) : undefined}
          value={String(texts[tag] ?? '')}
          long={long}
          described={faulty ? errorId(id) : undefined}
          onWrite={(text) => write(tag, text)}
        />
      ))}
    </div>
  );
}

interface LineProps {
  label: string;
  hint?: string;
  value: string;
  long: boolean;
  described?: string;
  onWrite(text: string): void;
}

function TextLine({ label, hint, value, long, described, onWrite }: LineProps) {
  const shared = {
    className: 'control',
    'aria-label': label,
    'aria-describedby': described,
    value,
    onChange: (e: { target: { value: string } }) => onWrite(e.target.value),
  };
  return (
    <span className="node-text">
      {long ? <textarea rows={2} {...shared} /> : <input type="text" {...shared} />}
      {hint && <span className="muted small">{hint}</span>}
    </span>
  );
}

/** One id alone is a string, as authors write it. */
const asClause = (ids: string[]): Json => (ids.length === 1 ? ids[0]! : ids);

/** Rows of the regulation's outline; one more is chosen from the list. */
export function ClauseField({ node }: { node: Of<'clause'> }) {
  const words = useStudioWords();
  const { change } = useDesk();
  const file = useFile();
  const { path, names } = node;
  const chosen = clausesOf(node.value as Clause | undefined).filter(Boolean);
  const titles = new Map(names.map(({ value, title }) => [value, title]));
  const write = (ids: string[]) =>
    ids.length > 0 || !node.optional
      ? change([{ put: { file, path, value: asClause(ids) } }])
      : change([{ remove: { file, path } }]);
  return (
    <div className="node-clauses">
      <ul>
        {chosen.map((id) => (
          <li key={id}>
            <span>{titles.get(id) ?? id}</span>
            <button
              type="button"
              className="icon-button"
              aria-label={`${words.remove}: ${id}`}
              title={words.remove}
              onClick={() => write(chosen.filter((other) => other !== id))}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      <select
        id={controlOf(path)}
        className="control"
        aria-label={words.clauseWhich}
        value=""
        onChange={(e) => e.target.value && write([...chosen, e.target.value])}
      >
        <option value="">＋ {words.clauseWhich}</option>
        {names
          .filter(({ value }) => !chosen.includes(value))
          .map(({ value, title }) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
      </select>
    </div>
  );
}

/** What the meta-schemas leave open, or what is not written as they have it. */
export function JsonField({ node }: { node: Of<'json'> }) {
  const words = useStudioWords();
  const { change } = useDesk();
  const file = useFile();
  const written = JSON.stringify(node.value, null, 1);
  const [text, setText] = useState(written);
  useEffect(() => setText(written), [written]);
  const [fault, setFault] = useState('');
  const take = () => {
    try {
      const value = JSON.parse(text) as Json;
      setFault('');
      if (text !== written) change([{ put: { file, path: node.path, value } }]);
    } catch (error) {
      setFault(String(error));
    }
  };
  return (
    <>
      <textarea
        id={controlOf(node.path)}
        className="control digits"
        rows={Math.min(12, text.split('\n').length)}
        spellCheck={false}
        value={text}
        onChange={(e) => setText(e.target.value)}
        onBlur={take}
      />
      {fault && (
        <p className="field-error">
          {words.jsonWrong} {fault}
        </p>
      )}
    </>
  );
}
