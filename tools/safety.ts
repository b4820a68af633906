/**
 * Looks for what must not be in the repository or in what it installs, without a network: `node tools/safety.ts`. With
 * `--online` it also asks the registry for known weaknesses, and says so where it does not answer. Decision: 0089.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { auditProblems, type Allowed } from './safety/audit.ts'
import { fileProblems, type RepositoryFile } from './safety/in-files.ts'
import { lockFileProblems, manifestProblems, type LockFile, type Manifest } from './safety/lock-file.ts'

/** A file with a NUL in its first part is none of words. */
function repositoryFile(path: string): RepositoryFile {
  const content = readFileSync(path)
  return { path, bytes: statSync(path).size, text: content.subarray(0, 8_000).includes(0) ? null : content.toString('utf8') }
}

/** Without git (an unpacked archive) there is nothing to be committed. */
function filesOfTheRepository(): readonly string[] {
  if (!existsSync('.git')) return []
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8', maxBuffer: 50_000_000 })
  return listed.split('\0').filter((path) => path !== '' && statSync(path, { throwIfNoEntry: false })?.isFile() === true)
}

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

const problems = [
  ...lockFileProblems(json('package-lock.json') as LockFile), ...manifestProblems(json('package.json') as Manifest),
  ...filesOfTheRepository().map(repositoryFile).flatMap(fileProblems),
]
if (process.argv.includes('--online')) problems.push(...auditProblems(json('tools/safety/allowed.json') as readonly Allowed[], (line) => console.log(line)))
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1
