/** Builds the screens into ui/dist; in development the API is asked through a proxy. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

const api = { target: 'http://127.0.0.1:8080', changeOrigin: false };

export default defineConfig({
  root: here('.'),
  plugins: [react()],
  resolve: {
    alias: [
      // The renderer would read labels as markdown; ours are plain text, so its reader stays out (guarantee 25).
      { find: 'markdown-to-jsx/react', replacement: here('form/no-markdown.ts') },
      // The engine names the package, which is half as large as all the rest of a form.
      { find: /^temporal-polyfill$/, replacement: here('temporal.ts') },
    ],
  },
  worker: { format: 'es' },
  server: { port: 5173, proxy: { '/api': api } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy allows no inline scripts, so the preload helper must not need one.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
});
