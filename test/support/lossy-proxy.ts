import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

const COMMIT = 'COMMIT';
/** ReadyForQuery, outside of a transaction */
const READY = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);

/**
 * A network between host and PostgreSQL that loses things: every connection goes through it, and it can cut one at the
 * moment a COMMIT passes, before the server has seen it or before the host has seen the answer. Or it holds everything back,
 * as a network that is split: nobody hears of a broken connection, and what was sent arrives when it is whole again.
 */
export class LossyProxy {
  private server: Server;
  private readonly sockets = new Set<Socket>();
  private loss: 'request' | 'half' | 'answer' | 'everything' | undefined;
  private endsNextSession = false;
  private isDown = false;
  private isSplit = false;

  private constructor(private readonly target: number) {}

  static async inFrontOf(port: number): Promise<LossyProxy> {
    const proxy = new LossyProxy(port);
    proxy.server = createServer((client) => proxy.forward(client));
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  url(url: string): string {
    const through = new URL(url);
    through.port = String((this.server.address() as AddressInfo).port);
    return through.href;
  }

  /** The next COMMIT is executed, its answer never arrives. */
  loseNextCommitAnswer(): void {
    this.loss = 'answer';
  }

  /** The next COMMIT is executed, its answer never arrives, and from then on nobody gets through until `up`. */
  loseNextCommitAnswerAndGoDown(): void {
    this.loss = 'everything';
  }

  /** The next COMMIT never arrives. */
  loseNextCommit(): void {
    this.loss = 'request';
  }

  /** Half of the next COMMIT arrives. */
  loseHalfOfNextCommit(): void {
    this.loss = 'half';
  }

  /** The next session is ended by the server in the moment it is ready: both arrive together. */
  endNextSessionAsItBegins(): void {
    this.endsNextSession = true;
  }

  /** Whether a session has been ended since it was asked for. */
  get hasEndedSession(): boolean {
    return !this.endsNextSession;
  }

  /** Whether a COMMIT has been lost since it was asked for. */
  get hasLost(): boolean {
    return this.loss === undefined;
  }

  /** As a firewall that forgets the connections there are: nothing passes on them ever again and nobody is told; new ones do. */
  forgetConnections(): void {
    for (const socket of this.sockets) socket.pause();
  }

  /** Nothing passes any more and nobody is told, until `rejoin`. */
  split(): void {
    this.isSplit = true;
    for (const socket of this.sockets) socket.pause();
  }

  /** What was held back arrives now. */
  rejoin(): void {
    this.isSplit = false;
    for (const socket of this.sockets) socket.resume();
  }

  /** All connections break, new ones are cut at once, until `up`. */
  down(): void {
    this.isDown = true;
    for (const socket of this.sockets) socket.destroy();
  }

  up(): void {
    this.loss = undefined;
    this.isDown = false;
  }

  async close(): Promise<void> {
    this.down();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private forward(client: Socket): void {
    if (this.isDown) return void client.destroy();
    const server = connect(this.target, '127.0.0.1');
    for (const socket of [client, server]) {
      this.sockets.add(socket);
      if (this.isSplit) socket.pause();
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        this.sockets.delete(socket);
        client.destroy();
        // a server whose COMMIT is under way gets the time to do it
        server.end();
      });
    }
    let answerIsLost = false;
    client.on('data', (data) => {
      if (this.loss && data.includes(COMMIT)) {
        const { loss } = this;
        this.loss = undefined;
        if (loss === 'half') server.write(data.subarray(0, data.length >> 1));
        if (loss === 'request' || loss === 'half') return void client.destroy();
        answerIsLost = true;
        if (loss === 'everything') this.isDown = true;
      }
      server.write(data);
    });
    server.on('data', (data) => {
      if (answerIsLost) return void client.destroy();
      if (!this.endsNextSession || !data.subarray(-READY.length).equals(READY)) return void client.write(data);
      this.endsNextSession = false;
      client.end(Buffer.concat([data, sessionEnded()]));
    });
  }
}

/** What the server says to the sessions it ends (ErrorResponse of the protocol, version 3). */
function sessionEnded(): Buffer {
  const fields = Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0');
  const head = Buffer.from('E\0\0\0\0');
  head.writeUInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}
