/** What is done to the table as a whole: hit policy, rows, columns, DMN in and out. */
import { type ChangeEvent, useState } from 'react';
import { sayKeyword } from '../../../engine/exchange/tell.ts';
import type { Problem } from '../../../engine/problem.ts';
import type { DecisionTable } from '../../../engine/ruleset/types.ts';
import { freshId } from '../../../engine/studio/blank.ts';
import { sayValue } from '../../../engine/studio/say.ts';
import { replaceTable, withColumn } from '../../../engine/studio/table/grid.ts';
import { HIT_POLICIES } from '../../../engine/table/hit-policies.ts';
import { say } from '../../../engine/text/say.ts';
import type { Desk } from '../desk.ts';
import { readDmn, saveDmn } from './dmn.ts';
import type { GridInHand } from './use-grid.ts';
import type { TableWords } from './words.ts';

interface ToolsProps {
  desk: Desk;
  file: string;
  table: DecisionTable;
  grid: GridInHand;
  words: TableWords;
}

const AGGREGATIONS = ['', 'sum', 'min', 'max', 'count'];

export function TableTools({ desk, file, table, grid, words }: ToolsProps) {
  const { language, change } = desk;
  const addColumn = (part: 'when' | 'then') => {
    const list = part === 'when' ? table.inputs : table.outputs;
    const id = freshId(part === 'when' ? 'input' : 'output', new Set(list.map((one) => one.id)));
    change(withColumn(file, table, part, id));
  };
  const none = grid.cursor === undefined;
  return (
    <div className="table-tools">
      <Choice
        title={sayKeyword('hitPolicy', language)}
        value={table.hitPolicy}
        options={Object.keys(HIT_POLICIES).map((id) => [
          id,
          `${id} · ${sayValue('hitPolicy', id, language)}`,
        ])}
        onChange={(value) => change([{ put: { file, path: '/hitPolicy', value } }])}
      />
      {table.hitPolicy === 'COLLECT' && (
        <Choice
          title={sayKeyword('aggregation', language)}
          value={table.aggregation ?? ''}
          options={AGGREGATIONS.map((id) => [id, id && sayValue('aggregation', id, language)])}
          onChange={(value) =>
            change([
              value
                ? { put: { file, path: '/aggregation', value } }
                : { remove: { file, path: '/aggregation' } },
            ])
          }
        />
      )}
      <span className="table-deeds">
        <Tool title={words.addRow} press={() => grid.addRow()} />
        <Tool title={words.removeRow} press={grid.removeRows} off={none} />
        <Tool title={words.rowUp} press={() => grid.moveRow(-1)} off={none} />
        <Tool title={words.rowDown} press={() => grid.moveRow(1)} off={none} />
        <Tool title={words.addInput} press={() => addColumn('when')} />
        <Tool title={words.addOutput} press={() => addColumn('then')} />
      </span>
      <Dmn {...{ desk, file, table, words }} />
    </div>
  );
}

function Tool({ title, press, off }: { title: string; press(): void; off?: boolean }) {
  return (
    <button
      type="button"
      className="button small"
      disabled={off}
      onMouseDown={(e) => e.preventDefault()}
      onClick={press}
    >
      {title}
    </button>
  );
}

interface ChoiceProps {
  title: string;
  value: string;
  options: [string, string][];
  onChange(value: string): void;
}

function Choice({ title, value, options, onChange }: ChoiceProps) {
  return (
    <label className="table-choice">
      <span className="muted small">{title}</span>
      <select className="control" value={value} onChange={(e) => onChange(e.target.value)}>
        {options.map(([id, said]) => (
          <option key={id} value={id}>
            {said}
          </option>
        ))}
      </select>
    </label>
  );
}

function Dmn({ desk, file, table, words }: Omit<ToolsProps, 'grid'>) {
  const [problems, setProblems] = useState<Problem[]>([]);
  const [said, setSaid] = useState('');
  const take = async (e: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = e.target.files ?? [];
    e.target.value = '';
    if (!chosen) return;
    const read = await readDmn(chosen, table);
    setProblems(read.problems);
    if (read.table) desk.change(replaceTable(file, read.table));
    setSaid(read.table ? words.dmnTaken : words.dmnNone);
  };
  return (
    <span className="table-deeds">
      <Tool title={words.dmnOut} press={() => void saveDmn(table).then(setProblems)} />
      <label className="button small table-file">
        {words.dmnIn}
        <input type="file" accept=".dmn,.xml" className="visually-hidden" onChange={take} />
      </label>
      <span className="small" role="status">
        {said} {problems.map((problem) => say(problem, desk.language)).join(' ')}
      </span>
    </span>
  );
}
