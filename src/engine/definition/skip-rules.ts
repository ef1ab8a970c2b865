import type { Diagram } from './diagram';
import { error, type DefinitionProblem } from './problem';

/** What may be left out when it is broken: work of the machine. People, waiting and ways are never skipped. */
export const SKIPPABLE_TYPES: ReadonlySet<string> = new Set(['serviceTask', 'businessRuleTask', 'sendTask']);

export function checkSkips(diagram: Diagram): DefinitionProblem[] {
  return [...diagram.elements.values()].flatMap(({ id, type, gov }) => {
    const { skippable } = gov;
    if (skippable === undefined) return [];
    if (!SKIPPABLE_TYPES.has(type)) return [error(id, 'skippable-not-here', '只有服务任务、业务规则任务和发送任务可以设为允许跳过。', 'Only service, business rule and send tasks can be skippable.')];
    return skippable === 'true' || skippable === 'false' ? [] : [error(id, 'skippable-invalid', '“允许跳过”只能是 true 或 false。', 'gov:skippable is true or false.')];
  });
}
