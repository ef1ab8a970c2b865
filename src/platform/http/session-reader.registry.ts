import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common';

/** Who is behind a session token? Nobody when it is unknown, expired, idle for too long or its user disabled. */
export type SessionReader = (token: string, reading: SessionReading) => Promise<Actor | undefined>;

/** `use`: somebody is doing something, which keeps the session from running idle. `look`: only whether it still holds. */
export type SessionReading = 'use' | 'look';

/** `platform/identity` provides the reader; declared here so that the guard does not know where sessions live. */
@Injectable()
export class SessionReaderRegistry {
  private reader: SessionReader | undefined;

  provide(reader: SessionReader): void {
    this.reader = reader;
  }

  async read(token: string, reading: SessionReading = 'use'): Promise<Actor | undefined> {
    return this.reader?.(token, reading);
  }
}
