// Changing one’s own messages.

export default {
  changeMessage: 'Change message',
  edit: 'Edit',
  editField: 'Edit message',
  saveEdit: 'Save',
  remove: 'Delete',
  removing: 'Message deleted',
  undo: 'Undo',
  changeRefused: 'This message cannot be changed any more.',
}
