import type { FunctionMetadata } from './functionsMetadata';
import type { HostDiagnostics } from './hostDiagnostics';

/** The add-in's scripts may run after the runtime has started; longer than this and something was forgotten. */
const PATIENCE_MILLISECONDS = 5000;
const INTERVAL_MILLISECONDS = 20;

interface FunctionBindings {
  readonly CustomFunctions?: { readonly _association?: { readonly mappings?: Readonly<Record<string, unknown>> } };
}

/**
 * Waits until the add-in has associated every declared function, and reports what does not match: `associate`
 * accepts any id, and a function without one only shows an error that explains nothing. An add-in of
 * another origin cannot be looked into and is trusted.
 */
export async function functionsBound(frame: HTMLIFrameElement, functions: readonly FunctionMetadata[], diagnostics: HostDiagnostics): Promise<void> {
  const declared = new Set(functions.map((metadata) => metadata.id.toUpperCase()));
  const unbound = () => {
    const bindings = bindingsOf(frame);
    return bindings === null ? [] : [...declared].filter((id) => !(id in bindings));
  };
  for (let waited = 0; unbound().length > 0 && !loaded(frame) && waited < PATIENCE_MILLISECONDS; waited += INTERVAL_MILLISECONDS) {
    await new Promise((resolve) => setTimeout(resolve, INTERVAL_MILLISECONDS));
  }
  for (const id of unbound()) {
    diagnostics.recordMissing(`an implementation of the function ${id}: the add-in did not associate it`);
  }
  for (const id of Object.keys(bindingsOf(frame) ?? {})) {
    if (!declared.has(id)) {
      diagnostics.recordMissing(`a declaration of the function ${id}: functions.json does not list it`);
    }
  }
}

/** All scripts of the page have run, and they did bind functions: what is missing now stays missing. */
function loaded(frame: HTMLIFrameElement): boolean {
  return frame.contentDocument?.readyState === 'complete' && Object.keys(bindingsOf(frame) ?? {}).length > 0;
}

/** By id in capitals; null when the frame is of another origin or gone. */
function bindingsOf(frame: HTMLIFrameElement): Readonly<Record<string, unknown>> | null {
  try {
    const addin = frame.contentWindow as (Window & FunctionBindings) | null;
    return addin?.CustomFunctions?._association?.mappings ?? null;
  } catch {
    return null;
  }
}
