/** Pence as pounds: "£1,300", "£49.50". */
export function pounds(pence: number): string {
  const whole = Math.floor(pence / 100).toString().replace(/\B(?=(\d{3})+$)/g, ',')
  return pence % 100 === 0 ? `£${whole}` : `£${whole}.${String(pence % 100).padStart(2, '0')}`
}
