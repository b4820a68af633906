import type { RegisterEvent } from '../../domain/register/events.ts'
import { isGiven } from './given.ts'
import type { EventMaker, EventsOf, ImportedFrom } from './event-maker.ts'
import type { RegisterRow } from './register-row.ts'

type OtherRow = Exclude<RegisterRow, { complaint: unknown }>

/** What a row becomes that is no complaint. */
export function otherEvents(row: OtherRow, maker: EventMaker): EventsOf {
  const said = row.words === null ? null : maker.words(row.words)
  const answer = 'answer' in row && row.answer !== null ? maker.words(row.answer) : null
  const worker = row.kind === 'compliment' && row.worker !== null ? { worker: { personId: maker.person(row.worker) } } : {}
  return (reference, importedFrom) => eventsOf(row, {
    workerPart: { ...worker, ...(row.kind === 'compliment' && row.sort && { sort: row.sort }) }, reference, importedFrom, saidPart: said ? { said: said() } : {}, answerPart: answer ? { text: answer() } : {},
  })
}

type Parts = Readonly<{
  reference: string
  importedFrom: ImportedFrom
  workerPart: Pick<Extract<RegisterEvent, { type: 'ComplimentReceived' }>, 'worker' | 'sort'>
  saidPart: Pick<Extract<RegisterEvent, { type: 'ComplimentReceived' }>, 'said'>
  answerPart: Pick<Extract<RegisterEvent, { type: 'EnquiryResolved' }>, 'text'>
}>

function eventsOf(row: OtherRow, { reference, importedFrom, workerPart, saidPart, answerPart }: Parts): readonly RegisterEvent[] {
  const { receivedOn: happenedOn, divisions, teams } = row
  const { said } = saidPart
  const placed = { reference, ...(isGiven(row.channel) && { channel: row.channel }), divisions, teams, ...saidPart, importedFrom }
  switch (row.kind) {
    case 'compliment':
      return [{ type: 'ComplimentReceived', happenedOn, from: row.from, ...workerPart, ...placed }, ...sequelsOfCompliment(row)]
    case 'enquiry':
    case 'point-of-contact':
      return [
        { type: 'EnquiryReceived', happenedOn, kind: row.sort, ...(isGiven(row.signpostedTo) && { signpostedTo: row.signpostedTo }), ...(isGiven(row.offer) && { offer: row.offer }), ...placed },
        ...(row.resolvedOn === null ? [] : [{ type: 'EnquiryResolved', happenedOn: row.resolvedOn, ...answerPart } as const]),
      ]
    case 'ombudsman-contact':
      return [
        { type: 'OmbudsmanContactReceived', happenedOn, reference, ...saidPart, importedFrom },
        ...(row.result === null ? [] : [{ type: 'OmbudsmanDecided', happenedOn: row.decidedOn ?? happenedOn, result: row.result } as const]),
      ]
    case 'training': {
      const { quantity: sessions, audiences, places, attended, score } = row
      return [{
        type: 'TrainingHeld', happenedOn, sessions, ...(said && { topic: said }), ...(audiences.length > 0 && { audiences }), ...(isGiven(places) && { places }),
        ...(isGiven(attended) && { attended }), ...(isGiven(score) && { score }), importedFrom,
      }]
    }
    case 'caseload':
      return [countedEvent(row, { text: said, importedFrom })]
    case 'advice':
      return said ? [{ type: 'AdviceGiven', happenedOn, text: said, ...(teams[0] !== undefined && { team: teams[0] }), importedFrom }] : []
    case 'procedure-update':
      return said ? [{ type: 'ProcedureManualUpdated', happenedOn, text: said, importedFrom }] : []
    case 'advocacy-offer':
      return [{
        type: 'AdvocacyOfferMade', happenedOn, to: row.offeredTo, ...(isGiven(row.offerAnswer) && { answer: row.offerAnswer }), ...(said && { outcome: said }), importedFrom,
      }]
  }
}

type Counted = Readonly<{ text: Parts['saidPart']['said']; importedFrom: ImportedFrom }>

/** A number that was counted, as the event of its measure. */
function countedEvent({ receivedOn: happenedOn, quantity, measure, until, divisions: [division], teams: [team] }: Extract<OtherRow, { kind: 'caseload' }>, { text, importedFrom }: Counted): RegisterEvent {
  const rest = { ...(division !== undefined && { division }), ...(text && { text }), importedFrom }
  if (measure === 'open-cases') return { type: 'CaseloadCounted', happenedOn, openCases: quantity, ...(team !== undefined && { team }), ...rest }
  if (measure === 'referrals') return { type: 'ReferralsCounted', happenedOn, referrals: quantity, until: until ?? happenedOn, ...rest }
  return { type: 'BaseCounted', happenedOn, measure, quantity, ...rest }
}

/** An old register says what became of consent and not when: the day of receipt stands in. */
function sequelsOfCompliment({ receivedOn: happenedOn, passedOn, consent }: Extract<OtherRow, { kind: 'compliment' }>): readonly RegisterEvent[] {
  return [
    ...(passedOn === null ? [] : [{ type: 'ComplimentPassedOn', happenedOn: passedOn } as const]),
    ...(consent === 'withdrawn' ? [{ type: 'ComplimentConsentRecorded', happenedOn, consent: 'given' } as const] : []),
    ...(consent === null ? [] : [{ type: 'ComplimentConsentRecorded', happenedOn, consent } as const]),
  ]
}
