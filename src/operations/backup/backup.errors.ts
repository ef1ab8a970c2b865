import { DomainError } from '../../common';

export const LEAST_PASSPHRASE = 12;

export class BackupPassphraseMissing extends DomainError {
  constructor() {
    super('backup-passphrase-missing', 'invalid-input', {
      zh: `请先设置环境变量 BACKUP_PASSPHRASE（至少 ${LEAST_PASSPHRASE} 个字符），备份只以加密形式保存。`,
      en: `Set BACKUP_PASSPHRASE (at least ${LEAST_PASSPHRASE} characters) first: backups are only ever kept encrypted.`,
    });
  }
}

export class BackupSourceMissing extends DomainError {
  constructor(file: string) {
    super('backup-source-missing', 'not-found', { zh: `没有可备份的数据库：${file}。`, en: `There is no database to back up at ${file}.` }, { file });
  }
}

export class BackupFileExists extends DomainError {
  constructor(file: string) {
    super('backup-file-exists', 'conflict', { zh: `文件 ${file} 已存在，不会覆盖。`, en: `The file ${file} exists already and is not overwritten.` }, { file });
  }
}

export type Unreadable = 'not-a-backup' | 'wrong-passphrase-or-damaged' | 'damaged' | 'truncated' | 'unknown-format';

const UNREADABLE: Readonly<Record<Unreadable, { zh: string; en: string }>> = {
  'not-a-backup': { zh: '不是群管的备份文件', en: 'it is not a backup of Qunguan' },
  'wrong-passphrase-or-damaged': { zh: 'BACKUP_PASSPHRASE 不正确，或文件开头已损坏', en: 'BACKUP_PASSPHRASE is wrong, or its beginning is damaged' },
  damaged: { zh: '文件已损坏或被改动', en: 'it is damaged or has been changed' },
  truncated: { zh: '文件不完整，末尾缺失', en: 'it is incomplete: its end is missing' },
  'unknown-format': { zh: '备份格式较新，请使用更新版本的程序', en: 'its format is newer than this program; use a newer version' },
};

/** Nothing of it has been used. */
export class BackupUnreadable extends DomainError {
  constructor(file: string, reason: Unreadable) {
    super('backup-unreadable', 'unprocessable', { zh: `无法读取 ${file}：${UNREADABLE[reason].zh}。没有写入任何内容。`, en: `${file} cannot be read: ${UNREADABLE[reason].en}. Nothing was written.` }, { file, reason });
  }
}

export class BackupFromNewerProgram extends DomainError {
  constructor(programVersion: string, unknownMigrations: readonly string[]) {
    super(
      'backup-from-newer-program',
      'unprocessable',
      { zh: `备份由较新的程序（${programVersion}）生成，请用同一版本或更新的版本恢复。没有写入任何内容。`, en: `The backup was made by a newer program (${programVersion}); restore it with that version or a newer one. Nothing was written.` },
      { programVersion, unknownMigrations },
    );
  }
}

export class RestoreTargetNotEmpty extends DomainError {
  constructor(what: string) {
    super('restore-target-not-empty', 'conflict', { zh: `只能恢复到空的数据库和数据目录，现有：${what}。没有写入任何内容。`, en: `A backup is restored into an empty database and data folder only; there is: ${what}. Nothing was written.` }, { what });
  }
}

/** of this backup, in a data folder that held none but them */
const FILES_STAY = { zh: '备份中的文件已放入数据目录并保留，可直接再次恢复。', en: 'Its files stay in the data folder; another restore may be run over them.' };

/** What stands in the database afterwards is not what was backed up; no row of it stays. Files do no harm there: a restore puts the same ones there again. */
export class RestoreNotVerified extends DomainError {
  constructor(what: string) {
    super('restore-not-verified', 'unprocessable', { zh: `恢复的内容与备份不一致（${what}），数据库中的内容已全部撤回。${FILES_STAY.zh}`, en: `What was restored is not what was backed up (${what}); every row has been taken back. ${FILES_STAY.en}` }, { what });
  }
}

/** The rows are those that were backed up, so the chain was broken before: somebody has to know before it goes on. */
export class AuditChainBroken extends DomainError {
  constructor(tenantId: string, firstBroken: number | undefined) {
    super(
      'audit-chain-broken',
      'unprocessable',
      {
        zh: `备份中 ${tenantId} 的审计链在第 ${firstBroken ?? '?'} 条处不完整，备份之前就已如此；数据库中的内容已全部撤回。${FILES_STAY.zh}确需恢复请加 --accept-broken-audit-chain。`,
        en: `The audit chain of ${tenantId} in this backup is broken at entry ${firstBroken ?? '?'}, and was so before the backup; every row has been taken back. ${FILES_STAY.en} To restore it all the same add --accept-broken-audit-chain.`,
      },
      { tenantId, firstBroken },
    );
  }
}
