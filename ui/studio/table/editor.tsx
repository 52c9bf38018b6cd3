/** A decision table: written in a grid, checked while it is written, tried with a case. */
import { useMemo, useState } from 'react';
import { sayKeyword } from '../../../engine/exchange/tell.ts';
import type { Problem } from '../../../engine/problem.ts';
import { withAllowed } from '../../../engine/ruleset/allowed.ts';
import type { DecisionTable } from '../../../engine/ruleset/types.ts';
import { choicesAt, clauseNames, type Draft, type Name } from '../../../engine/studio/names.ts';
import { panelAt } from '../../../engine/studio/panel.ts';
import { cellText, columnsOf, type GridColumn } from '../../../engine/studio/table/cell.ts';
import { withoutColumn } from '../../../engine/studio/table/grid.ts';
import type { Table } from '../../../engine/table/types.ts';
import { type Language, localize } from '../../../engine/text/language.ts';
import { say } from '../../../engine/text/say.ts';
import type { Desk } from '../desk.ts';
import type { EditorProps } from '../editors.ts';
import { NodeView } from '../panel/node.tsx';
import { CellBar } from './bar.tsx';
import { Findings } from './findings.tsx';
import { Grid } from './grid.tsx';
import { TableTools } from './tools.tsx';
import { type Case, TryStrip } from './try-strip.tsx';
import { useCheck } from './use-check.ts';
import { useGrid } from './use-grid.ts';
import { useTableWords } from './words.ts';
import '../../styles/studio-table.css';

const NO_CASE: Case = {};

/** Values of a code list, departments or roles with their titles; what a column allows for itself. */
function namesOf(draft: Draft, file: string, language: Language) {
  const { choices = [] } = draft.set.ruleset;
  return ({ type, choice, allowed }: { type: string; choice?: string; allowed?: unknown[] }): Name[] => {
    if (allowed) return allowed.map((value) => ({ value: String(value), title: String(value) }));
    if (type === 'department' || type === 'role') return choicesAt(draft, type, file, language) ?? [];
    const options = choices.find(({ id }) => id === choice)?.options;
    if (!Array.isArray(options)) return [];
    return options.map(({ id, title }) => ({ value: id, title: localize(title, language) || id }));
  };
}

function useColumns({ draft, language }: Desk, file: string, table: DecisionTable): GridColumn[] {
  const { inputs, outputs } = table;
  const { ruleset, source } = draft.set;
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows change, columns stay
  return useMemo(() => {
    const titleOf = ({ id, title }: { id: string; title?: unknown }) =>
      localize(title as never, language) || id;
    const clauses = clauseNames(draft, language);
    const said = { titleOf, clause: sayKeyword('clause', language), clauses, language };
    return columnsOf({ inputs, outputs }, said, namesOf(draft, file, language));
  }, [inputs, outputs, ruleset, source, language, file]);
}

/** Columns of the grid at which the problems stand, by row. */
function faultyCells(problems: Problem[], columns: GridColumn[]): Map<number, string> {
  const found = new Map<number, string>();
  for (const { path } of problems) {
    const [, r, part, index] = /^\/rows\/(\d+)\/(when|then)\/(\d+)/.exec(path) ?? [];
    const c = columns.findIndex((column) => column.part === part && column.index === Number(index));
    if (c >= 0) found.set(Number(r), [found.get(Number(r)), c].filter((one) => one !== undefined).join(','));
  }
  return found;
}

