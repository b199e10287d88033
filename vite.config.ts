import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { chineseOnly } from './src/app/web/build/chinese-only.ts'
import { chunks } from './src/app/web/build/chunks.ts'
import { faceOfAddress } from './src/app/web/build/face-of-address.ts'
import { helpBook } from './src/app/web/build/help-book.ts'
import { inlineRuntime } from './src/app/web/build/inline-runtime.ts'
import { pageLists } from './src/app/web/build/page-lists.ts'
import { precompress } from './src/app/web/build/precompress.ts'

const server = process.env.WUSE_SERVER ?? 'http://127.0.0.1:8080'
// The address stays as the browser sees it, so that the server knows its own site.
const behind = { target: server, changeOrigin: false }

const split = chunks()

export default defineConfig({
  appType: 'mpa',
  publicDir: 'src/app/web/public',
  plugins: [
    react(),
    pageLists(),
    helpBook(),
    chineseOnly(),
    faceOfAddress(),
    split.plugin,
    inlineRuntime(),
    precompress(),
  ],
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    target: ['chrome87', 'safari14'],
    assetsInlineLimit: 0,
    manifest: true,
    // One style sheet: 14 KB once, and no page waits for its own.
    cssCodeSplit: false,
    // What the polyfill would fetch early on Safari 14 comes a moment later without it; here that is one file.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 400,
    rolldownOptions: {
      input: { desk: 'desk.html', phone: 'phone.html' },
      output: { codeSplitting: { groups: split.groups } },
    },
  },
  server: {
    watch: { ignored: ['**/dist/**', '**/dist.*/**', '**/data/**', '**/.cache/**'] },
    proxy: { '/api': behind, '/openapi.json': behind, '/healthz': behind },
  },
})
