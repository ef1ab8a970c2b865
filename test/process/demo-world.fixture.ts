/** What `domain/demo-groups.json` says about the 30 groups that exist, and §7.1 about the cases. */
export interface ExpectedGroup {
  readonly ref: string;
  readonly name: string;
  readonly platform: string;
  readonly kind: string;
  readonly members: number;
  readonly cap: number;
  readonly grade: number;
  readonly state: string;
  readonly overlays?: readonly string[];
  /** T-code, day it counts from, due day, workdays late */
  readonly clock?: readonly [code: string, start: string, due: string, late: number];
}

const group = (ref: string, name: string, platform: string, kind: string, [members, cap]: readonly [number, number], grade: number, state: string, more: Partial<ExpectedGroup> = {}): ExpectedGroup => ({ ref, name, platform, kind, members, cap, grade, state, ...more });

export const ENTERPRISE: readonly ExpectedGroup[] = [
  group('G01', '一公司-工程管理-工作群', 'DINGTALK', 'INTERNAL', [46, 100], 3, 'ACTIVE'),
  group('G02', '集团本部-安全例会-工作群', 'WECHAT', 'INTERNAL', [88, 200], 3, 'ACTIVE'),
  group('G04', '虚构大桥-进度协调-工作群', 'WECHAT', 'PROJECT', [120, 200], 3, 'ACTIVE'),
  group('G05', '虚构大桥-劳务一班组-工作群', 'WECHAT', 'PROJECT_LABOUR', [57, 100], 3, 'ACTIVE', { clock: ['T-ADMIT', '2026-10-10', '2026-10-12', 0] }),
  group('G07', '样例地铁-安全-工作群', 'DINGTALK', 'PROJECT', [0, 150], 3, 'SUBMITTED', { clock: ['T-FR', '2026-10-09', '2026-10-12', 0] }),
  group('G08', '样例地铁-夜班协调-工作群', 'WECHAT', 'PROJECT', [0, 150], 3, 'UNDER_REVIEW', { overlays: [], clock: ['T-APPR', '2026-09-30', '2026-10-10', 1] }),
  group('G09', '二号临建-项目-工作群', 'WECHAT', 'PROJECT', [42, 100], 3, 'DISSOLVING', { overlays: ['OVERDUE'], clock: ['T-DISS', '2026-09-28', '2026-10-10', 1] }),
  group('G10', '测量控制-项目-工作群', 'QQ', 'PROJECT', [18, 50], 3, 'DISSOLVING', { clock: ['T-DISS', '2026-09-30', '2026-10-13', 0] }),
  group('G11', '管网迁改-项目-工作群', 'DINGTALK', 'PROJECT', [33, 100], 3, 'DISSOLVING', { clock: ['T-DISS', '2026-10-09', '2026-10-15', 0] }),
  group('G12', '跨河通道-项目-工作群', 'WECHAT', 'PROJECT', [64, 100], 3, 'FORCED_DISSOLVING', { overlays: ['OVERDUE'], clock: ['T-DISS', '2026-09-18', '2026-09-24', 7] }),
  group('G13', '老厂区改造-项目-工作群', 'WECHAT', 'PROJECT', [27, 100], 3, 'DISSOLVED'),
  group('G14', '冬施准备-项目-工作群', 'WECHAT', 'PROJECT', [22, 50], 3, 'DISSOLVED_UNVERIFIED', { clock: ['T-VERIFY', '2026-10-10', '2026-10-14', 0] }),
  group('G15', '海外项目-沟通-工作群', 'ENTERPRISE_IM', 'OVERSEAS', [15, 50], 3, 'ACTIVE'),
  // HOLD instead of SUSPENDED: no process of this issue mutes a group by order
  group('G18', '拆迁协调-项目-工作群', 'WECHAT', 'PROJECT', [210, 250], 2, 'DISSOLVING', { overlays: ['CASE_OPEN', 'HOLD'], clock: ['T-DISS', '2026-10-09', '2026-10-15', 0] }),
  group('G19', '质量月活动群', 'WECHAT', 'INTERNAL', [0, 50], 3, 'REJECTED'),
  group('G20', '投标临时群', 'WECHAT', 'EXTERNAL_PARTNER', [0, 50], 3, 'RETURNED', { clock: ['T-FR', '2026-10-09', '2026-10-12', 0] }),
  group('G21', '智慧建投-测试-工作群', 'ENTERPRISE_IM', 'INTERNAL', [0, 50], 3, 'LAPSED'),
  group('G41', '迎检专班-工作群', 'WECHAT', 'INTERNAL', [0, 50], 3, 'WITHDRAWN'),
];

