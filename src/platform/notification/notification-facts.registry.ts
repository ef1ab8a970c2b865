import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../common';

/** What the floors above know and whoever carries notifications on has to ask; they provide it when they start. */
@Injectable()
export class NotificationFacts {
  private workdays: (date: LocalDate) => boolean = () => true;
  private shielded: (processInstanceId: string) => Promise<boolean> = () => Promise.resolve(false);

  provideWorkdays(isWorkday: (date: LocalDate) => boolean): void {
    this.workdays = isWorkday;
  }

  /** Runs from which somebody may be kept away: not even their titles leave the product. */
  provideShielded(isShielded: (processInstanceId: string) => Promise<boolean>): void {
    this.shielded = isShielded;
  }

  isWorkday(date: LocalDate): boolean {
    return this.workdays(date);
  }

  isShielded(processInstanceId: string): Promise<boolean> {
    return this.shielded(processInstanceId);
  }
}
