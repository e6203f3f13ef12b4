// What apps and bots ask.

export default {
  pick: 'Choose',
  date: 'Date',
  more: 'More choices',
  sure: 'Are you sure?',
  yes: 'Yes',
  callNotHere: 'The team would like a video call, which is not possible in this chat. Please go on in writing.',
  appFailed: 'That did not work. Please try again, or write to us instead.',
}
