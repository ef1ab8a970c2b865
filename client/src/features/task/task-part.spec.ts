import { describe, expect, it } from '@jest/globals';
import { partOf, senderOf } from './task-part';

const person = (id: string) => ({ id, name: id });
const task = (facts: object = {}) => ({ state: 'CREATED', assignee: person('handler'), signers: [], sender: person('sender'), returned: false, ...facts }) as unknown as Parameters<typeof partOf>[0];

describe('what a task wants of its reader', () => {
  it.each([
    ['an ordinary one', {}, undefined, 'sender'],
    ['somebody asked to sign', { signers: [person('me')] }, 'signing', 'handler'],
    ['the handler who waits for a signer', { assignee: person('me'), signers: [person('other')] }, undefined, 'sender'],
    ['a helper', { assignee: person('me'), owner: person('owner') }, 'helping', 'owner'],
    ['who waits for a helper', { owner: person('me') }, undefined, 'sender'],
    ['one that came back', { assignee: person('me'), returned: true }, 'returned', 'sender'],
    ['one that came back and is done again', { state: 'COMPLETED', returned: true }, undefined, 'sender'],
    ['a stand-in of somebody asked to sign', { signers: [person('principal')], onBehalfOf: person('principal') }, 'signing', 'handler'],
  ])('%s', (_what, facts, part, sender) => {
    expect([partOf(task(facts), 'me'), senderOf(task(facts), 'me')?.id]).toEqual([part, sender]);
  });
});
