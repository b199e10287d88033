import type { Plugin } from 'vite'

/**
 * Puts the bundler's few helper functions, under a kilobyte, into the file `ground` that every page loads anyway. Left alone they
 * are a file of their own, which no group may take, and on a bad line the first screen waits one more round trip for it.
 */
export function inlineRuntime(): Plugin {
  return {
    name: 'wuse:inline-runtime',
    apply: 'build',
    generateBundle: {
      // Before Vite lists what each page loads early.
      order: 'pre',
      handler(_options, bundle) {
        const files = Object.values(bundle).filter((file) => file.type === 'chunk')
        const runtime = files.find((file) => file.name === 'rolldown-runtime')
        const ground = files.find((file) => file.name === 'ground')
        if (!runtime || !ground)
          throw new Error('No rolldown-runtime, or no ground to put it into: see inline-runtime.ts')

        const [, body, exported] = /^(.*)export\s*\{([^}]*)\};?\s*$/s.exec(runtime.code) ?? []
        if (body === undefined || exported === undefined)
          throw new Error('rolldown-runtime looks different from before')
        const helpers = `(()=>{${body}return{${exported.replaceAll(/([\w$]+) as ([\w$]+)/g, '$2:$1')}}})()`
        const importing = importOf(runtime.fileName)
        for (const file of files) {
          if (file === runtime || !importing.test(file.code)) continue
          // A file is named by what stands in it, names of its imports included: one that doesn't name the ground may not begin to.
          if (file !== ground && !importOf(ground.fileName).test(file.code)) {
            throw new Error(`${file.fileName} loads the helpers without the ground: let it have them itself`)
          }
          file.code = file.code.replace(importing, (_, names: string) => {
            const taken = `var {${names.replaceAll(' as ', ':')}}=`
            if (file === ground) return `var runtime$=${helpers};export{runtime$};${taken}runtime$;`
            return `import{runtime$}from"./${ground.fileName.split('/').at(-1)}";${taken}runtime$;`
          })
          file.imports = file.imports.filter((name) => name !== runtime.fileName)
          if (file.code.includes(runtime.fileName)) throw new Error(`${file.fileName} still asks for it`)
        }
        delete bundle[runtime.fileName]
      },
    },
  }
}

function importOf(fileName: string): RegExp {
  const name = fileName.split('/').at(-1)!.replaceAll('.', String.raw`\.`)
  return new RegExp(String.raw`import\s*\{([^}]*)\}\s*from\s*["'\`][^"'\`]*${name}["'\`];?`)
}
