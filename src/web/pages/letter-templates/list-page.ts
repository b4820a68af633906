import type { Template } from '../../../application/letters/templates.ts'
import { procedureById } from '../../../domain/procedure/procedures.ts'
import { londonTime } from '../../../words/dates.ts'
import { TEMPLATES_PAGE } from '../../../words/letters/field-names.ts'
import { LETTERS_PAGE } from '../../../words/letters/letters-page.ts'
import { urls } from '../../urls.ts'

/** The templates by the procedure whose letters they are for; those for no letter of a procedure last. */
export function templateGroups(templates: readonly Template[]) {
  const procedures = [...new Set(templates.flatMap(({ template: { isFor } }) => isFor.map(({ procedure }) => procedure)))]
  const groups = procedures.map((procedure) => ({
    title: procedureById(procedure)?.title ?? procedure, rows: templates.filter(({ template: { isFor } }) => isFor[0]?.procedure === procedure).map(row),
  }))
  return [...groups, { title: TEMPLATES_PAGE.none, rows: templates.filter(({ template: { isFor } }) => isFor.length === 0).map(row) }].filter(({ rows }) => rows.length > 0)
}

function row({ templateId, template, version, savedAt }: Template) {
  return {
    href: urls.letterTemplate(templateId), title: template.title, reader: LETTERS_PAGE.readers[template.reader],
    state: version === 0 ? TEMPLATES_PAGE.shipped : TEMPLATES_PAGE.own, when: savedAt === null ? '' : londonTime(savedAt),
  }
}
