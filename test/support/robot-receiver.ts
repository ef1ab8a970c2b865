import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RobotCall {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: any;
}

/** A real HTTP server that speaks like the group robots of 企业微信 and 钉钉. */
export class RobotReceiver {
  readonly calls: RobotCall[] = [];
  /** how it answers; `undefined`: as a robot that has taken the message */
  answer: ((response: ServerResponse, call: RobotCall) => void) | undefined;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<RobotReceiver> {
    const server = createServer();
    const receiver = new RobotReceiver(server);
    server.on('request', (request, response) => void receiver.receive(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  take(): RobotCall[] {
    return this.calls.splice(0);
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const { pathname: path, searchParams: query } = new URL(request.url!, this.origin);
    const text = Buffer.concat(parts).toString('utf8');
    const call: RobotCall = { path, query, body: text === '' ? undefined : JSON.parse(text) };
    this.calls.push(call);
    if (this.answer) this.answer(response, call);
    else response.setHeader('content-type', 'application/json').end(JSON.stringify({ errcode: 0, errmsg: 'ok' }));
  }
}
