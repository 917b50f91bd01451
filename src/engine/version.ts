/** Version of everything that decides about a simulated number. The same version, seed, trials and model give the same bits. */
export const ENGINE_VERSION = '0.1.0';
