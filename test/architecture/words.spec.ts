import { GROUP_STATE_NAMES } from '../../src/governance/group/group-state-names.data';
import { sourceFiles, textOf } from './source-files';

describe('A thing has one name towards people', () => {
  it.each([['zh', 'zh-CN'], ['en', 'en']] as const)('a state of a group, in the sentences of the server and on the screens (%s)', (language, file) => {
    const screens = textOf(`client/src/features/group/messages.${file}.ts`);
    for (const [state, name] of Object.entries(GROUP_STATE_NAMES)) expect(screens).toContain(`${state}: '${name[language]}'`);
  });
});

describe('What a person writes in a request', () => {
  it('is read without the white space around it: @RequiredText or @OptionalText, no validator that counts it', () => {
    const counted = /@(?:IsString|IsNotEmpty|(?:Min|Max)?Length)\([^)]*\)\s+(?:@\w+\([^)]*\)\s+)*(?:reason|opinion|text|note|comment)\??:/;
    expect(counted.test('  @IsString()\n  @Length(2, 500)\n  reason: string;')).toBe(true);
    expect(sourceFiles().filter((file) => file.endsWith('.dto.ts') && counted.test(textOf(file)))).toEqual([]);
  });
});
