/** 384 KB, 1.2 MB */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** 9f3c1e7a…b04d52c8 */
export const shortHash = (sha256: string): string => (sha256.length > 16 ? `${sha256.slice(0, 8)}…${sha256.slice(-8)}` : sha256);
