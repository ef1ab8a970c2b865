export * from './stand-in.errors';
export * from './stand-in.events';
export * from './stand-in.module';
export { covers } from './stand-in.policy';
export * from './stand-in.queries';
export { type StandIn } from './stand-in.entity';
export * from './stand-in.service';
