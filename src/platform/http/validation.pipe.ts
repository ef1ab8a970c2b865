import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import type { Problem, Sentence } from '../../common';
import { RequestInvalid } from './http.errors';
import { refuseNul } from './nul.policy';

class RequestPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const checked: unknown = await super.transform(value, metadata);
    if (metadata.type === 'body') refuseNul(checked);
    return checked;
  }
}

/** Checks every DTO: unknown fields are refused by name, types are converted only where the class says so, and no text holds a NUL. */
export function createValidationPipe(): ValidationPipe {
  return new RequestPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => new RequestInvalid(errors.flatMap((error) => problemsOf(error, ''))),
  });
}

/** Chinese sentences for class-validator's constraints; English ones come with the library. */
const CHINESE: Readonly<Record<string, string>> = {
  whitelistValidation: '不认识的字段',
  isNotEmpty: '不能为空',
  isString: '须为文本',
  isNumber: '须为数字',
  isInt: '须为整数',
  isBoolean: '须为是或否',
  isArray: '须为列表',
  isObject: '须为对象',
  isNotEmptyObject: '不能为空',
  isIn: '不是允许的取值',
  isEnum: '不是允许的取值',
  isUuid: '须为编号（UUID）',
  isISO8601: '须为日期或时间（ISO 8601）',
  isDateString: '须为日期或时间（ISO 8601）',
  isInstant: '须为带时区的时间，如 2026-10-12T10:00:00+08:00',
  min: '数值太小',
  max: '数值太大',
  minLength: '太短',
  maxLength: '太长',
  isLength: '长度不符合要求',
  matches: '格式不正确',
  arrayMinSize: '条目太少',
  arrayMaxSize: '条目太多',
  arrayNotEmpty: '不能为空',
};

function problemsOf(error: ValidationError, prefix: string): Problem[] {
  const field = prefix === '' ? error.property : `${prefix}.${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([constraint, english]) => ({
    field,
    code: constraint === 'whitelistValidation' ? 'unknown-field' : constraint.replace(/[A-Z]+/g, (part) => `-${part.toLowerCase()}`),
    message: { zh: CHINESE[constraint] ?? '格式不正确', en: english } satisfies Sentence,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => problemsOf(child, field))];
}
