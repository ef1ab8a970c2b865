import { Injectable } from '@nestjs/common';

/** By key: what was sent, and what stood in the fields that were only shown, `null` where nothing did. */
export type SentValues = Readonly<Record<string, unknown>>;

/** The form of a completed task as it was sent; nothing when that was not kept. */
export type SentForms = (processInstanceId: string, taskId: string) => Promise<SentValues | undefined>;

/** Forms as they were sent; whoever keeps them provides them. */
@Injectable()
export class SentFormRegistry {
  private forms?: SentForms;

  provide(forms: SentForms): void {
    this.forms = forms;
  }

  async find(processInstanceId: string, taskId: string): Promise<SentValues | undefined> {
    return this.forms?.(processInstanceId, taskId);
  }
}
