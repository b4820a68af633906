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

const KEPT_AFTER = 4000

/** What is typed into a section is kept as a draft a few seconds after the last key, and what is chosen from its list goes in at the cursor. */
for (const form of document.querySelectorAll('form[data-keep-draft]')) {
  const [text, note, insert] = [form.querySelector('textarea'), form.querySelector('[data-draft-note]'), form.querySelector('select[name=insert]')]
  const reading = form.querySelector('[data-reading-age]')
  let timer
  const send = (keepalive) => fetch(form.dataset.keepDraft, { method: 'POST', body: new URLSearchParams(new FormData(form)), keepalive }).catch(() => null)
  const keep = async () => {
    timer = undefined
    const sent = await send(false)
    if (sent?.ok) note.textContent = await sent.text()
    else if (sent?.status === 403) note.textContent = 'The draft could not be kept: you have been signed out. What you typed is still here. Save the section: it waits for you while you sign in.'
    else note.textContent = 'The draft could not be kept. What you typed is still here.'
    if (sent?.ok && reading) await measure()
  }
  // The page of the draft that was just kept says how hard it is to read.
  const measure = async () => {
    const page = await fetch(form.action).catch(() => null)
    const fresh = page?.ok ? new DOMParser().parseFromString(await page.text(), 'text/html').querySelector('[data-reading-age]') : null
    if (fresh) reading.replaceChildren(...fresh.childNodes)
  }
  form.addEventListener('input', ({ target }) => {
    if (target === insert) return
    clearTimeout(timer)
    timer = setTimeout(keep, KEPT_AFTER)
  })
  // Whoever leaves before the few seconds are over, by the back button too, finds it kept.
  addEventListener('pagehide', () => {
    if (timer === undefined) return
    clearTimeout(timer)
    timer = undefined
    void send(true)
  })
  form.addEventListener('submit', (event) => {
    clearTimeout(timer)
    timer = undefined
    if (event.submitter?.value !== 'insert' || insert.value === '') return
    event.preventDefault()
    const isFigure = insert.value.includes('.') && !insert.value.startsWith('quotation ')
    text.setRangeText(isFigure ? `[[${insert.value}]]` : `\n\n[[${insert.value}]]\n\n`, text.selectionStart, text.selectionEnd, 'end')
    text.focus()
    text.dispatchEvent(new Event('input', { bubbles: true }))
    note.textContent = 'It was put in at the cursor.'
  })
}

/** What is chosen from the list of a template goes in at the cursor. */
for (const form of document.querySelectorAll('form[data-puts-in]')) {
  const [text, note, insert] = [form.querySelector('textarea'), form.querySelector('[data-put-in-note]'), form.querySelector('select[name=insert]')]
  form.addEventListener('submit', (event) => {
    if (event.submitter?.value !== 'insert' || insert.value === '') return
    event.preventDefault()
    text.setRangeText(insert.value, text.selectionStart, text.selectionEnd, 'end')
    text.focus()
    note.textContent = 'It was put in at the cursor.'
  })
}

const ENDS_AT = 'heard-session-ends'
const WARNED_MS = 5 * 60_000

/** Says some minutes before a session ends that it does, and lets it be put off. Tabs of one browser tell each other. */
for (const dialog of document.querySelectorAll('[data-session-seconds]')) {
  const lasts = Number(dialog.dataset.sessionSeconds) * 1000
  const warned = Math.min(WARNED_MS, lasts / 2)
  const [before, after, minutes, stay] = ['[data-before]', '[data-after]', '[data-minutes]', '[data-stay-button]'].map((part) => dialog.querySelector(part))
  let closedFor = 0
  const say = (isOver) => {
    before.hidden = isOver
    after.hidden = !isOver
    if (stay) stay.hidden = isOver
  }
  const begin = () => {
    localStorage.setItem(ENDS_AT, String(Date.now() + lasts))
    say(false)
  }
  const over = () => say(true)
  const look = () => {
    const endsAt = Number(localStorage.getItem(ENDS_AT))
    const left = endsAt - Date.now()
    if (left > warned) {
      if (dialog.open && after.hidden) dialog.close()
      return
    }
    if (left <= 0) over()
    const inMinutes = Math.max(1, Math.ceil(left / 60_000))
    minutes.textContent = inMinutes === 1 ? 'a minute' : `${inMinutes} minutes`
    if (!dialog.open && closedFor !== endsAt) dialog.showModal()
  }
  const closed = async () => {
    closedFor = Number(localStorage.getItem(ENDS_AT))
    if (dialog.returnValue !== 'stay') return
    dialog.returnValue = ''
    const answer = await fetch(dialog.dataset.stay, { cache: 'no-store' }).catch(() => null)
    if (answer?.ok && !answer.redirected) begin()
    else {
      over()
      dialog.showModal()
    }
  }
  dialog.addEventListener('close', () => void closed())
  begin()
  setInterval(look, 5000)
}

