// Runs in every frame of a measured page, before anything else, and notes when things happen there.

/**
 * @typedef {object} Watch what a page is asked for; times are milliseconds since 1970
 * @property {(thing: string) => Promise<number>} drawn when a thing is painted: `launcher`, `composer`, `focused composer`, `new chat`, or `text:…`
 * @property {(thing: string) => Element | undefined} find
 * @property {() => number} click when the visitor last pressed the button of the mouse
 * @property {() => number} key when they last pressed a key
 * @property {(text: string) => number | undefined} heard when words first came over a WebSocket
 * @property {(where: string) => number} scrollTo keeps the messages at their beginning, or lets them go
 * @property {() => number} shift how far things have jumped
 * @property {() => number} timers how many are running
 */

export function watch() {
  const frame = /** @type {typeof globalThis & { watch: Watch }} */ (globalThis)
  const now = () => performance.timeOrigin + performance.now()
  const roots = () => {
    const hosts = [...document.querySelectorAll('.linnet')].flatMap((host) => host.shadowRoot ?? [])
    return [document, ...hosts]
  }
  /** @param {string} selector */
  const all = (selector) =>
    roots().flatMap((root) => [...root.querySelectorAll(selector)].filter((found) => found.checkVisibility()))
  const focused = () => {
    const { activeElement } = document
    return activeElement?.shadowRoot?.activeElement ?? activeElement
  }
  const fields = 'textarea, [contenteditable]'
  /** Words that stand in a message, and not in the field where they are written. @param {string} text */
  const saying = (text) =>
    all('[role=log] *, main *').find(
      (found) => !found.children.length && found.textContent?.includes(text) && !found.closest(fields),
    )

  /** @type {Watch['find']} */
  const find = (thing) => {
    if (thing === 'launcher') return all('button').at(-1)
    if (thing === 'composer') return all(fields)[0]
    if (thing === 'focused composer') return all(fields).find((field) => field === focused())
    if (thing === 'new chat')
      return all('button').find((button) => /^new chat$/i.test(button.textContent?.trim() ?? ''))
    return saying(thing.replace('text:', ''))
  }
  const painted = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve(now())
        port2.postMessage(0)
      })
    })
  /** @param {string} thing */
  const draw = async (thing) => {
    for (;;) {
      // What is found before a frame is drawn is seen with it.
      const shown = await new Promise((resolve) => requestAnimationFrame(() => resolve(!!find(thing))))
      if (shown) return painted()
    }
  }

  // From the beginning, for whoever asks late.
  const launcher = draw('launcher')

  /** @type {ReturnType<typeof setInterval> | undefined} */
  let scrolling
  /** @type {Watch['scrollTo']} */
  const scrollTo = (where) => {
    clearInterval(scrolling)
    const list = all('*').find(
      (found) => found.scrollHeight > found.clientHeight + 50 && found.closest('[role=log], main'),
    )
    if (where) scrolling = setInterval(() => list?.scrollTo({ top: 0 }), 20)
    return list?.scrollHeight ?? 0
  }

  let click = 0
  let key = 0
  addEventListener('click', ({ timeStamp }) => (click = performance.timeOrigin + timeStamp), true)
  addEventListener('keydown', ({ timeStamp }) => (key = performance.timeOrigin + timeStamp), true)

  /** @type {[string, number][]} */
  const heard = []
  frame.WebSocket = class extends WebSocket {
    /** @param {string | URL} url @param {string | string[]} [protocols] */
    constructor(url, protocols) {
      super(url, protocols)
      this.addEventListener('message', ({ data }) => heard.push([String(data), now()]))
    }
  }

  let shift = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shift += /** @type {any} */ (entry).value
  }).observe({ type: 'layout-shift', buffered: true })

  const timers = new Set()
  const { setTimeout: later, setInterval: often, clearTimeout: clear } = frame
  Object.assign(frame, {
    /** @param {(...args: unknown[]) => void} work @param {number} delay @param {unknown[]} args */
    setTimeout(work, delay, ...args) {
      const id = later(() => {
        timers.delete(id)
        work(...args)
      }, delay)
      timers.add(id)
      return id
    },
    /** @param {(...args: unknown[]) => void} work @param {number} delay @param {unknown[]} args */
    setInterval(work, delay, ...args) {
      const id = often(work, delay, ...args)
      timers.add(id)
      return id
    },
  })
  for (const name of ['clearTimeout', 'clearInterval'])
    Object.assign(frame, {
      [name](/** @type {any} */ id) {
        timers.delete(id)
        clear(id)
      },
    })

  frame.watch = {
    drawn: (thing) => (thing === 'launcher' ? launcher : draw(thing)),
    find,
    click: () => click,
    key: () => key,
    heard: (text) => heard.find(([data]) => data.includes(text))?.[1],
    scrollTo,
    shift: () => shift,
    timers: () => timers.size,
  }
}
