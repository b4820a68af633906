import { examineDraft } from '../src/domain/letters/draft.ts'
import { letterBlocks, type LetterDocument } from '../src/domain/letters/letter-document.ts'
import { SEED_TEMPLATES } from '../src/domain/letters/seeds/seed-templates.ts'
import { filled } from '../src/domain/letters/template/fill.ts'
import { letterFiles } from '../src/documents/letter/letter-files.ts'
import { fillingOf } from '../src/words/letters/field-words.ts'
import { factsOfLetter } from '../test/support/letter-facts.ts'
import type { Measurement } from './measure.ts'

const MANY = 1_000
const MOST_SECONDS = 120

/** A thousand letters, each filled in from a complaint and made as PDF/UA in the worker, one after the other. */
export async function lettersBench(): Promise<Measurement[]> {
  const began = performance.now()
  for (let at = 0; at < MANY; at += 1) await letterFiles(letterAt(at), ['pdf'])
  const seconds = (performance.now() - began) / 1000
  return [{ name: `${MANY.toLocaleString('en-GB')} letters as PDF`, value: seconds, unit: 's', target: `under ${MOST_SECONDS} s`, met: seconds < MOST_SECONDS }]
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
