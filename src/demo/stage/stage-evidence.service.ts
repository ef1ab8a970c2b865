import { Injectable } from '@nestjs/common';
import { BusinessClock, type Actor } from '../../common';
import { EvidenceService } from '../../governance/evidence';
import { drawPicture, type PictureKind } from '../picture/picture';

export interface Shot {
  readonly kind: PictureKind;
  /** file name without ending, in the words of the person who took it */
  readonly name: string;
  readonly platform?: string;
  /** what is printed on it; letters and digits */
  readonly labels: readonly string[];
}

const SHANGHAI_MS = 8 * 3_600_000;

/** Screenshots and papers of the story: drawn, then uploaded like any other. */
@Injectable()
export class StageEvidence {
  constructor(
    private readonly evidence: EvidenceService,
    private readonly clock: BusinessClock,
  ) {}

  /** Answers the id of the evidence. */
  upload(actor: Actor, { kind, name, platform, labels }: Shot): Promise<string> {
    const takenAt = new Date(this.clock.now().getTime() + SHANGHAI_MS).toISOString().slice(0, 16).replace('T', ' ');
    return this.evidence.storeBuffer({ actor, fileName: `${name}.png`, content: drawPicture({ kind, platform, labels, takenAt }) });
  }
}
