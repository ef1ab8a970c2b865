import { Logger } from '@nestjs/common';
import { Broadcast } from './broadcast';
import { inParts, readWord } from './postgres-channel';

describe('the word of mouth', () => {
  it('reaches the host itself at once, without any database', async () => {
    const broadcast = new Broadcast({ kind: 'sqlite', file: 'nowhere' });
    const heard: string[][] = [];
    broadcast.listen((keys) => heard.push([...keys]));
    await broadcast.onApplicationBootstrap();
    broadcast.tell(['a:ann', 'a:ann', 'g:CLERK:T']);
    broadcast.tell([]);
    expect(heard).toEqual([['a:ann', 'g:CLERK:T']]);
    await broadcast.beforeApplicationShutdown();
  });

  it('comes in parts that fit into a message, and loses nothing on the way', () => {
    const keys = Array.from({ length: 3000 }, (_, n) => `g:登记员:单位${n}`);
    const parts = inParts(keys);
    expect(parts.flat()).toEqual(keys);
    for (const part of parts) expect(Buffer.byteLength(JSON.stringify({ from: '01990000-0000-7000-8000-000000000000', keys: part }))).toBeLessThan(8000);
    expect(parts.length).toBeLessThan(20);
    expect(inParts([])).toEqual([]);
  });

  it.each([undefined, '', 'hello', 'null', '7', '{}', '{"from":"h"}', '{"from":"h","keys":null}', '{"from":"h","keys":"some"}', '{"from":"h","keys":[1]}', '{"keys":["a:ann"]}'])('is not what somebody else says: %s', (payload) => {
    expect(readWord(payload)).toBeUndefined();
  });

  it('finds a host that works although the database of the others cannot be reached', async () => {
    const warned = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
    const broadcast = new Broadcast({ kind: 'postgres', url: 'postgres://nobody@127.0.0.1:1/none' });
    const heard: string[] = [];
    broadcast.listen((keys) => heard.push(...keys));
    await broadcast.onApplicationBootstrap();
    broadcast.tell(['a:ann']);
    expect(heard).toEqual(['a:ann']);
    expect(warned).toHaveBeenCalledWith(expect.stringContaining('the connection to the other hosts is lost'));
    await broadcast.beforeApplicationShutdown();
  });
});
