// What hangs on messages.

export default {
  picture: 'Picture',
  enlarge: 'Show larger',
  showHidden: 'Show hidden words',
  showPicture: 'Show the picture from {host}',
  notShown: 'cannot be shown here',
  notPlayed: 'cannot be played here',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  close: 'Close',
  save: 'Download',
  inReplyTo: 'In reply to {name}',
}
