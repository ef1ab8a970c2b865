import { Injectable } from '@nestjs/common';
import { faultPoint, type Actor } from '../../common';
import type { EngineEffect, EngineFact } from '../../engine';
import type { ProcessInstance } from './process-instance.entity';

/** A step that was taken, before it is committed. */
export interface StepTaken {
  readonly instance: ProcessInstance;
  /** its group has another name since this step */
  readonly isRenamed?: boolean;
  readonly facts: readonly EngineFact[];
  readonly effects: readonly EngineEffect[];
  readonly actor: Actor;
  readonly now: Date;
}

/** Turns facts of a step into rows of one noun, in the step's transaction. */
export type StepProjector = (step: StepTaken) => Promise<void>;

/** The order matters: a boundary timer may refer to the deadline of the task it sits on. */
const ORDER = ['user-task', 'form-draft', 'timer', 'message', 'call-activity', 'history'] as const;

@Injectable()
export class StepProjectorRegistry {
  private readonly projectors = new Map<(typeof ORDER)[number], StepProjector>();

  register(noun: (typeof ORDER)[number], projector: StepProjector): void {
    this.projectors.set(noun, projector);
  }

  async project(step: StepTaken): Promise<void> {
    for (const noun of ORDER) {
      await this.projectors.get(noun)?.(step);
      await faultPoint(`${noun}-projected`);
    }
  }
}
