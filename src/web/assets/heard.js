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

/** A form whose preview follows what is chosen: the page is asked for as its Preview button would, and its preview taken from the answer. */
for (const form of document.querySelectorAll('form[data-live-preview]')) {
  const shown = document.getElementById(form.dataset.livePreview ?? '')
  let asked = 0
  let timer
  const follow = async () => {
    const number = (asked += 1)
    const body = new URLSearchParams(new FormData(form))
    body.set('act', 'preview')
    const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' }).catch(() => null)
    if (number !== asked || !answer || (answer.status !== 200 && answer.status !== 422)) return
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const fresh = page.getElementById(shown?.id ?? '')
    if (shown && fresh) shown.replaceChildren(...fresh.childNodes)
  }
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(follow, 300)
  })
}