export const STREET: readonly ExpectedGroup[] = [
  group('G25', '甲乙社区-工作人员-工作群', 'WECHAT', 'INTERNAL', [19, 50], 3, 'FILED', { clock: ['T-LAND', '2026-10-09', '2026-10-22', 0] }),
  group('G26', '甲乙社区-居民服务1群', 'WECHAT', 'PUBLIC', [320, 400], 1, 'ACTIVE', { overlays: ['CASE_OPEN'] }),
  group('G27', '甲乙社区-居民服务2群', 'WECHAT', 'PUBLIC', [205, 200], 1, 'ACTIVE', { overlays: ['OVER_CAP', 'CASE_OPEN'], clock: ['T-CLEAN', '2026-10-09', '2026-10-12', 0] }),
  group('G29', '丙丁村-防汛应急-工作群', 'WECHAT', 'INTERNAL', [36, 100], 3, 'DISSOLVING', { overlays: ['OVERDUE'], clock: ['T-DISS', '2026-09-21', '2026-09-29', 5] }),
  group('G30', '城管工作站-值班-工作群', 'QQ', 'INTERNAL', [14, 50], 3, 'FILED', { clock: ['T-FILE', '2026-10-08', '2026-10-12', 0] }),
  group('G31', '疫苗接种通知群', 'WECHAT', 'PUBLIC', [150, 200], 2, 'DISSOLVED'),
  group('G33', '物业沟通-工作群', 'WECHAT', 'MIXED', [0, 100], 2, 'UNDER_REVIEW', { clock: ['T-APPR-PUBLIC', '2026-10-08', '2026-10-14', 0] }),
  group('G34', '文明创建-工作群', 'WECHAT', 'INTERNAL', [0, 200], 3, 'UNDER_REVIEW', { overlays: ['ADMISSION_FROZEN'], clock: ['T-APPR', '2026-10-10', '2026-10-14', 0] }),
  group('G35', '街道机关-工作群', 'ENTERPRISE_IM', 'INTERNAL', [75, 100], 3, 'ACTIVE', { clock: ['T-AUDIT', '2026-10-09', '2026-10-15', 0] }),
  group('G36', '街道-信访联络-工作群', 'WECHAT', 'INTERNAL', [12, 50], 3, 'ACTIVE', { overlays: ['CASE_OPEN'] }),
  group('G37', '丙丁村-志愿者-工作群', 'WECHAT', 'PUBLIC', [96, 200], 2, 'ACTIVE', { overlays: ['CASE_OPEN'] }),
  group('G42', '甲乙社区-养老服务-居民群', 'WECHAT', 'PUBLIC', [0, 200], 2, 'APPROVED', { clock: ['T-LAND', '2026-10-09', '2026-10-22', 0] }),
];

/** demo name, group, state, class, severity, risk */
export const CASES: ReadonlyArray<readonly [ref: string, group: string, state: string, caseClass: string, severity: string, risk: string]> = [
  ['V01', 'G18', 'CLASSIFIED', 'ILL', 'S2', 'HIGH'],
  ['V02', 'G37', 'DISPOSED', 'BAD', 'S4', 'LOW'],
  ['V04', 'G04', 'CLOSED', 'TRD', 'S2', 'LOW'],
  ['V05', 'G02', 'CLOSED', 'MGT', 'S3', 'LOW'],
  ['V06', 'G18', 'MERGED', 'ILL', 'S1', 'HIGH'],
  ['V07', 'G18', 'MERGED', 'ILL', 'S1', 'HIGH'],
  ['V08', 'G36', 'DISPOSING', 'MGT', 'S3', 'LOW'],
  ['V09', 'G26', 'UNFOUNDED', 'BAD', 'S4', 'MID'],
  ['V10', 'G26', 'CLASSIFIED', 'BAD', 'S3', 'HIGH'],
  ['V11', 'G27', 'CLASSIFIED', 'ILL', 'S2', 'MID'],
];
