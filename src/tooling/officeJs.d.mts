export const hostedOfficeJs: Readonly<Record<'microsoft' | '21vianet', string>>;
export function officeJsAddress(variable: string | undefined): string;
export function officeJsSource(address: string): string;
