/** A cell of a table as Typst writes it into the structure of a PDF: with the heading of its column, whose number stands after the x. */
const CELL = /(\/S \/)TD(\n {2}\/P \d+ 0 R\n {2}\/A \[<<\n {4}\/O \/Table\n {4})(\/Headers \[\(U\d+x(\d+)y\d+\)\])/g

/**
 * Makes the first cell of each row of a table its heading, which Typst's tables cannot say yet: its tag is TH with the
 * scope of its row, as the headings of columns have the scope of their column. Cells then name no headings of their own,
 * since what they name would stand for all that they have. No byte moves: what is written is as long as what was there.
 * Law: PDF/UA-1 (ISO 14289-1), 7.5.
 */
export function withRowHeadings(pdf: Buffer): Buffer {
  const written = pdf.toString('latin1').replaceAll(CELL, (_, tag: string, between: string, headings: string, column: string) =>
    column === '0' ? `${tag}TH${between}${'/Scope /Row'.padEnd(headings.length)}` : `${tag}TD${between}${' '.repeat(headings.length)}`)
  return Buffer.from(written, 'latin1')
}
