import type { Endpoints } from '@rocket.chat/rest-typings'
import type { Generation, User, Workspace } from '../workspace/workspace.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** One of Rocket.Chat's own validators: it also turns numbers into strings and the like, in place. */
export interface Schema<Value> {
  (value: unknown): value is Value
  errors?: { message?: string }[] | null
}

type ParamNames<Route extends string> = Route extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<Rest>
  : Route extends `${string}:${infer Name}`
    ? Name
    : never

export interface Call<Route extends string = string, Query = Record<string, string | undefined>, Body = unknown> {
  workspace: Workspace
  query: Query
  body: Body
  params: Record<ParamNames<Route>, string>
  /** Who is signed in. Only routes with `login` may ask. */
  user: User
  request: Request
  /** The address of this workspace, as the caller wrote it. */
  site: string
}

export interface Rules<Query = unknown, Body = unknown> {
  query?: Schema<Query>
  body?: Schema<Body>
  /** The generation since when the schemas hold, where the route itself checked the request before. */
  schemaSince?: Generation
  /** The generation that made it a typed route: its schema comes before the rate limit, and its errors have no suffix in brackets. */
  typed?: Generation
  login?: boolean
  /** All of them are needed, or with `any` one. */
  permissions?: string[] | { any: string[] }
  /** Keys of the body that came with 7.x. 6.x refuses them like any key that it does not know. */
  since7?: string[]
  /** A limit of its own, perhaps only since a generation. */
  rate?: { calls: number; ms: number; bypass?: string; since?: Generation }
  /** The first and the last generation that has the route. */
  since?: Generation
  until?: Generation
}

/** A row of a route table. What `answer` gives back is the body of a 200; nothing is an empty one. */
export interface Endpoint {
  method: Method
  route: string
  rules: Rules
  answer(call: Call): unknown
}

/** What Rocket.Chat's own types say that an endpoint answers; anything, where they say nothing of it. */
type Told<Verb extends Method, Route extends string> = `/v1/${Route}` extends keyof Endpoints
  ? Verb extends keyof Endpoints[`/v1/${Route}`]
    ? Endpoints[`/v1/${Route}`][Verb] extends (...args: never[]) => infer Result
      ? Part<Result>
      : unknown
    : unknown
  : unknown

/** One thing that is told: a document may come without some of its keys, or not at all. */
type Shown<Value> = Value extends Date
  ? Value
  : Value extends readonly (infer Item)[]
    ? Item extends object
      ? { [Key in keyof Item]?: Item[Key] | undefined }[]
      : Value
    : Value extends object
      ? { [Key in keyof Value]?: Value[Key] | undefined } | null | undefined
      : Value | undefined

type Part<Result> = Result extends object ? { [Key in keyof Result]?: Result[Key] | Shown<Result[Key]> } : Result

type Answer<Verb extends Method, Route extends string, Query, Body> = (
  call: Call<Route, Query, Body>,
) => Told<Verb, Route> | undefined | Promise<Told<Verb, Route> | undefined>

const row =
  <Verb extends Method>(method: Verb) =>
  <Route extends string, Query = Record<string, string | undefined>, Body = Record<string, unknown>>(
    route: Route,
    rules: Rules<Query, Body>,
    answer: Answer<Verb, Route, Query, Body>,
  ): Endpoint => ({ method, route, rules: rules as Rules, answer: answer as unknown as Endpoint['answer'] })

/** What the real server answers although its published types say otherwise. */
export const despiteTypes = (told: unknown): never => told as never

export const get = row('GET')
export const post = row('POST')
export const put = row('PUT')
export const del = row('DELETE')
