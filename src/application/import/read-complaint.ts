import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import { workingDaysBetween } from '../../domain/calendar/working-days.ts'
import { isFault } from '../../domain/complaint/causes.ts'
import { FINDINGS, type Code, type Finding } from '../../domain/complaint/events.ts'
import type { PersonDetails } from '../ports.ts'
import type { CellReader } from './cell-reader.ts'
import type { CheckContext } from './check-context.ts'
import { MOST_POINTS, type ColumnId } from './columns.ts'
import { readName } from './read-name.ts'
import type { ComplaintPart, RowAnswer, RowExtension, RowPoint } from './register-row.ts'

/** The columns that only complaints have. Whatever is wrong is with the reader afterwards. */
export function readComplaint(reader: CellReader, receivedOn: IsoDate, context: CheckContext): ComplaintPart {
  const { choices } = context
  const reachedTeamOn = reader.day('reached-team-on')
  const points = readPoints(reader, context)
  const team = reader.word('allocated-team', 'teams')
  const allocatedOn = reader.day('allocated-on') ?? reachedTeamOn ?? receivedOn
  const complaint = {
    reachedTeamOn,
    complainants: withContact(reader, readComplainants(reader, context)),
    protectedWhy: readProtected(reader, context),
    supportedByAdvocate: reader.yesNo('supported-by-advocate'),
    children: readChildren(reader, context),
    category: reader.word('category', 'categories'),
    points,
    acknowledgedOn: reader.day('acknowledged-on'),
    allocated: team === null ? null : { team, on: allocatedOn },
    extension: readExtension(reader, context, ['extended-until', 'extension-told-on'], receivedOn),
    answer: readAnswer(reader, context, points),
    stageTwo: readStageTwo(reader, context),
    stageThree: fromRequest(reader.day('stage-3-requested-on'), (requestedOn) => ({
      requestedOn, metOn: reader.day('stage-3-met-on'), answeredOn: reader.day('stage-3-answered-on'), whole: reader.oneOf('stage-3-outcome', choices.outcome),
    })),
    corporateReview: fromRequest(reader.day('corporate-review-requested-on'), (requestedOn) => ({
      requestedOn, answeredOn: reader.day('corporate-review-answered-on'), whole: reader.oneOf('corporate-review-outcome', choices.outcome),
    })),
    withdrawnOn: reader.day('withdrawn-on'),
    closedOn: reader.day('closed-on'),
  }
  return { ...complaint, causes: readCauses(reader, context, complaint) }
}

/** Why it was upheld and how that came about. In a row that upheld nothing they would be counted nowhere: a problem. */
function readCauses(reader: CellReader, { choices }: CheckContext, complaint: Omit<ComplaintPart, 'causes'>): ComplaintPart['causes'] {
  const reasons = reader.wordList('reasons-upheld', 'reasonsUpheld')
  const nature = reader.oneOf('cause-nature', choices.causeNature)
  const { points, answer, stageTwo, stageThree, corporateReview } = complaint
  const found = [
    ...points.map(({ finding }) => finding), ...(stageTwo?.findings ?? []), ...[answer, stageTwo, stageThree, corporateReview].map((stage) => stage?.whole),
  ]
  if (!found.some((finding) => isFault(finding ?? undefined))) {
    for (const column of ['reasons-upheld', 'cause-nature']) if (reader.has(column)) reader.problem(column, 'cause-without-fault')
  }
  return { reasons, nature }
}

function fromRequest<Part>(requestedOn: IsoDate | null, read: (requestedOn: IsoDate) => Part): Part | null {
  return requestedOn === null ? null : read(requestedOn)
}

/** One complainant for each type; one type with several names stands for all of them. Without a name: anonymous or unknown. */
function readComplainants(reader: CellReader, { choices }: CheckContext): ComplaintPart['complainants'] {
  const types = withoutGaps(reader, 'complainant-type', reader.listOf('complainant-type', (text) => choices.word('complainantTypes', text)))
  const relations = reader.listOf('complainant-relation', (text) => choices.word('relations', text))
  const names = readNames(reader, 'complainant-name')
  const [onlyType] = types
  if (onlyType === undefined) {
    for (const column of ['complainant-name', 'complainant-relation']) if (reader.has(column)) reader.problem(column, 'needs', 'complainant-type')
    return []
  }
  const all: readonly Code[] = types.length === 1 ? Array.from({ length: Math.max(1, names.length) }, () => onlyType) : types
  if (names.length > all.length) reader.problem('complainant-name', 'lists-differ', 'complainant-type')
  if (relations.length > all.length) reader.problem('complainant-relation', 'lists-differ', 'complainant-type')
  return all.map((type, at) => ({ type, relation: relations[at] ?? null, name: names[at] ?? null }))
}

const LONGEST_CONTACT = 300
const CONTACT = { address: 'complainant-address', telephone: 'complainant-telephone', email: 'complainant-email' } as const

