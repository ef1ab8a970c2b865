/** Surnames and given names of the people who exist in rosters only. Any likeness is chance. */
export const SURNAMES: readonly string[] = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严金魏陶姜戚谢邹喻柏水窦章云苏潘葛范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐'];

export const GIVEN_NAMES: readonly string[] = (
  '一禾 小满 立春 谷雨 惊蛰 白露 清和 知秋 晓冬 初晴 望舒 青梧 若水 云舟 子衿 嘉树 南星 北辰 采薇 怀瑾 ' +
  '长庚 景行 思齐 令仪 维桢 可期 明远 静姝 乐山 行之 守拙 存真 知远 允文 亦凡 书白 半夏 沉香 木棉 山川'
).split(' ');
