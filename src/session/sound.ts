import { getSound } from '../protocol/sound.ts'
import { furtherConfig } from './further-config.ts'
import { exclusively } from './lock.ts'
import { server } from './server.ts'
import { rereadStorage, store, stored } from './storage.ts'
import { tone } from './tone.ts'

/** On, until the visitor says otherwise; in every tab, and on later pages. */
export const isSoundOn = (): boolean => stored('sound') !== 'off'

export const switchSound = (sound: boolean): void => store('sound', sound ? undefined : 'off')

/** Browsers let a page be heard only after the visitor has done something in it. */
const mayBeHeard = (): boolean => navigator.userActivation?.hasBeenActive ?? true

let context: AudioContext | undefined
let chime: AudioBuffer | undefined

/**
 * The sound of a new message. Every tab comes here; the first in which the browser allows it is heard, once.
 * @param at server time of the message
 */
export async function ring(at: number): Promise<void> {
  if (!isSoundOn()) return
  await exclusively('sound', async () => {
    rereadStorage()
    if (Number(stored('rung') ?? 0) < at && (await play())) store('rung', at)
  })
}

/** @returns false when the browser does not allow it here and now */
export async function play(): Promise<boolean> {
  if (!mayBeHeard() || !window.AudioContext) return false
  context ??= new AudioContext()
  // Where it is not allowed, the promise waits for a visitor who may never come.
  await Promise.race([context.resume().catch(() => {}), new Promise((done) => setTimeout(done, 500))])
  if (context.state !== 'running') return false
  chime ??= await loadChime(context)
  const source = new AudioBufferSourceNode(context, { buffer: chime })
  source.connect(context.destination)
  // A context that runs costs the visitor's battery.
  source.onended = () => void context?.suspend().catch(() => {})
  source.start()
  return true
}

/** The server's sound, from the address that the page knows; a tone of our own where it cannot be had. */
async function loadChime(audio: AudioContext): Promise<AudioBuffer> {
  const name = /\/(sounds\/[^/?#]+)/.exec(furtherConfig().sound)?.[1]
  try {
    return await audio.decodeAudioData(await getSound(server(), name ?? 'sounds/chime.mp3'))
  } catch {
    return tone()
  }
}

/** Some browsers want the permission to be used while the visitor does something; then it lasts. */
export function unlockSound(): () => void {
  const stop = new AbortController()
  const unlock = (): void => {
    if (!mayBeHeard() || !window.AudioContext || !isSoundOn()) return
    stop.abort()
    context ??= new AudioContext()
    const { currentTime } = context
    const rest = (): void => {
      if (context?.currentTime === currentTime) void context.suspend().catch(() => {})
    }
    context.resume().then(rest, rest)
  }
  for (const event of ['pointerup', 'keydown', 'click']) {
    window.addEventListener(event, unlock, { capture: true, signal: stop.signal })
  }
  return () => {
    stop.abort()
    void context?.close().catch(() => {})
    context = chime = undefined
  }
}
