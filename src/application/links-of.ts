import { declarationOf } from '../domain/complaint/declared/all.ts'
import type { ComplaintEvent, Recorded } from '../domain/complaint/events.ts'
import type { Complaint } from '../domain/complaint/state.ts'
import type { Link } from '../domain/complaint/threads/links/thread.ts'
import { foldDisruption, type Disruption } from '../domain/register/disruption/disruption.ts'
import { foldTheme } from '../domain/register/theme/theme.ts'
import { may, visibilityOf } from './permissions.ts'
import type { Actor, Reads } from './ports.ts'
import { registerEvents } from './streams.ts'

/**
 * A link as one of its two complaints shows it. `isBack`: the other one has recorded it, and `how` is as that one says it.
 * `maySee`: whether the actor may open the other one. `isEnquiry`: the other one is no complaint.
 */
export type LinkSeen = Link & Readonly<{ reference: string; isBack: boolean; maySee: boolean; isEnquiry: boolean }>

/** What a complaint has to do with other records: its links, the references of the complaints that it names, and the disruptions. */
type Linked = Readonly<{ links: readonly LinkSeen[]; linked: ReadonlyMap<string, string>; disruptions: ReadonlyMap<string, Disruption>; themes: ReadonlyMap<string, string> }>

type Asked = Readonly<{ complaintId: string; complaint: Complaint; recorded: readonly Recorded<ComplaintEvent>[]; isNow: boolean }>

/**
 * The links of a complaint from both sides, each other complaint once, its own entry first; and the reference of every
 * complaint that an entry names. As known on a past day only its own: when another complaint's entry became known is not
 * asked of this one's page.
 */
export async function linksOf(reads: Reads, actor: Actor, asked: Asked): Promise<Linked> {
  const { complaintId, complaint, recorded, isNow } = asked
  const own: readonly Link[] = complaint.threads.links
  const back = isNow ? (await reads.linksTo(complaintId)).filter((link) => own.every((each) => each.complaintId !== link.complaintId)) : []
  const ids = [...new Set([...own, ...back].map((link) => link.complaintId).concat(namedIn(recorded, 'complaint')))]
  const named = ids.length === 0 ? [] : await reads.complaintsNamed({ ids })
  const linked = new Map([...named.map((other) => [other.complaintId, other.reference] as const), ...(await enquiriesNamed(reads, [...own, ...back]))])
  const links: LinkSeen[] = []
  // One after the other: they share a connection.
  for (const link of [...own, ...back]) {
    const reference = linked.get(link.complaintId)
    if (reference === undefined) continue
    const isEnquiry = isOfEnquiry(link)
    const maySee = isEnquiry ? may(actor, 'view-entry') : await reads.maySee(visibilityOf(actor), link.complaintId)
    links.push({ ...link, reference, isBack: back.includes(link), maySee, isEnquiry })
  }
  return { links, linked, ...(await entriesIn(reads, recorded)) }
}

/** Whether the other end of a link of a complaint is an enquiry: it turned out to be one, or came of one. */
function isOfEnquiry({ how }: Link): boolean {
  return how === 'became-enquiry' || how === 'became-complaint'
}

async function enquiriesNamed(reads: Reads, links: readonly Link[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const { complaintId } of links.filter(isOfEnquiry)) {
    const first = registerEvents(await reads.stream(complaintId))?.[0]?.event
    if (first && 'reference' in first) found.set(complaintId, first.reference)
  }
  return found
}

/** The disruptions that entries of a complaint name, and what the themes are called. */
async function entriesIn(reads: Reads, recorded: readonly Recorded<ComplaintEvent>[]): Promise<Pick<Linked, 'disruptions' | 'themes'>> {
  const disruptions = new Map<string, Disruption>()
  const names = new Map<string, string>()
  for (const id of new Set(namedIn(recorded, 'entry'))) {
    const entry = registerEvents(await reads.stream(id)) ?? []
    const disruption = foldDisruption(entry)
    const theme = foldTheme(entry)
    if (disruption) disruptions.set(id, disruption)
    if (theme) names.set(id, theme.name.textId)
  }
  const texts = names.size === 0 ? new Map<string, string>() : await reads.texts([...names.values()])
  return { disruptions, themes: new Map([...names].map(([id, textId]) => [id, texts.get(textId) ?? ''])) }
}

function namedIn(recorded: readonly Recorded<ComplaintEvent>[], asked: 'complaint' | 'entry'): readonly string[] {
  return recorded.flatMap(({ event }) => {
    const given = new Map<string, unknown>(Object.entries(event))
    return Object.entries(declarationOf(event.type)?.fields ?? {}).flatMap(([name, { kind }]) => {
      const id = given.get(name)
      return kind === asked && typeof id === 'string' ? [id] : []
    })
  })
}
