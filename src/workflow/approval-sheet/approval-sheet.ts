/* What stands on the paper, in words. The digest is taken of this and of nothing else (sheet-digest.policy). */

export interface SheetField {
  readonly label: string;
  readonly value: string;
  /** rows of a list, under their labels */
  readonly list?: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
}

/** One form, as it was sent. */
export interface SheetForm {
  readonly heading: string;
  readonly fields: readonly SheetField[];
}

export interface SheetMaterial {
  readonly id: string;
  readonly fileName: string;
  readonly size: string;
  readonly by: string;
  readonly at: string;
  readonly sha256: string;
}

/** One line of the approval record. */
export interface SheetAct {
  readonly step: string;
  readonly clause: string;
  readonly person: string;
  readonly title: string;
  readonly outcome: string;
  readonly opinion: string;
  readonly at: string;
  readonly due: string;
}

/** A step that waits for somebody. */
export interface SheetStep {
  readonly step: string;
  readonly people: string;
  readonly due: string;
}

/** The record of one run. */
export interface ApprovalSheet {
  readonly organization: string;
  /** 建群申请审批单 */
  readonly name: string;
  /** 文号: empty when only the machinery has one */
  readonly number: string;
  readonly title: string;
  readonly state: string;
  /** name of the end reached, and when */
  readonly result?: { readonly words: string; readonly at: string };
  readonly facts: readonly SheetField[];
  readonly forms: readonly SheetForm[];
  readonly acts: readonly SheetAct[];
  readonly current: readonly SheetStep[];
  readonly materials: readonly SheetMaterial[];
}

/** The record with what belongs to this one copy. */
export interface SheetCopy {
  readonly sheet: ApprovalSheet;
  readonly digest: string;
  /** address of the record */
  readonly link: string;
  readonly printedBy: string;
  readonly printedAt: string;
  /** how late the current steps are as it is printed, in their order */
  readonly standing: readonly string[];
  /** small pictures by id of the material */
  readonly pictures: Readonly<Record<string, Uint8Array>>;
}
