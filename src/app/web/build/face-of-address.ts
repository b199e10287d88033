import type { Plugin } from 'vite'

/** While developing, gives each page address the entry that the server would give: `/m/…` the phone's, else the desk's. */
export function faceOfAddress(): Plugin {
  return {
    name: 'wuse:face-of-address',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const wantsPage = request.headers.accept?.includes('text/html')
        const path = (request.url ?? '/').split('?')[0] ?? '/'
        if (wantsPage && !path.startsWith('/api') && !path.endsWith('.html')) {
          const phone = /^\/(m|c|b|r|n|receipt)(\/|$)/.test(path) || /Mobile/.test(request.headers['user-agent'] ?? '')
          request.url = phone ? '/phone.html' : '/desk.html'
        }
        next()
      })
    },
  }
}
