import type { Sentence } from '../../common';
import type { GroupState } from './group.policy';

/** What a state is called towards people; the same words as on the screens (a test keeps them equal). */
export const GROUP_STATE_NAMES: Readonly<Record<GroupState, Sentence>> = {
  UNREGISTERED: { zh: '未登记', en: 'Unregistered' },
  SUBMITTED: { zh: '申请中', en: 'Applied for' },
  RETURNED: { zh: '退回补正', en: 'Returned' },
  WITHDRAWN: { zh: '已撤回', en: 'Withdrawn' },
  REJECTED: { zh: '未批准', en: 'Rejected' },
  UNDER_REVIEW: { zh: '审批中', en: 'Under review' },
  FILED: { zh: '已备案', en: 'Filed' },
  APPROVED: { zh: '已批准，待建群', en: 'Approved, not set up yet' },
  LAPSED: { zh: '批准已失效', en: 'Approval lapsed' },
  ACTIVE: { zh: '正常运行', en: 'Running' },
  DISSOLVING: { zh: '解散中', en: 'Being dissolved' },
  FORCED_DISSOLVING: { zh: '强制解散中', en: 'Being force-dissolved' },
  DISSOLVED_UNVERIFIED: { zh: '已解散，待核验', en: 'Dissolved, to be verified' },
  DISSOLVED: { zh: '已解散', en: 'Dissolved' },
  LOST_CONTROL: { zh: '失去控制', en: 'Out of control' },
  ARCHIVED: { zh: '已归档', en: 'Archived' },
};
