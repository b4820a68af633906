import { initAll } from './govuk-frontend.js'

initAll()

/** A page that could not be saved sends itself again as soon as the database is back. */
const again = document.querySelector('form[data-send-again]')
if (again) {
  const timer = setInterval(async () => {
    const health = await fetch('/health', { cache: 'no-store' }).catch(() => null)
    if (!health?.ok) return
    clearInterval(timer)
    again.requestSubmit()
  }, 3000)
}

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}
