import { readdirSync, readFileSync } from 'node:fs'

/** What `/proc/<pid>/stat` says after the name, which may hold anything. Empty where there is no such process, or no such folder. */
function fieldsOf(pid: number | string): readonly string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}

/** Processor time that a process has used on all its threads, in milliseconds (a hundred ticks a second). NaN where the system does not say. */
export function processorMs(pid: number | undefined): number {
  const fields = fieldsOf(pid ?? 0)
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** The processes below this one, with how each was called. Empty where the system does not say. */
export function processesBelow(pid: number | undefined): readonly Readonly<{ pid: number; called: string }>[] {
  const every = (() => { try { return readdirSync('/proc').filter((name) => /^\d+$/.test(name)) } catch { return [] } })()
  const children = every.filter((each) => Number(fieldsOf(each)[1]) === pid).map((each) => ({ pid: Number(each), called: calledOf(each) }))
  return [...children, ...children.flatMap((child) => processesBelow(child.pid))]
}

function calledOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}
