import { diary } from '../../../application/diary.ts'
import { ombudsmanDesk } from '../../../application/ombudsman.ts'
import { readAtOnce } from '../../../application/read-at-once.ts'
import { remindersOf } from '../../../application/reminders.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { lists } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { readAddress } from './asked.ts'
import { diaryPage } from './view-model.ts'

export const diaryRoutes: readonly Route[] = [{ method: 'GET', url: urls.diary(), access: 'view-diary', traces: lists('diary'), handler: show }]

const OPEN_CASES = { state: 'open', year: null, category: null, streamIds: null } as const

async function show({ deps, actor, query, today }: Visit): Promise<Answer> {
  const address = readAddress(query, today)
  const { from, to, person, slips } = address
  const { dates, desk } = await readAtOnce(deps.services.store, actor, async (store) => {
    const services = { ...deps.services, store }
    return {
      dates: await diary(services, actor, { from, to, ...(person !== '' && { owner: person }) }),
      // The Ombudsman's dates are the service's: nobody's in particular.
      desk: person === '' || person === 'nobody' ? await ombudsmanDesk(services, actor, OPEN_CASES) : null,
    }
  })
  if (!dates) return { kind: 'not-allowed' }
  const { total: reminders } = await remindersOf(deps, actor, 1)
  return {
    kind: 'page', template: 'pages/diary/page.njk', title: 'Diary', slips,
    typed: slips.length > 0 ? query : { from: query['from'] ?? '', to: query['to'] ?? '' },
    model: diaryPage({ diary: dates, ombudsman: desk?.kind === 'desk' ? desk.ahead : [], address, actor, today, reminders }),
  }
}
