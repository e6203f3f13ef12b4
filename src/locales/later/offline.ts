// While nobody is there.

export default {
  nobodyThere: 'Nobody from {name} is here right now.',
  otherDepartment: 'Choose another department',
  offlineTitle: 'Leave a message',
  offlineText: 'Nobody is here right now. Leave us a message and we will answer by email.',
  offlineUnavailable: 'Nobody is here right now. Please come back later.',
  offlineRefused: 'Your message could not be delivered. Please check the email address and try again.',
  thanks: 'Thank you',
  offlineThanks: 'We have your message and will answer by email.',
  anotherMessage: 'Write another message',
}
