/** Tabs first, then what the ⋯ menu opens. */
export type Page = 'model' | 'simulate' | 'settings' | 'diagnostics' | 'help';
