import { parseAgent } from '../protocol/agent.ts'
import { type Json, record, text } from '../protocol/json.ts'
import { parseMessages } from '../protocol/message.ts'
import { STREAMS, type Stream } from '../protocol/streams.ts'
import { hearAgent, hearAgentStatus } from './agent.ts'
import { emit } from './events.ts'
import { deleteMessages } from './messages.ts'
import { noteQueue } from './queue.ts'
import { hearMessages } from './room.ts'

/** What the server tells about a room → the one verb that takes it in. */
export const incoming = (rid: string): Stream[] => [
  {
    name: STREAMS.messages,
    event: rid,
    receive: (documents) => hearMessages(parseMessages(documents)),
  },
  {
    name: STREAMS.notify,
    event: `${rid}/deleteMessage`,
    receive: (documents) => deleteMessages(documents.map((document) => text(record(document)['_id']))),
  },
  {
    name: STREAMS.notify,
    event: `${rid}/user-activity`,
    receive: (args) => emit('activity', args),
  },
  {
    name: STREAMS.room,
    event: rid,
    receive: ([event]) => roomEvents.get(text(record(event)['type']))?.(record(event)),
  },
]

const roomEvents = new Map<string, (event: Json) => void>([
  // Without data: the agent has gone and the room waits for another one.
  ['agentData', ({ data }) => hearAgent(parseAgent(data))],
  ['agentStatus', ({ status }) => hearAgentStatus(text(status))],
  ['queueData', ({ data }) => noteQueue(data)],
])