/** How the first complainant is reached, with their name: there is nobody else to keep it with. */
function withContact(reader: CellReader, [first, ...others]: ComplaintPart['complainants']): ComplaintPart['complainants'] {
  const given = Object.entries(CONTACT).flatMap(([part, column]) => {
    const text = shortText(reader, column)
    return text === null ? [] : [[part, text] as const]
  })
  for (const column of [...Object.values(CONTACT), 'contact-protected']) if (reader.has(column) && !reader.has('complainant-name')) reader.problem(column, 'needs', 'complainant-name')
  if (!first) return []
  return [first.name && given.length > 0 ? { ...first, name: { ...first.name, contact: Object.fromEntries(given) } } : first, ...others]
}

/** Why it is protected, as the register said it; null where it says no, or nothing. */
function readProtected(reader: CellReader, { choices }: CheckContext): string | null {
  const why = shortText(reader, 'contact-protected')
  return why === null || choices.yesNo(why) === 'no' ? null : why
}

function shortText(reader: CellReader, column: ColumnId): string | null {
  const text = reader.text(column)
  return text !== null && text.length > LONGEST_CONTACT ? reader.problem(column, 'too-long', LONGEST_CONTACT) : text
}

function withoutGaps(reader: CellReader, column: ColumnId, values: readonly (Code | undefined)[]): readonly Code[] {
  const given = values.filter((value) => value !== undefined)
  if (given.length < values.length && reader.parts(column).includes(undefined)) reader.problem(column, 'lists-differ', column)
  return given
}

function readNames(reader: CellReader, column: ColumnId): readonly (PersonDetails | undefined)[] {
  return reader.parts(column).map((part) => (part === undefined ? undefined : readName(part)))
}

/** As many children as the longest of the three lists names. */
function readChildren(reader: CellReader, { choices }: CheckContext): ComplaintPart['children'] {
  const names = readNames(reader, 'child-name')
  const statuses = reader.listOf('child-care-status', choices.careStatus)
  const disabilities = reader.listOf('child-disability', choices.yesNo)
  return Array.from({ length: Math.max(names.length, statuses.length, disabilities.length) }, (_, at) => ({
    name: names[at] ?? null, careStatus: statuses[at] ?? null, disability: disabilities[at] ?? null,
  }))
}

/** Points with words or an outcome, in the order of their numbers; a number left out is passed over. */
function readPoints(reader: CellReader, { choices }: CheckContext): readonly RowPoint[] {
  const points: RowPoint[] = []
  for (let number = 1; number <= MOST_POINTS; number += 1) {
    const [wordsColumn, outcomeColumn] = [`point-${number}`, `point-${number}-outcome`]
    if (!reader.has(wordsColumn) && !reader.has(outcomeColumn)) continue
    const outcome = reader.oneOf(outcomeColumn, choices.outcome)
    if (outcome === 'resolved-no-finding') reader.problem(outcomeColumn, 'unknown-word')
    if (outcome !== null && !reader.has('answered-on')) reader.problem(outcomeColumn, 'needs', 'answered-on')
    points.push({ words: reader.words(wordsColumn), finding: outcome === 'resolved-no-finding' ? null : outcome })
  }
  return points
}

function readExtension(
  reader: CellReader, { calendar }: CheckContext, [until, told]: readonly [ColumnId, ColumnId], from: IsoDate,
): RowExtension | null {
  const read = reader.dayOrWorkingDays(until)
  const toldOn = reader.day(told)
  if (read === null) return null
  return { untilWorkingDays: 'workingDays' in read ? read.workingDays : workingDaysBetween(calendar, from, read.until), toldOn }
}

function readAnswer(reader: CellReader, { choices }: CheckContext, points: readonly RowPoint[]): RowAnswer | null {
  const whole = reader.oneOf('outcome', choices.outcome)
  if (whole !== null && points.some((point) => point.finding !== null)) reader.problem('outcome', 'outcome-twice')
  const remedy = reader.word('remedy', 'remedies')
  const content = {
    whole, howResolved: reader.wordList('how-resolved', 'howResolved'),
    remedy: remedy === null ? null : { type: remedy, amountPence: reader.pence('remedy-amount') }, words: reader.words('answer'),
  }
  const answeredOn = reader.day('answered-on')
  return answeredOn === null ? null : { answeredOn, ...content }
}

/** More findings than a stage 2 investigation ever had: a slip of the keyboard. */
const MOST_FINDINGS = 100

function readStageTwo(reader: CellReader, context: CheckContext): ComplaintPart['stageTwo'] {
  const requestedOn = reader.day('stage-2-requested-on')
  const findings = FINDINGS.flatMap((finding) => Array.from<Finding>({ length: findingCount(reader, `stage-2-${finding}`) }).fill(finding))
  const whole = reader.oneOf('stage-2-outcome', context.choices.outcome)
  if (whole !== null && findings.length > 0) reader.problem('stage-2-outcome', 'outcome-twice')
  if (requestedOn === null) return null
  return {
    requestedOn, extension: readExtension(reader, context, ['stage-2-extended-until', 'stage-2-extension-told-on'], requestedOn),
    answeredOn: reader.day('stage-2-answered-on'), findings, whole,
  }
}

function findingCount(reader: CellReader, column: ColumnId): number {
  const count = reader.number(column) ?? 0
  if (count <= MOST_FINDINGS) return count
  reader.problem(column, 'not-a-number')
  return 0
}
