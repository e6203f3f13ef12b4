import { failed } from '../refusals.ts'
import type { Room } from '../workspace/workspace.ts'

/** The third one is misspelt by the server. */
export const surveyItems = ['satisfaction', 'agentKnowledge', 'agentResposiveness', 'agentFriendliness']
export const surveyValues = ['1', '2', '3', '4', '5']

/** Keeps what the server knows how to count; whatever else was said is dropped without a word. */
export function survey(room: Room, data: { name: string; value: string }[]): Record<string, string> {
  const useful = data.filter(
    ({ name, value }) => name === 'additionalFeedback' || (surveyItems.includes(name) && surveyValues.includes(value)),
  )
  if (!useful.length) throw failed('invalid-data')
  const answers = Object.fromEntries(useful.map(({ name, value }) => [name, value]))
  room.surveyFeedback = { ...room.surveyFeedback, ...answers }
  return answers
}
