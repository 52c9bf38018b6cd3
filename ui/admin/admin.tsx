/** Administration of the organization: its pages, and the way between them. */
import { NavLink, Route, Routes } from 'react-router';
import { PageHead } from '../parts/page-head.tsx';
import { NotFound } from '../parts/states.tsx';
import { useSession } from '../queries.ts';
import { AuditPage } from './audit.tsx';
import { BringPage } from './bring.tsx';
import { CalendarPage } from './calendar.tsx';
import { HealthPage } from './health.tsx';
import { OrganizationPage } from './organization.tsx';
import { ParametersPage } from './parameters.tsx';
import { PeoplePage } from './people.tsx';
import { SignInsPage } from './sign-ins.tsx';
import { StructurePage } from './structure.tsx';
import { useAdminWords } from './words/words.ts';

const pages = [
  ['', 'people', PeoplePage],
  ['organization', 'organization', OrganizationPage],
  ['structure', 'structure', StructurePage],
  ['parameters', 'parameters', ParametersPage],
  ['calendar', 'calendars', CalendarPage],
  ['bring', 'bring', BringPage],
  ['access', 'access', SignInsPage],
  ['audit', 'audit', AuditPage],
  ['health', 'health', HealthPage],
] as const;

export function AdminPages() {
  const { admin: words } = useAdminWords();
  const session = useSession();
  if (!session.data?.administrator) return <NotFound />;
  return (
    <div className="page">
      <PageHead title={words.title} lead={session.data.organization.title} />
      <nav className="tabs" aria-label={words.title}>
        {pages.map(([path, word]) => (
          <NavLink key={word} to={path ? `/admin/${path}` : '/admin'} end className="tab">
            {words[word]}
          </NavLink>
        ))}
      </nav>
      <Routes>
        {pages.map(([path, word, Page]) => (
          <Route key={word} path={path} element={<Page />} />
        ))}
        <Route path="*" element={<NotFound />} />
      </Routes>
    </div>
  );
}
