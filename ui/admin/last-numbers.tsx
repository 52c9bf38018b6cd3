/** The last number of each series that was given elsewhere: docket goes on after it. */
import { useState } from 'react';
import { newKey } from '../intent.ts';
import { adminApi } from './api.ts';
import { Asked, useAsked } from './ask.tsx';
import { Form, Panel, Table, useChange } from './parts.tsx';
import { useAdminWords } from './words/words.ts';

export function LastNumbers() {
  const { admin } = useAdminWords();
  const words = admin.bringing;
  const { change, busy, note } = useChange();
  const series = useAsked('series', () => adminApi.bringNumbers({}, true, newKey()));
  const [last, setLast] = useState<Record<string, string>>({});
  const given = Object.fromEntries(Object.entries(last).filter(([, text]) => text.trim() !== ''));
  const save = async () => {
    const done = await change((key) => adminApi.bringNumbers(given, false, key), words.numbersDone);
    if (done) setLast({});
  };
  return (
    <Panel title={words.numbers} lead={words.numbersHelp}>
      {note}
      <Asked of={series}>
        {({ series: rows }) =>
          rows.length === 0 ? (
            <p className="muted">{words.noSeries}</p>
          ) : (
            <Form onSend={save}>
              <Table
                label={words.numbers}
                rows={rows.map((one) => ({ ...one, id: one.series }))}
                columns={[
                  { title: words.series, cell: ({ title }) => title },
                  {
                    title: words.last,
                    cell: ({ id, title, next }) =>
                      next !== null && (
                        <input
                          className="control"
                          aria-label={`${title} ${words.last}`}
                          value={last[id] ?? ''}
                          onChange={(e) => setLast({ ...last, [id]: e.target.value })}
                        />
                      ),
                  },
                  { title: words.next, cell: ({ next }) => next ?? words.noOrder },
                ]}
              />
              <div className="buttons">
                <button
                  type="submit"
                  className="button primary"
                  disabled={busy || Object.keys(given).length === 0}
                >
                  {words.saveNumbers}
                </button>
              </div>
            </Form>
          )
        }
      </Asked>
    </Panel>
  );
}
