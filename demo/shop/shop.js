// What the shop does with the chat. It keeps nothing itself: no cookie, no storage.

/** The running chat; until the tag has loaded there may be nothing, or a list of calls to be made later. */
function chat() {
  const { Linnet } = window
  return Linnet && 'open' in Linnet ? Linnet : undefined
}

/**
 * Answers a form inside the page.
 * @param {string} selector
 * @param {(fields: Record<string, string>) => string | Promise<string>} answer
 */
function onSubmit(selector, answer) {
  /** @type {HTMLFormElement | null} */
  const form = document.querySelector(selector)
  form?.addEventListener('submit', async (event) => {
    event.preventDefault()
    const fields = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]))
    const output = form.querySelector('output')
    if (output) output.value = await answer(fields)
  })
}

onSubmit('form.order', ({ count, place }) => {
  const price = Number(count) * 36
  return `${count} × No. 28 ${place}, €${price}. If this were a real shop, we would get out the saw.`
})

onSubmit('form.account', async ({ name = '', email = '' }) => {
  const running = chat()
  if (!running) return 'The chat is not there, so nobody has been told.'
  try {
    await running.identify({ name, email })
    return `Good to see you, ${name}. The chat knows you now.`
  } catch (error) {
    return `The chat could not be told: ${error instanceof Error ? error.message : error}`
  }
})
