import { fromMarkdown, type Options } from 'mdast-util-from-markdown'

type Syntax = NonNullable<Options['extensions']>[number]
export type Root = ReturnType<typeof fromMarkdown>
export type Node = Root['children'][number]

const OPENS = '['.charCodeAt(0)
const CLOSES = ']'.charCodeAt(0)
/** Longer than any name: what is longer is text. */
const LONGEST_NAME = 200

/**
 * What a section's text may hold of CommonMark, and the names of figures. Code, rules, raw HTML and link definitions are
 * no part of a report: they are printed as they were typed. A name is read as a stretch of code is, because nothing else is.
 */
const SYNTAX: Syntax = {
  disable: { null: ['htmlFlow', 'htmlText', 'codeIndented', 'codeFenced', 'codeText', 'definition', 'thematicBreak', 'setextUnderline'] },
  text: {
    [OPENS]: {
      name: 'figureName',
      tokenize(effects, ok, nok) {
        let length = 0
        return function open(code) {
          effects.enter('codeText')
          effects.enter('codeTextSequence')
          effects.consume(code)
          return (second) => {
            if (second !== OPENS) return nok(second)
            effects.consume(second)
            effects.exit('codeTextSequence')
            return begin
          }
        }
        function begin(code: number | null) {
          if (code === null || code < 0 || code === OPENS || code === CLOSES) return nok(code)
          effects.enter('codeTextData')
          return inside(code)
        }
        function inside(code: number | null): ReturnType<typeof nok> {
          if (code === CLOSES) {
            effects.exit('codeTextData')
            effects.enter('codeTextSequence')
            effects.consume(code)
            return close
          }
          length += 1
          if (code === null || code < 0 || code === OPENS || length > LONGEST_NAME) return nok(code)
          effects.consume(code)
          return inside
        }
        function close(code: number | null) {
          if (code !== CLOSES) return nok(code)
          effects.consume(code)
          effects.exit('codeTextSequence')
          effects.exit('codeText')
          return ok
        }
      },
    },
  },
}

/** Text with more brackets or stars than anybody writes has no links or no emphasis: what looks for their ends would take minutes. */
const MOST_MARKERS = 2000
const WITHOUT_EMPHASIS: Syntax = { disable: { null: ['attention'] } }
const WITHOUT_LINKS: Syntax = { disable: { null: ['labelStartLink', 'labelStartImage', 'labelEnd'] } }

/** Lists and quotations deeper than this are text: `> > > >` without end would take minutes too. */
const DEEPEST = 6
const TOO_DEEP = new RegExp(`^((?:[ \\t]*(?:>|(?:[-*+]|\\d{1,9}[.)])(?=[ \\t]))){${DEEPEST}}[ \\t]*)(?=[-*+>]|\\d)`, 'gm')

/** The text as a tree in which a stretch of code is a name between `[[` and `]]`. Never throws, and takes no longer for hostile text. */
export function treeOf(text: string): Root {
  const [brackets, stars] = [text.split('[').length, text.split(/[*_]/).length]
  const extensions = [SYNTAX, ...(brackets > MOST_MARKERS ? [WITHOUT_LINKS] : []), ...(stars > MOST_MARKERS ? [WITHOUT_EMPHASIS] : [])]
  return fromMarkdown(text.replace(TOO_DEEP, '$1\\'), { extensions })
}
