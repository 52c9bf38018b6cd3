/** An attached file by its name: pressed, it is shown where browsers show it safely, else saved. */
import { useContext, useEffect, useRef, useState } from 'react';
import type { FileName } from '../../engine/form/file.ts';
import { useWords } from '../words/words.ts';
import { FilePlace, fetchFile } from './file.ts';
import { ProblemNote } from './states.tsx';

const PICTURE = /^image\/(png|jpeg|gif|webp|avif|bmp)$/;
const PAPER = 'application/pdf';

export function FileLink({ file }: { file: FileName }) {
  const complaint = useContext(FilePlace);
  const [blob, setBlob] = useState<Blob | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const open = async () => {
    setProblem(null);
    await fetchFile(file, complaint).then(setBlob, setProblem);
  };
  return (
    <>
      <button type="button" className="link file-name" onClick={open}>
        {file.name}
      </button>
      {problem !== null && <ProblemNote problem={problem} />}
      {blob && <Preview name={file.name} blob={blob} onClose={() => setBlob(null)} />}
    </>
  );
}

/** Closed by Escape, its button, or a press beside it; the focus goes back to the name. */
function Preview({ name, blob, onClose }: { name: string; blob: Blob; onClose: () => void }) {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [url, setUrl] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setUrl(made);
    dialog.current?.showModal();
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  const close = () => dialog.current?.close();
  return (
    // Escape closes it; a press beside it is a second way.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <dialog
      ref={dialog}
      className="preview"
      aria-label={name}
      onClose={onClose}
      onClick={(e) => e.target === dialog.current && close()}
    >
      <header className="preview-head">
        <strong className="file-name">{name}</strong>
        <a className="button small" href={url} download={name}>
          {words.file.save}
        </a>
        <button type="button" className="button small" onClick={close}>
          {words.file.close}
        </button>
      </header>
      {url && PICTURE.test(blob.type) && <img src={url} alt={name} />}
      {url && blob.type === PAPER && <iframe src={url} title={name} />}
      {!PICTURE.test(blob.type) && blob.type !== PAPER && <p className="muted">{words.file.noPreview}</p>}
    </dialog>
  );
}
