/** A value for a field that the admin has made for visitors. */
export interface CustomField {
  key: string
  value: string
  /** False keeps a value that the server already has. */
  overwrite: boolean
}
