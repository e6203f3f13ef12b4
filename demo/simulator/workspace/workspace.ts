import type {
  IEmojiCustom,
  ILivechatAgent,
  ILivechatCustomField,
  ILivechatDepartmentAgents,
  ILivechatInquiryRecord,
  ILivechatTag,
  ILivechatTrigger,
  ILivechatVisitor,
  IMessage,
  IOmnichannelRoom,
  ISubscription,
  IUser,
} from '@rocket.chat/core-typings'
import type { CallRoom } from '../calls/calls.ts'
import type { Department } from '../departments/departments.ts'
import type { Upload } from '../files/files.ts'
import { calm, type Trouble } from '../trouble/state.ts'

/** Which generation of the server a workspace plays. */
export type Generation = 6 | 7 | 8 | 9

export type User = IUser &
  Partial<Omit<ILivechatAgent, keyof IUser>> & {
    username: string
    name: string
    password: string
    /** When a chat was last given to this agent. */
    lastRoutingTime?: Date
  }

export type Room = IOmnichannelRoom & { surveyFeedback?: Record<string, string> }

/** A mail that a real server would have sent. */
export interface Mail {
  kind: 'transcript' | 'offline-message'
  to: string
  from: string
  replyTo?: string
  subject: string
  text: string
  at: Date
}

/** A request that was made, so that a test can prove how often something was asked. */
export interface LoggedRequest {
  method: string
  route: string
  status: number
  query: Record<string, unknown>
  body: unknown
  origin: string | null
  at: Date
}

/** Someone listening to a stream. `sender` tells apart whose own typing must not come back. */
export interface Listener {
  sender: unknown
  userId?: string | undefined
  hear(args: unknown[]): void
}

/** An open WebSocket: enough of it to make trouble. */
export interface Line {
  readonly isOpen: boolean
  cut(): void
  /** Open, but nothing goes in or out any more. */
  silence(): void
}

/** Everything one pretend server knows. Made on first use; nothing in it ticks by itself. */
export interface Workspace {
  readonly name: string
  generation: Generation
  /** Milliseconds by which this server's clock is ahead. */
  skew: number
  readonly settings: Map<string, unknown>
  readonly permissions: Map<string, string[]>
  readonly users: Map<string, User>
  /** Login token → user. */
  readonly sessions: Map<string, string>
  readonly visitors: Map<string, ILivechatVisitor>
  readonly visitorIds: Map<string, string>
  /** Visitor → contact, the person behind it. */
  readonly contacts: Map<string, string>
  guestCount: number
  readonly rooms: Map<string, Room>
  readonly calls: Map<string, CallRoom>
  /** By room. */
  readonly inquiries: Map<string, ILivechatInquiryRecord>
  /** By room, then by user. */
  readonly subscriptions: Map<string, Map<string, ISubscription>>
  readonly messages: Map<string, IMessage>
  readonly messagesOfRoom: Map<string, IMessage[]>
  readonly departments: Map<string, Department>
  readonly departmentAgents: ILivechatDepartmentAgents[]
  readonly customFields: Map<string, ILivechatCustomField>
  readonly triggers: Map<string, ILivechatTrigger>
  readonly tags: Map<string, Omit<ILivechatTag, '_updatedAt'>>
  readonly uploads: Map<string, Upload>
  /** By the name of their file. */
  readonly emojis: Map<string, IEmojiCustom & { picture: File }>
  readonly interactions: unknown[]
  readonly mails: Mail[]
  readonly requests: LoggedRequest[]
  readonly streams: Map<string, Set<Listener>>
  readonly lines: Set<Line>
  linesEverOpened: number
  readonly limits: Map<string, { calls: number; resetAt: number }>
  readonly trouble: Trouble
}

export const newWorkspace = (name: string): Workspace => ({
  name,
  generation: 8,
  skew: 0,
  settings: new Map(),
  permissions: new Map(),
  users: new Map(),
  sessions: new Map(),
  visitors: new Map(),
  visitorIds: new Map(),
  contacts: new Map(),
  guestCount: 0,
  rooms: new Map(),
  calls: new Map(),
  inquiries: new Map(),
  subscriptions: new Map(),
  messages: new Map(),
  messagesOfRoom: new Map(),
  departments: new Map(),
  departmentAgents: [],
  customFields: new Map(),
  triggers: new Map(),
  tags: new Map(),
  uploads: new Map(),
  emojis: new Map(),
  interactions: [],
  mails: [],
  requests: [],
  streams: new Map(),
  lines: new Set(),
  linesEverOpened: 0,
  limits: new Map(),
  trouble: calm(),
})
