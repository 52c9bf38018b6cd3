/** A register with rows, as the draft's scenarios come to them, above its panel. */
import type { RegisterPage } from '../../../engine/register/shapes.ts';
import { Summaries } from '../../registers/summaries.tsx';
import { RegisterTable } from '../../registers/table.tsx';
import { studioApi } from '../api.ts';
import type { EditorProps } from '../editors.ts';
import { Panel } from '../panel/panel.tsx';
import { Shown, useLooked } from './looked.tsx';
import { useLookWords } from './words.ts';
import '../../styles/studio-look.css';

/** Numbers lead nowhere here. */
const unlinked = (page: RegisterPage): RegisterPage => ({
  ...page,
  summaries: page.summaries.map(({ by: _, wanted: __, ...summary }) => summary),
});

export function RegisterEditor({ desk, branch }: EditorProps) {
  const words = useLookWords();
  const { id, draft } = desk;
  const register = String((draft.documents[branch.file] as { id?: string } | undefined)?.id ?? '');
  const looked = useLooked(['register', register], () => studioApi.register(id, register));
  return (
    <>
      <section className="look-paper" aria-label={words.register}>
        <Shown of={looked}>
          {({ register: found }) =>
            found && (
              <>
                <p className="muted">{found.played ? words.rowsPlayed : words.rowsDrawn}</p>
                <RegisterTable page={found.page} plain />
                <Summaries page={unlinked(found.page)} />
              </>
            )
          }
        </Shown>
      </section>
      <Panel branch={branch} place={branch} />
    </>
  );
}
