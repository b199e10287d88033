import { type Fault, lineOf, type Node, type SourceFile, syntaxOf, visit } from './source-files.ts'

const chinese = /\p{Script=Han}/u

/** Chinese in a component: it belongs into the module's words, where it can be read, checked and one day translated. */
export function wordsInPages(files: readonly SourceFile[]): Fault[] {
  return files
    .filter((file) => file.path.endsWith('.tsx') && chinese.test(file.text))
    .flatMap(({ path, text }) => {
      const faults: Fault[] = []
      visit(syntaxOf(path, text), (node) => {
        if (!chinese.test(writtenIn(node))) return
        const message = `"${writtenIn(node).trim().slice(0, 24)}" stands in a component: move it to words.zh.ts of its module.`
        faults.push({ path, line: lineOf(text, node.start), message })
      })
      return faults
    })
}

function writtenIn(node: Node): string {
  if (node.type === 'Literal' || node.type === 'JSXText') return String(node.value)
  if (node.type === 'TemplateElement') return String((node.value as { raw: string }).raw)
  return ''
}
