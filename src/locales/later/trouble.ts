// What is rarely said, and never at once: it has come by the time that the panel is open. Without it something shorter is said.

export default {
  connectedAgain: 'Connected again.',
  unreachableHint: 'Please check your connection, or try again in a little while.',
  blocked: 'The chat is not set up for this website yet.',
  departmentWrong: 'This department is not available any more. Please choose another one.',
  fieldsMissing: 'The server needs more details: {reason}',
  tooLongRefused: 'This message is longer than the server allows.',
  endRefused: 'Here the team ends conversations. Tell them when you are done.',
  forgettingUnreachable:
    'The server cannot be reached right now. Your data will be deleted as soon as it can be; you may close this page.',
  forgettingAgent: 'Here only an agent can end a chat. Your data will be deleted as soon as they have done so.',
  forgottenGone: 'The server had no data about you any more, and this browser has kept nothing.',
}
