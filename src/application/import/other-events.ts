import type { RegisterEvent } from '../../domain/register/events.ts'
import { isGiven } from './given.ts'
import type { EventMaker, EventsOf, ImportedFrom } from './event-maker.ts'
import type { RegisterRow } from './register-row.ts'

type OtherRow = Exclude<RegisterRow, { complaint: unknown }>

/** What a row becomes that is no complaint. */
export function otherEvents(row: OtherRow, maker: EventMaker): EventsOf {
  const said = row.words === null ? null : maker.words(row.words)
  const answer = 'answer' in row && row.answer !== null ? maker.words(row.answer) : null
  return (reference, importedFrom) => eventsOf(row, {
    reference, importedFrom, saidPart: said ? { said: said() } : {}, answerPart: answer ? { text: answer() } : {},
  })
}

type Parts = Readonly<{
  reference: string
  importedFrom: ImportedFrom
  saidPart: Pick<Extract<RegisterEvent, { type: 'ComplimentReceived' }>, 'said'>
  answerPart: Pick<Extract<RegisterEvent, { type: 'EnquiryResolved' }>, 'text'>
}>

function eventsOf(row: OtherRow, { reference, importedFrom, saidPart, answerPart }: Parts): readonly RegisterEvent[] {
  const { receivedOn: happenedOn, divisions, teams } = row
  const placed = { reference, ...(isGiven(row.channel) && { channel: row.channel }), divisions, teams, ...saidPart, importedFrom }
  switch (row.kind) {
    case 'compliment':
      return [{ type: 'ComplimentReceived', happenedOn, from: row.from, ...placed }]
    case 'enquiry':
    case 'point-of-contact':
      return [
        { type: 'EnquiryReceived', happenedOn, kind: row.kind, ...placed },
        ...(row.resolvedOn === null ? [] : [{ type: 'EnquiryResolved', happenedOn: row.resolvedOn, ...answerPart } as const]),
      ]
    case 'ombudsman-contact':
      return [
        { type: 'OmbudsmanContactReceived', happenedOn, reference, ...saidPart, importedFrom },
        ...(row.result === null ? [] : [{ type: 'OmbudsmanDecided', happenedOn: row.decidedOn ?? happenedOn, result: row.result } as const]),
      ]
    case 'training':
      return [{ type: 'TrainingHeld', happenedOn, sessions: row.quantity, importedFrom }]
    case 'caseload':
      return [{ type: 'CaseloadCounted', happenedOn, openCases: row.quantity, importedFrom }]
  }
}
