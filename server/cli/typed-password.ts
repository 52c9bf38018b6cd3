/** A password handed to a command: read from standard input, or made; never an argument, which others on the machine see. */

import { text } from 'node:stream/consumers';
import { passwordFrom } from '../access/password.ts';
import { systemMillis } from '../clock.ts';
import { makeIds } from '../ids.ts';

export interface Asked {
  passwordStdin?: boolean;
}

/** Made ones are told once, by the command. */
export interface Given {
  password: string;
  made: boolean;
}

export const madePassword = (): string => passwordFrom(makeIds(systemMillis));

export async function givenPassword({ passwordStdin }: Asked): Promise<Given> {
  if (!passwordStdin) return { password: madePassword(), made: true };
  return { password: (await text(process.stdin)).replace(/\r?\n$/, ''), made: false };
}
