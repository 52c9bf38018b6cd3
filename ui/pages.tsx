/** Which address shows which page; what is not needed to fill a form is fetched when it is asked for. */
import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { Loading, NotFound } from './parts/states.tsx';
import { HomePage } from './workbench/home.tsx';

const NewPage = lazy(async () => ({ default: (await import('./portal/new.tsx')).NewPage }));
const SubmissionPage = lazy(async () => ({
  default: (await import('./portal/submission.tsx')).SubmissionPage,
}));
const ComplaintPage = lazy(async () => ({
  default: (await import('./workbench/complaint.tsx')).ComplaintView,
}));
const ComplaintsPage = lazy(async () => ({
  default: (await import('./lists/complaints.tsx')).ComplaintsPage,
}));
const RegisterPage = lazy(async () => ({ default: (await import('./registers/register.tsx')).RegisterView }));
const RegistersPage = lazy(async () => ({
  default: (await import('./registers/registers.tsx')).RegistersPage,
}));
const AccountPage = lazy(async () => ({ default: (await import('./admin/account.tsx')).AccountPage }));
const AdminPages = lazy(async () => ({ default: (await import('./admin/admin.tsx')).AdminPages }));

const StudioPages = lazy(async () => ({ default: (await import('./studio/index.tsx')).StudioPages }));

const AdoptPages = lazy(async () => ({ default: (await import('./adopt/index.tsx')).AdoptPages }));
const ErrandsPage = lazy(async () => ({ default: (await import('./workbench/errands.tsx')).ErrandsPage }));
const AbsencePage = lazy(async () => ({ default: (await import('./workbench/absence.tsx')).AbsenceView }));

export function Pages() {
  return (
    <Suspense fallback={<Loading />}>
      <Routes>
        <Route path="/" element={<HomePage />} />
        <Route path="/new" element={<NewPage />} />
        <Route path="/new/:submission" element={<SubmissionPage />} />
        <Route path="/complaints" element={<ComplaintsPage />} />
        <Route path="/complaints/:complaint" element={<ComplaintPage />} />
        <Route path="/errands" element={<ErrandsPage />} />
        <Route path="/absence" element={<AbsencePage />} />
        <Route path="/registers" element={<RegistersPage />} />
        <Route path="/registers/:register" element={<RegisterPage />} />
        <Route path="/admin/*" element={<AdminPages />} />
        <Route path="/account" element={<AccountPage />} />
        <Route path="/studio/*" element={<StudioPages />} />
        <Route path="/adopt/*" element={<AdoptPages />} />
        <Route path="*" element={<NotFound />} />
      </Routes>
    </Suspense>
  );
}
