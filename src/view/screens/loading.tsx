import { words } from '../words.ts'

export const LoadingScreen = () => (
  <div class="page center" role="status">
    <span class="spinner" />
    <p>{words.value.loading}</p>
  </div>
)
