import { Injectable } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';
import { TooManyRequests } from './http.errors';

/** Limits attempts per network address; put on sign-in routes with `@UseGuards(SignInThrottleGuard)`. */
@Injectable()
export class SignInThrottleGuard extends ThrottlerGuard {
  protected override async throwThrottlingException(): Promise<void> {
    throw new TooManyRequests(60);
  }
}
