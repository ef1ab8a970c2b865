import type { components, paths } from './schema';

/* What the server's own description says about its routes; `schema.d.ts` is written by `npm run api`. */

export type Method = 'get' | 'post' | 'put' | 'delete';
/** Addresses that know this method. */
export type Route<M extends Method> = { [P in keyof paths]: paths[P] extends Record<M, object> ? P : never }[keyof paths];
/** A shape of the contract by its name on the server. */
export type Schema<N extends keyof components['schemas']> = components['schemas'][N];

type Part<O, K extends 'path' | 'query'> = O extends { parameters: Partial<Record<K, infer V>> } ? Exclude<V, undefined> : never;
type Body<O> = O extends { requestBody: { content: { 'application/json': infer B } } } ? B : never;
/** `{ name: V }`, optional when nothing in it is needed; nothing at all when the route has none. */
type Named<N extends string, V> = [V] extends [never] ? unknown : object extends V ? { [K in N]?: V } : { [K in N]: V };

/** What a route takes: parameters of its path, of its query, and a body. */
export type Input<O> = Named<'path', Part<O, 'path'>> & Named<'query', Part<O, 'query'>> & Named<'body', Body<O>>;
/** The argument for it; may be left out when nothing is needed. */
export type Args<O> = object extends Input<O> ? [input?: Input<O>] : [input: Input<O>];
/** The filters of a list. */
export type QueryOf<P extends Route<'get'>> = Part<paths[P]['get'], 'query'>;

type Content<R> = R extends { content: { 'application/json': infer A } } ? A : void;
/** What a route answers when it does what it was asked. */
export type Answer<O> = O extends { responses: infer R } ? (R extends { 200: infer A } ? Content<A> : R extends { 201: infer A } ? Content<A> : void) : never;
