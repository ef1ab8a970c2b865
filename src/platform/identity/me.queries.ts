import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../common';
import { SETTINGS, type Settings } from '../config';
import { DemoNotEnabled } from './identity.errors';
import { ProfileRegistry } from './profile.registry';
import { permissionsOf, sectionsOf } from './section.policy';
import type { DemoUserDto, MeDto } from './session.dto';
import { UserDirectory } from './user-directory.queries';

/** The signed-in user as the client needs one. */
@Injectable()
export class MeQueries {
  constructor(
    private readonly directory: UserDirectory,
    private readonly profiles: ProfileRegistry,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async me(actor: Actor): Promise<MeDto> {
    const user = await this.directory.get(actor.userId);
    const profile = await this.profiles.profileOf(actor.tenantId, actor.roles);
    return {
      userId: user.id,
      username: user.username,
      name: user.name,
      tenantId: user.tenantId,
      tenantName: profile.tenantName,
      packId: profile.packId,
      title: user.title,
      roles: [...profile.roles],
      sections: sectionsOf(actor),
      permissions: permissionsOf(actor, this.settings.demo),
      demo: this.settings.demo,
    };
  }

  /** Everybody the visitor of a demo may be, by organization. */
  async demoUsers(): Promise<DemoUserDto[]> {
    if (!this.settings.demo) throw new DemoNotEnabled();
    const users = (await this.directory.listAll()).filter((user) => user.active);
    return Promise.all(
      users.map(async (user) => {
        const profile = await this.profiles.profileOf(user.tenantId, user.roles);
        return { username: user.username, name: user.name, title: user.title, tenantName: profile.tenantName, roles: [...profile.roles] };
      }),
    );
  }
}
