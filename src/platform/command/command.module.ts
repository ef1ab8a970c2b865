import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { CommandPurge } from './command-purge.worker';
import { CommandInterceptor } from './command.interceptor';
import { CommandRepository } from './command.repository';

/** Every unsafe route may be repeated under its `Idempotency-Key`. */
@Module({ providers: [CommandRepository, CommandPurge, { provide: APP_INTERCEPTOR, useClass: CommandInterceptor }] })
export class CommandModule {}
