import type { IsoDate } from '../domain/calendar/iso-date.ts'
import type { ConsentState } from '../domain/register/compliment/compliment.ts'
import type { Giver, GiverSort } from '../domain/register/compliment/events.ts'

export type ComplimentsQuery = Readonly<{
  /** Received between these days, both included. */
  from?: IsoDate; to?: IsoDate
  giver?: Giver
  division?: string
  team?: string
  passedOn?: boolean
  /** Consent to quote stands, and the quotation was checked. */
  quotable?: boolean
  /** Fifty rows of the list; all of them where it is absent. */
  page?: number
}>
export type ComplimentRow = Readonly<{
  streamId: string; reference: string; receivedOn: IsoDate; giver: Giver; sort: GiverSort | null; channel: string | null
  divisions: readonly string[]; teams: readonly string[]; workerId: string | null; saidId: string | null
  consent: ConsentState; quotationId: string | null; passedOn: IsoDate | null; thankedOn: IsoDate | null; isImported: boolean
}>
export type ComplimentRows = Readonly<{ rows: readonly ComplimentRow[]; total: number }>
