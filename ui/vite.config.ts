/** Builds the screens into ui/dist; in development the API is asked through a proxy. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = { target: 'http://127.0.0.1:8080', changeOrigin: false };

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  // The renderer would read labels as markdown; ours are plain text, so its reader stays out (guarantee 25).
  resolve: {
    alias: { 'markdown-to-jsx/react': fileURLToPath(new URL('form/no-markdown.ts', import.meta.url)) },
  },
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
