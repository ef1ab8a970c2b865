import { IsObject } from 'class-validator';
import { OptionalText } from '../../platform/http';
import type { DeadlineSummary } from '../deadline';
import { FormResponse } from '../process-definition';
import type { DecisionView, MaterialView } from '../registry';

export class CompleteUserTaskRequest {
  /** what the task's form sends */
  @IsObject()
  variables: Record<string, unknown>;

  /** 办理意见 */
  @OptionalText(2000)
  opinion?: string;
}

export class TaskPersonResponse {
  id: string;
  name: string;
  title?: string;
}

export class UserTaskResponse {
  id: string;
  elementId: string;
  name: string;
  processInstanceId: string;
  processDefinitionKey: string;
  processName: string;
  businessKey: string;
  title: string;
  groupNo?: string;
  groupName?: string;
  state: 'CREATED' | 'COMPLETED' | 'CANCELED';
  assignee?: TaskPersonResponse;
  /** who may take it, in words */
  candidates: string[];
  createdAt: string;
  completedAt?: string;
  sender?: TaskPersonResponse;
  clause?: string;
  deadline?: DeadlineSummary;
  priority: number;
  overdue: boolean;
  /** 委派: whose it is while the assignee helps */
  owner?: TaskPersonResponse;
  /** 加签: who is asked to sign now; while anybody is, the task is theirs */
  signers: TaskPersonResponse[];
  /** came back from a later step (退回) */
  returned: boolean;
  /** what was decided, by the value of the form's choice */
  outcome?: string;
  urgeCount: number;
  lastUrgedAt?: string;
  /** may be completed together with others of its step */
  batchable: boolean;
}

export class RightResponse {
  allowed: boolean;
  /** why not, in the caller's language */
  reason?: string;
  /** the caller could before, or will again: the page says why not now */
  forNow?: boolean;
}

export class UserTaskRightsResponse {
  claim: RightResponse;
  unclaim: RightResponse;
  complete: RightResponse;
  comment: RightResponse;
  reassign: RightResponse;
  transfer: RightResponse;
  delegate: RightResponse;
  resolve: RightResponse;
  addSigners: RightResponse;
  removeSigner: RightResponse;
  sign: RightResponse;
  return: RightResponse;
  recall: RightResponse;
  urge: RightResponse;
  copy: RightResponse;
}

export class ReturnTargetResponse {
  elementId: string;
  name: string;
  /** who did it last and gets it back */
  person?: TaskPersonResponse;
}

export class SignatureResponse {
  id: string;
  person: TaskPersonResponse;
  askedBy: TaskPersonResponse;
  position: 'BEFORE' | 'AFTER';
  state: 'PLANNED' | 'PENDING' | 'AGREED' | 'DISAGREED' | 'REMOVED';
  reason: string;
}

export class UserTaskDetailResponse extends UserTaskResponse {
  form?: FormResponse;
  variables: Record<string, unknown>;
  rights: UserTaskRightsResponse;
  /** where it may be returned to, the latest step first */
  returnTargets: ReturnTargetResponse[];
  signatures: SignatureResponse[];
  /** 代: for whom the reader acts on it */
  onBehalfOf?: TaskPersonResponse;
  evidence: MaterialView[];
  reasons: DecisionView[];
  /** notes on who was asked: 单位分管负责人空缺，转第一责任人 */
  notes: string[];
  /** what the step asks for, in the diagram's words */
  documentation?: string;
  /** names of the steps that may follow */
  next?: string;
  relatedTaskId?: string;
}
