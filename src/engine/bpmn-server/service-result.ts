import { ModelMistake, VariablesRefused } from '../engine.errors';
import type { Variables } from '../process-engine';
import { copyVariables } from '../variables';

const MAX_CHARACTERS = 256 * 1024;
const MAX_DEPTH = 8;

/**
 * What a service task, a decision or an output mapping gave back, as plain JSON within bounds. Whatever else came is a
 * mistake of the program behind the element: the step fails there, nothing crashes and nothing reaches a prototype.
 */
export function acceptResult(result: unknown): Variables | undefined {
  if (result === undefined || result === null) return undefined;
  if (typeof result !== 'object' || Array.isArray(result) || result instanceof Date) throw refused('not-variables', '不是一组变量', 'is no set of variables');
  weigh(result, 0, { left: MAX_CHARACTERS });
  try {
    return copyVariables(result as Variables);
  } catch (error) {
    if (error instanceof VariablesRefused) throw refused(String(error.facts.reason), '不是普通数据或使用了保留名称', 'is no plain data or uses a reserved name');
    throw error;
  }
}

/** Walks until the bounds are met and no further, so that 100 MB or a circle cost nothing. */
function weigh(value: unknown, depth: number, budget: { left: number }): void {
  if (depth > MAX_DEPTH) throw refused('too-deep', '层次过深', 'is nested too deeply');
  budget.left -= typeof value === 'string' ? value.length : 8;
  if (budget.left < 0) throw refused('too-large', '数据过大', 'is too large');
  if (typeof value !== 'object' || value === null) return;
  for (const [name, entry] of Object.entries(value)) {
    budget.left -= name.length;
    weigh(entry, depth + 1, budget);
  }
}

function refused(reason: string, zh: string, en: string): ModelMistake {
  return new ModelMistake('service-result', `自动环节返回的结果不能接受：${zh}`, `The result of the automatic step ${en}`, { reason });
}
