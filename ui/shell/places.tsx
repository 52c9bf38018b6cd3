/** The pages that the navigation and the palette lead to: a new one is one line here. */
import type { Session } from '../api.ts';
import type { Words } from '../words/words.ts';

export interface Place {
  to: string;
  title: (words: Words) => string;
  /** Strokes on a ground of 24 by 24. */
  icon: string;
  /** Pressed after G. */
  key?: string;
  /** Everybody's where absent. On a narrow screen only those stand in the bar, the others in the drawer. */
  when?: (session: Session) => boolean;
}

const PLACES: Place[] = [
  { to: '/', title: ({ app }) => app.home, key: 'h', icon: 'M4 11 12 4l8 7v9h-5v-6H9v6H4z' },
  { to: '/new', title: ({ app }) => app.start, key: 'n', icon: 'M12 5v14M5 12h14' },
  { to: '/complaints', title: ({ app }) => app.complaints, key: 'c', icon: 'M4 6h16M4 12h16M4 18h10' },
  {
    to: '/registers',
    title: ({ app }) => app.registers,
    key: 'r',
    icon: 'M5 4h14v16H5zM9 4v16M12 9h4M12 13h4',
  },
  {
    to: '/studio',
    title: ({ app }) => app.studio,
    icon: 'M4 20l4-1 11-11-3-3L5 16zM14 7l3 3',
    when: ({ administrator }) => administrator === true,
  },
  {
    to: '/adopt',
    title: ({ app }) => app.library,
    icon: 'M5 4h4v16H5zM10 4h4v16h-4zM15.5 5l3.5-1 2 15-3.5 1z',
    when: ({ administrator }) => administrator === true,
  },
  {
    to: '/admin',
    title: ({ app }) => app.admin,
    icon: 'M12 4l7 3v5c0 4-3 7-7 8-4-1-7-4-7-8V7zM9 12l2 2 4-4',
    when: ({ administrator }) => administrator === true,
  },
];

export const placesFor = (session: Session): Place[] => PLACES.filter(({ when }) => !when || when(session));

export function Icon({ strokes }: { strokes: string }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={strokes} />
    </svg>
  );
}

export const SEARCH = 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM20 20l-4.9-4.9';
export const MORE = 'M5 7h14M5 12h14M5 17h14';
