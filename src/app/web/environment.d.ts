/// <reference types="vite/client" />

declare module 'virtual:desk-pages' {
  export const pages: readonly import('./loaded-page.ts').LoadedPage[]
}

declare module 'virtual:phone-pages' {
  export const pages: readonly import('./loaded-page.ts').LoadedPage[]
}

declare module 'virtual:help' {
  export const sections: readonly import('../help/book.ts').Section[]
  /** Addresses of the pictures, by their file names. */
  export const pictures: Readonly<Record<string, string>>
}

declare module 'virtual:news' {
  /** What the newest version is called. */
  export const newest: string
}
