import { createHash } from 'node:crypto';
import { AppModule } from '../../src/app.module';
import { DEMO_PASSWORD, DemoPeopleService } from '../../src/demo';
import type { Settings } from '../../src/platform/config';
import { UnitOfWork } from '../../src/platform/database';
import { OutboxService } from '../../src/platform/outbox';
import { bootApp, type BootedApp } from './booted-app';
import type { Answer, HttpClient } from './http-client';
import { samplePng } from './sample-files';
import { tablesOf } from './schema-catalog';
import { testSettings } from './test-settings';

type Values = Record<string, unknown>;

/** A task as the lists show it. */
export interface TaskLine {
  readonly id: string;
  readonly elementId: string;
  readonly name: string;
  readonly businessKey: string;
  readonly processDefinitionKey: string;
  readonly processInstanceId: string;
  readonly state: string;
  readonly assignee?: { readonly id: string };
  readonly sender?: { readonly id: string };
  readonly handledAs?: string;
  readonly caseState?: string;
  readonly candidates: string[];
  readonly overdue: boolean;
  readonly deadline?: { readonly id: string; readonly code: string; readonly dueAt: string; readonly dueDate: string; readonly status: string };
}

/** What a refusal is held to. */
export interface ExpectedRefusal {
  readonly status: number;
  readonly code?: string;
  /** `facts`, `problems` and whatever else the answer has to contain */
  readonly body?: Values;
}

/** Sessions and counted sign-in failures change with every visit, marks with every commit; they say nothing about the case. */
const NOT_OF_THE_CASE = new Set(['commit_mark', 'session', 'sign_in_failure', 'sweep_round']);

/**
 * The whole application behind its door: temporary SQLite file, manual clock, shipped processes, the people of the demo.
 * Everything here goes over HTTP in the name of a person; only signing in without a password and looking at the rows do not.
 */
export class ApiWorld {
  private readonly clients = new Map<string, Promise<HttpClient>>();
  private pictures = 0;

  private constructor(readonly booted: BootedApp) {}

  /** `at`: where business time begins, ISO with zone. */
  static async boot(at = '2026-10-12T10:00:00+08:00', overrides: Partial<Settings> = {}): Promise<ApiWorld> {
    const settings = testSettings({ demoNow: new Date(at), ...overrides });
    const world = new ApiWorld(await bootApp(AppModule.forRoot(settings), settings));
    await world.booted.get(DemoPeopleService).create({ password: DEMO_PASSWORD });
    return world;
  }

  /** A second host on the database of the first. */
  static async besides({ booted: { settings } }: ApiWorld): Promise<ApiWorld> {
    return new ApiWorld(await bootApp(AppModule.forRoot(settings), settings));
  }

  close(): Promise<void> {
    return this.booted.close();
  }

  /** The browser of this person; one session for the whole spec. */
  as(userId: string): Promise<HttpClient> {
    let client = this.clients.get(userId);
    if (!client) this.clients.set(userId, (client = this.booted.as(userId)));
    return client;
  }

  async get<T = any>(userId: string, path: string): Promise<Answer<T>> {
    return (await this.as(userId)).get<T>(path);
  }

  async post<T = any>(userId: string, path: string, body: unknown = {}): Promise<Answer<T>> {
    return (await this.as(userId)).post<T>(path, body);
  }

  /** The body of a read that has to succeed. */
  async read<T = any>(userId: string, path: string): Promise<T> {
    return succeeded(await this.get<T>(userId, path), 200);
  }

  /** Starts a process from its tile. */
  async start(userId: string, processDefinitionKey: string, variables: Values): Promise<{ id: string; businessKey: string; title: string }> {
    return succeeded(await this.post(userId, '/api/process-instances', { processDefinitionKey, variables }), 201);
  }

  /** 待办 or 待认领 of a person, all of it or what belongs to one group, case or order. */
  async list(userId: string, list: 'todo' | 'claimable' | 'done', of?: string): Promise<TaskLine[]> {
    const { items } = await this.read<{ items: TaskLine[] }>(userId, `/api/user-tasks?list=${list}&limit=100${of ? `&q=${encodeURIComponent(of)}` : ''}`);
    return of ? items.filter((task) => task.businessKey === of) : items;
  }

