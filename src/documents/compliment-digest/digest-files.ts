import nunjucks from 'nunjucks'
import type { WordedDigest } from '../../words/compliment-digest.ts'

export const DIGEST_FORMATS = ['html', 'txt'] as const
export type DigestFormat = (typeof DIGEST_FORMATS)[number]

/** Lines of an e-mail. */
const LINE = 72

const templates = new nunjucks.Environment(new nunjucks.FileSystemLoader(import.meta.dirname, { watch: false }), { autoescape: true, trimBlocks: true, lstripBlocks: true })

/** A digest as one file: an HTML page that needs nothing else, or plain text for an e-mail. */
export function digestFile(digest: WordedDigest, format: DigestFormat): string {
  return format === 'html' ? templates.render('digest.njk', digest) : digestText(digest)
}

function digestText(digest: WordedDigest): string {
  const { title, period, authority, soFar, received, passed, columns, rows, rowsNote, groups, noQuotations, leftOut, about } = digest
  const counted = rows.map(({ label, counts }) => `${label}: ${counts.map((count, at) => `${count} (${columns[at] ?? ''})`).join(', ')}`)
  const quoted = groups.flatMap((group) => [heading(group.title), ...group.quotations.flatMap(({ words, from }) => [quotation(words), `    (${from})`, ''])])
  return [
    heading(`${title}, ${period}`), wrapped(authority), ...(digest.isDemonstration ? [wrapped('A demonstration: the people and the words are invented.')] : []), '',
    ...[soFar, received, passed].filter((line) => line !== '').map((line) => wrapped(line)), '', ...counted.map((line) => wrapped(line)), '', wrapped(rowsNote), '',
    ...(groups.length === 0 ? [wrapped(noQuotations), ''] : quoted), ...(leftOut === '' ? [] : [wrapped(leftOut), '']), wrapped(about), '',
  ].join('\n')
}

function heading(text: string): string {
  return `${text}\n${'-'.repeat(Math.min(text.length, LINE))}`
}

function quotation(words: string): string {
  return words.split('\n').map((line) => (line.trim() === '' ? '' : wrapped(line, '    '))).join('\n')
}

/** Broken at spaces into lines; a longer word stands alone. */
function wrapped(text: string, indent = ''): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > LINE) {
      lines.push(indent + line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, ...(line === '' ? [] : [indent + line])].join('\n')
}
