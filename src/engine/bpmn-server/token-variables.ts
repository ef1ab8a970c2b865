import type { Variables } from '../process-engine';
import type { Item, Token } from './library-shapes';

/** All variables visible at a token, inner scopes winning. */
export function visibleVariables(token: Token): Variables {
  const paths: string[] = [];
  for (let holder: Token | null | undefined = token; holder; holder = holder.parentToken) {
    if (holder.dataPath && paths.at(-1) !== holder.dataPath) paths.push(holder.dataPath);
  }
  const { execution } = token;
  return Object.assign({}, execution.instance.data, ...paths.reverse().map((path) => execution.getData(path)));
}

/** Sets variables where the conventions want them: at the root, or in the iteration the token belongs to. */
export function setVariables(item: Item, variables: Variables): void {
  item.context.appendData(variables, item, item.token.dataPath);
}
