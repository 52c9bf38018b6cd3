/** Which forms and slips of the chosen complaints are printed, in which copies. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Papers } from '../api.ts';
import { Loading, ProblemNote } from '../parts/states.tsx';
import { useWords } from '../words/words.ts';
import { AskErrand } from '../workbench/ask-errand.tsx';

export function PapersMenu({ ids }: { ids: string[] }) {
  const { data, error } = useQuery({ queryKey: ['papers', ids], queryFn: () => api.papers(ids) });
  if (error) return <ProblemNote problem={error} />;
  return data ? <Choice ids={ids} papers={data} /> : <Loading />;
}

function Choice({ ids, papers }: { ids: string[]; papers: Papers }) {
  const words = useWords();
  const [chosen, setChosen] = useState({ forms: new Set<string>(), slips: new Set<string>() });
  const [copies, setCopies] = useState(false);
  const toggle = (kind: 'forms' | 'slips', id: string) => {
    const next = new Set(chosen[kind]);
    if (!next.delete(id)) next.add(id);
    setChosen({ ...chosen, [kind]: next });
  };
  const [forms, slips] = [[...chosen.forms], [...chosen.slips]];
  return (
    <div className="menu">
      {(['forms', 'slips'] as const).flatMap((kind) =>
        papers[kind].map(({ id, title, count }) => (
          <label key={`${kind} ${id}`} className="menu-item">
            <input type="checkbox" checked={chosen[kind].has(id)} onChange={() => toggle(kind, id)} />{' '}
            {words.errands.of(title, count)}
          </label>
        )),
      )}
      <label className="menu-item">
        <input type="checkbox" checked={copies} onChange={() => setCopies(!copies)} /> {words.errands.copies}
      </label>
      <AskErrand
        body={{ do: 'papers', complaints: ids, forms, slips, copies }}
        disabled={forms.length + slips.length === 0}
      >
        {words.errands.make}
      </AskErrand>
    </div>
  );
}
