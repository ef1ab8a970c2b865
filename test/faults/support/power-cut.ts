import type { Random } from '../../../src/engine/bpmn-server/conformance/random';
import type { TraceEvent } from './write-trace';

const SECTOR = 512;

type Change = Extract<TraceEvent, { kind: 'write' | 'truncate' }>;

/** Bytes that grow and shrink in place: a log of megabytes is not copied for each page written. */
class Content {
  private size: number;

  constructor(private bytes: Buffer) {
    this.size = bytes.length;
  }

  copy(): Content {
    return new Content(Buffer.from(this.toBuffer()));
  }

  toBuffer(): Buffer {
    return this.bytes.subarray(0, this.size);
  }

  apply(change: Change): void {
    if (change.kind === 'truncate') return this.resize(change.size);
    this.resize(Math.max(this.size, change.offset + change.data.length));
    change.data.copy(this.bytes, change.offset);
  }

  private resize(size: number): void {
    if (size > this.bytes.length) this.bytes = Buffer.concat([this.toBuffer(), Buffer.alloc(2 * size - this.size)]);
    else if (size > this.size) this.bytes.fill(0, this.size, size);
    this.size = size;
  }
}

/** One file under the disk's cache: what is safe, and what was written since the last sync. */
class CachedFile {
  private readonly safe: Content;
  private pending: Change[] = [];

  constructor(content: Buffer) {
    this.safe = new Content(Buffer.from(content));
  }

  change(event: Change): void {
    this.pending.push(event);
  }

  sync(): void {
    for (const change of this.pending) this.safe.apply(change);
    this.pending = [];
  }

  /** After the cut: of what was not synced each write is there, is not, or is there up to some sector. */
  afterCut(random: Random): Buffer {
    const content = this.safe.copy();
    for (const change of this.pending) {
      const luck = random.below(3);
      if (luck === 0) continue;
      if (luck === 1 || change.kind === 'truncate') content.apply(change);
      else content.apply({ ...change, data: change.data.subarray(0, random.below(Math.floor(change.data.length / SECTOR) + 1) * SECTOR) });
    }
    return content.toBuffer();
  }
}

export interface AfterCut {
  readonly files: ReadonlyMap<string, Buffer>;
  /** what the host had told when the power went */
  readonly told: readonly string[];
}

/** Cuts the power at so many random moments of a recorded run; yields what lies on the disk afterwards. */
export function* powerCuts(before: ReadonlyMap<string, Buffer>, events: readonly TraceEvent[], cuts: number, random: Random): Generator<AfterCut> {
  const moments = Array.from({ length: cuts }, () => random.below(events.length + 1)).sort((a, b) => a - b);
  const files = new Map([...before].map(([name, content]) => [name, new CachedFile(content)]));
  const told: string[] = [];
  let done = 0;
  for (const moment of moments) {
    for (; done < moment; done++) {
      const event = events[done]!;
      if (event.kind === 'told') told.push(event.text);
      else if (event.kind === 'sync') files.get(event.file)?.sync();
      else files.get(event.file)?.change(event);
    }
    yield { files: new Map([...files].map(([name, file]) => [name, file.afterCut(random)])), told };
  }
}
