/** As a client that is told to try again does (503 with Retry-After): a machine that is busy prints later. */
export async function patiently(ask: () => Promise<Response>, tries = 3): Promise<Response> {
  const answer = await ask();
  return answer.status === 503 && tries > 1 ? patiently(ask, tries - 1) : answer;
}
