import type { ComplaintEvent } from '../../src/domain/complaint/events.ts'
import { complaintsWeb } from './complaints-web.ts'
import type { Fields, Visitor } from '../support/web.ts'

/** The hidden fields of the form that a page holds, as a browser would send them back. */
export function hiddenIn(html: string): Fields {
  const hidden = [...html.matchAll(/<input type="hidden" name="(commandId|expectedSeq|part|entry)" value="([^"]*)"/g)]
  return Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]))
}

/** Sends the form of a page, with its hidden fields, as a browser would. */
export async function send(someone: Visitor, url: string, fields: Fields) {
  const { html } = await someone.get(url)
  return someone.post(url.split('?')[0] ?? url, { ...hiddenIn(html), ...fields })
}

/** A recorded complaint after `setup`, and somebody who is signed in. */
export async function opened(setup: (web: Awaited<ReturnType<typeof complaintsWeb>>, id: string) => Promise<void> = async () => undefined) {
  const web = await complaintsWeb()
  const id = await web.record()
  await setup(web, id)
  const someone = await web.signedIn()
  return {
    web, id, someone,
    url: (command: string) => `/complaints/${id}/${command}`,
    lastEvent: () => web.eventsOf(id).at(-1) as ComplaintEvent,
    count: () => web.seqOf(id),
  }
}
