type Entries = Record<string, { group?: string }>;

/** Data objects, data stores, pools and lanes mean nothing to our engine, so the palette does not offer them. */
const UNSUPPORTED = ['create.data-object', 'create.data-store', 'create.participant-expanded', 'create.group'];

class PaletteFilter {
  static readonly $inject = ['palette'];
  constructor(palette: { registerProvider(priority: number, provider: object): void }) {
    palette.registerProvider(500, this);
  }
  getPaletteEntries() {
    return (entries: Entries): Entries => Object.fromEntries(Object.entries(entries).filter(([key]) => !UNSUPPORTED.includes(key)));
  }
}

export const paletteModule = { __init__: ['qunguanPaletteFilter'], qunguanPaletteFilter: ['type', PaletteFilter] };
