import { READERS } from '../../domain/letters/letter-facts.ts'
import { ruleCalled, requirementsOf, type KnownTemplate, type LetterTemplate, type RuleKey } from '../../domain/letters/letter-template.ts'
import { SEED_TEMPLATES } from '../../domain/letters/seeds/seed-templates.ts'
import { templateProblems, type TemplateProblem } from '../../domain/letters/template/check-template.ts'
import { MOST_CHARACTERS } from '../../domain/letters/template/parse-template.ts'
import { forFigures } from '../access/sight.ts'
import type { KeptVersion } from '../kept.ts'
import { may } from '../permissions.ts'
import type { Actor, Reads, Services } from '../ports.ts'

/** A template as it stands; version 0 of one that is as it came with the program. */
export type Template = KnownTemplate & Readonly<{ version: number; isSeed: boolean; savedAt: string | null; savedBy: string | null }>

/** One version of a template; null where that version took it away, or brought it back to how it came with the program. */
export type TemplateVersion = Readonly<{ version: number; template: LetterTemplate | null; savedAt: string; savedBy: string }>

const TITLE_CHARACTERS = 200
const MOST_RULES = 60

/** Every template: those of the authority laid over those that come with the program. One that was taken away is not there. */
export async function templatesIn(reads: Pick<Reads, 'kept'>): Promise<readonly Template[]> {
  const kept = new Map((await reads.kept('letter-template')).map((version) => [version.keptId, version]))
  const seeds = SEED_TEMPLATES.map((seed): Template => asKept(kept.get(seed.templateId), true) ?? { ...seed, version: 0, isSeed: true, savedAt: null, savedBy: null })
  const seedIds = new Set(SEED_TEMPLATES.map(({ templateId }) => templateId))
  return [...seeds, ...[...kept.values()].filter(({ keptId }) => !seedIds.has(keptId)).flatMap((version) => asKept(version, false) ?? [])]
}

function asKept(kept: KeptVersion | undefined, isSeed: boolean): Template | null {
  const read = kept === undefined ? null : readTemplate(kept.body)
  return kept === undefined || read === null ? null : { templateId: kept.keptId, template: read, version: kept.version, isSeed, savedAt: kept.recordedAt, savedBy: kept.recordedBy }
}

/** A template from what was kept; null where it is none. */
function readTemplate(value: unknown): LetterTemplate | null {
  if (!isRecord(value)) return null
  const { title, isFor, isEasyRead, body } = value
  const reader = READERS.find((one) => one === value['reader'])
  const keys = Array.isArray(isFor) && isFor.length <= MOST_RULES ? isFor.flatMap((key: unknown) => ruleKey(key) ?? []) : null
  if (typeof title !== 'string' || title.trim() === '' || title.length > TITLE_CHARACTERS || typeof body !== 'string' || body.length > MOST_CHARACTERS) return null
  return reader === undefined || keys === null || typeof isEasyRead !== 'boolean' ? null : { title: title.trim(), isFor: keys, reader, isEasyRead, body }
}

function ruleKey(value: unknown): RuleKey | null {
  if (!isRecord(value)) return null
  const { procedure, rule } = value
  return typeof procedure === 'string' && typeof rule === 'string' ? { procedure, rule } : null
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

export type TemplateView = Readonly<{ kind: 'template'; template: Template; history: readonly TemplateVersion[]; seed: LetterTemplate | null; people: ReadonlyMap<string, string>; mayChange: boolean }> | Readonly<{ kind: 'not-found' }>

/** Every template, for whoever may write letters. */
export async function listTemplates(services: Services, actor: Actor): Promise<readonly Template[] | null> {
  if (!may(actor, 'draft-letter')) return null
  return services.store.read(forFigures(actor), templatesIn)
}

/** One template with its versions, the last one first. */
export async function viewTemplate(services: Services, actor: Actor, templateId: string): Promise<TemplateView> {
  if (!may(actor, 'draft-letter')) return { kind: 'not-found' }
  return services.store.read(forFigures(actor), async (reads): Promise<TemplateView> => {
    const history = await versionsOf(reads, templateId)
    const template = (await templatesIn(reads)).find((one) => one.templateId === templateId)
    if (template === undefined) return { kind: 'not-found' }
    const users = await reads.users()
    return {
      kind: 'template', template: { ...template, version: history[0]?.version ?? 0 }, history, seed: seedOf(templateId), people: new Map(users.map(({ userId, name }) => [userId, name])),
      mayChange: may(actor, 'change-letter-templates'),
    }
  })
}

async function versionsOf(reads: Reads, templateId: string): Promise<readonly TemplateVersion[]> {
  const history = await reads.keptHistory('letter-template', templateId)
  return history.map(({ version, body, recordedAt, recordedBy }) => ({ version, template: readTemplate(body), savedAt: recordedAt, savedBy: recordedBy })).toReversed()
}

function seedOf(templateId: string): LetterTemplate | null {
  return SEED_TEMPLATES.find((seed) => seed.templateId === templateId)?.template ?? null
}

/** `seen`: the version that the page was drawn from, 0 for a new one or one as it came with the program. */
export type TemplateChange = Readonly<{ templateId: string; seen: number; commandId: string }>
export type TemplateSaved = Readonly<{ kind: 'saved' | 'not-allowed' | 'changed-meanwhile' | 'not-a-template' }> | Readonly<{ kind: 'problems'; problems: readonly TemplateProblem[] }>

/**
 * Keeps a template as another version; null takes it away, or brings one that came with the program back to how it came. One with
 * an unknown field, a section that is not closed or anything hostile is refused, by line; one that leaves a requirement unsaid is
 * kept: letters from it are held.
 */
export async function saveTemplate(services: Services, actor: Actor, { templateId, seen, commandId }: TemplateChange, template: LetterTemplate | null): Promise<TemplateSaved> {
  if (!may(actor, 'change-letter-templates')) return { kind: 'not-allowed' }
  if (template !== null && (readTemplate(template) === null || template.isFor.some((key) => ruleCalled(key) === null))) return { kind: 'not-a-template' }
  const problems = template === null ? [] : templateProblems(template.body, requirementsOf(template))
  if (problems.length > 0) return { kind: 'problems', problems }
  const kind = await services.store.write(forFigures(actor), (tx) => tx.kept.save({
    kind: 'letter-template', keptId: templateId, body: template, seen, commandId, recordedAt: services.clock.now(), recordedBy: actor.userId,
  }))
  return { kind }
}
