import menuWords from '../../locales/later/menu.ts'
import { RequestError } from '../../protocol/errors.ts'
import { announce } from '../../session/announcements.ts'
import { inBackground } from '../../session/background.ts'
import { $otherDepartments } from '../../session/departments.ts'
import { $messages } from '../../session/messages.ts'
import { beginNotifying, canNotify, isNotifying, stopNotifying } from '../../session/notification.ts'
import { $room } from '../../session/room.ts'
import { $screen } from '../../session/screen.ts'
import { $site } from '../../session/site.ts'
import { $size, resize } from '../../session/size.ts'
import { isSoundOn, play, switchSound } from '../../session/sound.ts'
import { fromStore } from '../from-store.ts'
import { later } from '../later.tsx'
import type { MenuItem } from '../menu.tsx'
import type { ScreenProps } from '../panel.tsx'
import { downloadConversation } from './download.ts'
import { furtherConfig } from './further-config.ts'
import { PHONE } from './surroundings/phone.ts'
import { wordsWith } from './words.ts'

const messages = fromStore($messages)
const others = fromStore($otherDepartments)
const room = fromStore($room)
const screen = fromStore($screen)
const site = fromStore($site)
const size = fromStore($size)

const ChangeDepartment = later(() => import('./change-department.tsx'))
const MyData = later(() => import('./my-data.tsx'))
const SavePage = later(() => import('./save-page.tsx'))
const TranscriptPage = later(() => import('./transcript-page.tsx'))
const NotificationsBlocked = later(() => import('./notifications-blocked.tsx'))

/** What the menu offers besides being forgotten; only what applies now. */
export function menuItems({ show }: ScreenProps): MenuItem[] {
  const texts = wordsWith(menuWords)
  const { transcript, expandHidden } = furtherConfig()
  const isLarge = size.value === 'large'
  const fillsAll = site.value.placed || matchMedia(PHONE).matches
  const mayResize = (!expandHidden || isLarge) && !fillsAll
  const hasMessages = messages.value.length > 0
  const sound = isSoundOn()
  const notifying = isNotifying()
  const items: [applies: boolean, ...MenuItem][] = [
    [screen.value === 'chat' && others.value.length > 0, texts.changeDepartment, () => show(ChangeDepartment)],
    [hasMessages, texts.download, () => inBackground(save('html', show))],
    [hasMessages, texts.downloadData, () => inBackground(save('json', show))],
    [!!transcript && !!room.value, texts.transcript, () => show(TranscriptPage)],
    [true, sound ? texts.soundOff : texts.soundOn, () => setSound(!sound)],
    [canNotify(), notifying ? texts.notifyOff : texts.notifyOn, () => void setNotifying(!notifying, show)],
    [mayResize, isLarge ? texts.shrink : texts.expand, () => resize(isLarge ? 'usual' : 'large')],
    [true, texts.myData, () => show(MyData)],
  ]
  return items.filter(([applies]) => applies).map(([, ...item]) => item)
}

const save = (kind: 'html' | 'json', show: ScreenProps['show']): Promise<void> =>
  downloadConversation(kind).catch((error: unknown) => {
    if (!(error instanceof RequestError)) throw error
    show(SavePage)
  })

/** Whoever turns the sound on hears what it is like. */
function setSound(on: boolean): void {
  const { soundIsOn, soundIsOff } = wordsWith(menuWords)
  switchSound(on)
  announce(on ? soundIsOn : soundIsOff)
  if (on) void play()
}

async function setNotifying(on: boolean, show: ScreenProps['show']): Promise<void> {
  const { notifyIsOff, notifySample } = wordsWith(menuWords)
  if (!on) stopNotifying()
  else if (!(await beginNotifying(notifySample))) return show(NotificationsBlocked)
  announce(on ? notifySample : notifyIsOff)
}

/** Moves the focus by the keys of a menu: arrows, Home, End, and the letter that an item begins with. @returns whether it was one of them */
export function moveInMenu({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent, items: HTMLElement[]): boolean {
  const at = items.indexOf(target as HTMLElement)
  const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }
  const isLetter = key.length === 1 && !ctrlKey && !metaKey && !altKey
  if (!(key in steps || isLetter)) return false
  const begins = (item: HTMLElement): boolean => item.innerText.toLowerCase().startsWith(key.toLowerCase())
  const next = isLetter
    ? [...items.slice(at + 1), ...items].find(begins)
    : items.at((steps[key] as number) % items.length)
  next?.focus()
  return true
}
