import type { Request, Response } from 'express';

export interface SessionCookieOptions {
  /** TLS in front: `__Host-` prefix and Secure */
  readonly secure: boolean;
}

/** The session cookie of one request: opaque token, HttpOnly, SameSite=Lax, whole site. */
export class SessionCookie {
  constructor(
    private readonly request: Request,
    private readonly response: Response,
    private readonly options: SessionCookieOptions,
  ) {}

  private get name(): string {
    return this.options.secure ? '__Host-qg_session' : 'qg_session';
  }

  read(): string | undefined {
    for (const part of (this.request.headers.cookie ?? '').split(';')) {
      const separator = part.indexOf('=');
      if (separator > 0 && part.slice(0, separator).trim() === this.name) return part.slice(separator + 1).trim() || undefined;
    }
    return undefined;
  }

  set(token: string, expiresAt: Date): void {
    this.response.cookie(this.name, token, { ...this.flags, expires: expiresAt });
  }

  clear(): void {
    this.response.clearCookie(this.name, this.flags);
  }

  private get flags() {
    return { httpOnly: true, sameSite: 'lax', secure: this.options.secure, path: '/' } as const;
  }
}
