/** Passkeys: what the server asks stands in the form, and what the browser answers goes back in it. Without this script a code does the same. */
const toBytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
const toText = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
const withBytes = (credentials) => (credentials ?? []).map((each) => ({ ...each, id: toBytes(each.id) }))

const make = (asked) => navigator.credentials.create({ publicKey: {
  ...asked, challenge: toBytes(asked.challenge), user: { ...asked.user, id: toBytes(asked.user.id) }, excludeCredentials: withBytes(asked.excludeCredentials),
} })
const use = (asked) => navigator.credentials.get({ publicKey: { ...asked, challenge: toBytes(asked.challenge), allowCredentials: withBytes(asked.allowCredentials) } })

function answerOf({ id, rawId, type, response }) {
  const part = (name) => (response[name] ? { [name]: toText(response[name]) } : {})
  return {
    id, rawId: toText(rawId), type, clientExtensionResults: {},
    response: {
      ...part('clientDataJSON'), ...part('attestationObject'), ...part('authenticatorData'), ...part('signature'), ...part('userHandle'),
      ...(response.getTransports ? { transports: response.getTransports() } : {}),
    },
  }
}

if (globalThis.PublicKeyCredential) {
  for (const note of document.querySelectorAll('[data-without-passkey]')) note.hidden = true
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    const [answer, problem] = [form.querySelector('input[name=passkey]'), form.querySelector('[data-passkey-problem]')]
    form.hidden = false
    const answered = async () => {
      problem.hidden = true
      const asked = JSON.parse(form.dataset.options)
      const credential = await (form.dataset.passkey === 'create' ? make(asked) : use(asked)).catch(() => null)
      if (!credential) {
        problem.hidden = false
        return
      }
      answer.value = JSON.stringify(answerOf(credential))
      form.requestSubmit()
    }
    form.addEventListener('submit', (event) => {
      if (answer.value !== '') return
      event.preventDefault()
      void answered()
    })
  }
}
