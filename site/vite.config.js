import { fileURLToPath } from 'node:url'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

/** Two pages: the site, and the explorer at /explore. Everything is served from our own files. */
export default {
  root: here('.'),
  logLevel: 'error',
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 10_000,
    rollupOptions: { input: { site: here('index.html'), explore: here('explore/index.html') } },
  },
  worker: { format: 'es' },
}
