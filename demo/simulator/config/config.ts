import type { ILivechatCustomField } from '@rocket.chat/core-typings'
import { agentInfo } from '../agents/agents.ts'
import { isOnline } from '../departments/departments.ts'
import { queueInfo } from '../queue/places.ts'
import { choosesAgents } from '../queue/routing.ts'
import { openRoomOf } from '../rooms/find.ts'
import { surveyItems, surveyValues } from '../rooms/survey.ts'
import { findVisitor } from '../visitors/visitors.ts'
import { setting } from '../workspace/settings.ts'
import type { Room, Workspace } from '../workspace/workspace.ts'

function widgetSettings(workspace: Workspace): Record<string, unknown> {
  const limited = setting(workspace, 'Livechat_enable_message_character_limit')
  const limit = setting(workspace, 'Livechat_message_character_limit')
  return {
    registrationForm: setting(workspace, 'Livechat_registration_form'),
    allowSwitchingDepartments: setting(workspace, 'Livechat_allow_switching_departments'),
    nameFieldRegistrationForm: setting(workspace, 'Livechat_name_field_registration_form'),
    emailFieldRegistrationForm: setting(workspace, 'Livechat_email_field_registration_form'),
    displayOfflineForm: setting(workspace, 'Livechat_display_offline_form'),
    videoCall:
      setting(workspace, 'Omnichannel_call_provider') === (workspace.generation >= 8 ? 'default-provider' : 'Jitsi'),
    fileUpload: setting(workspace, 'Livechat_fileupload_enabled') && setting(workspace, 'FileUpload_Enabled'),
    language: setting(workspace, 'Language'),
    transcript: setting(workspace, 'Livechat_enable_transcript'),
    historyMonitorType: setting(workspace, 'Livechat_history_monitor_type'),
    forceAcceptDataProcessingConsent: setting(workspace, 'Livechat_force_accept_data_processing_consent'),
    showConnecting: !choosesAgents(workspace),
    agentHiddenInfo: !setting(workspace, 'Livechat_show_agent_info'),
    clearLocalStorageWhenChatEnded: setting(workspace, 'Livechat_clear_local_storage_when_chat_ended'),
    limitTextLength: limited && (limit || setting(workspace, 'Message_MaxAllowedSize')),
    hiddenSystemMessages: setting(workspace, 'Livechat_hide_system_messages'),
    livechatLogo: setting(workspace, 'Assets_livechat_widget_logo'),
    hideWatermark: setting(workspace, 'Livechat_hide_watermark'),
    visitorsCanCloseChat: setting(workspace, 'Omnichannel_allow_visitors_to_close_conversation'),
  }
}

const callButtons = [
  { icon: 'icon-videocam', i18nLabel: 'Accept' },
  { icon: 'icon-cancel', i18nLabel: 'Decline' },
]

const theme = (workspace: Workspace): Record<string, unknown> => ({
  title: setting(workspace, 'Livechat_title'),
  color: setting(workspace, 'Livechat_title_color'),
  offlineTitle: setting(workspace, 'Livechat_offline_title'),
  offlineColor: setting(workspace, 'Livechat_offline_title_color'),
  position: setting(workspace, 'Livechat_widget_position'),
  background: setting(workspace, 'Livechat_background'),
  ...(workspace.generation >= 8 && { hideExpandChat: setting(workspace, 'Livechat_hide_expand_chat') }),
  actionLinks: { ...(workspace.generation < 8 && { webrtc: callButtons }), jitsi: callButtons },
})

const texts = (workspace: Workspace): Record<string, unknown> => ({
  offlineMessage: setting(workspace, 'Livechat_offline_message'),
  offlineSuccessMessage: setting(workspace, 'Livechat_offline_success_message'),
  offlineUnavailableMessage: setting(workspace, 'Livechat_offline_form_unavailable'),
  conversationFinishedMessage: setting(workspace, 'Livechat_conversation_finished_message'),
  conversationFinishedText: setting(workspace, 'Livechat_conversation_finished_text'),
  transcriptMessage: setting(workspace, 'Livechat_transcript_message'),
  registrationFormMessage: setting(workspace, 'Livechat_registration_form_message'),
  dataProcessingConsentText: setting(workspace, 'Livechat_data_processing_consent_text'),
})

function describeField(field: ILivechatCustomField): Record<string, unknown> {
  const { _id, label, regexp = '', required = false, type = 'input', defaultValue, options } = field
  const choices = type === 'select' && options && options.split(',').map((option) => option.trim())
  return {
    _id,
    label,
    regexp,
    required,
    type,
    defaultValue: defaultValue ?? null,
    ...(choices && { options: choices }),
  }
}

/** A department in which nobody works is not offered. */
const departments = (workspace: Workspace): Record<string, unknown>[] =>
  [...workspace.departments.values()]
    .filter(({ enabled, archived, numAgents }) => enabled && !archived && numAgents > 0)
    .map(({ _id, name, showOnRegistration, showOnOfflineForm, departmentsAllowedToForward }) => ({
      _id,
      name,
      showOnRegistration,
      showOnOfflineForm,
      ...(departmentsAllowedToForward && { departmentsAllowedToForward }),
    }))

const describeRoom = ({ _id, departmentId, servedBy, open }: Room): Record<string, unknown> => ({
  _id,
  ...(departmentId && { departmentId }),
  ...(servedBy && { servedBy }),
  open,
})

/** What concerns only whoever holds this token: the visitor, an open conversation, its agent or its place in the queue. */
function personal(workspace: Workspace, token: string): Record<string, unknown> {
  const visitor = findVisitor(workspace, token)
  if (!visitor) return {}
  const { _id, name, username, visitorEmails, department } = visitor
  const room = openRoomOf(workspace, token)
  const queue = room && queueInfo(workspace, room._id)
  const agent = room?.servedBy && agentInfo(workspace, room.servedBy._id)
  return {
    guest: {
      _id,
      ...(name && { name }),
      username,
      token,
      ...(visitorEmails && { visitorEmails }),
      ...(department && { department }),
    },
    ...(room && { room: describeRoom(room) }),
    ...(queue && { queueInfo: queue }),
    ...(agent && { agent }),
  }
}

/** What a widget needs to know before it shows anything. */
export function configFor(
  workspace: Workspace,
  { token, department, site }: { token?: string | undefined; department?: string | undefined; site: string },
): Record<string, unknown> {
  if (!setting(workspace, 'Livechat_enabled')) return { enabled: false }
  const fields = [...workspace.customFields.values()]
  return {
    enabled: true,
    settings: widgetSettings(workspace),
    theme: theme(workspace),
    messages: texts(workspace),
    survey: { items: surveyItems, values: surveyValues },
    triggers: [...workspace.triggers.values()]
      .filter(({ enabled }) => enabled)
      .map(({ _id, actions, conditions, runOnce }) => ({ _id, actions, conditions, runOnce })),
    departments: departments(workspace),
    resources: {
      sound: `${site}/sounds/chime.mp3`,
      emojis: [...workspace.emojis.values()].map(({ picture, ...emoji }) => emoji),
    },
    online: isOnline(workspace, department),
    customFields: fields
      .filter(({ scope, visibility, public: shown }) => scope === 'visitor' && visibility === 'visible' && shown)
      .map(describeField),
    ...(token && personal(workspace, token)),
  }
}
