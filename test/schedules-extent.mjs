/**
 * How many random schedules the stories in `test/story/schedules` hold, and which: `SCHEDULES`, `SEED` and `SCHEDULE_PATH` of the environment.
 * Without a seed they are the same every time, so that a change is judged by what it changes; `npm run bench -- soak` looks for new ones.
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function schedulesExtent() {
  const { SCHEDULES, SEED, SCHEDULE_PATH } = process.env
  const extent = {
    count: Number(SCHEDULES ?? 512),
    seed: Number(SEED ?? 1),
    ...(SCHEDULE_PATH && { path: SCHEDULE_PATH }),
  }
  return {
    name: 'schedules-extent',
    executeCommand({ command }) {
      return command === 'schedules' ? extent : undefined
    },
  }
}
