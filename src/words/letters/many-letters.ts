import type { LeftOut } from '../../application/letters/many-letters.ts'

const counted = (many: number) => many.toLocaleString('en-GB')

/** The pages of many letters at once. */
export const MANY_LETTERS = {
  title: 'Letters for many complaints', about: 'One template for every complaint that you choose. Each letter is filled in from its complaint and finished; one that lacks something is held, and none is sent: you send them afterwards, each as it has to go.',
  template: 'With which template?', which: 'For which complaints?', whichHint: 'Their references, one on a line: at most 1,000. Those that you may not see are left out as if they were not there.',
  group: 'Or take them from the work list', stage: 'At which stage?', anyStage: 'Any stage', chooseGroup: 'Choose one', putIn: 'Put their references in', noGroup: 'Choose which part of the work list.',
  putInNote: (many: number) => (many === 0 ? 'There is nothing in this part of the work list.' : `${many === 1 ? 'One reference is' : `${many} references are`} put in. Take out those that get no letter.`),
  look: 'Look at it first', begin: (many: number) => `Begin ${many === 1 ? 'one letter' : `${many} letters`}`, none: 'Give at least one reference of a complaint that you may see.', tooMany: 'These are more than 1,000. Begin with the first.',
  notFound: (names: readonly string[]) => `Not found: ${names.slice(0, 20).join(', ')}${names.length > 20 ? ` and ${names.length - 20} more` : ''}.`, preview: (reference: string) => `As it would be for ${reference}, the first of them`,
  making: 'The letters are being begun', step: 'Letters begun', batchTitle: 'Letters that were begun together', goOn: 'Go on with the rest', tryAgain: 'Try those again',
  /** How many of a lot have their letter. */
  begunOf: (begun: number, all: number) => (begun === all ? (all === 1 ? 'The one letter is begun.' : `All ${counted(all)} letters are begun.`) : `${counted(begun)} of ${counted(all)} letters ${begun === 1 ? 'is' : 'are'} begun.`),
  /** It ended before it was done: the server was started anew, or something failed. */
  stopped: (many: number) => `This stopped before it was done, as it does where the server is started anew. ${many === 1 ? 'One complaint has' : `${counted(many)} complaints have`} no letter yet. Go on: no letter that is begun is begun a second time.`,
  /** It was gone through to its end. */
  leftOutNote: (many: number) => `${many === 1 ? 'One complaint has no letter: it stands' : `${counted(many)} complaints have no letter: they stand`} first in the list, with the reason.`,
  file: 'All that may go, as PDFs to print (ZIP)', fileNote: 'Those that are held or still being written are not in it.', fileName: 'letters.zip',
  noLetterYet: 'No letter yet', pages: 'Pages of the lot',
  leftOut: { 'not-there': 'Not there', 'other-procedure': 'Under a procedure that the template is not for', 'nobody-to-write-to': 'Nobody is known by name', 'changed-meanwhile': 'Changed meanwhile: try it again', fault: 'Something went wrong: try it again' } satisfies Record<LeftOut, string>,
} as const
