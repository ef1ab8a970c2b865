import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { BodyMalformed, BodyTooDeep, BodyTooLarge, ReservedKey } from './http.errors';
import { NUL, nulIn } from './nul.policy';

export const BODY_LIMIT_BYTES = 1_048_576;
const DEPTH_LIMIT = 64;
const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

/** JSON bodies up to 1 MB, without keys that could reach an object's prototype, at addresses without NUL. */
export function requestContent(): Array<RequestHandler | typeof bodyErrors> {
  return [refuseNulInAddress, express.json({ limit: BODY_LIMIT_BYTES, strict: true }), bodyErrors, refuseReservedKeys];
}

function bodyErrors(error: { type?: string; status?: number }, _request: Request, _response: Response, next: NextFunction): void {
  if (error.type === 'entity.too.large') next(new BodyTooLarge(BODY_LIMIT_BYTES));
  else if (error.status !== undefined && error.status < 500) next(new BodyMalformed());
  else next(error);
}

function refuseNulInAddress({ url }: Request, _response: Response, next: NextFunction): void {
  // in an address it cannot stand in clear
  if (!url.includes('%00')) return next();
  const query = url.includes('?') ? url.slice(url.indexOf('?') + 1) : '';
  const parameter = [...new URLSearchParams(query)].find((pair) => pair.join('').includes(NUL))?.[0];
  next(nulIn(parameter ?? 'path'));
}

function refuseReservedKeys(request: Request, _response: Response, next: NextFunction): void {
  try {
    checkKeys(request.body);
    next();
  } catch (error) {
    next(error);
  }
}

/** Throws `ReservedKey` with the path, or `BodyTooDeep`. Iterative: depth is the attacker's choice. */
export function checkKeys(body: unknown): void {
  const stack: Array<{ value: unknown; path: string; depth: number }> = [{ value: body, path: '', depth: 0 }];
  for (let current = stack.pop(); current; current = stack.pop()) {
    const { value, path, depth } = current;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > DEPTH_LIMIT) throw new BodyTooDeep(DEPTH_LIMIT);
    for (const key of Object.keys(value)) {
      const childPath = Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
      if (RESERVED.has(key)) throw new ReservedKey(childPath);
      stack.push({ value: Object.getOwnPropertyDescriptor(value, key)?.value, path: childPath, depth: depth + 1 });
    }
  }
}
