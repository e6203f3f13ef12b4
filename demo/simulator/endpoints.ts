import { staffRoutes } from './agents/agent-routes.ts'
import { peopleRoutes } from './agents/user-routes.ts'
import { agentInfoRoutes } from './agents/visitor-routes.ts'
import { callRoutes } from './calls/routes.ts'
import { emojiRoutes } from './config/emoji.ts'
import { configRoutes } from './config/routes.ts'
import { fieldRoutes } from './custom-fields/routes.ts'
import { departmentRoutes } from './departments/routes.ts'
import { uploadRoutes } from './files/routes.ts'
import type { Endpoint } from './http/endpoint.ts'
import { chatRoutes } from './messages/agent-routes.ts'
import { channelRoutes } from './messages/channel-routes.ts'
import { messageRoutes } from './messages/visitor-routes.ts'
import { offlineMessageRoutes } from './offline-messages/offline-message.ts'
import { inquiryRoutes } from './queue/routes.ts'
import { agentRoomRoutes } from './rooms/agent-routes.ts'
import { closeRoutes } from './rooms/close.ts'
import { holdRoutes } from './rooms/hold.ts'
import { sidebarRoutes } from './rooms/sidebar-routes.ts'
import { tagRoutes } from './rooms/tags.ts'
import { roomRoutes } from './rooms/visitor-routes.ts'
import { transcriptRoutes } from './transcripts/routes.ts'
import { triggerRoutes } from './triggers/routes.ts'
import { agentVisitorRoutes } from './visitors/agent-routes.ts'
import { visitorRoutes } from './visitors/routes.ts'
import { visitRoutes } from './visitors/visits.ts'
import { administrationRoutes } from './workspace/routes.ts'

/** Everything under `/api/v1/`. */
export const endpoints: Endpoint[] = [
  ...visitorRoutes,
  ...roomRoutes,
  ...closeRoutes,
  ...messageRoutes,
  ...configRoutes,
  ...uploadRoutes,
  ...triggerRoutes,
  ...inquiryRoutes,
  ...agentRoomRoutes,
  ...agentVisitorRoutes,
  ...agentInfoRoutes,
  ...visitRoutes,
  ...transcriptRoutes,
  ...offlineMessageRoutes,
  ...holdRoutes,
  ...callRoutes,
  ...chatRoutes,
  ...channelRoutes,
  ...sidebarRoutes,
  ...peopleRoutes,
  ...staffRoutes,
  ...departmentRoutes,
  ...fieldRoutes,
  ...tagRoutes,
  ...emojiRoutes,
  ...administrationRoutes,
]
