import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { isISO8601, IsOptional, IsString, Length, MaxLength, ValidateBy } from 'class-validator';

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

const trimmed = (value: unknown) => (typeof value === 'string' ? value.trim() : value);

/** A text that must be said: white space around it is dropped first, and what is left has this length. */
export const RequiredText = (min: number, max: number) =>
  applyDecorators(Transform(({ value }) => trimmed(value)), ApiProperty({ minLength: min, maxLength: max }), IsString(), Length(min, max));

/** A text that may be left out: white space around it is dropped, and a blank one counts as left out. */
export const OptionalText = (max: number) =>
  applyDecorators(Transform(({ value }) => (trimmed(value) === '' ? undefined : trimmed(value))), ApiPropertyOptional({ maxLength: max }), IsOptional(), IsString(), MaxLength(max));
