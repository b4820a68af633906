/** A page of a PDF for tests, in points; `box`: a black box is drawn over its words. */
type SmallPage = Readonly<{ text: string; width?: number; height?: number; box?: boolean }>

/** A PDF as small as one can be, with words that can be copied out of it, and with what it says of whoever made it. */
export function pdfOf({ pages, info = 'Nobody' }: Readonly<{ pages: readonly SmallPage[]; info?: string }>): Buffer {
  const bodies: string[] = ['<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${4 + at * 2} 0 R`).join(' ')}] >>`, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>']
  for (const [at, { text, width = 595, height = 842, box = false }] of pages.entries()) {
    const drawn = `BT /F1 24 Tf 40 ${Math.max(10, height - 80)} Td (${text}) Tj ET${box ? ` 0 0 0 rg 30 ${height - 140} 400 100 re f` : ''}`
    bodies.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + at * 2} 0 R >>`, `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`)
  }
  bodies.push(`<< /Author (${info}) >>`)
  const starts: number[] = []
  let file = '%PDF-1.4\n'
  for (const [at, body] of bodies.entries()) {
    starts.push(file.length)
    file += `${at + 1} 0 obj\n${body}\nendobj\n`
  }
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(`${file}xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${bodies.length + 1} /Root 1 0 R /Info ${bodies.length} 0 R >>\nstartxref\n${file.length}\n%%EOF`, 'latin1')
}
