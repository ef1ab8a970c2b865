import { FeelDate, FeelDateTime, FeelDuration, FeelTime } from 'feelin';

/** Turns a FEEL result into plain JSON: days and durations as ISO text, zoned instants as UTC text. Throws a reason. */
export function toJson(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      if (!Number.isFinite(value)) throw new Error('the result is not a finite number');
      return value;
    case 'object':
      return objectToJson(value);
    default:
      throw new Error(`the result is a ${typeof value}, not a value`);
  }
}

function objectToJson(value: object): unknown {
  if (Array.isArray(value)) return value.map(toJson);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof FeelDateTime) return dateTimeToText(value);
  if (value instanceof FeelDate || value instanceof FeelDuration || value instanceof FeelTime) return value.toString();
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new Error('the result is a function or a range, not a value');
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, toJson(entry)]));
}

/** `2026-01-01T10:00:00` stays local text; anything with a zone becomes the instant in UTC, as everywhere in the product. */
function dateTimeToText(value: FeelDateTime): string {
  const zone: string | null = value.timezone ?? offsetOf(value);
  if (zone === null) return value.toString();
  const zoned = value.unwrap().toZonedDateTime(zone === 'Z' ? 'UTC' : zone);
  return new Date(zoned.epochMilliseconds).toISOString();
}

function offsetOf(value: FeelDateTime): string | null {
  return /(Z|[+-]\d{2}:\d{2})$/.exec(value.toString())?.[1] ?? null;
}
