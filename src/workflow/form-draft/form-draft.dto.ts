import { IsInt, IsObject, IsOptional, IsString, Length, Matches, Min } from 'class-validator';
import { OptionalText } from '../../platform/http';
import { MaterialView } from '../registry';

export class SaveFormDraftRequest {
  /** what the fields hold now; what the form does not know is dropped */
  @IsObject()
  values: Record<string, unknown>;

  /** 办理意见 */
  @OptionalText(2000)
  opinion?: string;

  /** the version of the process whose form the page shows, when it is not sure to be the present one */
  @IsOptional()
  @IsString()
  @Length(1, 160)
  processDefinitionId?: string;

  /** the revision this page has read or written last; 0 when there was none */
  @IsInt()
  @Min(0)
  revision: number;

  /** a name the page gives itself while it is open: it follows itself without asking */
  @Matches(/^[\w-]{8,64}$/)
  pageId: string;
}

export class SavedFormDraftResponse {
  revision: number;
  updatedAt: string;
}

export class FormDraftView {
  /** for the fields the form has now */
  values: Record<string, unknown>;
  opinion?: string;
  /** uploads the values name and that can still be handed in */
  evidence: MaterialView[];
  revision: number;
  updatedAt: string;
  /** typed into another version of the form; what still fits is kept */
  formChanged: boolean;
}

export class FormDraftResponse {
  /** does this form keep drafts at all */
  kept: boolean;
  draft?: FormDraftView;
}

/** Where a draft stands. */
export class FormDraftPath {
  @Matches(/^(START|TASK)$/)
  kind: 'START' | 'TASK';

  @IsString()
  @Length(1, 160)
  key: string;
}
