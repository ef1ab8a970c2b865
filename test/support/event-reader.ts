/** One server-sent event. */
export interface ServerEvent<T = any> {
  readonly type: string;
  readonly data: T;
}

/** Reads an open stream of server-sent events, one after the other. */
export class EventReader {
  private readonly waiting: ((event: ServerEvent | undefined) => void)[] = [];
  private readonly events: ServerEvent[] = [];
  /** comments seen, which are no events */
  comments = 0;
  isOver = false;

  constructor(
    readonly response: Response,
    private readonly hangUp: () => void,
  ) {
    void this.read();
  }

  /** The next event that fits; fails when none comes. Nothing when the server ends the stream. */
  async next(fits: (event: ServerEvent) => boolean = () => true, withinMs = 5000): Promise<ServerEvent | undefined> {
    const until = performance.now() + withinMs;
    for (;;) {
      const event = this.events.shift() ?? (this.isOver ? undefined : await this.wait(until - performance.now()));
      if (event === undefined || fits(event)) return event;
    }
  }

  /** Waits for the server to end it. */
  async over(withinMs = 5000): Promise<void> {
    if ((await this.next(() => false, withinMs)) !== undefined) throw new Error('the stream goes on');
  }

  /** As a browser whose page is closed. */
  close(): void {
    this.hangUp();
  }

  private wait(ms: number): Promise<ServerEvent | undefined> {
    return new Promise((resolve, reject) => {
      const take = (event: ServerEvent | undefined) => {
        clearTimeout(timer);
        resolve(event);
      };
      const timer = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(take), 1);
        reject(new Error('no such event came'));
      }, Math.max(0, ms));
      this.waiting.push(take);
    });
  }

  private async read(): Promise<void> {
    let text = '';
    const decoder = new TextDecoder();
    try {
      for await (const bytes of this.response.body as unknown as AsyncIterable<Uint8Array>) {
        text += decoder.decode(bytes, { stream: true });
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          this.take(text.slice(0, end));
          text = text.slice(end + 2);
        }
      }
    } catch {
      // we or the server hung up
    }
    this.isOver = true;
    for (const tell of this.waiting.splice(0)) tell(undefined);
  }

  private take(block: string): void {
    const lines = block.split('\n').filter(Boolean);
    const of = (name: string) => lines.filter((line) => line.startsWith(`${name}: `)).map((line) => line.slice(name.length + 2)).join('\n');
    if (lines.some((line) => line.startsWith(':'))) this.comments++;
    if (!of('data')) return;
    const event = { type: of('event') || 'message', data: JSON.parse(of('data')) as unknown };
    const tell = this.waiting.shift();
    if (tell) tell(event);
    else this.events.push(event);
  }
}
