import type { RoleHolding } from '../../common';

/* D10 recusal: who is in conflict with a case, and who handles it then. Pure. */

/** One row of D10 that hit, as the decision table answers it. */
export interface RecusalRow {
  readonly row: number;
  readonly handler: string;
  readonly skip: readonly string[];
  readonly ladderChange: string;
  readonly text: string;
}

/** What D10 comes to for one case. */
export interface Recusal {
  readonly row: number;
  /** role expressions of the person who handles the case */
  readonly handlers: readonly string[];
  /** abstract roles that stay away; the union over all rows that hit */
  readonly skippedRoles: readonly string[];
  /** the reporter himself would be the handler */
  readonly reporterStaysAway: boolean;
  readonly leaveLadder: boolean;
  readonly text: string;
}

/** Who is next when a handler cannot act: up the line, then across to discipline. */
const SUPERIORS: ReadonlyArray<readonly [role: string, next: string]> = [
  ['OWNER', 'UNIT_DEPUTY@unit'],
  ['ADMIN', 'UNIT_DEPUTY@unit'],
  ['UNIT_DEPUTY', 'SUPERVISOR@tenant'],
  ['FIRST_RESP', 'SUPERVISOR@tenant'],
  ['SUPERVISOR', 'SUPERVISOR@parent'],
  ['LEADER', 'CHIEF@tenant'],
  ['CHIEF', 'DISCIPLINE@tenant'],
];

export function roleOf(expression: string): string {
  return expression.slice(0, expression.includes('@') ? expression.indexOf('@') : undefined).trim();
}

function nextSuperior(expressions: readonly string[]): readonly string[] {
  if (expressions.some((expression) => expression === 'SUPERVISOR@parent')) return ['CHIEF@tenant'];
  const role = roleOf(expressions[0] ?? 'OWNER');
  return [SUPERIORS.find(([from]) => from === role)?.[1] ?? 'DISCIPLINE@tenant'];
}

export function roleList(expressions: string | null | undefined): string[] {
  return (expressions ?? '').split(',').map((part) => part.trim()).filter((part) => part !== '');
}

/** The first row decides who handles; everybody any row names stays away (modelling.md, D10). */
export function recusalOf(rows: readonly RecusalRow[]): Recusal {
  const first = rows[0] ?? { row: 8, handler: 'OWNER@group', skip: [], ladderChange: 'NONE', text: '无须回避' };
  const skipped = new Set(rows.flatMap((row) => [...row.skip]));
  const reporterStaysAway = skipped.delete('HANDLER');
  // administrators act beside the owner whenever nobody is recused (B3: 群组管理员 = 建立者和管理者)
  const named = first.handler === 'NEXT_SUPERIOR' || first.handler === 'OWNER@group' ? ['OWNER@group', 'ADMIN@group'] : roleList(first.handler);
  return {
    row: first.row,
    handlers: reporterStaysAway ? nextSuperior(named) : named,
    skippedRoles: [...skipped],
    reporterStaysAway,
    leaveLadder: rows.some((row) => row.ladderChange === 'LEAVE_LADDER'),
    text: first.text,
  };
}

interface Person {
  readonly id: string;
  readonly roles: readonly RoleHolding[];
}
interface GroupHolders {
  readonly unitId: string;
  readonly ownerId: string | null;
  readonly adminIds: readonly string[];
  readonly firstResponsibleId: string | null;
}

const UNIT_ROLES = ['FIRST_RESP', 'UNIT_DEPUTY'];
const TENANT_ROLES = ['REGISTRAR', 'APPROVER', 'SUPERVISOR', 'LEADER', 'CHIEF'];

/** The abstract roles these people hold with regard to the group: input `reportedRoles` of D10. */
export function rolesInCase(people: readonly Person[], group: GroupHolders): string[] {
  const roles = new Set<string>();
  for (const person of people) {
    if (person.id === group.ownerId) roles.add('OWNER');
    if (group.adminIds.includes(person.id)) roles.add('ADMIN');
    if (person.id === group.firstResponsibleId) roles.add('FIRST_RESP');
    for (const holding of person.roles) {
      if (UNIT_ROLES.includes(holding.role) && holding.orgId === group.unitId) roles.add(holding.role);
      if (TENANT_ROLES.includes(holding.role)) roles.add(holding.role);
    }
  }
  return [...roles].sort();
}

const HANDLERS_AGAINST: ReadonlyArray<readonly [reported: readonly string[], handlers: readonly string[]]> = [
  [['CHIEF'], ['DISCIPLINE']],
  [['LEADER'], ['CHIEF', 'DISCIPLINE']],
  [['SUPERVISOR', 'REGISTRAR', 'APPROVER'], ['LEADER', 'SUPERVISOR_PARENT']],
  [['FIRST_RESP', 'UNIT_DEPUTY'], ['SUPERVISOR']],
  [['OWNER', 'ADMIN'], ['UNIT_DEPUTY', 'FIRST_RESP']],
];

/**
 * Would the reporter be asked to handle what he reported himself? Input `reporterIsHandler` of D10. An owner's own
 * finding is his duty (A8(5)c), not a conflict.
 */
export function isReporterHandler(reporterRoles: readonly string[], reportedRoles: readonly string[]): boolean {
  const handlers = HANDLERS_AGAINST.find(([reported]) => reported.some((role) => reportedRoles.includes(role)))?.[1] ?? [];
  return handlers.some((role) => reporterRoles.includes(role));
}

export interface CaseHandlers {
  readonly dispose: readonly string[];
  readonly classify: readonly string[];
  readonly close: readonly string[];
}

/** Who disposes, classifies and closes. From the recusal of a unit's head upwards one body does all of it. */
export function handlersOf(recusal: Recusal, judgement: { readonly contestedOrS1: boolean; readonly supervisorCloses: boolean }): CaseHandlers {
  const substitute = (expression: string) => (recusal.skippedRoles.includes(roleOf(expression)) ? recusal.handlers : [expression]);
  if (recusal.row >= 2 && recusal.row <= 5) return { dispose: recusal.handlers, classify: recusal.handlers, close: recusal.handlers };
  return {
    dispose: recusal.handlers,
    classify: substitute(judgement.contestedOrS1 ? 'SUPERVISOR@tenant' : 'UNIT_DEPUTY@unit'),
    close: substitute(judgement.supervisorCloses ? 'SUPERVISOR@tenant' : 'FIRST_RESP@unit'),
  };
}

/** A silent owner's task goes to ADMIN ∪ FIRST_RESP, without the roles that must stay away; a substitute's to his superior. */
export function substitutesOf(recusal: Pick<Recusal, 'handlers' | 'skippedRoles'>): readonly string[] {
  const usual = recusal.handlers.includes('OWNER@group') ? ['ADMIN@group', 'FIRST_RESP@unit'] : [...recusal.handlers, ...nextSuperior(recusal.handlers)];
  const free = usual.filter((expression) => !recusal.skippedRoles.includes(roleOf(expression)));
  return free.length > 0 ? free : recusal.handlers;
}
