import type { YearFigures } from '../../domain/reporting/year-figures.ts'
import { allFiguresCsv, tableCsvs } from './figures-csv.ts'
import { figuresHtml } from './figures-html.ts'
import { figuresJson } from './figures-json.ts'

export const FIGURE_FORMATS = ['json', 'csv', 'html'] as const
export type FigureFormat = (typeof FIGURE_FORMATS)[number]

export type FigureFile = Readonly<{ name: string; text: string }>

/** The figures of a year as one file of a format, with its name: `figures-2019-20.json`. */
export async function figureFile(figures: YearFigures<string>, format: FigureFormat): Promise<FigureFile> {
  switch (format) {
    case 'json':
      return { name: `figures-${figures.year.label}.json`, text: `${JSON.stringify(figuresJson(figures), null, 2)}\n` }
    case 'csv':
      return allFiguresCsv(figures)
    case 'html':
      return { name: `figures-${figures.year.label}.html`, text: await figuresHtml(figures) }
  }
}

/** Every file of a format: for CSV the one with all figures, and one for each table. */
export async function figureFiles(figures: YearFigures<string>, format: FigureFormat): Promise<readonly FigureFile[]> {
  return [await figureFile(figures, format), ...(format === 'csv' ? tableCsvs(figures) : [])]
}
