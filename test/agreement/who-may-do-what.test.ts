import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, test } from 'node:test'
import { OTHER_ACTIONS } from '../../src/application/access/actions.ts'
import { MAY_BY_ROLE } from '../../src/application/access/matrix.ts'
import { RELATIONS, ROLES } from '../../src/application/ports.ts'
import { RELATION_LABELS, RELATION_REACH, ROLE_PURPOSES, ROLE_REACH } from '../../src/words/access.ts'
import { actionLabel, matrixOfRelations, matrixOfRoles, STAFF_ROLES, type MatrixRow } from '../../src/words/access-matrix.ts'
import { COMMAND_LABELS, ROLE_LABELS } from '../../src/words/labels.ts'

const file = join(resolve(import.meta.dirname, '../..'), 'docs/who-may-do-what.md')
const isPrinting = process.env['HEARD_PRINT_ACCESS'] === '1'

const HEAD = `# Who may do what

What each role may do, which complaints it reaches, and what a part in one complaint gives besides. What is not listed is not allowed
([0013](decisions/0013-permission-in-the-application.md)). The page \`/access\` shows the same.

This page is written by \`HEARD_PRINT_ACCESS=1 npm test -- test/agreement/who-may-do-what.test.ts\` and held by that test.`

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return [`| ${columns.join(' | ')} |`, `|${' --- |'.repeat(columns.length)}`, ...rows.map((cells) => `| ${cells.join(' | ')} |`)].join('\n')
}

function rowsOf<Who>(all: readonly Who[], rows: readonly MatrixRow<Who>[]): readonly (readonly string[])[] {
  return rows.map(({ action, label, who }) => [`${label} (\`${action}\`)`, ...all.map((one) => (who.includes(one) ? 'yes' : ''))])
}

function printed(): string {
  const roles = STAFF_ROLES.map((role) => ROLE_LABELS[role])
  return `${[
    HEAD,
    '## Which complaints each role reaches', table(['role', 'what it is for', 'which complaints it reaches'], ROLES.map((role) => [ROLE_LABELS[role], ROLE_PURPOSES[role], ROLE_REACH[role]])),
    '## What a part in one complaint gives', table(['part', 'what it reaches'], RELATIONS.map((relation) => [RELATION_LABELS[relation], RELATION_REACH[relation]])),
    table(['what', ...RELATIONS.map((relation) => RELATION_LABELS[relation])], rowsOf(RELATIONS, matrixOfRelations())),
    '## What each role may do',
    ...matrixOfRoles().filter(({ rows }) => rows.length > 0).flatMap(({ title, rows }) => [`### ${title}`, table(['what', ...roles], rowsOf(STAFF_ROLES, rows))]),
  ].join('\n\n')}\n`
}

describe('who may do what', () => {
  test('is what docs/who-may-do-what.md says', () => {
    const page = printed()
    if (isPrinting) writeFileSync(file, page)
    assert.equal(page, readFileSync(file, 'utf8'))
  })

  test('has words for everything that can be asked', () => {
    for (const action of [...OTHER_ACTIONS, ...Object.keys(COMMAND_LABELS)]) assert.match(actionLabel(action), /^[A-Z]/, action)
  })

  test('shows everything that somebody may do, and shows it once', () => {
    const shown = matrixOfRoles().flatMap(({ rows }) => rows.map(({ action }) => action))
    assert.equal(new Set(shown).size, shown.length)
    assert.deepEqual(shown.toSorted(), [...new Set(STAFF_ROLES.flatMap((role) => MAY_BY_ROLE[role]))].toSorted())
  })

  test('gives somebody from outside nothing but their own complaint', () => assert.deepEqual(MAY_BY_ROLE.outside, ['view-own-complaint']))
})
