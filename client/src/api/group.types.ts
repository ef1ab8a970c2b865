import type { Schema } from './contract';

/** A line of the register. */
export type Group = Schema<'GroupDto'>;
export type GroupState = Group['state'];
export type GroupOverlay = Group['overlays'][number];
export type GroupKind = Group['kind'];
/** A member as the register shows one; ordinary members' names are masked by the server. */
export type Member = Schema<'RosterMember'>;
export type GroupClock = Schema<'GroupClockDto'>;
export type GroupCase = Schema<'GroupCase'>;
export type GroupHistoryItem = Schema<'GroupHistoryDto'>;
export type GroupForecast = Schema<'GroupForecastDto'>;
/** The group's own page. */
export type GroupDetail = Schema<'GroupDetailDto'>;
