export type Locale = 'zh' | 'en';

/** Chinese unless the caller clearly prefers English (`Accept-Language: en, zh;q=0.5`). */
export function localeOf(acceptLanguage: string | undefined): Locale {
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((part, position) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.toLowerCase().split('-')[0], quality: quality === undefined ? 1 : Number(quality), position };
    })
    .filter((wish) => (wish.language === 'zh' || wish.language === 'en') && wish.quality > 0)
    .sort((a, b) => b.quality - a.quality || a.position - b.position);
  return wishes[0]?.language === 'en' ? 'en' : 'zh';
}
