import { Global, Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../../platform/config';
import { DecisionEvaluationRepository } from './decision-evaluation.repository';
import { DecisionQueries } from './decision.queries';
import { DecisionService } from './decision.service';
import { POLICY_CONFIG, PolicyPackRepository, type PolicyConfig } from './policy-pack.repository';
import { PolicyContextService } from './policy-context.service';
import { PolicyController } from './policy.controller';
import { PolicyService } from './policy.service';
import { TenantPackRegistry } from './tenant-pack.registry';

const config = { provide: POLICY_CONFIG, inject: [SETTINGS], useFactory: (settings: Settings): PolicyConfig => ({ processesFolder: settings.processesDir }) };

/** Packs and decisions, for every module of the domain. Needs ConfigModule, DatabaseModule, ClockModule and RegistryModule. */
@Global()
@Module({
  controllers: [PolicyController],
  providers: [config, PolicyPackRepository, DecisionEvaluationRepository, TenantPackRegistry, PolicyService, DecisionService, DecisionQueries, PolicyContextService],
  exports: [TenantPackRegistry, PolicyService, DecisionService, DecisionQueries],
})
export class PolicyModule {}
