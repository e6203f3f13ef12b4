import type { ISetting } from '@rocket.chat/core-typings'
import { MeteorError } from '../refusals.ts'
import { settingDefaults } from './setting-defaults.ts'
import type { Workspace } from './workspace.ts'

export type SettingId = keyof typeof settingDefaults
type Settings = { [Id in SettingId]: (typeof settingDefaults)[Id] }

export const isSetting = (id: string): id is SettingId => Object.hasOwn(settingDefaults, id)

export const setting = <Id extends SettingId>(workspace: Workspace, id: Id): Settings[Id] =>
  (workspace.settings.has(id) ? workspace.settings.get(id) : settingDefaults[id]) as Settings[Id]

/** Settings have a type; the server refuses a switch that is neither on nor off. */
export function changeSetting(workspace: Workspace, id: SettingId, value: unknown): void {
  const wanted = Array.isArray(settingDefaults[id]) ? 'array' : typeof settingDefaults[id]
  const given = Array.isArray(value) ? 'array' : typeof value
  if (wanted !== given) throw new MeteorError('error-invalid-setting-value', `Invalid setting value for ${id}`)
  workspace.settings.set(id, value)
}

/** The settings that anyone may read. */
export const publicSettings = (workspace: Workspace): Pick<ISetting, '_id' | 'value'>[] =>
  (Object.keys(settingDefaults) as SettingId[])
    .filter((id) => !['Livechat_secret_token', 'Livechat_offline_email'].includes(id))
    .map((id) => ({ _id: id, value: setting(workspace, id) as ISetting['value'] }))
