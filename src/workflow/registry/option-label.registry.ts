import { Injectable } from '@nestjs/common';

/** How chosen values read: unit `ST-JIAYI` is 甲乙社区. Values it does not know are absent. */
export type OptionLabels = (tenantId: string, values: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** Names of what forms let people choose by `properties.picker`; whoever owns the things provides them. */
@Injectable()
export class OptionLabelRegistry {
  private readonly providers = new Map<string, OptionLabels>();

  provide(picker: string, labels: OptionLabels): void {
    this.providers.set(picker, labels);
  }

  async of(picker: string, tenantId: string, values: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return values.length === 0 ? new Map() : ((await this.providers.get(picker)?.(tenantId, values)) ?? new Map());
  }
}
