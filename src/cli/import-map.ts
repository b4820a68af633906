import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { columnById } from '../application/import/columns.ts'
import type { ImportChoices } from '../application/import/read-rows.ts'
import { MAPPABLE_LISTS } from '../application/import/word-choices.ts'

const MAP = z.strictObject({
  columns: z.record(z.string(), z.string().nullable()).optional(),
  words: z.record(z.string(), z.record(z.string(), z.string())).optional(),
})

/** What `--map FILE` says about headings and words, or a plain sentence that says why it cannot be used. */
export async function readImportMap(path: string): Promise<Pick<ImportChoices, 'columns' | 'words'> | string> {
  const given = await readJsonFile(path)
  if (typeof given === 'string') return given
  const parsed = MAP.safeParse(given.value)
  if (!parsed.success) return `--map: ${path} has to be {"columns": {"heading": "column id or null"}, "words": {"list": {"word": "code"}}}.`
  const { columns = {}, words = {} } = parsed.data
  const unknownColumn = Object.values(columns).find((id) => id !== null && columnById(id) === undefined)
  if (unknownColumn) return `--map: "${unknownColumn}" is not the id of a column. They are listed in docs/how-to/import-a-register.md.`
  const unknownList = Object.keys(words).find((list) => !MAPPABLE_LISTS.includes(list))
  if (unknownList !== undefined) return `--map: "${unknownList}" is not a list of words. Choose from ${MAPPABLE_LISTS.join(', ')}.`
  return { columns, words }
}

async function readJsonFile(path: string): Promise<Readonly<{ value: unknown }> | string> {
  try {
    return { value: JSON.parse(await readFile(path, 'utf8')) as unknown }
  } catch (error) {
    return error instanceof SyntaxError ? `--map: ${path} is not JSON.` : `--map: ${path} cannot be read.`
  }
}
