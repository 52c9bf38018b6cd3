/** What every refusal over HTTP has: its status, a code and a place, a sentence, and nothing of what is inside. */
import { expect } from 'vitest';

export async function refused(answer: Response, status: number, code: string, path?: string): Promise<void> {
  const body = await answer.json();
  expect([answer.status, body.problems[0].code], JSON.stringify(body)).toEqual([status, code]);
  if (path !== undefined) expect(body.problems[0].path).toBe(path);
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(body).toMatchObject({
    status,
    type: `urn:docket:problem:${code}`,
    requestId: expect.stringMatching(/./),
  });
  expect(body.problems.length).toBeLessThanOrEqual(20);
  expect(JSON.stringify(body)).not.toMatch(/node_modules|\.ts:|SQLITE|undefined/);
  expect(body.problems[0].text).not.toMatch(/[{}]|^$/);
}
