import type { YearFigures } from '../../domain/reporting/year-figures.ts'
import type { Asker } from '../documents-busy.ts'
import { documentFiles } from '../report/document-files.ts'
import { MEDIA_TYPES } from '../report/formats.ts'
import { documentOfTables } from './document-of-figures.ts'
import { allFiguresCsv, tableCsvs } from './figures-csv.ts'
import { figuresJson } from './figures-json.ts'

export const FIGURE_FORMATS = ['json', 'csv', 'html', 'pdf', 'docx', 'odt', 'ods'] as const
export type FigureFormat = (typeof FIGURE_FORMATS)[number]

/** `warnings`: what a reader of this file would miss, in whole sentences. */
export type FigureFile = Readonly<{ name: string; mediaType: string; content: string | Uint8Array; warnings: readonly string[] }>

/**
 * The figures of a year as one file of a format, with its name: `figures-2019-20.json`. JSON and CSV say what was
 * published and why it differs as data; the others print the document of all tables, and `asker` waits for it.
 */
export async function figureFile(figures: YearFigures<string>, format: FigureFormat, asker: Asker | null = null): Promise<FigureFile> {
  switch (format) {
    case 'json':
      return textFile({ name: `figures-${figures.year.label}.json`, text: `${JSON.stringify(figuresJson(figures), null, 2)}\n` }, format)
    case 'csv':
      return textFile(allFiguresCsv(figures), format)
    case 'html':
    case 'pdf':
    case 'docx':
    case 'odt':
    case 'ods': {
      const [file] = await documentFiles(documentOfTables(figures), [format], asker)
      if (file === undefined) throw new Error(`No file was made as ${format}.`)
      return { name: file.name, mediaType: file.mediaType, content: file.bytes, warnings: file.warnings }
    }
  }
}

/** Every file of a format: for CSV the one with all figures, and one for each table. */
export async function figureFiles(figures: YearFigures<string>, format: FigureFormat): Promise<readonly FigureFile[]> {
  return [await figureFile(figures, format), ...(format === 'csv' ? tableCsvs(figures).map((file) => textFile(file, format)) : [])]
}

/** A file of text as its makers give it. */
export function textFile({ name, text }: Readonly<{ name: string; text: string }>, format: 'json' | 'csv'): FigureFile {
  return { name, mediaType: MEDIA_TYPES[format], content: text, warnings: [] }
}