  /** The one open task of an element in this person's lists. Says what is there when it is not. */
  async task(userId: string, elementId: string, of?: string): Promise<TaskLine> {
    const open = [...(await this.list(userId, 'todo', of)), ...(await this.list(userId, 'claimable', of))];
    const task = open.find((one) => one.elementId === elementId);
    if (!task) throw new Error(`${userId} has no task ${elementId}${of ? ` of ${of}` : ''}; has: ${open.map((one) => `${one.businessKey}/${one.elementId}`).join(', ') || 'none'}`);
    return task;
  }

  /** The task in the person's own name: claimed first when others could take it, too. */
  async take(userId: string, elementId: string, of?: string): Promise<TaskLine> {
    const task = await this.task(userId, elementId, of);
    if (!task.assignee) succeeded(await this.post(userId, `/api/user-tasks/${task.id}/claim`), 204);
    return task;
  }

  /** Takes and completes; fails the test when the answer is not 204. */
  async complete(userId: string, elementId: string, variables: Values = {}, of?: string): Promise<TaskLine> {
    const task = await this.take(userId, elementId, of);
    await this.completeTask(userId, task.id, variables);
    return task;
  }

  async completeTask(userId: string, taskId: string, variables: Values = {}): Promise<void> {
    succeeded(await this.post(userId, `/api/user-tasks/${taskId}/completion`, { variables }), 204);
  }

  /** Uploads `count` different screenshots. */
  async screenshots(userId: string, count: number): Promise<string[]> {
    const client = await this.as(userId);
    const ids: string[] = [];
    for (let n = 0; n < count; n++) {
      const upload = await client.upload('/api/evidence', { name: `截图${n + 1}.png`, mime: 'image/png', content: samplePng(++this.pictures) });
      ids.push(succeeded(upload, 201).id);
    }
    return ids;
  }

  /** Moves business time, as a test harness does through the API; what falls due on the way fires at its own instant. */
  async travelTo(iso: string, userId = 'S04'): Promise<{ now: string; fired: number }> {
    return succeeded(await (await this.as(userId)).put('/api/clock', { now: iso }), 200);
  }

  /**
   * Expects a refusal as problem+json with a sentence, after which every row of every table is what it was. The tables of
   * sessions and of counted wrong passwords are left out: visiting changes them.
   */
  async refused(userId: string, send: (client: HttpClient) => Promise<Answer>, expected: ExpectedRefusal): Promise<Answer> {
    const client = await this.as(userId);
    await this.settle();
    const before = await this.snapshotOfAllRows();
    const answer = await send(client);
    await this.settle();
    expectProblem(answer, expected);
    expect(await this.snapshotOfAllRows()).toEqual(before);
    return answer;
  }

  /** Table → number of rows and hash of their content, for "not one row changed". */
  async snapshotOfAllRows(): Promise<Record<string, string>> {
    const database = this.booted.get(UnitOfWork);
    const snapshot: Record<string, string> = {};
    for (const name of await tablesOf(database, database.isPostgres)) {
      if (NOT_OF_THE_CASE.has(name)) continue;
      const rows = (await database.query(`SELECT * FROM "${name}"`)).map((row) => JSON.stringify(row)).sort();
      snapshot[name] = `${rows.length} rows ${createHash('sha256').update(rows.join('\n')).digest('hex').slice(0, 16)}`;
    }
    return snapshot;
  }

  /** Until everything written to the outbox has been served. */
  settle(): Promise<void> {
    return this.booted.get(OutboxService).drain();
  }
}

/** RFC 9457 with our code and a sentence a person can act on. */
export function expectProblem(answer: Answer, { status, code, body }: ExpectedRefusal): void {
  const problem = { status, ...(code ? { code, type: `urn:qunguan:problem:${code}` } : {}), ...body };
  expect({ httpStatus: answer.status, ...answer.body }).toMatchObject({ httpStatus: status, ...problem });
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(answer.body.title).toMatch(/\S/);
  expect(answer.body.detail).toMatch(/^.{4,}[。？！]$|^.{4,}（.*）$/u);
}

function succeeded<T>(answer: Answer<T>, status: number): T {
  if (answer.status !== status) throw new Error(`expected ${status}, got ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
