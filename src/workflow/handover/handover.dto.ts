import { IsString, Length } from 'class-validator';
import { RequiredText } from '../../platform/http';

export class PreviewHandoverRequest {
  @IsString()
  @Length(1, 80)
  fromUserId: string;

  @IsString()
  @Length(1, 80)
  toUserId: string;
}

export class HandoverRequest extends PreviewHandoverRequest {
  @RequiredText(2, 500)
  reason: string;
}

export class HandoverTaskResponse {
  taskId: string;
  title: string;
  name: string;
  /** why it stays where it is */
  refusal?: string;
}

export class HandoverDutyResponse {
  title: string;
  /** where it is a chat group */
  groupNo?: string;
}

export class HandoverPersonResponse {
  id: string;
  name: string;
}

export class HandoverResponse {
  from: HandoverPersonResponse;
  to: HandoverPersonResponse;
  moved: number;
  /** those that go over, also those that may be claimed by name */
  movedTasks: HandoverTaskResponse[];
  /** those that stay, with the reason */
  stayed: HandoverTaskResponse[];
  /** further ones that somebody else has to hand over */
  hidden: number;
  /** arrangements to act for somebody, or by somebody, that end */
  standIns: number;
  /** roles and chat groups they go on to hold until the organization gives them to somebody else */
  duties: HandoverDutyResponse[];
}
