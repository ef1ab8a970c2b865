export class ApprovalSheetDigestResponse {
  /** SHA-256 of the record as it stands now, 64 hexadecimal digits; a paper with another one is older or not genuine */
  digest: string;
  /** the number printed on the sheet; empty when the run has none people know it by */
  number: string;
}
