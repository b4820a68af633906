/**
 * Runs the tests: `node tools/test.ts [unit|db|page|journey] [path …]`, everything by default.
 *
 * Every `*.test.ts` runs; the kinds are told by their suffix and an unknown one counts as a unit test, so none can
 * fall through. One PostgreSQL server with its data on temporary disk serves all files, unless
 * `HEARD_TEST_DATABASE_URL` names another (CI names Debian's PostgreSQL 15).
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ENDING_SIGNALS, startTestServer, STOPPED } from '../test/support/database.ts'

const KINDS = { db: '.db.test.ts', page: '.page.test.ts', journey: '.journey.test.ts' } as const

type Kind = keyof typeof KINDS | 'unit'

function kindOf(file: string): Kind {
  for (const [kind, suffix] of Object.entries(KINDS)) if (file.endsWith(suffix)) return kind as Kind
  return 'unit'
}

function chosenFiles(words: readonly string[]): string[] {
  const kinds = words.filter((word) => word === 'unit' || word in KINDS)
  const paths = words.filter((word) => !kinds.includes(word))
  return globSync(['src/**/*.test.ts', 'test/**/*.test.ts', 'bench/**/*.test.ts', 'tools/**/*.test.ts'])
    .filter((file) => kinds.length === 0 || kinds.includes(kindOf(file)))
    .filter((file) => paths.length === 0 || paths.some((path) => file.startsWith(path)))
    .sort()
}

let running: ChildProcess | null = null

function runNode(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>()
  running = spawn(process.execPath, args, { stdio: 'inherit', env }).on('exit', (code) => resolve(code ?? STOPPED))
  return promise
}

// Whoever stops this program stops the tests, and they end before the server that they use.
for (const signal of ENDING_SIGNALS) process.on(signal, () => (running ? running.kill(signal) : process.exit(STOPPED)))

const files = chosenFiles(process.argv.slice(2))
if (files.length === 0) {
  process.stderr.write('No test file matches.\n')
  process.exit(1)
}
const given = process.env['HEARD_TEST_DATABASE_URL']
const server = given === undefined && files.some((file) => kindOf(file) !== 'unit') ? await startTestServer() : null
// Each test file is a process of its own: what Node made of the program's files is kept for the next.
const compiled = fileURLToPath(new URL('../node_modules/.cache/node', import.meta.url))
const env = { NODE_COMPILE_CACHE: compiled, ...process.env, ...(server ? { HEARD_TEST_DATABASE_URL: server.url } : {}) }
const code = await runNode(['--test', '--test-concurrency=2', '--test-timeout=180000', ...files], env)
await server?.stop()
process.exit(code)
