import type { FormComponent } from '@/api/types';

/** Kinds the server takes; it looks at the content again. */
const TYPES: Record<string, readonly string[]> = { 'image/png': ['png'], 'image/jpeg': ['jpg', 'jpeg'], 'application/pdf': ['pdf'] };
export const MAX_BYTES = 20 * 1024 * 1024;
const MAX_FILES = 20;

const extensionOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1).toLowerCase();
const allowedBy = (accept: string | undefined): Set<string> | undefined => {
  const listed = accept?.split(',').map((each) => each.trim().replace(/^\./, '').toLowerCase()).filter((each) => each !== '');
  return listed?.length ? new Set(listed) : undefined;
};

/** What the browser's own dialog is to offer. */
export const acceptOf = ({ accept }: FormComponent): string => accept ?? Object.keys(TYPES).join(',');
export const takesPictures = ({ accept }: FormComponent): boolean => ['png', 'jpg', 'jpeg'].some((each) => allowedBy(accept)?.has(each) ?? true);
export const maxFilesOf = ({ validate }: FormComponent): number => validate?.maxFiles ?? MAX_FILES;
export const minFilesOf = ({ validate }: FormComponent): number => Math.max(validate?.minFiles ?? 0, validate?.required ? 1 : 0);

/** Why a file is not even sent; nothing when it may be. */
export function refusalOf(file: Pick<File, 'name' | 'size' | 'type'>, { accept }: FormComponent): 'type' | 'size' | 'empty' | undefined {
  const extensions = TYPES[file.type] ?? [];
  const extension = extensionOf(file.name);
  const allowed = allowedBy(accept);
  if (!extensions.includes(extension) || (allowed && !extensions.some((each) => allowed.has(each)))) return 'type';
  if (file.size === 0) return 'empty';
  return file.size > MAX_BYTES ? 'size' : undefined;
}

/** Every pasted screenshot is called image.png; when it was taken tells it from the next one. */
export function namedPaste(file: File, wallText: string): File {
  if (!/^image\.\w+$/.test(file.name)) return file;
  return new File([file], `截图-${wallText.slice(0, 10).replaceAll('-', '')}-${wallText.slice(11, 19).replaceAll(':', '')}.${extensionOf(file.name)}`, { type: file.type });
}
