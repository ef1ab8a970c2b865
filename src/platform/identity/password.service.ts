import { Inject, Injectable } from '@nestjs/common';
import { hash, verify, type Options } from '@node-rs/argon2';
import { SETTINGS, type Settings } from '../config';
import { PasswordTooWeak } from './identity.errors';

const LEAST_LENGTH = 8;
const ARGON2ID = 2; // the package's `const enum` cannot be imported with isolatedModules

/** Passwords as argon2id hashes with a pepper that is not in the database. Runs off the main thread. */
@Injectable()
export class PasswordService {
  private readonly options: Options;
  private dummy: Promise<string> | undefined;

  constructor(@Inject(SETTINGS) settings: Settings) {
    const { memoryKiB, passes, lanes, pepper } = settings.passwordHashing;
    this.options = { algorithm: ARGON2ID, memoryCost: memoryKiB, timeCost: passes, parallelism: lanes, secret: Buffer.from(pepper) };
  }

  async hash(password: string): Promise<string> {
    if (password.length < LEAST_LENGTH) throw new PasswordTooWeak(LEAST_LENGTH);
    return hash(password, this.options);
  }

  /** Without a hash (unknown user) it works as long as with one, so that time does not tell who has an account. */
  async verify(passwordHash: string | null | undefined, password: string): Promise<boolean> {
    if (passwordHash) return verify(passwordHash, password, this.options);
    this.dummy ??= hash('nobody has this password', this.options);
    await verify(await this.dummy, password, this.options);
    return false;
  }
}
