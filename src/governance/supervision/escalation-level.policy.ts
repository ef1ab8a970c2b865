/* Who is asked at a level of S1 (modelling.md, "A deadline is data", 4): pure. */

/** A role of the ladder with the people who hold it now. */
export interface Rung {
  /** `SUPERIOR` or a role expression of the pack */
  readonly role: string;
  readonly title: string;
  /** what the task is given to: identities `ROLE:orgId` or user ids */
  readonly candidates: readonly string[];
  readonly userIds: readonly string[];
  /** the desk the late persons sit at: it never supervises itself */
  readonly isLateDesk: boolean;
}

export interface Choice {
  readonly rung?: Rung;
  readonly note?: string;
}

/**
 * The level's own rung, or the next above it that is held by somebody else than the late and the recused. A substitute who has been
 * asked at a lower level already is not asked again: the level is noted and passed over.
 */
export function chooseRung(
  ladder: readonly Rung[],
  lateUserIds: readonly string[],
  askedBefore: readonly (readonly string[])[],
  recusedUserIds: readonly string[] = [],
): Choice {
  const skipped: string[] = [];
  for (const [index, rung] of ladder.entries()) {
    const reason = reasonToSkip(rung, lateUserIds, recusedUserIds);
    if (reason) {
      skipped.push(`${rung.title}${reason}`);
      continue;
    }
    if (index === 0) return { rung };
    const why = skipped.join('，');
    if (askedBefore.some((asked) => rung.userIds.every((id) => asked.includes(id)))) return { note: `${why}，${rung.title}已在前一级督办` };
    return { rung, note: `${why}，由${rung.title}督办` };
  }
  return { note: skipped.length > 0 ? `${skipped.join('，')}，本级跳过` : '本期限不设这一级' };
}

function reasonToSkip(rung: Rung, lateUserIds: readonly string[], recusedUserIds: readonly string[]): string | undefined {
  if (rung.userIds.length === 0) return '无人担任';
  if (rung.isLateDesk || rung.userIds.some((id) => lateUserIds.includes(id))) return '由逾期人本人担任';
  if (rung.userIds.some((id) => recusedUserIds.includes(id))) return '须回避';
  return undefined;
}

/** Names of the levels as the diagram has them, with the pack's number. */
export const LEVELS = { line: 0, opinion: 1, leader: 2, chief: 3 } as const;
export type LevelName = keyof typeof LEVELS;

export function isLevelName(value: unknown): value is LevelName {
  return typeof value === 'string' && Object.hasOwn(LEVELS, value);
}

/** The task of each level and the field that carries its words. */
export const LEVEL_OF_TASK: Readonly<Record<string, { readonly level: number; readonly field: string }>> = {
  'supervise-line': { level: LEVELS.line, field: 'superviseNote' },
  'write-opinion': { level: LEVELS.opinion, field: 'supervisionOpinion' },
  'supervise-leader': { level: LEVELS.leader, field: 'leaderInstruction' },
  'assess-chief': { level: LEVELS.chief, field: 'chiefInstruction' },
};
