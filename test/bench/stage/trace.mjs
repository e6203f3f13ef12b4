// What the main thread of a page was busy with, from the browser's own trace.

/** @typedef {{ name: string, ph: string, pid: number, tid: number, ts: number, dur?: number, args: any }} TraceEvent */

const categories = ['toplevel', 'devtools.timeline', 'v8', 'disabled-by-default-v8.compile', 'blink.user_timing']

/** Work that is the running of scripts, not what they cause. */
const evaluation = new Set(['EvaluateScript', 'v8.compile', 'v8.compileModule', 'v8.evaluateModule'])

/**
 * @param {import('puppeteer-core').Page} page
 * @param {() => Promise<unknown>} doing
 * @returns {Promise<{ busy: number, longest: number, evaluating: number }>} milliseconds
 */
export async function traced(page, doing) {
  await page.tracing.start({ categories })
  await doing()
  const text = new TextDecoder().decode(await page.tracing.stop())
  /** @type {{ traceEvents: TraceEvent[] }} */
  const { traceEvents } = JSON.parse(text)
  const tasks = ofMainThread(traceEvents)
  const durations = tasks.filter(({ name }) => name.endsWith('RunTask')).map(({ dur = 0 }) => dur / 1000)
  return {
    busy: sum(durations),
    longest: Math.max(0, ...durations),
    evaluating: sum(tasks.filter(({ name }) => evaluation.has(name)).map(({ dur = 0 }) => dur / 1000)),
  }
}

/** The browser has several renderers; the page's is the one that is busiest. @param {TraceEvent[]} events */
function ofMainThread(events) {
  const threads = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
  const of = (/** @type {TraceEvent} */ thread) =>
    events.filter(({ ph, pid, tid }) => ph === 'X' && pid === thread.pid && tid === thread.tid)
  const all = threads.map(of).sort((a, b) => weight(b) - weight(a))
  return all[0] ?? []
}

/** @param {TraceEvent[]} events */
const weight = (events) => sum(events.map(({ dur = 0 }) => dur))

/** @param {number[]} values */
const sum = (values) => values.reduce((sum, value) => sum + value, 0)
