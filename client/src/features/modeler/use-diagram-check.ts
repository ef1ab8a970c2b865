import { onBeforeUnmount, ref, watch, type Ref } from 'vue';
import { ApiProblem } from '@/api/api-problem';
import { deploymentApi } from '@/api/deployment.api';
import type { DiagramProblem } from '@/api/deployment.types';
import { describeError } from '@/app/errors';

const CHECK_AFTER_MS = 800;

/** Asks the server what would stand in the way of deploying, a moment after the last change; answers out of order are dropped. */
export function useDiagramCheck(xml: Ref<string>, fileName: () => string) {
  const problems = ref<DiagramProblem[]>([]);
  const checking = ref(false);
  const failed = ref('');
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function check(): Promise<void> {
    const mine = ++turn;
    checking.value = true;
    try {
      const found = await deploymentApi.check([{ name: fileName(), content: xml.value }]);
      if (mine !== turn) return;
      problems.value = found;
      failed.value = '';
    } catch (error) {
      if (mine !== turn) return;
      failed.value = describeError(error);
      if (error instanceof ApiProblem && error.problems.length > 0) problems.value = error.problems.map((each) => ({ ...each, severity: 'error' }));
    } finally {
      if (mine === turn) checking.value = false;
    }
  }
  watch(xml, (text) => {
    clearTimeout(timer);
    if (text) timer = setTimeout(() => void check(), CHECK_AFTER_MS);
  }, { immediate: true });
  onBeforeUnmount(() => clearTimeout(timer));
  return { problems, checking, failed, check };
}
