// What the menu says, and the frame of the pages that it leads to.

export default {
  download: 'Download conversation',
  downloadData: 'Download as data',
  downloadFailed: 'The conversation could not be fetched from the server.',
  soundOn: 'Turn sound on',
  soundOff: 'Turn sound off',
  soundIsOn: 'The sound is on.',
  soundIsOff: 'The sound is off.',
  notifyOn: 'Turn notifications on',
  notifyOff: 'Turn notifications off',
  notifyIsOff: 'Notifications are off.',
  notifySample: 'From now on new messages show up here.',
  notificationsBlocked: 'No notifications',
  notificationsHint:
    'This browser does not let the site show notifications. You can change that in the browser’s settings for this site.',
  expand: 'Expand chat',
  shrink: 'Shrink chat',
  back: 'Back',
  changeDepartment: 'Change department',
  myData: 'My data',
  transcript: 'Send me a copy by email',
}
