import { words } from './words.zh.ts'

interface Operation {
  readonly tags?: readonly string[]
  readonly summary?: string
  readonly description?: string
  readonly security?: readonly object[]
  readonly parameters?: readonly { name: string; in: string; required?: boolean; schema?: object }[]
  readonly requestBody?: { content?: Record<string, { schema?: object }> }
  readonly responses?: Record<string, { content?: Record<string, { schema?: object }> }>
}

/** The part of an OpenAPI document that the page shows. */
export interface OpenApi {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

/** One HTML page without scripts: calls by module, each with what it takes and answers. */
export function renderApi({ info, paths }: OpenApi): string {
  const byTag = new Map<string, string[]>()
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const tag = operation.tags?.[0] ?? words.other
      byTag.set(tag, [...(byTag.get(tag) ?? []), renderCall(method, path, operation)])
    }
  }
  const tags = [...byTag].sort(([a], [b]) => a.localeCompare(b))
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escape(info.title)} API</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/api/page.css"></head><body>
<nav><h1>${escape(info.title)}</h1><p>${escape(words.version(info.version))} · <a href="/openapi.json">openapi.json</a></p>
<ul>${tags.map(([tag, calls]) => `<li><a href="#${escape(tag)}">${escape(tag)}</a> ${calls.length}</li>`).join('')}</ul></nav>
<main><p>${escape(info.description ?? '')}</p>
${tags.map(([tag, calls]) => `<section id="${escape(tag)}"><h2>${escape(tag)}</h2>${calls.join('')}</section>`).join('')}
</main></body></html>`
}

function renderCall(method: string, path: string, operation: Operation): string {
  const { summary, description, parameters = [], requestBody, responses, security } = operation
  const inputs = parameters.map(
    ({ name, in: place, required, schema }) =>
      `<tr><td><code>${escape(name)}</code></td><td>${escape(place)}${required ? ` · ${words.required}` : ''}</td><td><code>${shape(schema)}</code></td></tr>`,
  )
  return `<details><summary><b class="${method}">${method.toUpperCase()}</b> <code>${escape(path)}</code> <span>${escape(summary ?? '')}</span>${
    security?.length === 0 ? ` <i>${words.open}</i>` : ''
  }</summary>
${description ? `<p>${escape(description)}</p>` : ''}
${inputs.length ? `<table>${inputs.join('')}</table>` : ''}
${schemaBlock(words.body, requestBody?.content)}
${schemaBlock(words.answer, responses?.['200']?.content)}</details>`
}

function schemaBlock(title: string, content?: Record<string, { schema?: object }>): string {
  const schema = content?.['application/json']?.schema
  return schema ? `<h3>${title}</h3><pre>${escape(JSON.stringify(schema, null, 1))}</pre>` : ''
}

function shape(schema?: object): string {
  return schema ? escape(JSON.stringify(schema)) : ''
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

export const css = `
body { margin: 0; display: flex; font: 14px/22px "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: #1c1a17; background: #f7f5f1 }
nav { width: 220px; padding: 24px; background: #1b3b4d; color: #fff; min-height: 100vh; position: sticky; top: 0; box-sizing: border-box }
nav a { color: #fff } nav h1 { font-size: 17px } nav ul { list-style: none; padding: 0 }
main { flex: 1; min-width: 0; padding: 24px 32px }
details { background: #fff; border: 1px solid #e3ded5; border-radius: 6px; margin: 8px 0; padding: 8px 12px }
summary { cursor: pointer } summary span { color: #5a544b; margin-left: 8px }
b { display: inline-block; min-width: 60px } b.get { color: #226330 } b.post { color: #1a5296 } b.delete { color: #a3221a } b.put { color: #8a4b00 }
table { border-collapse: collapse; margin: 8px 0 } td { border-top: 1px solid #e3ded5; padding: 4px 12px 4px 0; vertical-align: top }
pre { background: #efece6; padding: 12px; overflow: auto; max-height: 400px; border-radius: 6px } h3 { font-size: 14px }
`
