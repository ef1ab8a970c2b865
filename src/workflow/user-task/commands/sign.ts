import { Injectable } from '@nestjs/common';
import { DomainError, systemActor, type Actor } from '../../../common';
import { EventBus } from '../../../platform/event';
import { actorOf, UserDirectory } from '../../../platform/identity';
import { isFault, type ProcessInstance } from '../../process-instance';
import type { AcceptedCompletion } from '../completion-check';
import { TaskDesk } from '../task-desk';
import type { Signature, UserTask } from '../user-task.entity';
import { HeldDecisionRefused, SignerNotFound, UserTaskForbidden } from '../user-task.errors';
import { UserTaskPassed } from '../user-task.events';
import { openSignatures, OWN_DECISION, refuseRemovingSigner, refuseSigning } from '../user-task.policy';
import { CompleteUserTask } from './complete';

export interface SignatureGiven {
  readonly decision: 'AGREE' | 'DISAGREE';
  readonly opinion?: string;
  readonly evidenceIds: readonly string[];
}

/**
 * 加签 answered or 减签. When nobody is left to wait for: before the decision the task comes back to its handler; after it the
 * decision is carried out. Who signs afterwards and does not agree sends it back to the handler at once.
 */
@Injectable()
export class SignUserTask {
  constructor(
    private readonly desk: TaskDesk,
    private readonly completion: CompleteUserTask,
    private readonly users: UserDirectory,
    private readonly events: EventBus,
  ) {}

  run(actor: Actor, taskId: string, { decision, opinion, evidenceIds }: SignatureGiven): Promise<void> {
    return this.withTask(actor, taskId, async (task, instance) => {
      await this.desk.checkHandler(actor, task, refuseSigning);
      const own = await this.desk.signatureOf(actor, task);
      // nobody confirms what they have decided themself, for whomever they act
      if (task.signing === 'AFTER' && task.heldCompletion?.actorId === actor.userId) throw new UserTaskForbidden(taskId, OWN_DECISION);
      await this.desk.markHandled(actor, task);
      await this.desk.record(task, actor, 'SIGNED', { opinion, detail: { decision, position: own.position }, evidenceIds, principalId: own.userId === actor.userId ? null : own.userId });
      const answered = setState(task, own.id, decision === 'AGREE' ? 'AGREED' : 'DISAGREED');
      if (decision === 'DISAGREE' && own.position === 'AFTER') return this.giveBack(actor, task, removeOpen(answered), opinion);
      await this.goOn(actor, task, answered, instance, opinion);
    });
  }

  remove(actor: Actor, taskId: string, signatureId: string, reason: string): Promise<void> {
    return this.withTask(actor, taskId, async (task, instance) => {
      await this.desk.checkHandler(actor, task, refuseRemovingSigner);
      const signature = openSignatures(task).find(({ id }) => id === signatureId);
      if (!signature) throw new SignerNotFound(signatureId);
      const name = (await this.users.find(signature.userId))?.name ?? signature.userId;
      await this.desk.record(task, actor, 'SIGNER_REMOVED', { opinion: reason, detail: { name } });
      if (signature.state === 'PENDING') await this.events.publish(new UserTaskPassed(task, 'SIGNER_REMOVED', actor, [signature.userId], reason));
      await this.goOn(actor, task, setState(task, signatureId, 'REMOVED'), instance);
    });
  }

  private withTask(actor: Actor, taskId: string, act: (task: UserTask, instance: ProcessInstance) => Promise<void>): Promise<void> {
    // carrying out the handler's decision may break: it is that command which a supervisor repeats
    return this.completion.reportingHeld(taskId, async () => {
      const { task, instance } = await this.desk.loadWithInstance(actor, taskId);
      await this.desk.refuseSuspended(task);
      await act(task, instance);
    });
  }

  private async goOn(actor: Actor, task: UserTask, signatures: readonly Signature[], instance: ProcessInstance, opinion?: string): Promise<void> {
    if (signatures.some(({ state }) => state === 'PENDING')) return void (await this.desk.handOver(task, { signatures }));
    if (task.signing === 'BEFORE') return this.giveBack(actor, task, signatures, opinion);
    const signed = await this.desk.handOver(task, { signatures });
    if (task.signing !== 'AFTER') return;
    const handler = actorOf(await this.users.get(task.heldCompletion!.actorId));
    let accepted: AcceptedCompletion;
    try {
      accepted = await this.completion.acceptHeld(signed, instance, handler);
    } catch (error) {
      // the signature counts; what the rules object to by now only the handler can put right
      if (!(error instanceof DomainError)) throw error;
      await this.desk.record(task, systemActor(task.tenantId), 'RETURNED', { opinion: error.sentence.zh });
      return this.giveBack(actor, task, signatures, opinion);
    }
    try {
      await this.completion.carryOutHeld(signed, instance, handler, accepted);
    } catch (error) {
      // refused within the step: the signature is undone with it, and the signer can send the task back
      if (error instanceof DomainError && error.kind !== 'unavailable' && !isFault(error)) throw new HeldDecisionRefused(task.id, error);
      throw error;
    }
  }

  /** Back in the handler's hands, to be decided anew; the form begins with what had been decided. */
  private async giveBack(actor: Actor, task: UserTask, signatures: readonly Signature[], opinion?: string): Promise<void> {
    const back = await this.desk.handOver(task, { signatures, signing: null });
    if (task.assigneeId && task.assigneeId !== actor.userId) await this.events.publish(new UserTaskPassed(back, 'SIGNED', actor, [task.assigneeId], opinion));
  }
}

function setState(task: UserTask, id: string, state: Signature['state']): Signature[] {
  return task.signatures!.map((each) => (each.id === id ? { ...each, state } : each));
}

function removeOpen(signatures: readonly Signature[]): Signature[] {
  return signatures.map((each) => (each.state === 'PENDING' || each.state === 'PLANNED' ? { ...each, state: 'REMOVED' } : each));
}
