import { library } from '../library';
import type { Correction } from './correction';

/** Associations are drawing. */
export const associations: Correction = {
  id: 'p14-associations',
  reason:
    'Definition.ts:88-108 takes every directed association for the link to a compensation handler: a text annotation so attached makes the diagram ' +
    'unloadable, and an instance with such an item cannot be restored (Item.ts:86). Message references of receive tasks are ignored; `activity.ts` reads them.',
  apply(replace) {
    replace(library.Definition.prototype, 'loadProcess', (original) => function (definition, element, parent) {
      const drawn = element['artifacts'];
      element['artifacts'] = undefined;
      try {
        return original.call(this, definition, element, parent);
      } finally {
        element['artifacts'] = drawn;
      }
    });
  },
};
