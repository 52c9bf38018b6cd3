/** Headers that keep a browser from doing more than docket's own pages ask for. */

import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';
import type { Env } from './env.ts';

/** No eval and no inline script: validators are modules of our own origin. PDFs are shown in frames of our own, attached files from memory (`blob:`). */
const usual = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    frameSrc: ["'self'", 'blob:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'self'"],
  },
  xFrameOptions: 'SAMEORIGIN',
  referrerPolicy: 'same-origin',
  strictTransportSecurity: false,
});

export const headers = createMiddleware<Env>(async (c, next) => {
  await usual(c, next);
  if (c.get('sandboxed')) c.res.headers.set('Content-Security-Policy', "default-src 'none'; sandbox");
});
