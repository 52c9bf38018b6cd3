/** Stands in for markdown-to-jsx: a text is shown as it is written. */
import type { ReactNode } from 'react';

export const Markdown = ({ children }: { children?: ReactNode }) => children;
