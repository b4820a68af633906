import type { Actor } from '../application/ports.ts'
import { mayVisit, type Access } from './access.ts'
import { urls } from './urls.ts'

const ITEMS: readonly Readonly<{ text: string; href: string; access: Access }>[] = [
  { text: 'Work list', href: urls.workList(), access: 'view-work-list' },
  { text: 'Diary', href: urls.diary(), access: 'view-diary' },
  { text: 'Record', href: urls.recordStart(), access: 'record-complaint' },
  { text: 'Search', href: urls.search(), access: 'search-register' },
  { text: 'Ombudsman', href: urls.ombudsmanDesk(), access: 'view-ombudsman' },
  { text: 'Disruptions', href: urls.disruptions(), access: 'view-disruptions' },
  { text: 'Pool', href: urls.pool(), access: 'view-pool' },
  { text: 'Figures', href: urls.figures(), access: 'view-figures' },
  { text: 'Import', href: urls.importRegister(), access: 'import-register' },
]

export type NavigationItem = Readonly<{ text: string; href: string; isCurrent: boolean }>

/** What stands in the menu for this person; the item that the path lies below is the current one. */
export function navigationFor(actor: Actor | null, path: string): readonly NavigationItem[] {
  return ITEMS.filter((item) => mayVisit(actor, item.access))
    .map(({ text, href }) => ({ text, href, isCurrent: path === href || path.startsWith(`${href}/`) }))
}
