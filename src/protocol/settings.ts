import { record, text } from './json.ts'
import { request, type Server } from './request.ts'

/**
 * `GET settings.public`: settings of the workspace that anybody may know, e.g. `Message_AllowEditing`.
 * @returns their values by id; those that are not public, or unknown to this server, are left out
 */
export async function getPublicSettings(server: Server, ids: string[]): Promise<Record<string, unknown>> {
  const settings = await request(server, 'settings.public', {
    query: { _id: ids.join(','), count: ids.length },
    proof: (answer) => Array.isArray(answer['settings']) && answer['settings'],
  })
  return Object.fromEntries(settings.map((value) => [text(record(value)['_id']), record(value)['value']] as const))
}
