import type { RosterPart } from './roster';

/** When the steps of a group's establishment happened; `MM-DD HH:mm` of 2026 in Asia/Shanghai. What is absent has not happened. */
export interface EstablishmentTimes {
  readonly applied: string;
  readonly reviewed?: string;
  /** 收讫 of a filing, or the approval */
  readonly decided?: string;
  readonly acknowledged?: string;
  readonly landed?: string;
}

/** One group of spec §7.1: what its applicant filled in, who did what, and how it looked when it landed. */
export interface DemoGroup {
  readonly ref: string;
  readonly tenantId: 'DEMO-ENT' | 'DEMO-ST';
  readonly unitId: string;
  readonly name: string;
  readonly platform: 'WECHAT' | 'QQ' | 'DINGTALK' | 'ENTERPRISE_IM';
  readonly kind: 'INTERNAL' | 'PROJECT' | 'PROJECT_LABOUR' | 'OVERSEAS' | 'PUBLIC' | 'MIXED' | 'EXTERNAL_PARTNER';
  readonly audience: 'INTERNAL' | 'PUBLIC' | 'MIXED';
  readonly purpose: 'WORK_CONTACT' | 'COORDINATION' | 'STUDY' | 'EXPERIENCE' | 'SERVICE_PUBLIC' | 'EMERGENCY';
  readonly functionText: string;
  readonly projectName?: string;
  readonly plannedEndDate?: string;
  readonly expectedMembers: number;
  readonly memberCap: number;
  readonly capReason?: string;
  readonly memberCategories: readonly RosterPart['category'][];
  readonly activity?: 'HIGH' | 'MID' | 'LOW';
  readonly applicant: string;
  readonly owner: string;
  readonly admins: readonly string[];
  readonly firstResponsible: string;
  readonly route: 'FILE' | 'APPROVE';
  readonly reviewOpinion?: string;
  readonly decisionOpinion?: string;
  /** people in the group when it landed */
  readonly roster?: readonly RosterPart[];
  readonly at: EstablishmentTimes;
}

type Draft<Fixed extends keyof DemoGroup> = Omit<DemoGroup, Fixed> & Partial<Pick<DemoGroup, Fixed>>;

/** Fills in what the groups of one kind have in common. */
export function groupsLike<Fixed extends keyof DemoGroup>(common: Pick<DemoGroup, Fixed>): (group: Draft<Fixed>) => DemoGroup {
  return (group) => ({ ...common, ...group }) as DemoGroup;
}
