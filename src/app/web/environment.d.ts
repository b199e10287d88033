/// <reference types="vite/client" />

declare module 'virtual:desk-pages' {
  export const pages: readonly import('./loaded-page.ts').LoadedPage[]
}

declare module 'virtual:phone-pages' {
  export const pages: readonly import('./loaded-page.ts').LoadedPage[]
}
