import { Injectable } from '@nestjs/common';

export type DeadlineUnit = 'WORKDAY' | 'HOUR' | 'PERIOD';

/** A T-code of the policy pack: how long, why, and who said so. */
export interface DeadlineRule {
  readonly code: string;
  readonly title: string;
  readonly amount: number;
  readonly unit: DeadlineUnit;
  /** 办法规定 or 系统默认(可配置) */
  readonly source: 'REGULATION' | 'OURS';
  /** clause id such as `A10(4)c`, as the pack lists it; absent for a purely own rule */
  readonly clause?: string;
  /** ISO period for unit PERIOD */
  readonly period?: string;
}

/** Looks a T-code up in the tenant's policy pack. */
export interface DeadlineRules {
  get(code: string, tenantId: string): Promise<DeadlineRule>;
}

@Injectable()
export class DeadlineRuleRegistry {
  private rules: DeadlineRules | undefined;

  provide(rules: DeadlineRules): void {
    this.rules = rules;
  }

  get(code: string, tenantId: string): Promise<DeadlineRule> {
    if (!this.rules) throw new Error('no deadline rules are registered');
    return this.rules.get(code, tenantId);
  }
}
