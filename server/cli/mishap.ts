/** What the machine refuses a command, as a problem with the file it is about. */

import { fail, type Result } from '../../engine/problem.ts';

/** Problems: file.missing, file.refused {error}, key.unusable; undefined for what is a fault of docket's. */
export function mishapOf(error: unknown): Result<never> | undefined {
  const { code = '', path, syscall } = error as NodeJS.ErrnoException;
  const about = { path: '', ...(path ? { file: path } : {}) };
  if (code === 'ENOENT') return fail({ code: 'file.missing', ...about });
  if (syscall && /^E[A-Z]+$/.test(code))
    return fail({ code: 'file.refused', ...about, params: { error: code } });
  return code.startsWith('ERR_OSSL') ? fail({ code: 'key.unusable', path: '' }) : undefined;
}
