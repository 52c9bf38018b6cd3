/** From where a request comes, as far as limits ask; it is written down nowhere. */

import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { Env } from './env.ts';

const OF_THIS_MACHINE = /^(::ffff:)?127\.|^::1$/;

/** Absent where there is no socket: a request handed to the app directly. */
function socketOf(c: Context<Env>): string {
  try {
    return getConnInfo(c).remote.address ?? '';
  } catch {
    return '';
  }
}

/** Only a proxy on this machine is believed whom it asks for: the last that it names. */
export function addressOf(c: Context<Env>): string {
  const address = socketOf(c);
  const named = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return named && (address === '' || OF_THIS_MACHINE.test(address)) ? named : address;
}
