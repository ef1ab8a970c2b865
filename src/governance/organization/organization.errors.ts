import { DomainError, type Problem } from '../../common';

export class TenantNotFound extends DomainError {
  constructor(tenantId: string) {
    super('tenant-not-found', 'not-found', { zh: `没有单位 ${tenantId}`, en: `There is no tenant ${tenantId}` }, { tenantId });
  }
}

export class OrganizationNotFound extends DomainError {
  constructor(orgId: string) {
    super('organization-not-found', 'not-found', { zh: `没有组织机构 ${orgId}`, en: `There is no organization ${orgId}` }, { orgId });
  }
}

export class OrganizationExists extends DomainError {
  constructor(orgId: string) {
    super('organization-exists', 'conflict', { zh: `组织机构 ${orgId} 已存在`, en: `Organization ${orgId} exists already` }, { orgId });
  }
}

export class OrganizationRefused extends DomainError {
  constructor(problems: readonly Problem[]) {
    super(
      'organization-refused',
      'unprocessable',
      { zh: `组织机构资料有误：${problems.map(({ message }) => message.zh).join('；')}`, en: `The organization is refused: ${problems.map(({ message }) => message.en).join('; ')}` },
      {},
      problems,
    );
  }
}

/** A diagram or a decision names somebody by an expression nobody can resolve. */
export class RoleExpressionInvalid extends DomainError {
  constructor(expression: string, zh: string, en: string) {
    super('role-expression-invalid', 'unprocessable', { zh: `岗位表达式 ${expression} 有误：${zh}`, en: `Role expression ${expression} is wrong: ${en}` }, { expression });
  }
}
