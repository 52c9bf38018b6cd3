/** How the form looks: filled by somebody of a department and role, on a phone, and blank on paper. */
import { useMemo, useRef, useState } from 'react';
import { type Look, type Looker, lookAt } from '../../../engine/studio/form/look.ts';
import { localize } from '../../../engine/text/language.ts';
import type { Data } from '../../api.ts';
import { SectionForm } from '../../form/section-form.tsx';
import { useSettled, ValueContext } from '../../form/settled.ts';
import { Paper } from '../../workbench/paper.tsx';
import { studioApi } from '../api.ts';
import { useBench } from './bench.ts';
import { PhoneFrame } from './phone-frame.tsx';

const nothing = () => {};
const NOBODY: Looker = {};

/** Conditions move once the draft was checked as it stands, and nothing is wrong with it. */
function useLook({ department, role }: Looker): Look | undefined {
  const { desk, form } = useBench();
  const { draft, language, hand, problems } = desk;
  const sound = hand.settled && problems.length === 0;
  return useMemo(
    () => lookAt(draft, { form: form.id, language, looker: { department, role }, sound }),
    [draft, form.id, language, department, role, sound],
  );
}

export function Preview() {
  const { desk, words } = useBench();
  const [department, setDepartment] = useState('');
  const [role, setRole] = useState('');
  const [phone, setPhone] = useState(false);
  const look = useLook({ department, role });
  const { departments, roles } = desk.draft.set.ruleset;
  if (!look) return null;
  const page = <Filled key={`${department}.${role}.${look.whole}`} look={look} />;
  return (
    <div className="form-preview">
      <div className="form-tools">
        <span>{words.asWho}</span>
        <Chooser
          label={words.anyDepartment}
          items={departments}
          value={department}
          onChoose={setDepartment}
        />
        <Chooser label={words.anyRole} items={roles} value={role} onChoose={setRole} />
        <label className="form-check">
          <input type="checkbox" checked={phone} onChange={(e) => setPhone(e.target.checked)} /> {words.phone}
        </label>
      </div>
      {!look.whole && desk.problems.length > 0 && <p className="note warn">{words.notWhole}</p>}
      {phone ? <PhoneFrame title={words.phone}>{page}</PhoneFrame> : page}
    </div>
  );
}

interface ChooserProps {
  label: string;
  items: { id: string; title: Parameters<typeof localize>[0] }[];
  value: string;
  onChoose(id: string): void;
}

function Chooser({ label, items, value, onChoose }: ChooserProps) {
  const { desk } = useBench();
  return (
    <select className="control" aria-label={label} value={value} onChange={(e) => onChoose(e.target.value)}>
      <option value="">{label}</option>
      {items.map(({ id, title }) => (
        <option key={id} value={id}>
          {localize(title, desk.language)}
        </option>
      ))}
    </select>
  );
}

/** Conditions and computed fields move as they will; nothing is kept. */
function Filled({ look }: { look: Look }) {
  const { words } = useBench();
  const values = useRef<Record<string, Data>>({});
  const views = useMemo(() => look.sections.map(({ view }) => view), [look]);
  const { settled, store, settleNow } = useSettled(views, values);
  const change = (section: string, data: Data) => {
    values.current = { ...values.current, [section]: data };
    settleNow();
  };
  return (
    <ValueContext value={store}>
      <div className="sheet">
        {look.sections
          .filter(({ view }) => settled[view.id]?.applies ?? true)
          .map(({ view, fills, hidden, masked }) => (
            <section key={view.id} className="sheet-section">
              <h3 className="section-title">{view.title}</h3>
              {hidden ? (
                <p className="muted">{words.hiddenHere}</p>
              ) : (
                <>
                  {!fills && <p className="muted small">{words.notTheirs}</p>}
                  <SectionForm
                    section={view}
                    whens={settled[view.id]?.whens ?? view.whens}
                    initial={masked}
                    errors={NO_ERRORS}
                    disabled={!fills}
                    onChange={change}
                    onBlur={nothing}
                  />
                </>
              )}
            </section>
          ))}
      </div>
    </ValueContext>
  );
}

const NO_ERRORS: [] = [];

export function PaperPreview() {
  const { desk, form, words } = useBench();
  const look = useLook(NOBODY);
  if (!look) return null;
  return (
    <Paper
      form={look.paper}
      blank
      tools={
        <a className="button small" href={studioApi.blank(desk.id, form.id)} target="_blank" rel="noreferrer">
          {words.pdf}
        </a>
      }
    />
  );
}
