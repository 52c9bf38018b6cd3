/** The organization itself: its name in three languages, the rules it works by, what can be taken along. */
import { Link } from 'react-router';
import { adoptApi } from '../adopt/api.ts';
import { adminApi } from './api.ts';
import { Asked, useAsked } from './ask.tsx';
import { Form, Line, Panel, useChange } from './parts.tsx';
import { Pictures } from './pictures.tsx';
import { PublicPanel } from './public.tsx';
import { useAdminWords } from './words/words.ts';

export function OrganizationPage() {
  const { admin } = useAdminWords();
  const words = admin.office;
  const office = useAsked('organization', adminApi.organization);
  const { change, busy, note } = useChange();
  const save = (form: FormData) => {
    const said = (name: string) => String(form.get(name)).trim();
    const title = { 'zh-Hans': said('zh-Hans'), 'zh-Hant': said('zh-Hant'), en: said('en') };
    return change((key) => adminApi.nameOrganization(title, key), admin.saved);
  };
  return (
    <Asked of={office}>
      {({ title, brand, ruleset }) => (
        <>
          <Panel title={words.name} lead={words.nameHelp}>
            {note}
            <Form onSend={save}>
              {(['zh-Hant', 'zh-Hans', 'en'] as const).map((one) => (
                <Line
                  key={one}
                  label={words.in[one]}
                  name={one}
                  defaultValue={title[one]}
                  maxLength={100}
                  required
                />
              ))}
              <div className="buttons">
                <button type="submit" className="button primary" disabled={busy}>
                  {words.save}
                </button>
              </div>
            </Form>
          </Panel>
          <Pictures brand={brand} />
          <PublicPanel />
          <Panel title={words.rules}>
            <p>
              <strong>{ruleset.title}</strong>{' '}
              <span className="muted digits">
                {ruleset.id} {ruleset.version}
              </span>
            </p>
            {ruleset.derivedFrom && (
              <p className="muted">{words.from(ruleset.derivedFrom.id, ruleset.derivedFrom.version)}</p>
            )}
            <div className="buttons">
              <Link className="button" to="/adopt/ours">
                {words.read}
              </Link>
              <a className="button" href={adoptApi.packageOf('ours')}>
                {words.pack}
              </a>
            </div>
          </Panel>
          <Panel title={words.everything} lead={words.everythingHelp}>
            <div className="buttons">
              <Link className="button" to="/errands">
                {words.errands}
              </Link>
            </div>
          </Panel>
        </>
      )}
    </Asked>
  );
}
