/** Adopting: a library of rule sets, each to read, compare and take; a chunk of its own, for administrators. */
import { Route, Routes } from 'react-router';
import { NotFound } from '../parts/states.tsx';
import { FollowPage } from './follow.tsx';
import { LibraryPage } from './library.tsx';
import { RuleSetView } from './rule-set.tsx';
import { WizardPage } from './wizard.tsx';
import '../styles/adopt.css';

export function AdoptPages() {
  return (
    <Routes>
      <Route index element={<LibraryPage />} />
      <Route path=":key" element={<RuleSetView />} />
      <Route path=":key/adopt" element={<WizardPage />} />
      <Route path=":key/follow" element={<FollowPage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
