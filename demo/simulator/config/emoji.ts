import { type Endpoint, post } from '../http/endpoint.ts'
import type { Handler } from '../http/serve.ts'
import { newId } from '../ids.ts'
import { MeteorError } from '../refusals.ts'
import { now } from '../workspace/clock.ts'

/** Pictures that an administrator has made an emoji. */
export const emojiRoutes: Endpoint[] = [
  post('emoji-custom.create', { login: true, permissions: ['manage-emoji'] }, async ({ workspace, request }) => {
    const form = await request.formData().catch(() => new FormData())
    const picture = form.get('emoji')
    if (!(picture instanceof File)) throw new MeteorError('error-no-file', 'No file uploaded')
    const [name, aliases] = ['name', 'aliases'].map((key) => String(form.get(key) ?? ''))
    if (!name) throw new MeteorError('error-the-field-is-required', 'The field Name is required')
    if ([...workspace.emojis.values()].some((emoji) => emoji.name === name))
      throw new MeteorError('Custom_Emoji_Error_Name_Or_Alias_Already_In_Use')
    const extension = picture.type.split('/')[1] ?? ''
    const described = { _id: newId(), name, extension, etag: newId(8), _updatedAt: now(workspace) }
    workspace.emojis.set(`${name}.${extension}`, {
      ...described,
      aliases: (aliases ?? '').split(',').filter(Boolean),
      picture,
    })
    return undefined
  }),
]

/** The picture of an emoji, for anybody. */
export const emojiPicture: Handler = ({ workspace, params }) => {
  const emoji = workspace.emojis.get(params['file'] ?? '')
  if (!emoji) return new Response(null, { status: 404 })
  return new Response(emoji.picture, { headers: { 'Content-Type': emoji.picture.type, 'Cache-Control': 'public' } })
}
