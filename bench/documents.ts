import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { atMost, median, type Measurement } from './measure.ts'

const TIMES = 3

/** The full report of the demonstration authority in all formats, in a process that has made none before. */
export function documentsBench(): readonly Measurement[] {
  const runs = Array.from({ length: TIMES }, () =>
    JSON.parse(execFileSync(process.execPath, [join(import.meta.dirname, 'make-documents.ts')], { encoding: 'utf8' })) as Readonly<{ milliseconds: number; kilobytes: number }>)
  return [
    atMost('the full report in all formats, for the demonstration authority', median(runs.map(({ milliseconds }) => milliseconds / 1000)), 's', 5),
    atMost('most memory while it is made', median(runs.map(({ kilobytes }) => kilobytes / 1024)), 'MB', 400),
  ]
}
