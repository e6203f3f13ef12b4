import type { Endpoint } from '../http/endpoint.ts'
import { administrationRoutes } from './administration.ts'
import { callRoutes } from './calls.ts'
import { channelRoutes } from './channels.ts'
import { chatRoutes } from './chat.ts'
import { departmentRoutes } from './departments.ts'
import { deskRoutes } from './desk.ts'
import { emojiRoutes } from './emoji.ts'
import { fieldRoutes } from './fields.ts'
import { holdRoutes } from './hold.ts'
import { inquiryRoutes } from './inquiries.ts'
import { messageRoutes } from './messages.ts'
import { peopleRoutes } from './people.ts'
import { roomRoutes } from './rooms.ts'
import { sidebarRoutes } from './sidebar.ts'
import { staffRoutes } from './staff.ts'
import { tagRoutes } from './tags.ts'
import { triggerRoutes } from './triggers.ts'
import { uploadRoutes } from './uploads.ts'
import { visitorRoutes } from './visitors.ts'
import { widgetRoutes } from './widget.ts'

/** Everything under `/api/v1/`. */
export const endpoints: Endpoint[] = [
  ...visitorRoutes,
  ...roomRoutes,
  ...messageRoutes,
  ...widgetRoutes,
  ...uploadRoutes,
  ...triggerRoutes,
  ...inquiryRoutes,
  ...deskRoutes,
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
