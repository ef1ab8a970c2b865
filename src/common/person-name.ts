/** 张三丰 → 张**: the surname only (spec §4.9 no. 4). */
export function maskName(name: string): string {
  const [surname = '', ...rest] = [...name];
  return surname + '*'.repeat(Math.max(rest.length, 1));
}
