/** The door for what other systems made: forms, decision tables, columns of a book; looked at before they join the draft. */
import { type ChangeEvent, useState } from 'react';
import { type Carried, carry, type ForeignFile } from '../../../engine/exchange/foreign.ts';
import { type Problem, problem } from '../../../engine/problem.ts';
import type { Text } from '../../../engine/ruleset/types.ts';
import { localize } from '../../../engine/text/language.ts';
import { say } from '../../../engine/text/say.ts';
import { ChooseFile } from '../../parts/choose-file.tsx';
import { announce } from '../../parts/live.tsx';
import { sheetsOf, textOf } from '../../parts/sheet-file.ts';
import { useDesk } from '../desk.ts';
import { useStudioWords } from '../words.ts';

const isSheet = (name: string): boolean => /\.(xlsx|csv)$/i.test(name);

async function read(file: File): Promise<ForeignFile> {
  const name = file.name.replace(/\.[^.]*$/, '');
  return isSheet(file.name) ? { name, sheets: await sheetsOf(file) } : { name, text: await textOf(file) };
}

const unreadable = (error: unknown): Problem =>
  problem('convert.unreadable', '', { reason: error instanceof Error ? error.message : String(error) });

export function ForeignView() {
  const words = useStudioWords();
  const { draft, change, language } = useDesk();
  const [found, setFound] = useState<Carried>();
  const [refused, setRefused] = useState<Problem[]>([]);
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    setFound(undefined);
    setRefused([]);
    if (!file) return;
    try {
      const made = await carry(draft, await read(file));
      if (made.ok) setFound(made.value);
      else setRefused(made.problems);
    } catch (error) {
      setRefused([unreadable(error)]);
    }
    target.value = '';
  };
  const add = () => {
    if (!found || !change(found.edits)) return;
    announce(words.foreign.joined);
    setFound(undefined);
  };
  return (
    <div className="studio-foreign">
      <h2>{words.foreign.title}</h2>
      <p className="muted">{words.foreign.lead}</p>
      <ul>
        {words.foreign.kinds.map((kind) => (
          <li key={kind}>{kind}</li>
        ))}
      </ul>
      <ChooseFile
        label={words.foreign.file}
        accept=".json,.xlsx,.csv,.dmn,.xml"
        onChoose={(e) => void choose(e)}
      />
      {refused.length > 0 && <Problems of={refused} title={words.foreign.refused} />}
      {found && (
        <section role="status">
          <h3>{words.foreign.found[found.kind]}</h3>
          <ul>
            {found.added.map(({ file, title }) => (
              <li key={file}>
                {localize(title as Text, language)} <span className="muted small digits">{file}</span>
              </li>
            ))}
          </ul>
          {found.problems.length > 0 ? (
            <Problems of={found.problems} title={words.foreign.lost(found.problems.length)} />
          ) : (
            <p className="note">{words.foreign.all}</p>
          )}
          <button type="button" className="button primary" onClick={add}>
            {words.foreign.join}
          </button>
        </section>
      )}
    </div>
  );
}

function Problems({ of, title }: { of: Problem[]; title: string }) {
  const { language } = useDesk();
  return (
    <div className="note warn" role="alert">
      <strong>{title}</strong>
      <ul>
        {of.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what is lost stands still
          <li key={index}>
            {say(one, language)} {one.path && <span className="muted small digits">{one.path}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
