import { projectGroup, residentsGroup, roster, staffGroup } from '../process/group.fixture';
import type { ApiWorld } from '../support/api-world';

type Values = Record<string, unknown>;

/** Who does what on the way of an application. */
interface Hands {
  readonly applicant: string;
  readonly firstResponsible: string;
  /** who checks the filing or approves, in which step, with which word */
  readonly decision: readonly [userId: string, elementId: string, decision: string];
  /** names at the head of the roster: the holders */
  readonly holders: readonly string[];
}

const FILED: Hands = { applicant: 'S09', firstResponsible: 'S05', decision: ['S04', 'check-filing', 'RECEIVED'], holders: ['孔示范', '严化名'] };
const APPROVED: Hands = { ...FILED, decision: ['S03', 'approve-application', 'APPROVE'] };
const PROJECT: Hands = { applicant: 'E08', firstResponsible: 'E05', decision: ['E04', 'approve-application', 'APPROVE'], holders: ['王模拟', '陈假名'] };
const VILLAGE: Hands = { applicant: 'S10', firstResponsible: 'S07', decision: ['S03', 'approve-application', 'APPROVE'], holders: ['曹假名'] };

/** A street staff group that runs: applied for, filed, checked, landed with `members` people. */
export function runningStaffGroup(world: ApiWorld, name: string, members = 5): Promise<string> {
  return run(world, staffGroup(name), FILED, roster(FILED.holders, members));
}

/** A residents' group of the community (G27): public, approved by the party affairs department. */
export function runningResidentsGroup(world: ApiWorld, name: string, members = 60): Promise<string> {
  const cap = members > 200 ? { memberCap: 400, capReason: '居民较多' } : {};
  return run(world, residentsGroup(name, { expectedMembers: members, ...cap }), APPROVED, roster(APPROVED.holders, members));
}

/** A public group of the village (G37), where the first responsible person has no deputy. */
export function runningVillageGroup(world: ApiWorld, name: string, members = 96): Promise<string> {
  const values = residentsGroup(name, { unitId: 'ST-BINGDING', ownerId: 'S10', adminIds: [], expectedMembers: members, memberCap: 200 });
  return run(world, values, VILLAGE, roster(VILLAGE.holders, members));
}

/** A project group of the enterprise that runs. */
export function runningProjectGroup(world: ApiWorld, name: string, more: Values = {}): Promise<string> {
  return run(world, projectGroup(name, more), PROJECT, roster(PROJECT.holders, 5));
}

async function run(world: ApiWorld, application: Values, hands: Hands, people: Values[]): Promise<string> {
  const { businessKey: groupNo } = await world.start(hands.applicant, 'group-establish', application);
  await world.complete(hands.firstResponsible, 'review-by-first-responsible', { decision: 'AGREE', ownerId: application.ownerId }, groupNo);
  const [decider, elementId, decision] = hands.decision;
  await world.complete(decider, elementId, { decision }, groupNo);
  await world.complete(hands.applicant, 'acknowledge-rules', { rulesAccepted: true }, groupNo);
  await world.complete(hands.applicant, 'register-landing', await landing(world, hands.applicant, application, people), groupNo);
  return groupNo;
}

/** What the applicant registers once the group stands on its platform. */
export async function landing(world: ApiWorld, userId: string, application: Values, people: Values[]): Promise<Values> {
  const { now } = await world.read(userId, '/api/clock');
  return {
    actualName: application.groupName, actualCap: application.memberCap, createdDate: shanghaiDay(now), joinConfirm: 'ON', landingEvidence: await world.screenshots(userId, 1), roster: people,
  };
}

/** The declaration of a dissolution with two different screenshots. */
export async function declaration(world: ApiWorld, userId: string, dissolvedAt: string): Promise<Values> {
  const [before, after] = await world.screenshots(userId, 2);
  return { dissolvedAt, method: 'OWNER_DISSOLVED', membersInformed: true, handedOverTo: '无', screenshotsBefore: [before], screenshotsAfter: [after] };
}

/** A clue as the form 违规线索 sends it. */
export function clue(groupNo: string, discoveredAt: string, more: Values = {}): Values {
  return { groupNo, discoveredAt, itemCodes: ['IL10'], description: '群内有人发布侮辱他人的言论', senderHint: '夜猫', spread: 'INSIDE', ...more };
}

function shanghaiDay(iso: string): string {
  return new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 10);
}
