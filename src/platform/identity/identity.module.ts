import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { AuditModule } from '../audit';
import { SessionReaderRegistry } from '../http';
import { DemoSessionController } from './demo-session.controller';
import { IdentityService } from './identity.service';
import { MeQueries } from './me.queries';
import { PasswordService } from './password.service';
import { ProfileRegistry } from './profile.registry';
import { SessionController } from './session.controller';
import { SessionRepository } from './session.repository';
import { SessionService } from './session.service';
import { SignInFailureRepository } from './sign-in-failure.repository';
import { SignInService } from './sign-in.service';
import { UserDirectory } from './user-directory.queries';
import { UserRepository } from './user.repository';

/** Users, roles and sessions. Needs ConfigModule, DatabaseModule, ClockModule and HttpModule around it. */
@Global()
@Module({
  imports: [AuditModule],
  controllers: [SessionController, DemoSessionController],
  providers: [UserRepository, SessionRepository, SignInFailureRepository, PasswordService, UserDirectory, IdentityService, SessionService, SignInService, ProfileRegistry, MeQueries],
  exports: [UserDirectory, IdentityService, SessionService, ProfileRegistry],
})
export class IdentityModule implements OnModuleInit {
  constructor(
    private readonly readers: SessionReaderRegistry,
    private readonly sessions: SessionService,
  ) {}

  onModuleInit(): void {
    this.readers.provide((token, reading) => this.sessions.read(token, reading));
  }
}
