import { diary } from '../../../application/diary.ts'
import { remindersOf } from '../../../application/reminders.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { readAddress } from './asked.ts'
import { diaryPage } from './view-model.ts'

export const diaryRoutes: readonly Route[] = [{ method: 'GET', url: urls.diary(), access: 'view-diary', handler: show }]

async function show({ deps, actor, query, today }: Visit): Promise<Answer> {
  const address = readAddress(query, today)
  const { from, to, person, slips } = address
  const dates = await diary(deps.services, actor, { from, to, ...(person !== '' && { owner: person }) })
  if (!dates) return { kind: 'not-allowed' }
  const { total: reminders } = await remindersOf(deps, actor, 1)
  return {
    kind: 'page', template: 'pages/diary/page.njk', title: 'Diary', slips,
    typed: slips.length > 0 ? query : { from: query['from'] ?? '', to: query['to'] ?? '' },
    model: diaryPage({ diary: dates, address, actor, today, reminders }),
  }
}
