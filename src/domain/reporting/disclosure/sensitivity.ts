import { ruleFor, SENSITIVITIES, type DisclosureRule, type DisclosureRules, type Rounding, type Sensitivity, type Threshold } from '../../authority/disclosure-rules.ts'
import type { FigureTable } from '../figure-table.ts'

/** Tables that count what somebody did as part of their work, or nothing of people at all. */
const ABOUT_NOBODY: readonly string[] = [
  'bases-counted', 'training', 'training-audiences', 'training-scores', 'procedure-updates', 'learning', 'learning-actions', 'learning-shared', 'before-a-complaint',
]
const ABOUT_STAFF: readonly string[] = ['advice', 'compliments-by-division-percent', 'compliments-by-team', 'cause-natures', 'compliments-passed-on']
const ABOUT_COMPLAINANTS: readonly string[] = [
  'enquiries-by-kind', 'complaints-offered', 'member-enquiries', 'channel-count', 'complainant-types', 'corporate', 'compliments', 'compliments-from', 'compliments-by-sort', 'compliments-consent',
]

/** Whom the small numbers of a table could point at, unless the report says otherwise. What is not known to be about others is about children. */
function usualSensitivity(table: string): Sensitivity {
  if (ABOUT_NOBODY.includes(table)) return 'none'
  if (ABOUT_STAFF.includes(table)) return 'staff'
  return ABOUT_COMPLAINANTS.includes(table) ? 'complainants' : 'children'
}

/** What a report says of a table of its own: whom it could point at, and by which rule it is protected. */
export type TableRule = Readonly<{ sensitivity: Sensitivity; rule: DisclosureRule }>

const THRESHOLDS: readonly Threshold[] = ['none', '1-4', '1-5']
const ROUNDINGS: readonly Rounding[] = [null, 5, 10]

/** What two reports of one year choose for one table: of each part the stricter, since a number is withheld in both or in neither. */
export function stricterRule(one: TableRule, other: TableRule): TableRule {
  const later = <Item>(list: readonly Item[], a: Item, b: Item): Item => (list.indexOf(a) >= list.indexOf(b) ? a : b)
  return {
    sensitivity: later(SENSITIVITIES.toReversed(), one.sensitivity, other.sensitivity),
    rule: {
      threshold: later(THRESHOLDS, one.rule.threshold, other.rule.threshold), zeros: later(['kept', 'withheld'], one.rule.zeros, other.rule.zeros),
      rounding: later(ROUNDINGS, one.rule.rounding, other.rule.rounding), percentagesFromBase: Math.max(one.rule.percentagesFromBase, other.rule.percentagesFromBase),
    },
  }
}

/** The rule of every table: the report's own where it chose one, else the authority's for its usual sensitivity. */
export function tableRules(tables: readonly Pick<FigureTable<string>, 'id'>[], rules: DisclosureRules, chosen: ReadonlyMap<string, TableRule>): Readonly<Record<string, TableRule>> {
  return Object.fromEntries(tables.map(({ id }) => {
    const sensitivity = usualSensitivity(id)
    return [id, chosen.get(id) ?? { sensitivity, rule: ruleFor(rules, sensitivity) }]
  }))
}
