import { KINDS, kindOf, type Kind } from './kinds.ts'

/**
 * How many test files share a process. A process of its own costs a file more than most have to do: to start, and to load the
 * program's modules again. Journeys share a browser too.
 */
const MOST_IN_BATCH: Readonly<Record<Kind, number>> = { journey: 7, db: 10, page: 20, unit: 50 }

/** What a file needs a process of its own for. */
export const ALONE: ReadonlyMap<string, string> = new Map([['src/spreadsheets/open-register.test.ts', 'measures the memory of its process']])

/** As many as are run beside each other: few files are shared out among these. */
export const AT_ONCE = 2

/**
 * Files in batches, each a process, in the order in which they are begun. The files of a kind are dealt out like cards:
 * neighbours, which are often equally dear, do not come into one batch. Every file is in one batch, once.
 */
export function batchesOf(files: readonly string[]): readonly (readonly string[])[] {
  const alone = files.filter((file) => ALONE.has(file)).map((file) => [file])
  return [...KINDS.flatMap((kind) => dealt(files.filter((file) => kindOf(file) === kind && !ALONE.has(file)), MOST_IN_BATCH[kind])), ...alone]
}

function dealt(files: readonly string[], mostInBatch: number): readonly (readonly string[])[] {
  const count = Math.max(Math.ceil(files.length / mostInBatch), Math.min(AT_ONCE, files.length))
  return Array.from({ length: count }, (_, at) => files.filter((_file, card) => card % count === at))
}

/**
 * The program that runs a batch. Its first test ends when all files have been read: until then no other begins, and none of
 * their hooks thinks that everything is over. It may take as long as they need: some fill a database first. A file that cannot be read fails by its name, and the others run.
 */
export function batchProgram(urls: readonly string[]): string {
  return `import { test } from 'node:test'
const failed = []
const { promise: allRead, resolve: nowRead } = Promise.withResolvers()
test('the test files of a process can all be read', { timeout: 3_600_000 }, async () => {
  await allRead
  if (failed.length > 0) throw new AggregateError(failed.map(({ error }) => error), 'cannot be read: ' + failed.map(({ url, error }) => url + ' (' + error + ')').join(', '))
})
for (const url of ${JSON.stringify(urls)}) await import(url).catch((error) => failed.push({ url, error }))
nowRead()
`
}
