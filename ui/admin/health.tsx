/** How the installation fares: what waits, backups, jobs, a clock that was set. */
import { adminApi, type Health } from './api.ts';
import { Asked, useAsked } from './ask.tsx';
import { Panel, Table, useMoment } from './parts.tsx';
import { useAdminWords } from './words/words.ts';

const DAY = 86_400_000;

export function Backups({ health }: { health: Pick<Health, 'now' | 'backup' | 'backups'> }) {
  const moment = useMoment();
  const { admin } = useAdminWords();
  const words = admin.healthParts;
  const { backup, backups, now } = health;
  if (!backups) return <p className="note warn">{words.backupUnset}</p>;
  if (!backup) return <p className="note warn">{words.noBackup}</p>;
  const old = Date.parse(now) - Date.parse(backup.at) > DAY;
  return (
    <>
      <p>
        {moment(backup.at, '')} · {(backup.bytes / 1e6).toFixed(1)} MB
      </p>
      {old && <p className="note warn">{words.backupOld}</p>}
    </>
  );
}

function Figures({ health }: { health: Health }) {
  const moment = useMoment();
  const { admin } = useAdminWords();
  const words = admin.healthParts;
  const jobs: Record<string, string> = { tidy: words.tidy, backup: words.ranBackup };
  return (
    <>
      <Panel title={admin.health}>
        <dl className="admin-figures">
          {(
            [
              ['open', health.open],
              ['clocks', health.clocks],
              ['events', health.events],
            ] as const
          ).map(([word, n]) => (
            <div key={word}>
              <dt className="muted">{words[word]}</dt>
              <dd className="digits">{n}</dd>
            </div>
          ))}
        </dl>
      </Panel>
      <Panel title={words.backup}>
        <Backups health={health} />
      </Panel>
      {health.jobs.length > 0 && (
        <Panel title={words.jobs}>
          <Table
            label={words.jobs}
            rows={health.jobs.map((job) => ({ ...job, id: job.job }))}
            columns={[
              { title: words.job, cell: ({ job }) => jobs[job] ?? job },
              { title: words.last, cell: ({ at }) => moment(at, '') },
              { title: words.good, cell: ({ good_at: good }) => moment(good, admin.none) },
            ]}
          />
        </Panel>
      )}
      {health.jumps.length > 0 && (
        <Panel title={words.jumps}>
          <Table
            label={words.jumps}
            rows={health.jumps}
            columns={[
              { title: admin.at, cell: ({ at }) => moment(at, '') },
              {
                title: words.jumps,
                cell: ({ seconds }) => `${seconds > 0 ? '+' : '−'}${Math.round(Math.abs(seconds) / 60)} min`,
              },
            ]}
          />
        </Panel>
      )}
    </>
  );
}

export function HealthPage() {
  const health = useAsked('health', adminApi.health);
  return <Asked of={health}>{(data) => <Figures health={data} />}</Asked>;
}
