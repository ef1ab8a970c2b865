import { isISO8601, ValidateBy } from 'class-validator';

const ZONED = /T.*(Z|[+-]\d{2}:?\d{2})$/;

/** An ISO 8601 instant with its zone which `Date` can read: weeks and days of the year are ISO, too, and nothing to it. */
export const IsInstant = () =>
  ValidateBy({
    name: 'isInstant',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && isISO8601(value, { strict: true }) && ZONED.test(value) && !Number.isNaN(Date.parse(value)),
      defaultMessage: () => '$property must be an instant with its time zone, such as 2026-10-12T10:00:00+08:00',
    },
  });
