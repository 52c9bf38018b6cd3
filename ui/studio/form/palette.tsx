/** The kinds of fields: pressed or dragged onto the page. */
import { kinds } from '../../../engine/studio/form/kinds.ts';
import { addField, useBench } from './bench.ts';
import type { Carry } from './carry.ts';
import { sayKind } from './words.ts';

export function Palette({ carry }: { carry: Carry }) {
  const bench = useBench();
  const { desk, words } = bench;
  return (
    <section className="form-palette" aria-label={words.palette}>
      <h3>{words.palette}</h3>
      <div className="form-kinds">
        {kinds.map(({ id }) => (
          <button
            key={id}
            type="button"
            className="button small"
            draggable
            onDragStart={(e) => {
              e.dataTransfer.setData('text/plain', id);
              carry.pick({ kind: id });
            }}
            onDragEnd={carry.cancel}
            onClick={() => addField(bench, id)}
          >
            {sayKind(id, desk.language)}
          </button>
        ))}
      </div>
    </section>
  );
}
