import { Injectable } from '@nestjs/common';
import { BusinessClock } from '../../common';
import type { Variables } from '../../engine';
import { IdentityService, UserDirectory } from '../../platform/identity';
import { StageEvidence, type Shot } from './stage-evidence.service';
import { StageProcesses } from './stage-processes.service';
import { StageTasks } from './stage-tasks.service';

/** What a name of the story (G04, V01, G05/入群1) stands for. */
interface Named {
  readonly businessKey: string;
  readonly processInstanceId?: string;
}

type Values = Variables | ((known: Variables) => Variables);

/** The verbs of the story. It knows numbers by the demo's names; everything else goes through the services. */
@Injectable()
export class Storyteller {
  private readonly named = new Map<string, Named>();

  constructor(
    private readonly clock: BusinessClock,
    private readonly users: UserDirectory,
    private readonly identity: IdentityService,
    readonly processes: StageProcesses,
    readonly tasks: StageTasks,
    readonly evidence: StageEvidence,
  ) {}

  get now(): Date {
    return this.clock.now();
  }

  /** Group number, case number … behind a name of the story. */
  numberOf(name: string): string {
    return this.lookUp(name).businessKey;
  }

  lookUp(name: string): Named {
    const found = this.named.get(name);
    if (!found) throw new Error(`the story has not told of ${name} yet`);
    return found;
  }

  remember(name: string, named: Named): void {
    this.named.set(name, named);
  }

  /** Somebody begins to act. */
  as(userId: string): Voice {
    return new Voice(this, this.users, userId);
  }

  async reportAnonymously(tenantId: string, name: string, report: Variables): Promise<void> {
    this.remember(name, { businessKey: await this.processes.reportAnonymously(tenantId, name, report) });
  }

  /** Leaves the company: the account is closed. */
  async leave(userId: string): Promise<void> {
    await this.identity.disable(userId);
  }
}

/** One person acting. */
export class Voice {
  constructor(
    private readonly story: Storyteller,
    private readonly users: UserDirectory,
    private readonly userId: string,
  ) {}

  /** Starts a process; `name` is how the story calls it, and the demo name of a group or case. */
  async start(processDefinitionKey: string, name: string, values: Variables): Promise<void> {
    const demoRef = /^[GV]\d\d$/.test(name) && processDefinitionKey !== 'group-dissolve' ? name : undefined;
    const run = await this.story.processes.start(await this.actor(), processDefinitionKey, demoRef, values);
    this.story.remember(name, { businessKey: run.businessKey, processInstanceId: run.id });
  }

  async complete(elementId: string, of: string, values: Values = {}, opinion?: string): Promise<void> {
    await this.story.tasks.complete(await this.actor(), { elementId, key: this.story.numberOf(of) }, values, opinion);
  }

  async withdraw(name: string, reason: string): Promise<void> {
    await this.story.processes.withdraw(await this.actor(), this.story.lookUp(name).processInstanceId!, reason);
  }

  /** Writes the report of one row of a case's ladder; letters bring their receipt. */
  async report(caseName: string, row: string, summary: string, letter?: { readonly receiver: string; readonly receiptNo: string; readonly sendChannel: string }): Promise<void> {
    const actor = await this.actor();
    const caseNo = this.story.numberOf(caseName);
    const { iteration, isLetter } = await this.story.tasks.branchOf(actor.tenantId, caseNo, row);
    const elementId = isLetter ? 'register-letter' : 'write-report';
    const proof = letter && { ...letter, sentAt: this.story.now.toISOString(), evidenceIds: [await this.shoot({ kind: 'receipt', name: `回执-${letter.receiptNo}`, labels: ['RECEIPT', `CASE ${caseName}`, '(DEMO)'] })] };
    await this.story.tasks.complete(actor, { elementId, key: caseNo, iteration }, { summary, ...proof });
  }

  /** 签收 of a row's report. */
  async sign(caseName: string, row: string, receiptRemark?: string): Promise<void> {
    const actor = await this.actor();
    const { docNo } = await this.story.tasks.branchOf(actor.tenantId, this.story.numberOf(caseName), row);
    await this.story.tasks.complete(actor, { elementId: 'acknowledge', key: docNo }, { receiptRemark });
  }

  /** Uploads a picture; answers its id. */
  async shoot(shot: Shot): Promise<string> {
    return this.story.evidence.upload(await this.actor(), shot);
  }

  private actor() {
    return this.users.getActor(this.userId);
  }
}
