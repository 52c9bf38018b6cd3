/** An entry to tick, as on paper. The fonts draw □ and ■, no ticked box; the space between does not break. */
export const mark = (ticked: boolean, title: string): string => `${ticked ? '■' : '□'}\u00a0${title}`;
