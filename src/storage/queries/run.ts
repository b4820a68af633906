import { CompiledQuery } from 'kysely'
import type { Trx } from '../projector.ts'

/** The rows of a statement with numbered parameters, as the driver reads them. */
export async function rowsOf<Row>(trx: Trx, text: string, values: readonly unknown[]): Promise<readonly Row[]> {
  return (await trx.executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows
}
