/** What an organization's papers bear of its own: the part that goes onto a paper, absent where there is nothing. */
import type { Brand } from './shapes.ts';

export const brandOf = ({ brand }: { brand?: Brand }): { brand?: Brand } => (brand ? { brand } : {});
