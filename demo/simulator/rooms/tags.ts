import { isPOSTLivechatTagsSaveParams } from '@rocket.chat/rest-typings/dist/v1/omnichannel'
import { departmentsOf } from '../departments/departments.ts'
import { type Endpoint, get, post } from '../http/endpoint.ts'
import { page } from '../http/paging.ts'
import { newObjectId } from '../ids.ts'
import { may } from '../workspace/permissions.ts'

/** The licensed list of tags that agents choose from when they close. */
export const tagRoutes: Endpoint[] = [
  // The published schema wants a text; the server does without.
  get(
    'livechat/tags',
    { login: true, permissions: { any: ['view-l-room', 'manage-livechat-tags'] } },
    ({ workspace, user, query }) => {
      const { text = '', department, viewAll } = query
      const wanted = text.toLowerCase()
      const mine = may(workspace, user, 'manage-livechat-tags') ? [] : departmentsOf(workspace, user._id)
      const shown = department ? [...mine, department] : mine
      const isShown = (departments: string[]): boolean =>
        viewAll === 'true' || !shown.length || !departments.length || departments.some((one) => shown.includes(one))
      const tags = [...workspace.tags.values()].filter(
        ({ name, departments }) => name.toLowerCase().includes(wanted) && isShown(departments),
      )
      return page('tags', tags, query)
    },
  ),

  post(
    'livechat/tags.save',
    { login: true, permissions: ['manage-livechat-tags'], body: isPOSTLivechatTagsSaveParams, typed: 8, since: 8 },
    ({ workspace, body }) => {
      const { _id = newObjectId(), tagData, tagDepartments: departments = [] } = body
      const tag = {
        _id,
        name: tagData.name,
        description: tagData.description ?? '',
        numDepartments: departments.length,
        departments,
      }
      workspace.tags.set(_id, tag)
      return tag
    },
  ),
]
