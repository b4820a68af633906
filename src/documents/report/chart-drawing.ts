/** A chart as a drawing by itself, with its size in the units that it was drawn in. */
export type ChartDrawing = Readonly<{ svg: string; width: number; height: number }>

/** A chart's SVG for a place that is no web page: with its own width and height, and lettered in `font`. */
export function drawnIn(svg: string, font: string): ChartDrawing {
  const [, width = '1', height = '1'] = /viewBox="0,? ?0,? ?([\d.]+),? ?([\d.]+)"/.exec(svg) ?? []
  const sized = svg.replace(/ width="100%"/, ` width="${width}" height="${height}"`).replace(/ font-family="[^"]*"/, ` font-family="${font}"`)
  return { svg: sized, width: Number(width), height: Number(height) }
}
