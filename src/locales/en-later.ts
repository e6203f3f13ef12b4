// The sentences that come on demand, with the further files that need them.

const enLater = {
  // Menu
  download: 'Download conversation',

  // Consent
  consentTitle: 'Before we start',
  consentText:
    'To answer you we store and process what you write here, with your name and email address if you give them. Do you agree?',
  consentForget: 'You can have all of it deleted at any time: choose “Forget me” in the options of the chat.',
  agree: 'I agree',
  notNow: 'Not now',

  // Forms
  choose: 'Please choose…',
  noChoice: '–',
  formWrong: 'This does not have the form that is asked for. Please check it.',
  offlineTitle: 'Leave a message',
  offlineText: 'Nobody is here right now. Leave us a message and we will answer by email.',
  offlineUnavailable: 'Nobody is here right now. Please come back later.',
  offlineRefused: 'Your message could not be delivered. Please check the email address and try again.',
  thanks: 'Thank you',
  offlineThanks: 'We have your message and will answer by email.',
  anotherMessage: 'Write another message',
  downloadHtml: 'Download as a page',
  downloadJson: 'Download as data (JSON)',
  transcript: 'Send me a copy by email',
  transcriptSent: 'A copy is on its way to {email}.',
  rate: 'Rate this chat',
  rating_satisfaction: 'How satisfied were you with this chat?',
  rating_agentKnowledge: 'How knowledgeable was the agent?',
  rating_agentResposiveness: 'How responsive was the agent?',
  rating_agentFriendliness: 'How friendly was the agent?',
  ratingComment: 'Anything else?',
  ratingSend: 'Send rating',
  ratingThanks: 'Thank you for your rating.',
  receiptId: 'Visitor',
  receiptTime: 'Deleted',
  receiptServer: 'Server',
  copyReceipt: 'Copy receipt',
  copied: 'Copied',
  downloadReceipt: 'Download receipt',

  // What hangs on messages
  picture: 'Picture',
  enlarge: 'Show larger',
  showPicture: 'Show the picture from {host}',
  notShown: 'cannot be shown here',
  notPlayed: 'cannot be played here',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  close: 'Close',
  save: 'Download',
  inReplyTo: 'In reply to {name}',

  // Sending files
  attach: 'Attach files',
  takePhoto: 'Take a photo',
  dropHere: 'Drop files here to send them',
  caption: 'Caption for {name}',
  captionHint: 'Add a caption',
  removeFile: 'Remove {name}',
  cancelFile: 'Cancel sending {name}',
  sendFiles_one: 'Send {n} file',
  sendFiles_other: 'Send {n} files',
  original: 'Send the original ({size}), which may tell where it was taken',
  located: 'This picture may tell where it was taken.',
  withoutPlace: 'without its place',
  filePart: 'Sending {name}',
  fileWaits: 'Waiting to be sent',
  filesOff: 'Files cannot be sent in this chat.',
  fileTypeRefused: 'Files of this kind cannot be sent in this chat.',
  fileTooLarge: 'This file is larger than this chat allows.',
  fileTooLargeFor: 'This file is larger than this chat allows ({size}).',
  fileBlocked: 'Files cannot be sent from this website yet.',
  fileNobodyThere: 'Not sent: nobody is here right now.',
}

export default enLater

export type LaterWords = typeof enLater
