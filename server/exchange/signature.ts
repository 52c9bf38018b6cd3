/** Whether a package's own key signed it (Ed25519, RFC 8032). */
import { createPublicKey, verify } from 'node:crypto';
import type { Package } from '../../engine/exchange/package.ts';
import type { SignatureState } from '../../engine/exchange/report.ts';

const hex = (text: string) => /^[0-9a-f]+$/.test(text);

/** `none` where it carries no signature. */
export function signatureOf({ signature, signed }: Package): SignatureState {
  if (!signature) return 'none';
  const { algorithm, publicKey, signature: value } = signature;
  if (algorithm !== 'Ed25519' || ![publicKey, value].every((text) => typeof text === 'string' && hex(text)))
    return 'invalid';
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'hex'), type: 'spki', format: 'der' });
    return verify(null, signed, key, Buffer.from(value, 'hex')) ? 'valid' : 'invalid';
  } catch {
    return 'invalid';
  }
}
