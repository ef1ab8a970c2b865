import type { Variables } from '../../../src/engine';
import { and, boundary, catchEvent, endEvent, message, onMessage, path, serviceTask, startEvent, timer, userTask } from '../../../src/engine/bpmn-server/step-rig';
import type { FaultHost } from './fault-host';
import type { OpenTask } from './host-verbs';
import type { Runner } from './race';

const byClerks = 'camunda:candidateGroups="CLERK@tenant"';
const of = (userId: string) => `camunda:assignee="${userId}"`;
export const SIGNERS = ['ann', 'ben', 'cat', 'sue'] as const;

function joinOf(people: readonly string[]): string {
  const branches = people.map((one) => userTask(`sign-${one}`, of(one)) + path('fork', `sign-${one}`, 'join')).join('');
  return startEvent('s') + and('fork') + branches + and('join') + serviceTask('number', 'note') + userTask('after', of('ann')) + endEvent('e') + path('s', 'fork') + path('join', 'number', 'after', 'e');
}

/** Most tasks are somebody's from the start, so that a race needs no preparation but its run. */
const DIAGRAMS: Record<string, { body: string; roots?: string }> = {
  single: { body: startEvent('s') + userTask('act', of('ann')) + endEvent('e') + path('s', 'act', 'e') },
  open: { body: startEvent('s') + userTask('act', byClerks) + endEvent('e') + path('s', 'act', 'e') },
  join2: { body: joinOf(SIGNERS.slice(0, 2)) },
  join4: { body: joinOf(SIGNERS) },
  timed: { body: startEvent('s') + userTask('act', of('ann')) + boundary('late', 'act', timer('PT1S')) + userTask('instead', of('ann')) + endEvent('e') + endEvent('e2') + path('s', 'act', 'e') + path('late', 'instead', 'e2') },
  parcel: { body: startEvent('s') + catchEvent('goods', 'gov:correlationKey="=businessKey"', onMessage('m')) + userTask('unpack', of('ann')) + endEvent('e') + path('s', 'goods', 'unpack', 'e'), roots: message('m', 'goods.arrived') },
};

export async function deployRaceDiagrams(host: FaultHost): Promise<void> {
  for (const [key, { body, roots = '' }] of Object.entries(DIAGRAMS)) await host.call('deployDiagram', key, body, roots);
}

/** What came of a run: its rows, not what anybody was told. */
export interface Seen {
  readonly state: string;
  /** element ids of the open tasks */
  readonly open: readonly string[];
  /** lines of history of a kind */
  told(kind: string): number;
  /** how often its service task ran */
  readonly numbers: number;
  /** of its first task */
  readonly assigneeId: string | null;
}

let runs = 0;

/** A run that is raced for, and those who may race for it. */
export class RacedRun {
  private constructor(
    readonly host: FaultHost,
    readonly id: string,
    readonly businessKey: string,
    readonly tasks: readonly OpenTask[],
  ) {}

  static async start(host: FaultHost, process: string, variables: Variables = {}): Promise<RacedRun> {
    const businessKey = `${process}-${++runs}`;
    const id = await host.call('start', 'ann', process, businessKey, variables);
    return new RacedRun(host, id, businessKey, await host.call('openTasks', id));
  }

  complete(userId: string, task = this.tasks[0]!): Runner {
    const effect = { historyKind: 'TASK_COMPLETED', processInstanceId: this.id, taskId: task.id };
    return { command: 'complete', effect, isNamed: true, act: (at, key) => at.call('complete', userId, task.id, key) };
  }

  claim(userId: string): Runner {
    return { command: 'claim', effect: { historyKind: 'CLAIMED', processInstanceId: this.id, actorId: userId }, act: (at) => at.call('claim', userId, this.tasks[0]!.id) };
  }

  unclaim(userId: string): Runner {
    return { command: 'unclaim', effect: { historyKind: 'UNCLAIMED', processInstanceId: this.id, actorId: userId }, act: (at) => at.call('unclaim', userId, this.tasks[0]!.id) };
  }

  assign(to: string): Runner {
    const effect = { historyKind: 'ASSIGNED', processInstanceId: this.id };
    return { command: 'assign', effect, isNamed: true, act: (at, key) => at.call('assign', 'sue', this.tasks[0]!.id, to, key) };
  }

  cancel(): Runner {
    return { command: 'cancel', effect: { historyKind: 'CANCELED', processInstanceId: this.id }, isNamed: true, act: (at, key) => at.call('cancel', 'sue', this.id, key) };
  }

  suspend(): Runner {
    return { command: 'suspend', effect: { historyKind: 'SUSPENDED', processInstanceId: this.id }, isNamed: true, act: (at, key) => at.call('suspend', 'sue', this.id, key) };
  }

  /** Its one timer, by a worker that has just read the row. */
  fire(): Runner {
    return { command: 'fire', act: (at) => at.call('fireTimer', this.id) };
  }

  /** The message it waits for. */
  send(): Runner {
    return { command: 'send', act: (at) => at.call('send', this.businessKey) };
  }

  async look(): Promise<Seen> {
    const history = await this.host.call('query', 'SELECT kind FROM history_entry WHERE process_instance_id = ?', [this.id]);
    const [run] = await this.host.call(
      'query',
      `SELECT i.state, (SELECT count(*)::int FROM audit_entry WHERE tenant_id = i.tenant_id AND object = ?) AS numbers,
         (SELECT assignee_id FROM user_task WHERE process_instance_id = i.id ORDER BY id LIMIT 1) AS assignee FROM process_instance i WHERE i.id = ?`,
      [`process-instance/${this.id}`, this.id],
    );
    return {
      state: String(run!['state']),
      open: (await this.host.call('openTasks', this.id)).map(({ elementId }) => elementId).sort(),
      told: (kind) => history.filter((entry) => entry['kind'] === kind).length,
      numbers: Number(run!['numbers']),
      assigneeId: (run!['assignee'] ?? null) as string | null,
    };
  }

  /** Messages kept for its key because nobody waited for them. */
  async kept(): Promise<number> {
    return (await this.host.call('query', 'SELECT id FROM buffered_message WHERE correlation_key = ?', [this.businessKey])).length;
  }
}
