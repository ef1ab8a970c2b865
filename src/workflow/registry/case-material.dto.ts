import { ApiProperty } from '@nestjs/swagger';

/** Who put a file in. */
export class MaterialUploader {
  readonly id: string;
  readonly name: string;
}

/** A file kept with a run, as lists show it. */
export class MaterialView {
  readonly id: string;
  readonly fileName: string;
  readonly mime: string;
  /** bytes */
  readonly size: number;
  readonly sha256: string;
  readonly uploadedBy: MaterialUploader;
  readonly uploadedAt: string;
  readonly capturedAt?: string;
  readonly taskId?: string;
  /** later tasks of the same step with which it was sent again */
  @ApiProperty({ type: [String], required: false })
  readonly againTaskIds?: readonly string[];
  /** earlier evidence of the same task with the same content */
  readonly duplicateOf?: string;
  /** images only */
  readonly thumbnailUrl?: string;
}

/** One rule of a decision table that hit. */
export class RuleHit {
  /** from 1 */
  readonly number: number;
  readonly text: string;
  /** 办法规定 or 系统默认 */
  readonly source: string;
  /** clause ids of the own regulation */
  @ApiProperty({ type: [String] })
  readonly clauses: readonly string[];
}

/** Why a route was chosen: a decision that was evaluated for a run, with the rules that hit. */
export class DecisionView {
  readonly decisionRef: string;
  readonly title: string;
  readonly at: string;
  /** number of the deciding rule, from 1; 0 when none matched */
  readonly rule: number;
  readonly ruleText: string;
  readonly clause?: string;
  readonly source: string;
  /** every rule that hit, for decisions that give lists */
  @ApiProperty({ type: () => [RuleHit] })
  readonly rules: readonly RuleHit[];
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: unknown;
}
