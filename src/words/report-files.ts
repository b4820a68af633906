import type { FileVerdict, Alteration } from '../application/report/verify-file.ts'
import type { PublishedEdition } from '../application/report/publications.ts'
import type { FigureChange, FileAgain, ReproductionReason } from '../application/report/reproduce.ts'
import { londonTime, shortDate } from './dates.ts'

/** What `heard report verify` says of a file, line by line. */
export function verdictLines(name: string, verdict: FileVerdict): readonly string[] {
  switch (verdict.kind) {
    case 'published': return [`${name} is ${calledIn(verdict.edition)}, as it was published: ${verdict.file.name}, not one byte is different.`, ...standingLines(verdict.edition), ...keptLines(verdict)]
    case 'altered': return [
      `${name} is not what was published. It comes from ${calledIn(verdict.edition)} (${verdict.file.name}), and ${alterationWords(verdict.alteration)}.`,
      ...standingLines(verdict.edition), ...keptLines(verdict),
    ]
    case 'none': return [`${name} is no file of an edition: nothing with its digest, and nothing like it, was published here (${verdict.editions} ${verdict.editions === 1 ? 'edition' : 'editions'}).`, `SHA-256 ${verdict.digest}`]
  }
}

function calledIn({ manifest: { title, edition, publishedAt } }: PublishedEdition): string {
  return `edition ${edition} of “${title}”, published on ${londonTime(publishedAt)}`
}

function standingLines({ correctedBy, withdrawn }: PublishedEdition): readonly string[] {
  if (withdrawn) return [`That report was withdrawn on ${shortDate(withdrawn.on)}: ${withdrawn.notice}`]
  return correctedBy === null ? [] : [`That edition has been corrected: read edition ${correctedBy}.`]
}

function keptLines({ isAsRecorded }: Readonly<{ isAsRecorded: boolean }>): readonly string[] {
  return isAsRecorded ? [] : ['Beware: what the register keeps of that edition is not what its ledger says was published. Run heard verify.']
}

const count = (number: number): string => number.toLocaleString('en-GB')

function alterationWords(alteration: Alteration): string {
  switch (alteration.kind) {
    case 'cut-off': return `is cut off after ${count(alteration.at)} of its ${count(alteration.of)} bytes`
    case 'goes-on': return `goes on for ${count(alteration.more)} bytes after its end, at ${count(alteration.after)}`
    case 'changed': return `differs from byte ${count(alteration.from + 1)} on, ${alteration.bytes <= 0 ? 'where bytes are missing' : `in a stretch of ${count(alteration.bytes)} ${alteration.bytes === 1 ? 'byte' : 'bytes'}`}`
  }
}

/** A file made again, as a line. */
export function fileLine({ name, published, now }: FileAgain): string {
  if (published === null) return `${name}: was not published, and is made now`
  if (now === null) return `${name}: was published, and is not made any more`
  return published === now ? `${name}: the same` : `${name}: differs`
}

export function figureLine({ table, row, column, published, now }: FigureChange): string {
  return `${table} / ${row} / ${column}: ${figureWords(published)} was published, ${figureWords(now)} now`
}

/** `12 36`: a count and its percentage; a hyphen where there is none. */
function figureWords(figure: string | null): string {
  if (figure === null) return 'nothing'
  const [number = '-', percent = '-'] = figure.split(' ')
  return percent === '-' ? number : `${number} (${percent} %)`
}

export function reasonLine(reason: ReproductionReason): string {
  switch (reason.kind) {
    case 'words-erased': return `${count(reason.texts)} ${reason.texts === 1 ? 'text of the report has' : 'texts of the report have'} been erased since: what they said cannot be made again.`
    case 'other-program': return `It was made by program ${reason.published}; this is ${reason.now}.`
    case 'other-words': return `It was made with words ${reason.published}; these are ${reason.now}.`
    case 'other-holidays': return `It was counted with the bank holidays ${reason.published}; these are ${reason.now}.`
  }
}
