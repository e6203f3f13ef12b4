import { mayEnter } from '../rooms/access.ts'
import type { Stream } from '../streams/streams.ts'
import { may } from '../workspace/permissions.ts'
import { setting } from '../workspace/settings.ts'
import type { Room, User, Workspace } from '../workspace/workspace.ts'

/** What a visitor shows instead of a login. */
export interface Credentials {
  token?: unknown
  visitorToken?: unknown
}

export interface Reader {
  workspace: Workspace
  user: User | undefined
  credentials: Credentials
}

const isVisitorOf = (room: Room | undefined, token: unknown): boolean => !!token && room?.v.token === token

const roomOfEvent = ({ workspace }: Reader, event: string): Room | undefined =>
  workspace.rooms.get(event.split('/')[0] ?? '')

const isEventOf = (user: User | undefined, event: string): boolean => user?._id === event.split('/')[0]

/** Who may listen. Asked once, when somebody begins to: a room that closes later goes on being heard. */
export const mayRead: Record<Stream, (reader: Reader, event: string) => boolean> = {
  'room-messages': (reader, event) => {
    const { workspace, user, credentials } = reader
    if (event === '__my_messages__') return true
    const room = roomOfEvent(reader, event)
    if (room?.open && isVisitorOf(room, credentials.visitorToken)) return true
    return !!user && !!room && mayEnter(workspace, user, room)
  },
  'notify-room': (reader, event) => {
    const { workspace, user, credentials } = reader
    const [, what] = event.split('/')
    if (what === 'webrtc' && workspace.generation < 8) return true
    const room = roomOfEvent(reader, event)
    if (credentials.token) return isVisitorOf(room, credentials.token)
    return !!user && !!room && mayEnter(workspace, user, room)
  },
  'livechat-room': (reader, event) => isVisitorOf(roomOfEvent(reader, event), reader.credentials.visitorToken),
  'livechat-inquiry-queue-observer': ({ workspace, user }) => !!user && may(workspace, user, 'view-l-room'),
  'notify-user': ({ user }, event) => isEventOf(user, event),
  'notify-logged': ({ user }) => user !== undefined,
  'notify-all': () => true,
  'room-data': (reader, event) => {
    const room = roomOfEvent(reader, event)
    return !!reader.user && !!room && mayEnter(reader.workspace, reader.user, room)
  },
}

export const isStream = (name: string): name is Stream => Object.hasOwn(mayRead, name)

/** Only typing is written by clients. A visitor may use any name; an agent must use their own. */
export function mayType(reader: Reader, event: string, name: unknown): boolean {
  const { workspace, user, credentials } = reader
  const what = event.split('/')[1]
  if (what === 'webrtc' && workspace.generation < 8) return true
  if (what !== 'user-activity') return false
  if (credentials.token) return isVisitorOf(roomOfEvent(reader, event), credentials.token)
  return !!user && name === (setting(workspace, 'UI_Use_Real_Name') ? user.name : user.username)
}