export function TableEditor({ desk, branch }: EditorProps) {
  const words = useTableWords();
  const { draft, language, change } = desk;
  const { file } = branch;
  const table = draft.documents[file] as unknown as DecisionTable;
  const columns = useColumns(desk, file, table);
  const grid = useGrid({ file, table, columns, change });
  const [inputs, setInputs] = useState(NO_CASE);
  const [open, setOpen] = useState<number>();
  const { ruleset } = draft.set;
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the set only its head matters here
  const asked = useMemo(() => withAllowed(draft.set, grid.shown) as unknown as Table, [grid.shown, ruleset]);
  const checked = useCheck(asked, inputs);
  const faulty = useMemo(() => faultyCells(checked.problems, columns), [checked.problems, columns]);
  const { cursor } = grid;
  const column = cursor && columns[cursor.c];
  const row = cursor && grid.shown.rows[cursor.r];
  const here =
    column && row && column.part !== 'clause' ? `/rows/${cursor.r}/${column.part}/${column.index}` : '/?';
  const ofCell = checked.problems.filter(({ path }) => path.startsWith(here));
  const elsewhere = checked.problems.filter(
    ({ path }) => !path.startsWith('/rows/') || !path.startsWith(here),
  );
  const toggle = (c: number) => setOpen(open === c ? undefined : c);
  return (
    <div className="table-editor">
      <TableTools {...{ desk, file, table, grid, words }} />
      <CellBar
        {...{ cursor, column, words }}
        text={cursor?.text ?? (row && column ? cellText(row, column) : '')}
        problems={ofCell.map((problem) => say(problem, language))}
        hints={grid.hints}
        onTake={grid.take}
      />
      <div {...grid.clipboard}>
        <Grid
          {...{ table, columns, cursor, checked, faulty, words, open }}
          actions={grid.actions}
          label={localize(table.title, language) || table.id}
          onColumn={toggle}
        />
      </div>
      {open !== undefined && columns[open] && (
        <ColumnPanel
          desk={desk}
          file={file}
          table={table}
          column={columns[open]}
          onClose={() => setOpen(undefined)}
        />
      )}
      <TryStrip {...{ table, columns, inputs, checked, language, words }} onChange={setInputs} />
      {elsewhere.length > 0 && (
        <div className="table-findings">
          <p>{words.moreProblems}</p>
          <ul>
            {elsewhere.slice(0, 10).map((problem) => (
              <li key={problem.path + problem.code} className="is-grave">
                <span>{say(problem, language)}</span>
                <Go path={problem.path} onGo={(r) => grid.go({ r, c: 0 })} title={words.goTo} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {checked.problems.length === 0 && (
        <Findings
          {...{ table, columns, checked, words }}
          onTry={setInputs}
          onAdd={grid.addRow}
          onGo={(r) => grid.go({ r, c: 0 })}
        />
      )}
    </div>
  );
}

function Go({ path, onGo, title }: { path: string; onGo(r: number): void; title: string }) {
  const [, r] = /^\/rows\/(\d+)/.exec(path) ?? [];
  if (r === undefined) return null;
  return (
    <button type="button" className="button small" onClick={() => onGo(Number(r))}>
      {`${title} (${Number(r) + 1})`}
    </button>
  );
}

interface ColumnPanelProps {
  desk: Desk;
  file: string;
  table: DecisionTable;
  column: GridColumn;
  onClose(): void;
}

/** The settings of one column in the generic panel. */
function ColumnPanel({ desk, file, table, column, onClose }: ColumnPanelProps) {
  const words = useTableWords();
  const list = column.part === 'when' ? 'inputs' : 'outputs';
  const node = panelAt(desk.draft, file, `/${list}/${column.index}`, desk.language);
  const remove = () => {
    if (desk.change(withoutColumn(file, table, column))) onClose();
  };
  if (!node) return null;
  return (
    <section className="table-column" aria-label={`${words.column}: ${column.title}`}>
      <h3>{`${words.column}: ${column.title}`}</h3>
      <NodeView node={node} bare />
      <p className="table-deeds">
        <button
          type="button"
          className="button small reject"
          disabled={table[list].length < 2}
          onClick={remove}
        >
          {words.removeColumn}
        </button>
        <button type="button" className="button small" onClick={onClose}>
          {words.close}
        </button>
      </p>
    </section>
  );
}
