import { complaintsCalled } from '../../../application/complaints-called.ts'
import { themeChoices } from '../../../application/themes.ts'
import { viewComplaint } from '../../../application/view-complaint.ts'
import { viewEntry } from '../../../application/view-entry.ts'
import type { ComplaintView } from '../../../application/worded.ts'
import { outcomeOf } from '../../../domain/complaint/outcome.ts'
import { LEARNING_WORDS } from '../../../words/learning.ts'
import type { Typed } from '../../form-reader.ts'
import type { Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { declaredSpec, type Beginning } from '../register-command/register-command.ts'

/** What an id can look like: it goes back into an address. */
const ID = /^[\w-]{1,64}$/

/** The form that notes what was learned, with what the link named filled in: a complaint and its point, an entry, a theme. */
export async function learningBeginning(visit: Visit): Promise<Beginning | null> {
  const { deps, actor, query } = visit
  const spec = declaredSpec('note-learning', ['LearningNoted'])
  if (!spec) return null
  const settings = await deps.services.store.read(actor, (reads) => reads.settings())
  const complaint = await complaintMeant(visit)
  const entry = await entryMeant(visit)
  const themes = await themeChoices(deps.services, actor)
  const theme = themes.find(({ code }) => code === query['theme'])
  const offers = (field: string) => (field === 'points' ? pointChoices(complaint) : field === 'source' ? entry ? [entry] : [] : field === 'theme' ? themes : [])
  return {
    spec, settings, called: LEARNING_WORDS.title, back: urls.learning(), page: urls.learningOne, offers, action: urls.learningNew(linkOf(query)),
    startWith: () => ({
      ...(complaint && fromComplaint(complaint, query['point'])),
      ...(entry && { from: entry.isCompliment ? 'compliment' : 'ombudsman', source: entry.code, teams: entry.teams, divisions: entry.divisions }),
      ...(theme && { from: complaint || entry ? '' : 'theme', theme: theme.code }),
    }),
  }
}

/** The ids that the link brought stay in the address that the form is sent to, so that it offers the same again. */
function linkOf(query: Readonly<Record<string, string>>): Parameters<typeof urls.learningNew>[0] {
  const names = ['complaint', 'point', 'entry', 'theme'] as const
  return Object.fromEntries(names.flatMap((name) => {
    const id = query[name] ?? ''
    return ID.test(id) ? [[name, id]] : []
  }))
}

/** The complaint of the link, or the one that was typed. */
async function complaintMeant({ deps, actor, query, typed }: Visit): Promise<ComplaintView | null> {
  const written = typeof typed['complaint'] === 'string' ? typed['complaint'].trim() : ''
  const id = written === '' ? query['complaint'] : (await complaintsCalled(deps.services, actor, [written])).get(written)
  const view = id === undefined || id === '' ? null : await viewComplaint(deps.services, actor, id)
  return view === null || 'kind' in view ? null : view
}

function pointChoices(view: ComplaintView | null) {
  return (view?.complaint.points ?? []).map(({ pointId, text }, index) => ({ code: pointId, label: `${index + 1}. ${view?.texts.get(text?.textId ?? '') ?? ''}` }))
}

/** The point with the cause that was found, where there is one; the teams and divisions of the complaint. */
function fromComplaint({ complaint }: ComplaintView, point: string | undefined): Typed {
  const { teams, divisions } = complaint.details
  const pointId = complaint.points.find((one) => one.pointId === point)?.pointId
  const finding = outcomeOf(complaint).points.find((one) => one.pointId === pointId)
  const [cause] = finding?.reasons ?? []
  const team = complaint.allocatedTo?.team
  return {
    from: pointId === undefined ? 'complaint' : 'point', complaint: complaint.reference, divisions, teams: teams.length === 0 && team !== undefined ? [team] : teams,
    ...(pointId !== undefined && { points: [pointId] }), ...(cause !== undefined && { cause }),
  }
}

async function entryMeant({ deps, actor, query, typed }: Visit) {
  const id = typeof typed['source'] === 'string' && typed['source'] !== '' ? typed['source'] : query['entry']
  if (id === undefined || !ID.test(id)) return null
  const view = await viewEntry(deps.services, actor, id)
  if (view.kind === 'not-found') return null
  const { first, kind } = view.entry
  if (kind !== 'compliment' && kind !== 'ombudsman-contact') return null
  const [teams, divisions] = first.type === 'ComplimentReceived' ? [first.teams, first.divisions] : [[], []]
  return { code: id, label: 'reference' in first ? first.reference : '', isCompliment: kind === 'compliment', teams, divisions }
}
