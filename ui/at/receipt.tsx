/** The receipt of what was handed in: number and secret, shown once, to be kept. */
import { Link } from 'react-router';
import { PageHead } from '../parts/page-head.tsx';
import { saveText } from '../parts/save-text.ts';
import { doorOf, type PublicReceipt } from './api.ts';
import { useAtWords } from './words/words.ts';

interface Props {
  receipt: PublicReceipt;
  organization: string;
  name: string;
}

export function Receipt({ receipt: { number, secret, complaints }, organization, name }: Props) {
  const words = useAtWords();
  const follow = `${doorOf(organization)}/follow`;
  const text = [
    name,
    ...complaints.map(({ title }) => title),
    `${words.number}: ${number}`,
    `${words.secret}: ${secret}`,
    `${words.follow}: ${location.origin}${follow}`,
  ];
  return (
    <>
      <PageHead title={words.received} lead={complaints.map(({ title }) => title).join(' · ')} />
      <div className="panel at-receipt">
        <dl>
          <dt>{words.number}</dt>
          <dd className="digits">{number}</dd>
          <dt>{words.secret}</dt>
          <dd className="digits">{secret}</dd>
        </dl>
        <p className="note warn">{words.keep}</p>
        <div className="buttons">
          <button
            type="button"
            className="button primary"
            onClick={() => saveText(`${number}.txt`, `${text.join('\r\n')}\r\n`)}
          >
            {words.save}
          </button>
          <button type="button" className="button" onClick={() => print()}>
            {words.print}
          </button>
          <Link className="button" to={follow}>
            {words.kept}
          </Link>
        </div>
      </div>
    </>
  );
}
