import { RequestError } from '../../protocol/errors.ts'

/** What came of a request, or why nothing did; any other error is a mistake of ours and stays one. */
export const orTrouble = <T>(task: Promise<T>): Promise<{ value?: T; error?: RequestError }> =>
  task.then(
    (value) => ({ value }),
    (error: unknown) => {
      if (error instanceof RequestError) return { error }
      throw error
    },
  )
