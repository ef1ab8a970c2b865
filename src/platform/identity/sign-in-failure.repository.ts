import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database';
import { SignInFailure } from './sign-in-failure.entity';

@Injectable()
export class SignInFailureRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  find(usernameHash: string): Promise<SignInFailure | null> {
    return this.unitOfWork.repository(SignInFailure).findOneBy({ usernameHash });
  }

  async put(failure: SignInFailure): Promise<void> {
    await this.unitOfWork.repository(SignInFailure).delete({ usernameHash: failure.usernameHash });
    await this.unitOfWork.repository(SignInFailure).insert(failure);
  }

  async delete(usernameHash: string): Promise<void> {
    await this.unitOfWork.repository(SignInFailure).delete({ usernameHash });
  }

  /** Names tried long ago are forgotten, so that invented names do not fill the table. */
  async deleteBefore(instant: Date): Promise<void> {
    await this.unitOfWork.query('DELETE FROM sign_in_failure WHERE last_failed_at < ?', [instant.getTime()]);
  }
}
