// Every sentence of the widget. The type of this file is the contract for the other languages.
// `{name}` and the like are filled in; a sentence with `_one` and `_other` is chosen by the plural rules of the language.

const en = {
  lang: 'en',
  title: 'Chat',

  // Launcher and panel
  unread_one: '{n} unread message',
  unread_other: '{n} unread messages',
  minimize: 'Minimize',
  options: 'Options',
  cancel: 'Cancel',
  loading: 'Loading…',
  tryAgain: 'Try again',

  // Trouble
  unreachable: 'The chat cannot be reached at the moment.',
  refused: 'That did not work. The server says: {reason}',
  reconnecting: 'Connection lost. Reconnecting…',
  offline: 'You are offline.',
  offlineWaiting_one: 'You are offline, {n} message is waiting.',
  offlineWaiting_other: 'You are offline, {n} messages are waiting.',
  wouldLose: 'This browser cannot remember this. Please keep this page open until it is done.',
  dismiss: 'Dismiss',

  // Registration and offline forms
  registerTitle: 'Welcome',
  registerText: 'Tell us who you are, and we will be right with you.',
  name: 'Name',
  email: 'Email',
  department: 'Department',
  departmentAny: 'Any department',
  optional: 'optional',
  message: 'Message',
  startChat: 'Start chat',
  required: 'Please fill this in.',
  emailWrong: 'Please enter an email address such as name@example.com.',
  send: 'Send',
  sending: 'Sending…',

  // Conversation
  messages: 'Messages',
  placeholder: 'Write a message…',
  greeting: 'How can we help?',
  waiting: 'Please wait for the next available agent.',
  you: 'You',
  agent: 'Agent',
  sent: 'Sent',
  notSent: 'Waiting to be sent',
  earlier: 'Show earlier messages',
  newMessages: 'New messages',
  edited: 'edited',
  discard: 'Discard',
  roomClosed: 'Not sent: the chat had ended.',
  sendInNewChat: 'Send in a new chat',
  started: 'Chat started',
  joined: '{name} joined',
  left: '{name} left',
  transferred: 'The chat was passed on',
  transferredTo: 'The chat was passed on to {name}',
  closed: 'Chat ended',
  removed: 'Message removed',
  status_online: 'Online',
  status_away: 'Away',
  status_busy: 'Busy',
  status_offline: 'Offline',

  // Ending
  end: 'End chat',
  endQuestion: 'End this chat?',
  endText: 'The conversation will be closed. You can start a new one at any time.',
  endUnsent_one: '{n} message has not been sent yet.',
  endUnsent_other: '{n} messages have not been sent yet.',
  sendThenEnd: 'Send, then end',
  keepChatting: 'Keep chatting',
  ending: 'The chat will end as soon as the server has been reached.',
  endedTitle: 'Chat ended',
  endedText: 'Thank you for talking to us.',
  newChat: 'New chat',

  // Forgetting
  forget: 'Forget me',
  forgetQuestion: 'Forget me?',
  forgetText:
    'This deletes, on the server and in this browser: your name and email address, all your conversations with their messages and files. It cannot be undone.',
  forgetOpen: 'The open chat will be ended first.',
  forgettingTitle: 'Forgetting you',
  forgettingText: 'Your data will be deleted. This browser keeps nothing but what is needed to finish.',
  forgottenTitle: 'You have been forgotten',
  forgottenText: 'The server has deleted your data, and this browser has kept nothing.',
}

export default en

/** The sentences that a first conversation needs. Those of `later/` come with the files that need them. */
export type Words = typeof en
