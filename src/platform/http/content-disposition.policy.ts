/** Names a file for the browser, whatever script it is written in (RFC 6266 and 5987). */
export function contentDisposition(place: 'inline' | 'attachment', fileName: string): string {
  const encoded = encodeURIComponent(fileName).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${place}; filename*=UTF-8''${encoded}`;
}
