// Changing to another department.

export default {
  changeDepartmentText: 'Your conversation comes along, with everything that was said.',
  changeDepartmentNext: 'Your next conversation begins there.',
  departmentEmpty: 'Nobody from this department is here right now. Please choose another one, or stay where you are.',
  departmentChanged: 'Department changed',
  departmentHasChat: 'You are talking to {name} now.',
  departmentIsNext: 'You will be talking to {name}.',
  backToChat: 'Back to the chat',
}
