import type { DecisionTable } from './decision-table';
import { parseDecision } from './decision-table.parser';

/** Parsed tables by id; the id must name the content (pack version + decision), so nothing ever goes stale. */
export class DecisionCache {
  private readonly tables = new Map<string, Promise<DecisionTable>>();

  get(id: string, xml: () => string | Promise<string>): Promise<DecisionTable> {
    const known = this.tables.get(id);
    if (known) return known;
    const parsed = Promise.resolve()
      .then(xml)
      .then((text) => parseDecision(text, id));
    this.tables.set(id, parsed);
    // a failure is not remembered: the next caller reads the file again
    parsed.catch(() => this.tables.delete(id));
    return parsed;
  }
}
