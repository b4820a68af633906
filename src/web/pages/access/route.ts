import { RELATIONS, ROLES } from '../../../application/ports.ts'
import { RELATION_LABELS, RELATION_REACH, ROLE_PURPOSES, ROLE_REACH } from '../../../words/access.ts'
import { matrixOfRelations, matrixOfRoles, STAFF_ROLES, type MatrixRow } from '../../../words/access-matrix.ts'
import { ROLE_LABELS } from '../../../words/labels.ts'
import type { Route } from '../../route.ts'
import { urls } from '../../urls.ts'

/** Who may do what: the same for everybody of the authority, since it is no secret there what a role may. */
export const accessRoutes: readonly Route[] = [
  {
    method: 'GET', url: urls.access(), access: 'signed-in', traces: 'nothing',
    handler: ({ actor }) => {
      if (actor.role === 'outside') return { kind: 'not-found' }
      return { kind: 'page', template: 'pages/access/page.njk', title: 'Who may do what', model: { ...MODEL, ownRole: ROLE_LABELS[actor.role] } }
    },
  },
]

const MODEL = {
  roles: ROLES.map((role) => ({ label: ROLE_LABELS[role], purpose: ROLE_PURPOSES[role], reach: ROLE_REACH[role] })),
  columns: STAFF_ROLES.map((role) => ROLE_LABELS[role]),
  parts: matrixOfRoles().filter(({ rows }) => rows.length > 0).map(({ title, rows }, at) => ({ id: `part-${at + 1}`, title, rows: rows.map(cellsOf(STAFF_ROLES)) })),
  relations: RELATIONS.map((relation) => ({ label: RELATION_LABELS[relation], reach: RELATION_REACH[relation] })),
  relationColumns: RELATIONS.map((relation) => RELATION_LABELS[relation]),
  relationRows: matrixOfRelations().map(cellsOf(RELATIONS)),
}

function cellsOf<Who>(all: readonly Who[]) {
  return ({ label, who }: MatrixRow<Who>) => ({ label, may: all.map((one) => who.includes(one)) })
}
