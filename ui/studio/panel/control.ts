/** Ids of a panel's controls: their places, so that problems find them. */
export const controlOf = (path: string): string => `at${path}`;
