import { isLivechatTagsListProps, isPOSTLivechatTagsSaveParams } from '@rocket.chat/rest-typings/dist/v1/omnichannel'
import { type Endpoint, get, post } from '../http/endpoint.ts'
import { page } from '../http/paging.ts'
import { newObjectId } from '../ids.ts'

/** The licensed list of tags that agents choose from when they close. */
export const tagRoutes: Endpoint[] = [
  get(
    'livechat/tags',
    { login: true, permissions: { any: ['view-l-room', 'manage-livechat-tags'] }, query: isLivechatTagsListProps },
    ({ workspace, query }) => {
      const wanted = query.text?.toLowerCase() ?? ''
      const tags = [...workspace.tags.values()].filter(({ name }) => name.toLowerCase().includes(wanted))
      return page('tags', tags, query)
    },
  ),

  post(
    'livechat/tags.save',
    { login: true, permissions: ['manage-livechat-tags'], body: isPOSTLivechatTagsSaveParams, typed: 7 },
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
