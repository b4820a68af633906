import type { CellReader } from './cell-reader.ts'
import type { CheckContext } from './check-context.ts'
import type { CommonPart, RegisterRow } from './register-row.ts'

type ContextRowKind = 'training' | 'caseload' | 'advice' | 'procedure-update' | 'advocacy-offer'
type Common = CommonPart & Readonly<{ kind: ContextRowKind }>

/** A row of what surrounds complaints; null after a problem. */
export function readContext(reader: CellReader, common: Common, { choices }: CheckContext): RegisterRow | null {
  const { kind } = common
  switch (kind) {
    case 'training': {
      const quantity = reader.number('quantity')
      const score = reader.number('score')
      if (score !== null && (score < 1 || score > 5)) reader.problem('score', 'unknown-word')
      const counted = { places: reader.number('places'), attended: reader.number('attended'), score }
      return quantity === null ? null : { ...common, kind, quantity, audiences: reader.wordList('audiences', 'audiences'), ...counted }
    }
    case 'caseload': {
      const quantity = reader.number('quantity')
      const measure = reader.oneOf('measure', choices.measure) ?? 'open-cases'
      const until = reader.day('until')
      if (common.divisions.length > 1) reader.problem('divisions', 'only-one')
      if (common.teams.length > 1) reader.problem('teams', 'only-one')
      if (measure !== 'open-cases' && reader.has('teams')) reader.problem('teams', 'not-for-this-kind')
      if (measure === 'referrals' && !reader.has('until')) reader.problem('until', 'missing')
      if (measure !== 'referrals' && reader.has('until')) reader.problem('until', 'not-for-this-kind')
      return quantity === null ? null : { ...common, kind, quantity, measure, until }
    }
    case 'advice':
      if (common.teams.length > 1) reader.problem('teams', 'only-one')
      return { ...common, kind }
    case 'procedure-update':
      return { ...common, kind }
    case 'advocacy-offer': {
      const offeredTo = reader.oneOf('offered-to', choices.offeredTo)
      return offeredTo && { ...common, kind, offeredTo, offerAnswer: reader.oneOf('offer-answer', choices.offerAnswer) }
    }
  }
}
