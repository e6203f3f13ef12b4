import type { ILivechatVisitor, IMessage } from '@rocket.chat/core-typings'

export type Author = IMessage['u']

/** A visitor without a name is known by the username that the server gave. */
export const visitorAuthor = ({
  _id,
  username,
  name,
}: Pick<ILivechatVisitor, '_id' | 'username' | 'name'>): Author => ({
  _id,
  username,
  ...(name && { name }),
})
