import { plainText } from '../../domain/reporting/document/parts.ts'
import type { Block, DocumentTable, ReportDocument } from '../../domain/reporting/document/report-document.ts'

const STYLE = 'body { font-family: Arial, sans-serif; line-height: 1.5; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; } table { border-collapse: collapse; } th, td { border-bottom: 1px solid #b1b4b6; padding: 0.3rem 0.6rem; text-align: left; }'

/** A document as a page that stands by itself, in its plainest form: nothing in it runs or comes from elsewhere. */
export function plainPage({ title, subtitle, status, authority, blocks }: ReportDocument): string {
  return [
    '<!DOCTYPE html>', '<html lang="en-GB">', `<head><meta charset="utf-8"><title>${escaped(title)}</title><meta name="viewport" content="width=device-width, initial-scale=1"><style>${STYLE}</style></head>`,
    `<body><main><h1>${escaped(title)}</h1><p>${escaped(subtitle)}</p><p>${escaped(authority)}. ${escaped(status)}</p>`, ...blocks.map(printed), '</main></body></html>', '',
  ].join('\n')
}

function printed(block: Block): string {
  switch (block.kind) {
    case 'heading': return `<h${block.level}>${escaped(block.text)}</h${block.level}>`
    case 'paragraph': return `<p>${escaped(plainText(block.content))}</p>`
    case 'list': return `<ul>${block.items.map((item) => `<li>${escaped(plainText(item))}</li>`).join('')}</ul>`
    case 'quotation': return `<blockquote><p>${escaped(block.text)}</p><p>${escaped(block.from)}</p></blockquote>`
    case 'said-did': return `<p>${escaped(block.said)}</p><p>${escaped(block.did)}</p>`
    case 'table': return tablePrinted(block.table)
    case 'chart': return `<p>${escaped(block.chart.description)}</p>`
    case 'notice': return `<section><h2>${escaped(block.title)}</h2><p>${escaped(plainText(block.content))}</p></section>`
    case 'big-number': return `<p><strong>${escaped(block.printed)}</strong> ${escaped(block.words)}</p>`
  }
}

function tablePrinted({ caption, base, rowHeading, columns, rows }: DocumentTable): string {
  const head = `<tr><th scope="col">${escaped(rowHeading)}</th>${columns.map(({ label }) => `<th scope="col">${escaped(label)}</th>`).join('')}</tr>`
  const body = rows.map(({ label, cells }) => `<tr><th scope="row">${escaped(label)}</th>${cells.map((cell) => `<td>${escaped(cell.printed)}</td>`).join('')}</tr>`)
  return `<table><caption>${escaped(caption)}. ${escaped(base)}</caption><thead>${head}</thead><tbody>${body.join('')}</tbody></table>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
