import { examineDraft } from '../src/domain/letters/draft.ts'
import { letterBlocks, type LetterDocument } from '../src/domain/letters/letter-document.ts'
import { SEED_TEMPLATES } from '../src/domain/letters/seeds/seed-templates.ts'
import { filled } from '../src/domain/letters/template/fill.ts'
import { letterFiles } from '../src/documents/letter/letter-files.ts'
import { fillingOf } from '../src/words/letters/field-words.ts'
import { MANY_LETTERS } from '../src/words/letters/many-letters.ts'
import { urls } from '../src/web/urls.ts'
import { factsOfLetter } from '../test/support/letter-facts.ts'
import { addBenchAuthority, openBenchRegister, removeBenchRegister, signInTo } from './bench-register.ts'
import { loadAuthority } from './load.ts'
import { atMost, percentile, type Measurement } from './measure.ts'
import { MAIN_HOST } from './register.ts'
import { asking, pause, post, startServer, stop, waits, type Page } from './server.ts'

const MANY = 1_000
const MOST_SECONDS = 120
const PAGE_MS = 100
/** Those who read pages meanwhile: one of them alone would meet the limit of pages in a minute. */
const READERS = 8
const WARM_UP_MS = 3_000

/** A thousand letters as PDF: made in the worker alone, and by the server as one file while people ask it for pages. */
export async function lettersBench(): Promise<Measurement[]> {
  return [...await inTheWorker(), ...await whilePagesAreAskedFor()]
}

async function inTheWorker(): Promise<Measurement[]> {
  const began = performance.now()
  for (let at = 0; at < MANY; at += 1) await letterFiles(letterAt(at), ['pdf'])
  return [atMost(`${counted()} letters as PDF, in the worker alone`, (performance.now() - began) / 1_000, 's', MOST_SECONDS)]
}

/** They are begun and finished for a thousand complaints, and taken as one file of PDFs; work list and complaint pages are asked for all the while. */
async function whilePagesAreAskedFor(): Promise<Measurement[]> {
  const { folder, cookies: [writer = '', ...readers], references, complaints } = await prepared()
  const { server, address } = await startServer(folder)
  try {
    const asks = readers.map((cookie) => asking(address, cookie))
    let next = 0
    const ask = (path: string) => (asks[(next += 1) % asks.length] ?? asking(address, writer))(path)
    const paths = [urls.workList(), ...complaints.slice(0, 3).map((id) => urls.complaint(id))]
    await waits(ask, paths, pause(WARM_UP_MS))
    const before = await waits(ask, paths, pause(WARM_UP_MS))
    const begun = timed(beginning(address, writer, references))
    const whileBegun = await waits(ask, paths, begun)
    const { seconds, answer: batch } = await begun
    const made = timed(asking(address, writer)(urls.manyLettersFile(batch)))
    const whileMade = await waits(ask, paths, made)
    const { answer: { html: zip }, ...taken } = await made
    const files = zip.split('%PDF-1').length - 1
    if (files !== MANY) throw new Error(`${files} of ${MANY} letters were in the file`)
    return [
      atMost(`${counted()} letters begun and finished by the server, while pages are asked for`, seconds, 's', MOST_SECONDS),
      ...meanwhile('while letters are begun', whileBegun),
      atMost(`${counted()} letters as PDF by the server, in one file, while pages are asked for`, taken.seconds, 's', MOST_SECONDS),
      ...meanwhile('while PDFs are made', whileMade),
      ...meanwhile('while no letter is made', before),
    ]
  } finally {
    await stop(server)
    removeBenchRegister(folder)
  }
}

function meanwhile(when: string, times: readonly number[]): readonly Measurement[] {
  return [atMost(`a page ${when}, p99 of ${times.length}`, percentile(times, 99), 'ms', PAGE_MS), atMost(`a page ${when}, longest wait`, Math.max(...times), 'ms', 2 * PAGE_MS)]
}

async function timed<T>(work: Promise<T>): Promise<Readonly<{ seconds: number; answer: T }>> {
  const began = performance.now()
  const answer = await work
  return { seconds: (performance.now() - began) / 1_000, answer }
}

async function prepared() {
  const bench = await openBenchRegister()
  try {
    const authorityId = await addBenchAuthority(bench, MAIN_HOST)
    await loadAuthority(bench.register.services.store, authorityId, 1, MANY)
    const cookies: string[] = []
    for (let each = 0; each <= READERS; each += 1) cookies.push((await signInTo(bench, authorityId)).cookie)
    const { rows } = await bench.register.database.pools.owner.query<{ stream_id: string; reference: string }>('select stream_id, reference from complaint_summaries where authority_id = $1', [authorityId])
    return { folder: bench.folder, cookies, references: rows.map(({ reference }) => reference), complaints: rows.map(({ stream_id }) => stream_id) }
  } finally {
    await bench.close()
  }
}

/** Begins the lot as a browser does, and asks until it is done; answers its id. */
async function beginning(address: string, session: string, references: readonly string[]): Promise<string> {
  const form = await asking(address, session)(urls.manyLetters())
  const cookie = [session, ...form.cookies.map((each) => each.split(';')[0])].join('; ')
  const batchId = hidden(form, 'batchId')
  const body = new URLSearchParams({ _csrf: hidden(form, '_csrf'), batchId, template: SEED_TEMPLATES[0]?.templateId ?? '', references: references.join('\n'), do: 'begin' })
  const status = await post(`${address}${urls.manyLetters()}`, cookie, body.toString())
  if (status !== 303) throw new Error(`beginning ${references.length} letters answered ${status}`)
  const done = MANY_LETTERS.begunOf(references.length, references.length)
  for (;;) {
    const { html } = await asking(address, cookie)(urls.manyLettersBatch(batchId))
    if (html.includes(done)) return batchId
    if (html.includes(MANY_LETTERS.batchTitle)) throw new Error(`not every letter was begun: ${/letters? (?:is|are) begun[^<]*/.exec(html)?.[0] ?? ''}`)
    await pause(500)
  }
}

function hidden({ html }: Page, name: string): string {
  return new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? ''
}

function counted(): string {
  return MANY.toLocaleString('en-GB')
}

function letterAt(at: number): LetterDocument {
  const seed = SEED_TEMPLATES[at % SEED_TEMPLATES.length]
  const key = seed?.template.isFor[0]
  if (!seed || !key) throw new Error('a seed is for no letter')
  const facts = factsOfLetter({ procedure: key.procedure, rule: key.rule, reader: seed.template.reader, name: `Rosa ${at}` })
  return {
    title: seed.template.title, authority: 'Testshire', branding: { colour: null, logo: null }, from: ['01632 960 000'], to: [`Rosa ${at} Marsh`], on: facts.today, reference: facts.complaint.reference,
    print: 'usual', status: '', blocks: letterBlocks(examineDraft(filled(seed.template.body, fillingOf(facts)), []).words),
  }
}
