import { Injectable, Logger, type BeforeApplicationShutdown, type MessageEvent, type OnModuleInit } from '@nestjs/common';
import { Observable, type Subscriber } from 'rxjs';
import type { Actor } from '../../common';
import { Broadcast } from '../../platform/broadcast';
import { EventBus } from '../../platform/event';
import { RequestGate, SessionReaderRegistry } from '../../platform/http';
import { ProcessInstanceClosed, ProcessInstanceStarted } from '../process-instance';
import { StandInChanged } from '../stand-in';
import { InboxChanged, TaskListQueries, UserTaskPassed } from '../user-task';
import type { LiveUpdateResponse } from './live-update.dto';
import { TooManyLiveUpdates } from './live-update.errors';
import { copiedKey, keysOf, LIVE_LISTS, reachKey, startedKey, type LiveList } from './live-update.policy';

/** A browser keeps at most six connections to one address: some must be left for its requests. */
export const MOST_STREAMS_PER_SESSION = 4;
/** whoever opens more, at however many browsers, asks by polling */
const MOST_STREAMS_PER_PERSON = 12;
const BEAT_MS = 25_000;
/** what one step changes comes together */
const FIRST_MS = 150;
/** a busy list is shown afresh no more often than this */
const AT_MOST_EVERY_MS = 1000;
/** counting goes on for so many at a time, so that a large office does not hold up its own work */
const COUNTED_AT_ONCE = 2;

/** One page of one person, kept up to date. */
interface Stream {
  readonly token: string;
  readonly subscriber: Subscriber<MessageEvent>;
  actor: Actor;
  keys: Map<string, readonly LiveList[]>;
  readonly changed: Set<LiveList>;
  timer: NodeJS.Timeout | undefined;
  toldAt: number;
}