/** A form with files says how far it has come, and takes files that are dropped on it. What the server answers is shown as ever. */
for (const form of document.querySelectorAll('form[data-upload]')) {
  const progress = form.querySelector('[data-upload-progress]')
  const drop = form.querySelector('[data-drop]')
  const input = drop?.querySelector('input[type=file]')
  if (drop && input) {
    const over = (is) => (event) => { event.preventDefault(); drop.classList.toggle('heard-over', is) }
    drop.addEventListener('dragover', over(true))
    drop.addEventListener('dragleave', over(false))
    drop.addEventListener('drop', (event) => { over(false)(event); if (event.dataTransfer?.files.length) input.files = event.dataTransfer.files })
  }
  form.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return
    event.preventDefault()
    const request = new XMLHttpRequest()
    const say = (words) => { progress.hidden = false; progress.textContent = words }
    let said = -1
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      const percent = Math.floor((loaded / total) * 10) * 10
      if (percent === said) return
      said = percent
      say(percent < 100 ? `${percent}% sent` : 'Sent. It is being filed.')
    })
    request.addEventListener('load', () => {
      if (request.responseURL !== form.action) return location.assign(request.responseURL)
      document.open()
      document.write(request.responseText)
      document.close()
    })
    request.addEventListener('error', () => { say('The files could not be sent. Try again.') })
    request.open('POST', form.action)
    request.send(new FormData(form))
    say('0% sent')
  })
}

/** Boxes are drawn over a page, and stand as lines in the box below it, where they can be typed and taken out too. */
for (const area of document.querySelectorAll('[data-draw-boxes]')) {
  const image = area.querySelector('img')
  const lines = area.closest('form')?.querySelector('[name=boxes]')
  if (!image || !lines) continue
  let begun = null
  const at = ({ clientX, clientY }) => {
    const { left, top, width, height } = image.getBoundingClientRect()
    const within = (value) => Math.min(100, Math.max(0, value))
    return { x: within(((clientX - left) / width) * 100), y: within(((clientY - top) / height) * 100) }
  }
  const between = (one, other) => ({ left: Math.min(one.x, other.x), top: Math.min(one.y, other.y), width: Math.abs(one.x - other.x), height: Math.abs(one.y - other.y) })
  const lay = (box, { left, top, width, height }) => Object.assign(box.style, { left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` })
  image.addEventListener('pointerdown', (event) => {
    event.preventDefault()
    image.setPointerCapture(event.pointerId)
    begun = { from: at(event), box: area.appendChild(document.createElement('span')) }
  })
  image.addEventListener('pointermove', (event) => { if (begun) lay(begun.box, between(begun.from, at(event))) })
  image.addEventListener('pointerup', (event) => {
    if (!begun) return
    const box = between(begun.from, at(event))
    if (box.width < 0.5 || box.height < 0.5) begun.box.remove()
    else {
      const line = [area.dataset.drawBoxes, ...[box.left, box.top, box.width, box.height].map((value) => Math.round(value * 10) / 10)].join(' ')
      lines.value = [lines.value.trimEnd(), line].filter((part) => part !== '').join('\n')
    }
    begun = null
  })
}
