import { COMMANDS } from '../support/domain-walk.ts'
import type { Chance } from '../support/random-commands.ts'
import type { Fields } from '../support/web.ts'

/** Somebody signed in, as the walk needs them: a page asked for, a form sent. */
export type Walker = Readonly<{
  get(url: string): Promise<Readonly<{ status: number; html: string; location: string }>>
  post(url: string, fields: Fields): Promise<Readonly<{ status: number; html: string; location: string }>>
}>

/** How often each status was answered. */
export type Statuses = Readonly<Record<string, number>>

const STEPS = 8
/** What a page of a command may answer: shown, saved, refused or slips, stale, not for this role, not there. */
const EXPECTED_STATUSES: readonly number[] = [200, 303, 403, 404, 409, 422]

/** Opens a complaint, follows what its page offers, and fills in each form as chance has it. Throws where a page falls over. */
export async function walkThroughPages(walker: Walker, complaintIds: readonly string[], random: Chance): Promise<Statuses> {
  const counts = new Map<string, number>()
  const saw = (url: string, status: number) => {
    if (!EXPECTED_STATUSES.includes(status)) throw new Error(`${url} answered ${status}`)
    counts.set(String(status), (counts.get(String(status)) ?? 0) + 1)
  }
  for (const complaintId of complaintIds) {
    for (let step = 0; step < STEPS; step += 1) {
      const page = await walker.get(`/complaints/${complaintId}`)
      saw(complaintId, page.status)
      const offered = [...page.html.matchAll(new RegExp(`href="/complaints/${complaintId}/([a-z-]+)(?:\\?[^"]*)?"`, 'g'))].map(([, command = '']) => command)
      const known = offered.filter((command) => (COMMANDS as readonly string[]).includes(command))
      const command = random.below(4) === 0 || known.length === 0 ? random.of(COMMANDS) : random.of(known)
      await fillIn(walker, `/complaints/${complaintId}/${command}`, random, saw)
    }
  }
  return Object.fromEntries(counts)
}

async function fillIn(walker: Walker, url: string, random: Chance, saw: (url: string, status: number) => void): Promise<void> {
  const form = await walker.get(`${url}?entry=1&part=points`)
  saw(url, form.status)
  if (form.status !== 200) return
  const typed = filled(form.html, random)
  const answer = await walker.post(url, typed)
  saw(url, answer.status)
  if (answer.status !== 422) return
  const accept = [...answer.html.matchAll(/name="accept"[^>]*value="([^"]+)"/g)].map(([, code = '']) => code)
  if (accept.length === 0) return
  const again = await walker.post(url, { ...typed, ...hidden(answer.html), accept, reason: 'As agreed', departureReason: 'As agreed' })
  saw(url, again.status)
}

/** The form of a page with something in each of its questions: what stands in it already, or what chance gives. */
function filled(html: string, random: Chance): Fields {
  const main = /<form method="post"[\s\S]*?<\/form>/g
  const form = [...html.matchAll(main)].map(([whole]) => whole).find((whole) => whole.includes('name="expectedSeq"')) ?? html
  const fields: Record<string, string | string[]> = { ...hidden(form) }
  for (const [, name = '', value = ''] of form.matchAll(/<input class="govuk-input[^"]*"[^>]*name="([^"]+)" type="text"[^>]*?value="([^"]*)"/g)) {
    fields[name] = value === '' && random.below(2) === 0 && !/-(day|month|year)$/.test(name) ? String(11 + random.below(60)) : value
  }
  for (const [, name = ''] of form.matchAll(/<textarea[^>]*name="([^"]+)"/g)) fields[name] = random.below(3) === 0 ? '' : '<b>As it was said</b> & more'
  for (const [select, name = ''] of form.matchAll(/<select[^>]*name="([^"]+)"[\s\S]*?<\/select>/g)) {
    fields[name] = random.of([...select.matchAll(/<option value="([^"]*)"/g)].map(([, value = '']) => value))
  }
  const boxes = new Map<string, string[]>()
  for (const [, name = '', value = ''] of form.matchAll(/<input class="govuk-(?:radios|checkboxes)__input"[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)) {
    boxes.set(name, [...(boxes.get(name) ?? []), value])
  }
  for (const [name, values] of boxes) if (random.below(6) > 0) fields[name] = random.of(values)
  return fields
}

function hidden(html: string): Record<string, string> {
  const inputs = [...html.matchAll(/<input type="hidden" name="(commandId|expectedSeq|part|entry)" value="([^"]*)"/g)]
  return Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, value]))
}
