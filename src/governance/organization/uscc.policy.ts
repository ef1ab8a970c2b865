import type { Sentence } from '../../common';

/* 统一社会信用代码, GB 32100: pure. Its positions 9–17 are the organization code of GB 11714, whose check digit only warns. */

const CHARSET = '0123456789ABCDEFGHJKLMNPQRTUWXY'; // no I O S V Z
const ORGANIZATION_CODE_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

export interface UsccCheck {
  readonly valid: boolean;
  readonly reason?: Sentence;
  readonly warnings: readonly Sentence[];
}

/** Fictional codes carry a region beginning with 99, which no province has; only a demo accepts them. */
export function checkUscc(text: string, allowFictional = false): UsccCheck {
  if (text.length !== 18) return refused('应为 18 位', 'it must have 18 characters');
  const values = [...text].map((character) => CHARSET.indexOf(character));
  if (values.includes(-1)) return refused('只能用数字和大写字母（不含 I、O、S、V、Z）', 'only digits and capitals without I, O, S, V, Z are allowed');
  const expected = checkCharacter(values.slice(0, 17));
  if (text[17] !== expected) return refused('校验码不符', 'the check character does not match');
  if (!allowFictional && text.slice(2, 4) === '99') return refused('登记地区代码不存在', 'the region does not exist');
  const warnings = organizationCodeMatches(text.slice(8, 17)) ? [] : [{ zh: '第 9–17 位组织机构代码的校验位不符', en: 'the check digit of the organization code (positions 9–17) does not match' }];
  return { valid: true, warnings };
}

function checkCharacter(values: readonly number[]): string {
  let weight = 1;
  let sum = 0;
  for (const value of values) {
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return CHARSET[(31 - (sum % 31)) % 31]!;
}

function organizationCodeMatches(code: string): boolean {
  const sum = ORGANIZATION_CODE_WEIGHTS.reduce((total, weight, index) => total + weight * parseInt(code[index]!, 36), 0);
  const check = 11 - (sum % 11);
  return code[8] === (check === 10 ? 'X' : check === 11 ? '0' : String(check));
}

function refused(zh: string, en: string): UsccCheck {
  return { valid: false, reason: { zh: `统一社会信用代码${zh}`, en: `The unified social credit code is wrong: ${en}` }, warnings: [] };
}
