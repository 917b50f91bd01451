/** Tabs first, then what the ⋯ menu opens. */
export type Page = 'model' | 'settings' | 'diagnostics' | 'help';
