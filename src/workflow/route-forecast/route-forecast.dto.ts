import { IsObject } from 'class-validator';

export class RouteForecastRequest {
  /** what the start form would send now, finished or not */
  @IsObject()
  variables: Record<string, unknown>;
}

/** 应在多久内办理. */
export class ForecastDeadline {
  title: string;
  amount: number;
  unit: 'WORKDAY' | 'HOUR' | 'PERIOD';
  source: 'REGULATION' | 'OURS';
  clause?: string;
}

/** A step the case is expected to come to. */
export class ForecastStep {
  elementId: string;
  name: string;
  /** CALL: a process of its own (签收管理规则) */
  kind: 'TASK' | 'CALL';
  /** 可能: a decision on the way could also lead past it */
  possible: boolean;
  /** people and posts in words; empty when an earlier step decides it */
  people: string[];
  deadline?: ForecastDeadline;
  /** clause ids */
  clause?: string;
}

export class RouteForecastResponse {
  /** the form could be sent as it is, and this is where it would go; otherwise only the diagram is known */
  complete: boolean;
  /** why it would not be accepted now, beside fields that are missing */
  refusal?: string;
  steps: ForecastStep[];
}