/** Tells people's open pages how much is in their lists, after every commit that touches one. */
@Injectable()
export class LiveUpdateService implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger(LiveUpdateService.name);
  private readonly streams = new Set<Stream>();
  private readonly queue: Stream[] = [];
  private counting = 0;
  private pulse: NodeJS.Timeout | undefined;
  private beating: Promise<void> | undefined;

  constructor(
    private readonly events: EventBus,
    private readonly broadcast: Broadcast,
    private readonly tasks: TaskListQueries,
    private readonly sessions: SessionReaderRegistry,
    private readonly gate: RequestGate,
  ) {}

  onModuleInit(): void {
    this.events.afterCommit(InboxChanged, ({ owners }) => this.broadcast.tell(owners));
    this.events.afterCommit(UserTaskPassed, ({ verb, userIds }) => this.broadcast.tell(verb === 'COPIED' ? userIds.map(copiedKey) : []));
    this.events.afterCommit(ProcessInstanceStarted, ({ instance }) => this.broadcast.tell([startedKey(instance.startedBy)]));
    this.events.afterCommit(ProcessInstanceClosed, ({ instance }) => this.broadcast.tell([startedKey(instance.startedBy)]));
    this.events.afterCommit(StandInChanged, ({ standIn }) => this.broadcast.tell([reachKey(standIn.deputyId)]));
    this.broadcast.listen((keys) => this.hear(keys));
    this.broadcast.onGap(() => this.streams.forEach((stream) => this.touch(stream, LIVE_LISTS)));
    this.gate.whenClosing(() => this.closeAll());
    this.pulse = setInterval(() => void this.beat(), BEAT_MS).unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.pulse);
    this.closeAll();
  }

  /** The state now, and again whenever it changes, until the page or the session goes. Refuses what is too many for one browser or person. */
  open(actor: Actor, token: string): Observable<MessageEvent> {
    const own = [...this.streams].filter((stream) => stream.actor.userId === actor.userId);
    if (own.filter((stream) => stream.token === token).length >= MOST_STREAMS_PER_SESSION) throw new TooManyLiveUpdates(MOST_STREAMS_PER_SESSION);
    if (own.length >= MOST_STREAMS_PER_PERSON) throw new TooManyLiveUpdates(MOST_STREAMS_PER_PERSON);
    return new Observable<MessageEvent>((subscriber) => {
      const stream: Stream = { token, subscriber, actor, keys: new Map(), changed: new Set(LIVE_LISTS), timer: undefined, toldAt: 0 };
      this.streams.add(stream);
      // deaf until it is known whose lists it follows; the first state is counted after that
      void this.follow(stream).then(() => this.enqueue(stream));
      return () => {
        clearTimeout(stream.timer);
        this.streams.delete(stream);
      };
    });
  }

  /** Open pages of everybody. */
  get size(): number {
    return this.streams.size;
  }

  /** Keeps connections awake, ends those whose session is over, and takes note of roles given and taken. */
  beat(): Promise<void> {
    // a slow database is not asked the same twice at once
    return (this.beating ??= this.lookAtAll().finally(() => (this.beating = undefined)));
  }

  private async lookAtAll(): Promise<void> {
    for (const stream of [...this.streams]) {
      try {
        const actor = await this.sessions.read(stream.token, 'look');
        if (!actor) stream.subscriber.complete();
        else await this.follow(stream, actor);
      } catch (error) {
        // the session is not over because the database could not be asked
        this.logger.warn(`a session could not be looked at: ${String(error)}`);
      }
      stream.subscriber.next({ comment: 'beat' } as MessageEvent);
    }
  }

  /** Takes note of whose lists the person looks into now; they may have got a role, or somebody to act for. */
  private async follow(stream: Stream, actor = stream.actor): Promise<void> {
    stream.actor = actor;
    try {
      const [todo, claimable] = await Promise.all((['todo', 'claimable'] as const).map(async (list) => (await this.tasks.reachOf(actor, list)).map(({ owner }) => owner)));
      const keys = keysOf(actor.userId, { todo: todo!, claimable: claimable! });
      const isSame = keys.size === stream.keys.size && [...keys.keys()].every((key) => stream.keys.has(key));
      stream.keys = keys;
      if (!isSame) this.touch(stream, LIVE_LISTS);
      // what could not be counted before
      else if (stream.changed.size > 0) this.touch(stream, []);
    } catch (error) {
      this.logger.warn(`whose lists a page follows could not be asked, to be tried again: ${String(error)}`);
    }
  }

  private hear(keys: ReadonlySet<string>): void {
    for (const stream of this.streams) {
      if (keys.has(reachKey(stream.actor.userId))) void this.follow(stream);
      for (const [key, lists] of stream.keys) if (keys.has(key)) this.touch(stream, lists);
    }
  }

  private touch(stream: Stream, lists: readonly LiveList[]): void {
    for (const list of lists) stream.changed.add(list);
    const wait = Math.max(FIRST_MS, stream.toldAt + AT_MOST_EVERY_MS - performance.now());
    stream.timer ??= setTimeout(() => this.enqueue(stream), wait).unref();
  }

  private enqueue(stream: Stream): void {
    this.queue.push(stream);
    if (this.counting < COUNTED_AT_ONCE) void this.work();
  }

  private async work(): Promise<void> {
    this.counting++;
    for (let stream = this.queue.shift(); stream; stream = this.queue.shift()) if (this.streams.has(stream)) await this.push(stream);
    this.counting--;
  }

  private async push(stream: Stream): Promise<void> {
    clearTimeout(stream.timer);
    stream.timer = undefined;
    stream.toldAt = performance.now();
    // what changes while it is counted is told once more
    const lists = [...stream.changed];
    stream.changed.clear();
    try {
      const data: LiveUpdateResponse = { counts: await this.tasks.counts(stream.actor), lists };
      stream.subscriber.next({ type: 'state', data });
    } catch (error) {
      for (const list of lists) stream.changed.add(list);
      this.logger.warn(`lists could not be counted, to be tried again: ${String(error)}`);
    }
  }

  private closeAll(): void {
    for (const stream of [...this.streams]) stream.subscriber.complete();
  }
}
