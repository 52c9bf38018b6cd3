/** A small OpenID provider of this machine: whoever types a name at it is that person. */
import { createServer } from 'node:http';
import Provider from 'oidc-provider';
import { freePort } from './free-port.ts';

export interface OpenId {
  issuer: string;
  client: { clientId: string; clientSecret: string };
  stop(): Promise<void>;
}

const client = { clientId: 'docket', clientSecret: 'a secret between the two of them' };

export async function startOpenId(redirect: string): Promise<OpenId> {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: [redirect] }],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'] },
    // Sub and name alike: the account is what was typed.
    findAccount: async (_, sub) => ({
      accountId: sub,
      claims: async () => ({ sub, name: sub, preferred_username: sub }),
    }),
  });
  const server = createServer(provider.callback());
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const stop = () => new Promise<void>((resolve) => void server.close(() => resolve()));
  return { issuer, client, stop };
}

/** What a browser does there: follows, types the name, consents; ends at the address that leads back to us. */
export async function throughOpenId(url: string, name: string, issuer: string): Promise<string> {
  const jar = new Map<string, string>();
  let [next, init]: [string, RequestInit] = [url, {}];
  for (let hop = 0; hop < 20; hop += 1) {
    if (!next.startsWith(issuer)) return next;
    const cookie = [...jar].map(([key, value]) => `${key}=${value}`).join('; ');
    const answer = await fetch(next, {
      ...init,
      redirect: 'manual',
      headers: { ...(init.headers as Record<string, string>), cookie },
    });
    for (const one of answer.headers.getSetCookie()) {
      const [key = '', value = ''] = one.split(';')[0]!.split('=');
      jar.set(key, value);
    }
    const to = answer.headers.get('location');
    init = {};
    if (to) next = new URL(to, next).href;
    else {
      const page = await answer.text();
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
      if (!prompt) throw new Error(`${answer.status} ${page}`);
      next = new URL(/action="([^"]+)"/.exec(page)![1]!, next).href;
      const body = new URLSearchParams({ prompt, login: name, password: 'any' });
      init = {
        method: 'POST',
        body: body.toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      };
    }
  }
  throw new Error('the provider goes round in circles');
}
