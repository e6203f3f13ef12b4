import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { endpoints } from '../endpoints.ts'
import { interactionPreflight } from '../messages/interactions.ts'
import { officialWidget } from '../pages/official-widget.ts'
import { type Page, pages } from '../pages/pages.ts'
import { backstage } from '../stage/backstage.ts'
import { splitPath, type Workspaces } from '../workspace/workspaces.ts'
import { answer, unknownRoute } from './answer.ts'
import { preflight } from './cors.ts'
import { type HttpContext, serve } from './serve.ts'

/** Every address of every workspace: the API, the few pages beside it, and the door behind the stage. */
export function createApp(workspaces: Workspaces, widgetFolder?: string): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>({
    getPath: (request) => splitPath(new URL(request.url).pathname).path,
  })
  app.all('/_simulator/*', (c: HttpContext) => backstage(workspaces, c.req.raw))
  app.options('/api/apps/ui.interaction/:appId', serve(workspaces, '*', interactionPreflight))
  app.options(
    '/api/*',
    serve(workspaces, '*', ({ workspace, request }) => preflight(workspace, request.headers.get('origin'))),
  )
  for (const endpoint of endpoints)
    app.on(
      endpoint.method,
      `/api/v1/${endpoint.route}`,
      serve(workspaces, endpoint.route, (asked) => answer(endpoint, asked)),
    )
  const widgetPages = widgetFolder ? officialWidget(widgetFolder) : []
  for (const { method, path, route, show } of [...pages, ...widgetPages] satisfies Page[])
    app.on(method, path, serve(workspaces, route, show))
  app.all('/api/*', serve(workspaces, '*', unknownRoute))
  return app
}
