// The sentences that come on demand. Each further file takes along those of `later/` that it says; all of them together are read by nobody
// but the languages, which must have them.
import afterChat from './later/after-chat.ts'
import attachments from './later/attachments.ts'
import blocks from './later/blocks.ts'
import composer from './later/composer.ts'
import consent from './later/consent.ts'
import departments from './later/departments.ts'
import emoji from './later/emoji.ts'
import form from './later/form.ts'
import menu from './later/menu.ts'
import myData from './later/my-data.ts'
import offline from './later/offline.ts'
import ownMessages from './later/own-messages.ts'
import receipt from './later/receipt.ts'
import trouble from './later/trouble.ts'
import typing from './later/typing.ts'
import waiting from './later/waiting.ts'

const enLater = {
  ...menu,
  ...waiting,
  ...typing,
  ...departments,
  ...myData,
  ...consent,
  ...form,
  ...offline,
  ...afterChat,
  ...receipt,
  ...attachments,
  ...blocks,
  ...ownMessages,
  ...emoji,
  ...composer,
  ...trouble,
}

export default enLater

export type LaterWords = typeof enLater
