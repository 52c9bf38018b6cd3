/** Headers that keep a browser from doing more than docket's own pages ask for. */

import { secureHeaders } from 'hono/secure-headers';

/** No eval and no inline script: validators are modules of our own origin. PDFs are shown in frames of our own. */
export const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
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
