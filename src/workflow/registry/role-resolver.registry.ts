import { Injectable } from '@nestjs/common';

/** Where a role expression is evaluated. */
export interface RoleContext {
  readonly tenantId: string;
  readonly unitId?: string;
  readonly groupNo?: string;
}

/** Who may act. `groupIds` are identities `ROLE:orgId`, as users hold them; `note` says when a fallback was taken. */
export interface ResolvedRole {
  readonly userIds: readonly string[];
  readonly groupIds: readonly string[];
  readonly note?: string;
}

/** Turns `OWNER@group`, `APPROVER@tenant` into people; the domain provides it. */
export interface RoleResolver {
  resolve(expression: string, context: RoleContext): Promise<ResolvedRole>;
}

@Injectable()
export class RoleResolverRegistry {
  private resolver: RoleResolver | undefined;

  provide(resolver: RoleResolver): void {
    this.resolver = resolver;
  }

  get(): RoleResolver {
    if (!this.resolver) throw new Error('no role resolver is registered');
    return this.resolver;
  }
}
