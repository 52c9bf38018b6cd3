/** A condition as lines to choose: which field, what is asked of it, which values; FEEL for what lines cannot say. */
import { useId } from 'react';
import { type Asker, askable, asValue, firstLine, valuesOf } from '../../../engine/studio/form/asks.ts';
import type { Asked, Line } from '../../../engine/studio/form/condition.ts';
import { FeelField } from '../feel/field.tsx';
import { Small } from '../panel/branches.tsx';
import { useBench } from './bench.ts';
import { sayPlain } from './say-condition.ts';

interface Props {
  /** Id of the section that asks; its own fields come first. Undefined for what asks earlier sections only. */
  own?: string;
  /** Not asked: what the condition itself brings. */
  except?: string[];
  asked: Asked;
  /** Of its FEEL in the file. */
  path: string;
  onChange(next: Asked): void;
}

export function ConditionEditor({ own, except = [], asked, path, onChange }: Props) {
  const { desk, file, words } = useBench();
  const { lines, feel } = asked;
  const id = useId();
  const fields = askable(desk.draft, own, desk.language).filter(
    ({ section, field }) => section !== '' || !except.includes(field),
  );
  const put = (index: number, line: Line) => onChange({ ...asked, lines: lines.with(index, line) });
  return (
    <div className="form-lines">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no names of their own
        <div key={index} className="form-line">
          <LineEditor line={line} fields={fields} onChange={(next) => put(index, next)} />
          {lines.length + (feel ? 1 : 0) > 1 && (
            <Small
              mark="✕"
              label={`${words.removeLine} ${index + 1}`}
              onClick={() => onChange({ ...asked, lines: lines.toSpliced(index, 1) })}
            />
          )}
        </div>
      ))}
      {feel !== undefined && (
        <div className="field">
          <label className="field-label" htmlFor={`${id}-feel`}>
            {words.feel}
          </label>
          <FeelField
            id={`${id}-feel`}
            place={{ file, path }}
            kind="expression"
            text={feel}
            write={(text) => onChange({ ...asked, feel: text })}
          />
        </div>
      )}
      {fields[0] && (
        <button
          type="button"
          className="button small"
          onClick={() => onChange({ ...asked, lines: [...lines, firstLine(fields[0]!)] })}
        >
          ＋ {words.addLine}
        </button>
      )}
    </div>
  );
}

const keyOf = ({ section, field }: { section: string; field: string }) => `${section}.${field}`;

function LineEditor({ line, fields, onChange }: { line: Line; fields: Asker[]; onChange(next: Line): void }) {
  const { words } = useBench();
  const asker = fields.find((one) => keyOf(one) === keyOf(line));
  const isNumber = asker?.of.type === 'number' || asker?.of.type === 'integer';
  const tests: Line['test'][] = [
    { is: 'filled' },
    { is: 'oneOf', values: [] },
    ...(isNumber ? [{ is: 'range' as const, from: 0 }] : []),
  ];
  return (
    <>
      <select
        className="control"
        aria-label={words.field}
        value={keyOf(line)}
        onChange={(e) => {
          const next = fields.find((one) => keyOf(one) === e.target.value);
          if (next) onChange(firstLine(next));
        }}
      >
        {!asker && <option value={keyOf(line)}>{keyOf(line)}</option>}
        {fields.map((one) => (
          <option key={keyOf(one)} value={keyOf(one)}>
            {one.title}
          </option>
        ))}
      </select>
      <select
        className="control"
        aria-label={words.test}
        value={line.test.is}
        onChange={(e) => onChange({ ...line, test: withFirst(tests, e.target.value, asker) })}
      >
        {tests.map(({ is }) => (
          <option key={is} value={is}>
            {words[is]}
          </option>
        ))}
      </select>
      {asker && line.test.is === 'oneOf' && (
        <Values
          asker={asker}
          values={line.test.values}
          onChange={(values) => onChange({ ...line, test: { is: 'oneOf', values } })}
        />
      )}
      {line.test.is === 'range' && (
        <Range test={line.test} onChange={(test) => onChange({ ...line, test })} />
      )}
    </>
  );
}

/** A test that could never hold would be no condition: it begins with a value. */
function withFirst(tests: Line['test'][], is: string, asker: Asker | undefined): Line['test'] {
  const test = tests.find((one) => one.is === is) ?? { is: 'filled' };
  if (test.is !== 'oneOf' || !asker) return test;
  const { type } = asker.of;
  const first = type === 'boolean' ? 'true' : type === 'string' ? '' : '0';
  return { is: 'oneOf', values: [asValue(asker.of, first)] };
}

interface ValuesProps {
  asker: Asker;
  values: (string | number | boolean)[];
  onChange(values: (string | number | boolean)[]): void;
}

function Values({ asker, values, onChange }: ValuesProps) {
  const { desk, words } = useBench();
  const id = useId();
  const known = valuesOf(desk.draft, asker.of, desk.language);
  if (!known)
    return (
      <input
        className="control"
        aria-label={words.values}
        value={values.join(', ')}
        onChange={(e) => onChange(e.target.value.split(/[,，]\s*/).map((text) => asValue(asker.of, text)))}
      />
    );
  const strays = values.filter(
    (value) => !known.some((one) => asValue(asker.of, one.value) === value) && value !== '',
  );
  const toggle = (value: string | number | boolean) => {
    const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
    const left = next.filter((one) => one !== '');
    if (left.length > 0) onChange(left);
  };
  return (
    <fieldset className="form-values">
      <legend className="visually-hidden">{words.values}</legend>
      {[...known, ...strays.map((value) => ({ value: String(value), title: String(value) }))].map((one) => {
        const value = asValue(asker.of, one.value);
        return (
          <label key={one.value} htmlFor={`${id}${one.value}`}>
            <input
              id={`${id}${one.value}`}
              type="checkbox"
              checked={values.includes(value)}
              onChange={() => toggle(value)}
            />{' '}
            {one.title || sayPlain(value, desk.language)}
          </label>
        );
      })}
    </fieldset>
  );
}

type RangeTest = Extract<Line['test'], { is: 'range' }>;

function Range({ test, onChange }: { test: RangeTest; onChange(test: RangeTest): void }) {
  const { words } = useBench();
  const put = (key: 'from' | 'to', text: string) => {
    const { [key]: _old, ...rest } = test;
    const next: RangeTest = text === '' ? rest : { ...rest, [key]: Number(text) };
    if (next.from !== undefined || next.to !== undefined) onChange(next);
  };
  return (['from', 'to'] as const).map((key) => (
    <input
      key={key}
      type="number"
      step="any"
      className="control"
      aria-label={words[key]}
      placeholder={words[key]}
      value={test[key] ?? ''}
      onChange={(e) => put(key, e.target.value)}
    />
  ));
}
