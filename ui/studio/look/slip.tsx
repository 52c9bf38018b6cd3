/** A slip as it goes out, on screen and as PDF, above its tree of blocks. */
import { localize } from '../../../engine/text/language.ts';
import SlipSheets from '../../workbench/slip-sheet.tsx';
import { studioApi } from '../api.ts';
import type { EditorProps } from '../editors.ts';
import { Panel } from '../panel/panel.tsx';
import { Shown, useLooked } from './looked.tsx';
import { useLookWords } from './words.ts';
import '../../styles/studio-look.css';

export function SlipEditor({ desk, branch }: EditorProps) {
  const words = useLookWords();
  const { id, draft, language } = desk;
  const slip = String((draft.documents[branch.file] as { id?: string } | undefined)?.id ?? '');
  const looked = useLooked(['slip', slip], () => studioApi.slip(id, slip));
  const titleOf = (scenario: string) =>
    localize(draft.set.scenarios?.find((one) => one.id === scenario)?.title, language) || scenario;
  return (
    <>
      <section className="look-paper" aria-label={words.slip}>
        <h3 className="visually-hidden">{words.slip}</h3>
        <Shown of={looked}>
          {({ slip: found }) =>
            found && (
              <>
                <p className="look-asks">
                  <span className="muted">
                    {found.scenario ? words.slipFrom(titleOf(found.scenario)) : words.slipMade}
                  </span>
                  <a
                    className="button small"
                    href={studioApi.slipPdf(id, slip)}
                    target="_blank"
                    rel="noreferrer"
                  >
                    {words.pdf}
                  </a>
                </p>
                <SlipSheets paper={found.paper} />
              </>
            )
          }
        </Shown>
      </section>
      <Panel branch={branch} place={branch} />
    </>
  );
}
