import { initAll } from './govuk-frontend.js'

initAll()

/** When the database is back, a form that could not be saved sends itself again, and a page that could not be shown loads itself. */
const waiting = document.querySelector('[data-wait-for-database]')
if (waiting) {
  const timer = setInterval(async () => {
    const health = await fetch('/health', { cache: 'no-store' }).catch(() => null)
    if (!health?.ok) return
    clearInterval(timer)
    if (waiting instanceof HTMLFormElement) waiting.requestSubmit()
    else location.reload()
  }, 2000)
}

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}
