import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import { isSortOf } from '../../domain/register/compliment/impossible-in-compliment.ts'
import { cellReader, type CellReader, type Cells, type WordUsed } from './cell-reader.ts'
import type { CheckContext } from './check-context.ts'
import { checkDays, checkNeeds } from './check-days.ts'
import { readComplaint } from './read-complaint.ts'
import { readContext } from './read-context.ts'
import { readName } from './read-name.ts'
import type { RegisterRow } from './register-row.ts'
import type { RowKind } from './row-kinds.ts'
import type { RowProblem } from './row-problems.ts'
import type { WordChoices } from './word-choices.ts'

/** A good row has with it the words that were in use on none of its days: they are loaded, and the check names them. */
export type CheckedRow = Readonly<{ kind: 'row'; row: RegisterRow; wordsNotInUse: readonly WordUsed[] }> | Readonly<{ kind: 'problems'; problems: readonly RowProblem[] }>

/**
 * One row of a register, or everything that is wrong with it.
 *
 * Only the impossible is wrong: a day that does not exist, an answer before receipt, a word that nobody knows, something
 * that would be lost. What the rules forbid but the register holds (an answer on day 31, an extension nobody was told
 * of) is a row like any other, and becomes a breach by the same events as anybody's. Decision: 0028.
 */
export function checkRow(number: number, cells: Cells, context: CheckContext): CheckedRow {
  const reader = cellReader(number, cells, context.choices, context.today)
  const key = reader.key()
  const kind = readKind(reader, context)
  const receivedOn = reader.day('received-on')
  if (!reader.has('received-on')) reader.problem('received-on', 'missing')
  if (kind === null) return { kind: 'problems', problems: reader.problems }
  reader.refuseOthers(kind)
  for (const needed of ['channel', 'from', 'quantity', 'offered-to', 'words']) reader.need(kind, needed)
  checkNeeds(reader)
  checkDays(reader)
  const row = readRow(reader, { key: key ?? '', kind, receivedOn: receivedOn ?? context.today }, context)
  return reader.problems.length > 0 || row === null ? { kind: 'problems', problems: reader.problems } : { kind: 'row', row, wordsNotInUse: reader.wordsNotInUse() }
}

function readKind(reader: CellReader, { choices, kindForAll }: CheckContext): RowKind | null {
  if (!reader.has('kind')) return kindForAll ?? reader.problem('kind', 'missing')
  return reader.oneOf('kind', choices.kind)
}

type Start = Readonly<{ key: string; kind: RowKind; receivedOn: IsoDate }>

function readRow(reader: CellReader, { key, kind, receivedOn }: Start, context: CheckContext): RegisterRow | null {
  const teams = reader.wordList('teams', 'teams')
  const divisions = reader.wordList('divisions', 'divisions')
  const common = {
    key, receivedOn, firstRecordedOn: reader.day('first-recorded-on'), channel: reader.word('channel', 'channels'), teams,
    divisions: divisions.length > 0 ? divisions : divisionsOf(teams, context.choices), words: reader.words('words'),
  }
  switch (kind) {
    case 'statutory-complaint':
    case 'corporate-complaint':
      return { ...common, kind, complaint: readComplaint(reader, receivedOn, context) }
    case 'enquiry':
    case 'point-of-contact':
      return {
        ...common, kind, sort: reader.oneOf('enquiry-sort', context.choices.askedKind) ?? kind, signpostedTo: reader.word('signposted-to', 'signposts'),
        offer: reader.oneOf('complaint-offered', context.choices.offer), resolvedOn: reader.day('answered-on'), answer: reader.words('answer'),
      }
    case 'compliment': {
      const from = reader.oneOf('from', context.choices.giver)
      const sort = reader.oneOf('compliment-sort', context.choices.giverSort)
      if (from && sort && !isSortOf(from, sort)) reader.problem('compliment-sort', 'unknown-word')
      const named = reader.text('compliment-worker')
      const worker = named === null ? null : readName(named)
      const [passedOn, consent] = [reader.day('compliment-passed-on'), reader.oneOf('compliment-consent', context.choices.consent)]
      return from && { ...common, kind, from, sort, worker, passedOn, consent }
    }
    case 'ombudsman-contact':
      return { ...common, kind, result: reader.oneOf('ombudsman-result', context.choices.ombudsmanResult), decidedOn: reader.day('ombudsman-decided-on') }
    case 'training':
    case 'caseload':
    case 'advice':
    case 'procedure-update':
    case 'advocacy-offer':
      return readContext(reader, { ...common, kind }, context)
  }
}

function divisionsOf(teams: readonly string[], choices: WordChoices): readonly string[] {
  return [...new Set(teams.map((team) => choices.divisionOf(team)).filter((division) => division !== undefined))]
}
