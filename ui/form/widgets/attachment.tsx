/** Files to attach: chosen, dropped or pasted, sent at once with progress; or a note where the paper lies. */
import type { WidgetProps } from '@rjsf/utils';
import { type DragEvent, useRef, useState } from 'react';
import { fileOf } from '../../../engine/form/file.ts';
import { ApiProblem } from '../../ask.ts';
import { sendFile } from '../../parts/file.ts';
import { FileLink } from '../../parts/file-link.tsx';
import { useWords, type Words } from '../../words/words.ts';
import { filled, stateOf } from './attributes.ts';

interface Sending {
  key: number;
  name: string;
  part: number;
  refused?: string;
}

let count = 0;

const reason = (words: Words, problem: unknown): string =>
  (problem instanceof ApiProblem && (problem.problems[0]?.text || problem.title)) || words.problem.offline;

/** What is being sent; `add` gets each value as it arrives. */
function useSending(add: (value: string) => void) {
  const words = useWords();
  const [sending, setSending] = useState<Sending[]>([]);
  const change = (key: number, by: Partial<Sending>) =>
    setSending((all) => all.map((one) => (one.key === key ? { ...one, ...by } : one)));
  const drop = (key: number) => setSending((all) => all.filter((one) => one.key !== key));
  const send = async (file: File) => {
    count += 1;
    const key = count;
    setSending((all) => [...all, { key, name: file.name, part: 0 }]);
    try {
      add(await sendFile(file, (part) => change(key, { part })));
      drop(key);
    } catch (problem) {
      change(key, { refused: reason(words, problem) });
    }
  };
  return { sending, drop, send };
}

interface FilesProps {
  props: WidgetProps;
  values: string[];
  several: boolean;
  onChange: (values: string[]) => void;
}

function Files({ props, values, several, onChange }: FilesProps) {
  const words = useWords();
  // Several files may arrive before the form is drawn again.
  const latest = useRef(values);
  latest.current = values;
  const put = (next: string[]) => {
    latest.current = next;
    onChange(next);
  };
  const { sending, drop, send } = useSending((value) => put(several ? [...latest.current, value] : [value]));
  const [over, setOver] = useState(false);
  const { disabled } = stateOf(props);
  const take = (files: FileList | null) => {
    for (const file of several ? [...(files ?? [])] : [...(files ?? [])].slice(0, 1)) void send(file);
  };
  const onDrop = (e: DragEvent) => {
    e.preventDefault();
    setOver(false);
    if (!disabled) take(e.dataTransfer.files);
  };
  const onDragOver = (e: DragEvent) => {
    e.preventDefault();
    setOver(!disabled);
  };
  const room = several || values.length === 0;
  return (
    <div className="files" onPaste={(e) => !disabled && take(e.clipboardData.files)}>
      <ul className="file-list">
        {values.map((value, at) => (
          <li key={value}>
            <Named value={value} />
            {!disabled && (
              <button
                type="button"
                className="icon-button"
                aria-label={words.file.remove(fileOf(value)?.name ?? value)}
                title={words.file.remove(fileOf(value)?.name ?? value)}
                onClick={() => put(values.filter((_, i) => i !== at))}
              >
                ✕
              </button>
            )}
          </li>
        ))}
        {sending.map((one) => (
          <Coming key={one.key} one={one} onDrop={() => drop(one.key)} />
        ))}
      </ul>
      {room && (
        // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is for keyboards
        <div
          className={`file-drop${over ? ' over' : ''}`}
          onDrop={onDrop}
          onDragOver={onDragOver}
          onDragLeave={() => setOver(false)}
        >
          <label className="button small file-choose">
            {words.file.choose}
            <input
              id={props.id}
              type="file"
              multiple={several}
              className="visually-hidden"
              onChange={(e) => {
                take(e.target.files);
                e.target.value = '';
              }}
              {...stateOf(props)}
            />
          </label>
          <span className="muted small">{words.file.drop}</span>
        </div>
      )}
    </div>
  );
}

function Named({ value }: { value: string }) {
  const file = fileOf(value);
  return file ? <FileLink file={file} /> : <span className="file-name">{value}</span>;
}

function Coming({ one, onDrop }: { one: Sending; onDrop: () => void }) {
  const words = useWords();
  const { name, part, refused } = one;
  return (
    <li>
      <span className="file-name">{name}</span>
      {refused ? (
        <span className="field-error" role="alert">
          {refused}
        </span>
      ) : (
        <progress max={1} value={part} aria-label={words.file.sending(name)} />
      )}
      {refused && (
        <button type="button" className="icon-button" aria-label={words.file.remove(name)} onClick={onDrop}>
          ✕
        </button>
      )}
    </li>
  );
}

/** One file, or the place of a paper. */
export function AttachmentWidget(props: WidgetProps) {
  const words = useWords();
  const { value, onChange, onBlur, id } = props;
  const text = typeof value === 'string' ? value : '';
  const file = fileOf(text);
  return (
    <>
      <Files props={props} values={file ? [text] : []} several={false} onChange={([one]) => onChange(one)} />
      {!file && (
        <input
          type="text"
          className="control"
          aria-label={`${props.label} ${words.form.attachment}`}
          placeholder={props.placeholder || words.form.attachment}
          value={text}
          disabled={props.disabled || props.readonly}
          onChange={(e) => onChange(filled(e.target.value))}
          onBlur={() => onBlur(id, value)}
        />
      )}
    </>
  );
}

export function AttachmentsWidget(props: WidgetProps) {
  const values = Array.isArray(props.value) ? props.value.filter((one) => typeof one === 'string') : [];
  const onChange = (next: string[]) => props.onChange(next.length > 0 ? next : undefined);
  return <Files props={props} values={values} several onChange={onChange} />;
}
