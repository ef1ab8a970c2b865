import { UserTaskCountsResponse } from '../user-task';

/** What an event `state` carries. */
export class LiveUpdateResponse {
  counts: UserTaskCountsResponse;
  /** lists of the person in which something may have changed */
  lists: ('todo' | 'claimable' | 'done' | 'started' | 'cc')[];
}
