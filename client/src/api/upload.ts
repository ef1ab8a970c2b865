import { ApiProblem, NetworkProblem } from './api-problem';
import { apiHeaders, apiUrl } from './client';
import type { Evidence } from './types';

/** Where an upload belongs: the task it proves, or the process about to be started. */
export interface UploadTarget { taskId?: string; processDefinitionKey?: string }

/** a line that moves nothing for so long is dead */
const STALLED_MS = 60_000;

/**
 * Uploads one piece of evidence with progress 0…1. XMLHttpRequest, because fetch cannot report upload progress.
 */
export function uploadEvidence(
  file: File, target: UploadTarget, onProgress: (share: number) => void, signal?: AbortSignal,
): Promise<Evidence> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', apiUrl('/api/evidence'));
    for (const [name, value] of Object.entries(apiHeaders())) request.setRequestHeader(name, value);
    let patience: ReturnType<typeof setTimeout>;
    const wait = (): void => {
      clearTimeout(patience);
      patience = setTimeout(() => { reject(new NetworkProblem()); request.abort(); }, STALLED_MS);
    };
    request.upload.onprogress = (event) => {
      wait();
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onerror = () => reject(new NetworkProblem());
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    request.onloadend = () => clearTimeout(patience);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as Evidence);
      else reject(ApiProblem.parse(request.status, request.responseText));
    };
    signal?.addEventListener('abort', () => request.abort());
    const form = new FormData();
    if (target.taskId) form.append('taskId', target.taskId);
    if (target.processDefinitionKey) form.append('processDefinitionKey', target.processDefinitionKey);
    form.append('file', file);
    wait();
    request.send(form);
  });
}

export const evidenceContentUrl = (id: string): string => apiUrl('/api/evidence/{id}/content', { path: { id } });
