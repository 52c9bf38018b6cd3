/** The copies that go out, below the page. */
import { at } from '../../../engine/problem.ts';
import { freshId } from '../../../engine/studio/blank.ts';
import { localize } from '../../../engine/text/language.ts';
import { Small } from '../panel/branches.tsx';
import { useBench } from './bench.ts';

export function Copies() {
  const { desk, file, form, words, chosen, choose } = useBench();
  const copies = form.copies ?? [];
  const add = () => {
    const id = freshId('copy', new Set(copies.map((copy) => copy.id)));
    const value = { id, label: words.copyName(copies.length + 1), to: { outsider: 'complainant' } };
    const path = at('/copies', copies.length);
    const edit = form.copies
      ? { insert: { file, path, value } }
      : { put: { file, path: '/copies', value: [value] } };
    if (desk.change([edit])) choose(path);
  };
  const remove = (index: number) => {
    const path = copies.length > 1 ? at('/copies', index) : '/copies';
    if (desk.change([{ remove: { file, path } }])) choose('');
  };
  return (
    <section className="form-copies" aria-label={words.copies}>
      <h3>{words.copies}</h3>
      <ol>
        {copies.map(({ id, label }, index) => {
          const path = at('/copies', index);
          const name = localize(label, desk.language) || id;
          return (
            <li key={id}>
              <button
                type="button"
                className="link"
                aria-pressed={chosen === path}
                onClick={() => choose(path)}
              >
                {name}
              </button>
              {index > 0 && (
                <Small
                  mark="↑"
                  label={`${words.up}: ${name}`}
                  onClick={() => desk.change([{ move: { file, path, to: index - 1 } }])}
                />
              )}
              <Small mark="✕" label={`${words.remove}: ${name}`} onClick={() => remove(index)} />
            </li>
          );
        })}
      </ol>
      <button type="button" className="button small" onClick={add}>
        ＋ {words.addCopy}
      </button>
    </section>
  );
}
