import { Global, Module } from '@nestjs/common';
import { CaseMaterialRegistry } from './case-material.registry';
import { DeadlineRuleRegistry } from './deadline-rule.registry';
import { DecisionRegistry } from './decision.registry';
import { DutyRegistry } from './duty.registry';
import { IdentityTitleRegistry } from './identity-title.registry';
import { InstanceVisibilityRegistry } from './instance-visibility.registry';
import { OptionLabelRegistry } from './option-label.registry';
import { RoleResolverRegistry } from './role-resolver.registry';
import { SentFormRegistry } from './sent-form.registry';
import { ServiceTaskRegistry } from './service-task.registry';
import { StandardVariablesRegistry } from './standard-variables.registry';
import { StartHandlerRegistry } from './start-handler.registry';
import { TaskGuardRegistry } from './task-guard.registry';

const registries = [ServiceTaskRegistry, StartHandlerRegistry, TaskGuardRegistry, RoleResolverRegistry, DeadlineRuleRegistry, DecisionRegistry, StandardVariablesRegistry, IdentityTitleRegistry, InstanceVisibilityRegistry, CaseMaterialRegistry, OptionLabelRegistry, DutyRegistry, SentFormRegistry];

/** What this floor needs from the domain, declared here and registered from above (architecture: the house). */
@Global()
@Module({ providers: registries, exports: registries })
export class RegistryModule {}
