/**
 * Runs the tests: `node tools/test.ts [unit|db|page|journey] [path …] [-path …]`, everything by default, without what stands
 * below a path with a minus.
 *
 * Every `*.test.ts` runs; the kinds are told by their suffix. Several files share a process (tools/tests/batches.ts), and one
 * PostgreSQL server with its data on temporary disk serves all of them, unless `HEARD_TEST_DATABASE_URL` names another (CI
 * names Debian's PostgreSQL 15).
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ENDING_SIGNALS, startTestServer, STOPPED } from '../test/support/database.ts'
import { AT_ONCE, batchProgram, batchesOf } from './tests/batches.ts'
import { KINDS, kindOf } from './tests/kinds.ts'

function chosenFiles(words: readonly string[]): string[] {
  const kinds = words.filter((word) => KINDS.some((kind) => kind === word))
  const [without, paths] = [words.filter((word) => word.startsWith('-')).map((word) => word.slice(1)), words.filter((word) => !word.startsWith('-') && !kinds.includes(word))]
  return globSync(['src/**/*.test.ts', 'test/**/*.test.ts', 'bench/**/*.test.ts', 'tools/**/*.test.ts'])
    .filter((file) => kinds.length === 0 || kinds.includes(kindOf(file)))
    .filter((file) => paths.length === 0 || paths.some((path) => file.startsWith(path)))
    .filter((file) => !without.some((path) => file.startsWith(path)))
    .sort()
}

let running: ChildProcess | null = null

function runNode(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { promise, resolve: ended } = Promise.withResolvers<number>()
  running = spawn(process.execPath, args, { stdio: 'inherit', env }).on('exit', (code) => ended(code ?? STOPPED))
  return promise
}

/** Writes the program of each batch into `folder`, named so that they are begun in their order. */
function written(folder: string, files: readonly string[]): readonly string[] {
  return batchesOf(files).map((batch, at) => {
    const program = join(folder, `${String(at + 1).padStart(3, '0')}.test.mjs`)
    writeFileSync(program, batchProgram(batch.map((file) => pathToFileURL(resolve(file)).href)))
    return program
  })
}

// Whoever stops this program stops the tests, and they end before the server that they use.
for (const signal of ENDING_SIGNALS) process.on(signal, () => (running ? running.kill(signal) : process.exit(STOPPED)))

const files = chosenFiles(process.argv.slice(2))
if (files.length === 0) {
  process.stderr.write('No test file matches.\n')
  process.exit(1)
}
const folder = mkdtempSync(join(tmpdir(), 'heard-batches-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
const given = process.env['HEARD_TEST_DATABASE_URL']
const server = given === undefined && files.some((file) => kindOf(file) !== 'unit') ? await startTestServer() : null
// What Node made of the program's files is kept for the next process.
const compiled = fileURLToPath(new URL('../node_modules/.cache/node', import.meta.url))
const env = { NODE_COMPILE_CACHE: compiled, ...process.env, ...(server ? { HEARD_TEST_DATABASE_URL: server.url } : {}) }
const code = await runNode(['--test', `--test-concurrency=${AT_ONCE}`, '--test-timeout=180000', ...written(folder, files)], env)
await server?.stop()
process.exit(code)
