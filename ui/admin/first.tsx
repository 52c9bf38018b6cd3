/** What is to be done before anything else: a password of one's own, a second factor. */
import { PageHead } from '../parts/page-head.tsx';
import { FactorBegin } from './factor.tsx';
import { PasswordForm } from './password.tsx';
import { useAdminWords } from './words/words.ts';

export function FirstPage({ what }: { what: 'password' | 'twoFactors' }) {
  const { account: words } = useAdminWords();
  const [title, lead] =
    what === 'password' ? [words.first, words.firstHelp] : [words.factorFirst, words.factorAsked];
  return (
    <div className="page narrow">
      <PageHead title={title} lead={lead} />
      <section className="panel" aria-label={title}>
        {what === 'password' ? <PasswordForm /> : <FactorBegin />}
      </section>
    </div>
  );
}
