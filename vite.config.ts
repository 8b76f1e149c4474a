import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import type { BuildEnvironmentOptions, PluginOption } from 'vite';
import { early } from './scripts/vite/early';
import { offline } from './scripts/vite/offline';
import { noLanguages } from './scripts/vite/plain-text';
import { sitePolicy } from './scripts/vite/policy';
import { engineInside, oneFile, WORKER } from './scripts/vite/single';

const www = (path: string): string => resolve('www', path);

interface Build {
  readonly plugins: PluginOption[];
  readonly build: BuildEnvironmentOptions;
}

/** One build a mode, since each packs the same sources another way. */
const BUILDS: Record<string, Build> = {
  // The page and the iframe page as files for a web server.
  site: {
    plugins: [noLanguages(), sitePolicy(), early(), offline()],
    build: {
      outDir: '../dist',
      emptyOutDir: true,
      rollupOptions: { input: [www('index.html'), www('embed.html')] },
    },
  },
  // The worker as one classic script, for the builds that carry it inside.
  worker: {
    plugins: [],
    build: {
      outDir: resolve(WORKER, '..'),
      emptyOutDir: true,
      copyPublicDir: false,
      rollupOptions: {
        input: www('engine/worker-full.ts'),
        output: { format: 'iife', entryFileNames: 'worker.js' },
      },
    },
  },
  // The engine and what its speed is held against, for `tests/e2e/speed`.
  bench: {
    plugins: [],
    build: {
      outDir: resolve('target/web/bench'),
      emptyOutDir: true,
      copyPublicDir: false,
      rollupOptions: { input: resolve('tests/e2e/speed/bench.ts'), output: { entryFileNames: 'bench.js' } },
    },
  },
  // The page as one file that opens by double click.
  single: {
    plugins: [noLanguages(), engineInside(), oneFile('gouji.html')],
    build: {
      outDir: '../dist',
      copyPublicDir: false,
      assetsInlineLimit: () => true,
      cssCodeSplit: false,
      rollupOptions: { input: www('index.html'), output: { inlineDynamicImports: true } },
    },
  },
  // The custom element as an ES module package: the names of its files are its interface.
  element: {
    plugins: [],
    build: {
      outDir: '../dist/element',
      emptyOutDir: true,
      copyPublicDir: false,
      assetsInlineLimit: 0,
      rollupOptions: {
        input: { index: www('element/index.ts'), define: www('element/define.ts') },
        preserveEntrySignatures: 'strict',
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'gouji-[name].js',
          assetFileNames: '[name][extname]',
        },
      },
    },
  },
};

export default defineConfig(({ mode }) => ({
  root: 'www',
  base: './',
  plugins: BUILDS[mode]?.plugins ?? [],
  build: {
    target: ['chrome109', 'firefox115'],
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    emptyOutDir: false,
    ...BUILDS[mode]?.build,
  },
  worker: { format: 'es' as const },
  server: { host: 'localhost', port: 5173 },
}));
