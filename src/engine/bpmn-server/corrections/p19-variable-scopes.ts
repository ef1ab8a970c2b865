import { library } from '../library';
import type { Correction } from './correction';

/** Variables live at the root or in one iteration of a multi-instance activity; names are names, never paths. */
export const variableScopes: Correction = {
  id: 'p19-variable-scopes',
  reason:
    'DataHandler.ts:31-78 splits names of iterations at dots and walks the prototype chain (`__proto__` in a list of a form pollutes every object of the ' +
    'host), treats `vars.x` specially, pushes lists, and nests the data of sub-processes where expressions do not find it.',
  apply(replace) {
    replace(library.Execution.prototype, 'getData', () => function (dataPath) {
      return dataPath ? (this.scopes?.[dataPath] ?? {}) : this.instance.data;
    });

    replace(library.Execution.prototype, 'appendData', () => function (data, _item, dataPath) {
      const scopes = (this.scopes ??= {});
      const target = dataPath ? (scopes[dataPath] ??= {}) : this.instance.data;
      if (data) Object.assign(target, data);
    });
  },
};
