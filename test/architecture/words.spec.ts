import { GROUP_STATE_NAMES } from '../../src/governance/group/group-state-names.data';
import { textOf } from './source-files';

describe('A thing has one name towards people', () => {
  it.each([['zh', 'zh-CN'], ['en', 'en']] as const)('a state of a group, in the sentences of the server and on the screens (%s)', (language, file) => {
    const screens = textOf(`client/src/features/group/messages.${file}.ts`);
    for (const [state, name] of Object.entries(GROUP_STATE_NAMES)) expect(screens).toContain(`${state}: '${name[language]}'`);
  });
});
