// Who is writing.

export default {
  typing_one: '{name} is typing…',
  typing_other: '{name} are typing…',
}
