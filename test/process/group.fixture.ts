import type { ProcessInstance } from '../../src/workflow/process-instance';
import { GroupQueries, type WorkGroup } from '../../src/governance/group';
import { localDateOf } from '../../src/common';
import type { ProcessHost } from '../support/process-host';

type Values = Record<string, unknown>;

/** An application of the street community for its own staff: filed, not approved. */
export function staffGroup(groupName: string, more: Values = {}): Values {
  return {
    unitId: 'ST-JIAYI', groupName, kind: 'INTERNAL', audience: 'INTERNAL', underUnitName: true, purpose: 'WORK_CONTACT', platform: 'WECHAT', expectedMembers: 19,
    memberCap: 50, memberCategories: ['STAFF'], activity: 'MID', ownerId: 'S09', adminIds: ['S11'], secrecyStatement: true, ...more,
  };
}

/** A residents' group in the community's name: approved by the party affairs department. */
export function residentsGroup(groupName: string, more: Values = {}): Values {
  return staffGroup(groupName, { kind: 'PUBLIC', audience: 'PUBLIC', purpose: 'SERVICE_PUBLIC', memberCategories: ['STAFF', 'PUBLIC'], expectedMembers: 150, memberCap: 200, ...more });
}

/** A project group of the enterprise. */
export function projectGroup(groupName: string, more: Values = {}): Values {
  return {
    unitId: 'ENT-BRIDGE', groupName, kind: 'PROJECT', audience: 'INTERNAL', purpose: 'COORDINATION', platform: 'WECHAT', projectName: '虚构大桥', plannedEndDate: '2026-12-31',
    expectedMembers: 40, memberCap: 100, memberCategories: ['STAFF'], activity: 'MID', ownerId: 'E08', adminIds: ['E10'], secrecyStatement: true, ...more,
  };
}

/** A roster of `count` people with the holders at its head. */
export function roster(holders: readonly string[], count: number, category = 'STAFF'): Values[] {
  const others = Array.from({ length: count - holders.length }, (_, n) => ({ name: `样本${n + 1}`, unit: '甲乙社区', category, method: category === 'PUBLIC' ? 'COMMUNITY_CONFIRM' : 'DIRECTORY' }));
  return [...holders.map((name) => ({ name, unit: '甲乙社区', category: 'STAFF', method: 'DIRECTORY' })), ...others];
}

export async function landing(host: ProcessHost, userId: string, actualName: string, people: Values[], more: Values = {}): Promise<Values> {
  return { actualName, actualCap: 50, createdDate: localDateOf(host.now), joinConfirm: 'ON', landingEvidence: await host.screenshots(userId, 1), roster: people, ...more };
}

export async function groupOf(host: ProcessHost, instance: Pick<ProcessInstance, 'tenantId' | 'businessKey'>): Promise<WorkGroup> {
  return host.get(GroupQueries).get(instance.tenantId, instance.businessKey);
}

/** A running street staff group, through the whole of P01. */
export async function filedAndLanded(host: ProcessHost, groupName: string, people: Values[] = roster(['孔示范', '严化名'], 5), more: Values = {}): Promise<WorkGroup> {
  const run = await host.start('S09', 'group-establish', staffGroup(groupName, more));
  const of = run.businessKey;
  await host.complete('S05', 'review-by-first-responsible', { decision: 'AGREE', ownerId: 'S09' }, { of });
  await host.complete('S04', 'check-filing', { decision: 'RECEIVED' }, { of });
  await host.complete('S09', 'acknowledge-rules', { rulesAccepted: true }, { of });
  await host.complete('S09', 'register-landing', await landing(host, 'S09', groupName, people, { actualCap: more.memberCap ?? 50 }), { of });
  return groupOf(host, run);
}

/** A running residents' group, approved by S03. */
export async function approvedAndLanded(host: ProcessHost, groupName: string, people: Values[], more: Values = {}): Promise<WorkGroup> {
  const run = await host.start('S09', 'group-establish', residentsGroup(groupName, more));
  const of = run.businessKey;
  await host.complete('S05', 'review-by-first-responsible', { decision: 'AGREE', ownerId: 'S09' }, { of });
  await host.complete('S03', 'approve-application', { decision: 'APPROVE' }, { of });
  await host.complete('S09', 'acknowledge-rules', { rulesAccepted: true }, { of });
  await host.complete('S09', 'register-landing', await landing(host, 'S09', groupName, people, { actualCap: more.memberCap ?? 200 }), { of });
  return groupOf(host, run);
}
