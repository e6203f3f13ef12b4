import { setting } from './settings.ts'
import type { Workspace } from './workspace.ts'

const english = {
  closedByVisitor: 'Closed by visitor',
  transcriptSent: 'Omnichannel transcript sent',
  transcriptFailed: 'Error sending Omnichannel transcript',
  transcriptSubject: 'Transcript of your omnichannel conversation.',
  offlineMessageSent: 'Livechat offline message sent',
  offlineMessageFailed: 'Error sending Omnichannel offline message',
  invalidCustomField: 'Invalid value for {field} field',
}

/** A few of the server's languages, to show that it speaks the workspace's language and not the visitor's. */
const languages: Record<string, Partial<typeof english>> = {
  de: { closedByVisitor: 'Vom Besucher geschlossen', transcriptSent: 'Das Omnichannel-Transkript wurde versandt' },
  fr: { closedByVisitor: 'Fermée par le visiteur', transcriptSent: 'Transcription omnicanale envoyée' },
  es: { closedByVisitor: 'Cerrada por el visitante', transcriptSent: 'Transcripción de omnicanal enviada' },
  'pt-BR': { closedByVisitor: 'Encerrado pelo visitante', transcriptSent: 'Transcrição de omnichannel enviada' },
}

/** A sentence of the server, in the language of the workspace. */
export const say = (workspace: Workspace, sentence: keyof typeof english): string =>
  languages[setting(workspace, 'Language')]?.[sentence] ?? english[sentence]
