import { Module } from '@nestjs/common';
import { OrganizationModule } from '../governance/organization';
import { DemoPeopleService } from './world/demo-people.service';

@Module({ imports: [OrganizationModule], providers: [DemoPeopleService], exports: [DemoPeopleService] })
export class DemoModule {}
