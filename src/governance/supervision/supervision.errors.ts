import { DomainError } from '../../common';
import { NOT_SUPERVISING } from './supervision.policy';

export class SupervisionForbidden extends DomainError {
  constructor() {
    super('supervision-forbidden', 'forbidden', NOT_SUPERVISING);
  }
}
