/** `docket keygen`: the key pair with which an office signs what it publishes (Ed25519, RFC 8032). */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Signature } from '../../engine/exchange/package.ts';
import { type Output, print, withOutput } from './out.ts';

/** SPKI in DER, hex: what a signature carries and what a reader compares. */
const publicHex = (pem: string) =>
  createPublicKey(pem).export({ type: 'spki', format: 'der' }).toString('hex');

/** Signs the bytes of a manifest with the private key in a PEM file. */
export const signer =
  (file: string) =>
  (manifest: Uint8Array): Signature => {
    const pem = readFileSync(file, 'utf8');
    const signature = sign(null, manifest, createPrivateKey(pem)).toString('hex');
    return { algorithm: 'Ed25519', publicKey: publicHex(pem), signature };
  };

function act(options: Output & { output: string }): void {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  writeFileSync(options.output, pem, { mode: 0o600, flag: 'wx' });
  const publicKey = publicHex(pem);
  print(options, { file: options.output, publicKey }, [
    `private key: ${options.output}`,
    `public key: ${publicKey}`,
  ]);
}

export function register(program: Command): void {
  withOutput(program.command('keygen'))
    .description('make the key pair with which an office signs its packages')
    .requiredOption('-o, --output <file>', 'where the private key goes; keep it secret')
    .action(act);
}
