/** Attached files from the screen's side: sent with progress, fetched again to be looked at. */
import { createContext } from 'react';
import { type FileName, fileOf } from '../../engine/form/file.ts';
import { ApiProblem, toProblem } from '../ask.ts';
import { newKey } from '../intent.ts';
import { currentLanguage } from '../preferences.ts';

/** The complaint whose files are shown; '' while something is handed in. */
export const FilePlace = createContext('');

/** What was sent from this window needs no fetching. */
const here = new Map<string, Blob>();

/** Answers the value that the form holds. `fetch` tells nothing of how far it has come. */
export function sendFile(file: File, onProgress: (part: number) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/files?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('Accept-Language', currentLanguage());
    request.setRequestHeader('Idempotency-Key', newKey());
    request.upload.onprogress = (e) => onProgress(e.lengthComputable ? e.loaded / e.total : 0);
    request.onerror = () => reject(new ApiProblem(0, ''));
    request.onload = () => {
      const answer = new Response(request.responseText, { status: request.status });
      if (!answer.ok) return void toProblem(answer).then(reject);
      const { value } = JSON.parse(request.responseText) as { value: string };
      here.set(fileOf(value)!.id, file);
      resolve(value);
    };
    request.send(file);
  });
}

/** One that waits for its form lies elsewhere than one that a complaint holds. */
export async function fetchFile({ id }: FileName, complaint: string): Promise<Blob> {
  const known = here.get(id);
  if (known) return known;
  const places = [...(complaint ? [`complaints/${encodeURIComponent(complaint)}/`] : []), ''];
  let answer = new Response(null, { status: 404 });
  for (const place of places) {
    answer = await fetch(`/api/${place}files/${id}`, { headers: { 'Accept-Language': currentLanguage() } });
    if (answer.ok) return answer.blob();
  }
  throw await toProblem(answer);
}
